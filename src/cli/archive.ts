import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Archive, Lock, PaperFound } from "../archive/archive.ts";
import { CannotUse } from "../model/outcome.ts";
import { prepareHistory } from "../pipeline/history.ts";
import { fileBytes } from "../pipeline/read.ts";
import { writeFiles } from "../pipeline/write-files.ts";
import { placedWordsInChild } from "../reader.ts";
import { archivedName } from "./editions.ts";
import { type OpenOffice, openOffice, type Place } from "./office.ts";
import { counted, json, line, type Streams } from "./print.ts";

interface ArchiveOptions extends Place {
  readonly json?: boolean;
}

async function withOffice(options: Place, streams: Streams, work: (office: OpenOffice) => Promise<number>): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

function secret(file: string): string {
  if (!existsSync(file)) throw new CannotUse(`${file}: there is no such file`);
  return readFileSync(file, "utf8").replace(/\r?\n$/, "");
}

/** `actionplan archive show EDITION`. */
export function showCommand(name: string, options: ArchiveOptions, streams: Streams): Promise<number> {
  return withOffice(options, streams, async ({ archive }) => {
    const info = archive.resolve(name);
    const full = `${info.plan}/${info.date}/r${info.revision}`;
    if (info.disposed) {
      const left = archive.disposal(full);
      if (options.json === true) json(streams.out, { ...info, disposal: left });
      else line(streams.out, `${full} was disposed of on ${left?.when} by ${left?.by}: ${left?.reason}`);
      return 0;
    }
    const snapshot = archive.read(full);
    const later = archive.laterPapers(full).map((l) => ({ name: l.name, archivedAt: l.archivedAt, papers: l.papers.map((p) => p.name) }));
    const papers = snapshot.papers.map((p) => p.name);
    if (options.json === true) {
      json(streams.out, {
        ...info,
        source: snapshot.source.name,
        recommendations: snapshot.edition.recommendations.length,
        decisions: snapshot.decisions.length,
        findings: snapshot.findings,
        papers,
        later,
      });
      return 0;
    }
    line(streams.out, `${full}: ${info.title}${info.marking === null ? "" : ` (${info.marking})`}`);
    line(
      streams.out,
      `archived ${info.archivedAt}, number ${info.sequence} in the chain\nedition digest ${info.editionDigest}\nbag digest ${info.bagDigest}`,
    );
    line(
      streams.out,
      `source ${snapshot.source.name}, ${counted(snapshot.edition.recommendations.length, "recommendation")}, ${counted(snapshot.findings.length, "finding")}, ${counted(snapshot.decisions.length, "decision")}`,
    );
    for (const p of papers) line(streams.out, `paper ${p}`);
    for (const l of later) line(streams.out, `later, ${l.archivedAt}: ${l.papers.join(", ")}`);
    return 0;
  });
}

/** `actionplan archive verify`: exit 1 where there is any damage, all of it named. */
export function verifyCommand(options: ArchiveOptions & { readonly paper?: string }, streams: Streams): Promise<number> {
  return withOffice(options, streams, async ({ archive }) => {
    const damage = [...archive.verify()];
    if (options.paper !== undefined) {
      const found = await whatItIs(archive, options.paper);
      if (found.kind === "unknown")
        damage.push({ where: options.paper, what: `no snapshot of this paper is in the archive: ${found.message}` });
      else line(streams.err, found.message);
    }
    if (options.json === true) json(streams.out, damage);
    else for (const d of damage) line(streams.out, `${d.where}: ${d.what}`);
    if (damage.length === 0 && options.json !== true)
      line(streams.out, `sound: ${counted(archive.list().length, "snapshot")}, every byte as it was archived`);
    return damage.length === 0 ? 0 : 1;
  });
}

/** A PDF that was printed again has lost its properties: then the digest is looked for among the words that it prints. */
async function whatItIs(archive: Archive, file: string): Promise<PaperFound> {
  const bytes = fileBytes(file);
  const found = archive.verifyPaper(bytes);
  if (found.kind !== "unknown" || Buffer.from(bytes.subarray(0, 5)).toString("latin1") !== "%PDF-") return found;
  try {
    const words = await placedWordsInChild(bytes, { name: path.basename(file) });
    return archive.verifyPaper(new TextEncoder().encode(words.map((w) => w.text).join("")));
  } catch (error) {
    if (error instanceof CannotUse) return found; // a PDF that cannot be read names no edition
    throw error;
  }
}

/** `actionplan verify PAPER`: one line that says what it is; an unknown one is an answer too. */
export function verifyPaperCommand(file: string, options: ArchiveOptions, streams: Streams): Promise<number> {
  return withOffice(options, streams, async ({ archive }) => {
    const found = await whatItIs(archive, file);
    line(streams.out, found.message);
    return 0;
  });
}

/** `actionplan archive export`. */
export function exportCommand(
  name: string | undefined,
  options: ArchiveOptions & { readonly to: string; readonly encrypt?: string; readonly passphraseFile?: string },
  streams: Streams,
): Promise<number> {
  return withOffice(options, streams, async (office) => {
    const lock: Lock | undefined =
      options.encrypt !== undefined
        ? { recipients: options.encrypt.split(",").map((r) => r.trim()) }
        : options.passphraseFile !== undefined
          ? { passphrase: secret(options.passphraseFile) }
          : undefined;
    const whole = name === undefined || office.archive.plans().includes(name);
    const bytes = await office.archive.exportTo(whole ? (name ?? null) : archivedName(name, office, {}), lock);
    const to = path.resolve(options.to);
    for (const file of writeFiles(path.dirname(to), [{ name: path.basename(to), bytes }])) line(streams.out, file);
    return 0;
  });
}

/** `actionplan archive import FILE`. */
export function importCommand(
  file: string,
  options: ArchiveOptions & { readonly identityFile?: string; readonly passphraseFile?: string },
  streams: Streams,
): Promise<number> {
  return withOffice(options, streams, async (office) => {
    const key: Lock = {
      ...(options.identityFile === undefined
        ? {}
        : {
            identities: secret(options.identityFile)
              .split(/\r?\n/)
              .filter((l) => l.startsWith("AGE-SECRET-KEY-")),
          }),
      ...(options.passphraseFile === undefined ? {} : { passphrase: secret(options.passphraseFile) }),
    };
    const taken = await office.archive.importFrom(fileBytes(file), key);
    for (const s of taken) line(streams.out, `${s.name}${s.already ? " (already here)" : ""}`);
    await prepareHistory(
      office,
      taken.map((s) => s.name.split("/")[0] ?? ""),
    );
    return 0;
  });
}

/** `actionplan archive dispose EDITION`: shows what quotes it; removes it only with --yes. */
export function disposeCommand(
  name: string,
  options: ArchiveOptions & { readonly reason: string; readonly by?: string; readonly quotingToo?: boolean; readonly yes?: boolean },
  streams: Streams,
): Promise<number> {
  return withOffice(options, streams, async (office) => {
    const full = archivedName(name, office, {});
    const by = options.by ?? office.settings.author;
    if (by === null) throw new CannotUse("who disposes of it? Name a person with --by, or set author in the configuration");
    for (const q of office.archive.quoting(full))
      line(streams.out, `quoted in ${q.name}: ${q.part}${options.quotingToo === true ? " (goes too)" : " (stays)"}`);
    if (options.yes !== true) {
      line(streams.err, `nothing was removed: say --yes to dispose of ${full} for ever`);
      return 0;
    }
    const left = await office.archive.dispose(full, { reason: options.reason, by, quotingToo: options.quotingToo === true });
    line(streams.out, `${full}: ${counted(left.removed.length, "file")} removed; who, when and why are kept`);
    return 0;
  });
}
