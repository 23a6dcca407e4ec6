import path from "node:path";
import { z } from "zod";
import { Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile, Snapshot, SnapshotInfo } from "../model/snapshot.ts";
import { Disposal } from "../model/snapshot.ts";
import type { ArchivedEdition, LaterPapers } from "./archive.ts";
import { type Listed, parseManifest, type Tags } from "./bag.ts";
import { bagsOf, folderOf, labelled } from "./chain.ts";
import { type JsonFile, jsonNames } from "./digest.ts";
import { type BagName, bagPath, isDateFolder, parseBagPath } from "./layout.ts";
import { damaged, infoAt, list, type Place, plans, tagsOf } from "./list.ts";
import { readArchived } from "./migrate.ts";
import { AS_READ, sourceDigest } from "./record.ts";
import { sha256 } from "./sha256.ts";
import { attempt, fromUtf8 } from "./steps.ts";

/** The newest revision of each edition that is not disposed of, oldest first; one whose date was corrected stands under its new date only. */
export function newestRevisions(at: Place, plan: string): readonly SnapshotInfo[] {
  const byDate = new Map<string, SnapshotInfo>();
  for (const info of list(at, plan)) if (!info.disposed) byDate.set(info.date, info);
  const newest = [...byDate.values()];
  const moved = newest.flatMap((info) => leftDates(at, info).map((date) => ({ date, by: info.sequence })));
  return newest.filter((info) => !moved.some((m) => m.date === info.date && m.by > info.sequence));
}

/** The dates that this very document stood under before a person corrected its date, or took the correction back. */
function leftDates(at: Place, info: SnapshotInfo): string[] {
  const file = attempt(() => new TextDecoder().decode(payload(at, bagOf(info), "data/decisions.json")));
  if (!file.ok || !file.value.includes('"edition.date"')) return []; // damage is told where the edition itself is read
  const decisions = z.array(DateDecision).catch([]).parse(JSON.parse(file.value));
  const dates = decisions.filter((d) => d.field === "edition.date" && d.reason !== GIVEN).flatMap((d) => [d.was, d.now]);
  return dates.filter((d): d is string => d !== null && d !== info.date);
}

const DateDecision = z.object({
  field: z.string().nullable(),
  was: z.string().nullable(),
  now: z.string().nullable(),
  reason: z.string().nullable(),
});
/** A date given with the document is no correction of what was archived before: two editions may have the same bytes. */
const GIVEN = "given on the command line";

/** The bag that an entry of the list stands for. */
export function bagOf(info: SnapshotInfo): BagName {
  return { plan: info.plan, date: info.date, revision: info.revision, papers: null };
}

/** A payload file, known to be what was archived. `path` from the bag's folder on. */
export function payload(at: Place, bag: BagName, file: string): Uint8Array {
  const digest = tagsOf(at, bag).manifest.find((l) => l.path === file)?.sha256;
  const read = attempt(() => at.ports.disk.read(path.join(folderOf(at.ports, at.folder, bag), ...file.split("/"))));
  if (!read.ok || sha256(read.value) !== digest) throw damaged(`${bagPath(bag)}/${file}`);
  return read.value;
}

/** A snapshot without source and papers. */
export function readEdition(at: Place, bag: BagName): ArchivedEdition {
  const tags = tagsOf(at, bag);
  checkTags(at, bag, tags);
  const info = infoAt(at, bag);
  if (info.disposed) throw new CannotUse(disposedLine(at, bag));
  const json = Object.fromEntries(jsonNames.map((name) => [name, jsonText(at, bag, tags.manifest, name)])) as Record<
    JsonFile,
    string | null
  >;
  const rule = labelled(tags.info, "Retention-Rule");
  const reviewOn = labelled(tags.info, "Review-Date");
  const values = (label: string): string[] => tags.info.filter(([l]) => l === label).map(([, v]) => v);
  return {
    ...readArchived(json, Number(labelled(tags.info, "Format-Version")), bagPath(bag)),
    info,
    organisation: labelled(tags.info, "Source-Organization"),
    retention: rule === null || reviewOn === null ? null : { rule, reviewOn },
    madeBy: values("Made-By"),
    comparedWith: values("Compared-With"),
  };
}

// The tag manifest covers the others: what a list shows need not be checked, what a paper is made from must.
function checkTags(at: Place, bag: BagName, tags: Tags): void {
  const folder = folderOf(at.ports, at.folder, bag);
  const listed = parseManifest(fromUtf8(at.ports.disk.read(path.join(folder, "tagmanifest-sha256.txt")))) ?? [];
  const sound = listed.every((l) => sha256(at.ports.disk.read(path.join(folder, l.path))) === l.sha256);
  if (!sound || listed.length === 0 || tags.info === null) throw damaged(bagPath(bag));
}

function jsonText(at: Place, bag: BagName, manifest: readonly Listed[], name: JsonFile | typeof AS_READ): string | null {
  const file = `data/${name}`;
  return manifest.some((l) => l.path === file) ? fromUtf8(payload(at, bag, file)) : null;
}

/** The newest revision that was read from a document with this SHA-256, as the manifests tell. */
export function withSource(at: Place, plan: string, digest: string): SnapshotInfo | null {
  return newestRevisions(at, plan).find((info) => sourceDigest(tagsOf(at, bagOf(info)).manifest) === digest) ?? null;
}

/** A snapshot as it was archived. */
export function readSnapshot(at: Place, bag: BagName): Snapshot {
  const edition = readEdition(at, bag);
  const source = tagsOf(at, bag).manifest.find((l) => l.path.startsWith("data/source/"))?.path ?? "";
  const asRead = jsonText(at, bag, tagsOf(at, bag).manifest, AS_READ);
  return {
    ...edition,
    asRead: asRead === null ? null : Edition.parse(JSON.parse(asRead)),
    source: { name: edition.edition.edition.source.name, bytes: payload(at, bag, source) },
    papers: papersIn(at, bag),
  };
}

/** The papers that lie in a bag. */
export function papersIn(at: Place, bag: BagName): readonly PaperFile[] {
  const files = tagsOf(at, bag).manifest.filter((l) => l.path.startsWith("data/papers/"));
  return files.map((l) => ({ name: l.path.slice("data/papers/".length), bytes: payload(at, bag, l.path) }));
}

/** The bags of papers rendered later for a snapshot. */
export function laterPapers(at: Place, of: BagName): readonly LaterPapers[] {
  return papersBags(at, of).map((bag) => ({
    name: bagPath(bag),
    archivedAt: labelled(tagsOf(at, bag).info, "Archived-At") ?? "",
    papers: papersIn(at, bag),
  }));
}

export function papersBags(at: Place, of: BagName): readonly BagName[] {
  return bagsOf(at.ports, at.folder, of.plan).filter((b) => b.date === of.date && b.revision === of.revision && b.papers !== null);
}

/** The last disposal that a bag went through; null for an untouched one. */
export function disposalOf(at: Place, bag: BagName): Disposal | null {
  const file = "data/disposals.json";
  if (!tagsOf(at, bag).manifest.some((l) => l.path === file)) return null;
  return (
    Disposal.array()
      .parse(JSON.parse(fromUtf8(payload(at, bag, file))))
      .at(-1) ?? null
  );
}

function disposedLine(at: Place, bag: BagName): string {
  const d = disposalOf(at, bag);
  const how = d === null ? "" : ` on ${d.when.slice(0, 10)} by ${d.by} (${d.reason})`;
  return `${bagPath(bag)} was disposed of${how}: its contents are gone, its digest remains`;
}

/** The snapshot that a name means. */
export function resolve(at: Place, name: string, plan?: string | null): SnapshotInfo {
  const parts = name.split("/").filter((p) => p !== "");
  const known = plans(at);
  const named = parts.length > 1 && !isDateFolder(parts[0] ?? "") ? parts.shift() : (plan ?? undefined);
  const of = named ?? onlyPlan(at, known, name);
  if (!known.includes(of)) throw new CannotUse(`the archive ${at.folder} has no plan "${of}"; it has ${listed(known)}`);
  return pick(at, of, parts, name);
}

function onlyPlan(at: Place, known: readonly string[], name: string): string {
  if (known.length === 1 && known[0] !== undefined) return known[0];
  if (known.length === 0) throw new CannotUse(`the archive ${at.folder} is empty: there is no "${name}" in it yet`);
  throw new CannotUse(`"${name}" could be of several plans (${listed(known)}): write PLAN/${name}`);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none yet" : names.map((n) => `"${n}"`).join(", ");
}

function pick(at: Place, plan: string, parts: readonly string[], name: string): SnapshotInfo {
  const [first = "", revision] = parts;
  const back = { latest: 1, previous: 2 }[first];
  const found = back !== undefined ? newestRevisions(at, plan).at(-back) : exact(at, plan, first, revision);
  if (found !== undefined) return found;
  const dates = [...new Set(list(at, plan).map((i) => i.date))];
  throw new CannotUse(`the archive has no edition "${name}" of ${plan}; it has ${dates.length === 0 ? "none" : dates.join(", ")}`);
}

function exact(at: Place, plan: string, date: string, revision: string | undefined): SnapshotInfo | undefined {
  if (revision !== undefined) {
    const bag = parseBagPath(`${plan}/${date}/${revision}`);
    return list(at, plan).find((i) => bag !== null && bag.papers === null && i.date === bag.date && i.revision === bag.revision);
  }
  const all = list(at, plan).filter((i) => i.date === date);
  return all.filter((i) => !i.disposed).at(-1) ?? all.at(-1);
}
