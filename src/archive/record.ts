import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile, SnapshotContents } from "../model/snapshot.ts";
import type { BagInfo, Listed, PayloadFile, Tags } from "./bag.ts";
import { labelled } from "./chain.ts";
import { digestOfFiles, type JsonFile, jsonBytes, jsonNames, jsonOf } from "./digest.ts";
import { type BagName, bagPath } from "./layout.ts";
import { sha256 } from "./sha256.ts";

/** The version of what lies in a bag; a change of it comes with a migration. */
export const FORMAT = 1;

/** The edition before a person's decisions, where there are any: outside the edition digest, since source and decisions are in it. */
export const AS_READ = "as-read.json";

/** The files of a snapshot's payload. */
export function payloadOf(contents: SnapshotContents): readonly PayloadFile[] {
  const json = jsonOf(contents);
  return [
    { path: `source/${forFileName(contents.source.name)}`, bytes: contents.source.bytes },
    ...jsonNames.map((name) => ({ path: name, bytes: json[name] })),
    ...(contents.asRead == null ? [] : [{ path: AS_READ, bytes: jsonBytes("edition.json", contents.asRead) }]),
    ...paperFiles(contents.papers),
  ];
}

/** Papers as payload files; refuses two that a careless file system would take for one. */
export function paperFiles(papers: readonly PaperFile[]): readonly PayloadFile[] {
  const files = papers.map((p) => ({ path: `papers/${forFileName(p.name)}`, bytes: p.bytes }));
  const names = new Set(files.map((f) => f.path.toLowerCase()));
  if (names.size !== files.length) throw new CannotUse("two papers have the same file name; give each board a name of its own");
  return files;
}

/** What a bag is told of its place in the chain. */
export interface ChainPlace {
  readonly bag: BagName;
  readonly sequence: number;
  readonly previous: string | null;
  readonly at: Date;
}

/** bag-info.txt of a snapshot. */
export function snapshotInfo(contents: SnapshotContents, digest: string, place: ChainPlace, payload: readonly PayloadFile[]): BagInfo {
  return full([
    ["Source-Organization", contents.organisation],
    ...placeInfo("snapshot", place, payload),
    ["Title", contents.edition.edition.title],
    ["Marking", contents.edition.edition.marking],
    ["Edition-Digest", digest],
    ["Retention-Rule", contents.retention?.rule ?? null],
    ["Review-Date", contents.retention?.reviewOn ?? null],
    ...contents.comparedWith.map((name) => ["Compared-With", name] as const),
    ...contents.madeBy.map((what) => ["Made-By", what] as const),
  ]);
}

/** bag-info.txt of papers rendered later: those of the snapshot's labels that hold for them. */
export function papersInfo(of: Tags, place: ChainPlace, payload: readonly PayloadFile[], comparedWith: readonly string[]): BagInfo {
  const same = ["Source-Organization", "Title", "Marking", "Edition-Digest", "Retention-Rule", "Review-Date"];
  return full([
    ...placeInfo("papers", place, payload),
    ...same.map((label) => [label, labelled(of.info, label)] as const),
    ...comparedWith.map((name) => ["Compared-With", name] as const),
  ]);
}

function placeInfo(kind: string, place: ChainPlace, payload: readonly PayloadFile[]): readonly (readonly [string, string])[] {
  const { bag, sequence, previous, at } = place;
  return [
    ["External-Identifier", bagPath(bag)],
    ["Bagging-Date", at.toISOString().slice(0, 10)],
    ["Payload-Oxum", `${payload.reduce((sum, f) => sum + f.bytes.length, 0)}.${payload.length}`],
    ["Format-Version", String(FORMAT)],
    ["Kind", kind],
    ["Plan", bag.plan],
    ["Edition-Date", bag.date],
    ["Revision", String(bag.revision)],
    ["Sequence-Number", String(sequence)],
    ["Previous-Bag-Digest", previous ?? "none"],
    ["Archived-At", at.toISOString()],
  ];
}

function full(info: readonly (readonly [string, string | null])[]): BagInfo {
  return info.filter((pair): pair is readonly [string, string] => pair[1] !== null && pair[1].trim() !== "");
}

/** The digest of the source among a bag's files; null where there is none. */
export function sourceDigest(manifest: readonly Listed[]): string | null {
  return manifest.find((l) => l.path.startsWith("data/source/"))?.sha256 ?? null;
}

/** The edition digest from a bag's manifest; null where one of its five files is not there (disposed of). */
export function digestFromManifest(manifest: readonly Listed[]): string | null {
  const of = (name: JsonFile): string | undefined => manifest.find((l) => l.path === `data/${name}`)?.sha256;
  const source = sourceDigest(manifest);
  if (source === null || jsonNames.some((name) => of(name) === undefined)) return null;
  return digestOfFiles(source, Object.fromEntries(jsonNames.map((name) => [name, of(name)])) as Record<JsonFile, string>);
}

/** Whether a bag holds the same edition: the same source and the same decisions. */
export function isSameEdition(manifest: readonly Listed[], contents: { source: Uint8Array; decisions: Uint8Array }): boolean {
  const decisions = manifest.find((l) => l.path === "data/decisions.json")?.sha256;
  return sourceDigest(manifest) === sha256(contents.source) && decisions === sha256(contents.decisions);
}
