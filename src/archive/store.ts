import path from "node:path";
import type { SnapshotInfo } from "../model/snapshot.ts";
import type { Archive, ArchivedEdition } from "./archive.ts";
import { disposeOf } from "./dispose.ts";
import { exportBags } from "./export.ts";
import { importBags } from "./import.ts";
import { isArchive, list, type Place, plans } from "./list.ts";
import { findPaper } from "./papers.ts";
import type { Ports } from "./ports.ts";
import { quotingOf } from "./quoting.ts";
import * as reading from "./read.ts";
import { recordsOf } from "./record-of.ts";
import { keep, kept, remember, remembered } from "./remembered.ts";
import { inTurn, openStaging } from "./staging.ts";
import { attempt } from "./steps.ts";
import { tidyPlan } from "./tidy.ts";
import { inPlainWords } from "./trouble.ts";
import { archiveDamage } from "./verify.ts";
import { addPapers, addSnapshot, findSame, writing } from "./write.ts";

export { editionDigest } from "./digest.ts";

/** Opens an archive folder; it need not be there yet. Ports are the disk, the clock and this process: `machinePorts()` for the real ones. */
export function openArchive(given: string, ports: Ports): Archive {
  const folder = path.resolve(given);
  const was = attempt(() => isArchive({ folder, ports }));
  const at: Place = { folder, ports, wasThere: was.ok && was.value };
  const info = (name: string, plan?: string | null): SnapshotInfo => reading.resolve(at, name, plan);
  return {
    folder,
    plans: () => plans(at),
    list: (plan) => list(at, plan),
    resolve: info,
    read: (name) => reading.readSnapshot(at, reading.bagOf(info(name))),
    disposal: (name) => reading.disposalOf(at, reading.bagOf(info(name))),
    latest: (plan) => reading.newestRevisions(at, plan).at(-1) ?? null,
    previous: (plan, date) => reading.newestRevisions(at, plan).findLast((i) => i.date < date) ?? null,
    newest: (plan) => reading.newestRevisions(at, plan),
    edition: (info) => reading.readEdition(at, reading.bagOf(info)),
    history: historyOf(at),
    records: (plan) => recordsOf(at, plan),
    remembered: (plan, how) => remembered(at, plan, how),
    remember: (plan, how, value) => remember(at, plan, how, value),
    kept: (plan, how) => kept(at, plan, how),
    keep: (plan, how, value) => keep(at, plan, how, value),
    withSource: (plan, digest) => reading.withSource(at, plan, digest),
    already: (contents) => findSame(at, contents),
    add: (contents) => addSnapshot(at, contents),
    addPapers: (name, papers, comparedWith = []) => addPapers(at, info(name), papers, comparedWith),
    laterPapers: (name) => reading.laterPapers(at, reading.bagOf(info(name))),
    verify: () => archiveDamage(at),
    verifyPaper: (bytes) => findPaper(at, bytes),
    exportTo: (name, lock) => exportBags(at, name, lock ?? null),
    importFrom: (bytes, key) => importBags(at, bytes, key ?? null),
    quoting: (name) => quotingOf(at, reading.bagOf(info(name))),
    dispose: (name, order) => disposeOf(at, reading.bagOf(info(name)), order),
    tidy: () => tidy(at),
    scratch: () => scratch(at),
  };
}

/** Reads each edition once, for as long as its bag is the same: a run asks for the history several times. */
function historyOf(at: Place): Archive["history"] {
  const read = new Map<string, ArchivedEdition>();
  return (plan) =>
    reading.newestRevisions(at, plan).map((info) => {
      const key = `${info.plan}/${info.date}/r${info.revision} ${info.bagDigest}`;
      const edition = read.get(key) ?? reading.readEdition(at, reading.bagOf(info));
      read.set(key, edition);
      return edition;
    });
}

async function tidy(at: Place): Promise<void> {
  if (at.ports.disk.look(at.folder)?.kind !== "folder") return;
  await writing(at, "what a stopped run left could not be tidied up", (staging) =>
    inTurn(at.folder, at.ports, staging, async () => {
      for (const plan of plans(at)) await tidyPlan(at, staging, plan);
    }),
  );
}

async function scratch(at: Place): Promise<{ folder: string; done(): void }> {
  try {
    return openStaging(at.folder, at.ports);
  } catch (error) {
    throw inPlainWords(error, `the archive ${at.folder}`, "no working folder could be made");
  }
}
