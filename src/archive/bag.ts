import path from "node:path";
import type { Ports } from "./ports.ts";
import { sha256 } from "./sha256.ts";
import { attempt, fromUtf8, makeFolders, syncFolder, utf8, walk, writeFile } from "./steps.ts";

/** A file of a bag's payload; `path` is below data/, with "/". */
export interface PayloadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A line of a manifest: `path` from the bag's folder on. */
export interface Listed {
  readonly path: string;
  readonly sha256: string;
}

/** Labels and values of bag-info.txt in their order; a label may come several times. */
export type BagInfo = readonly (readonly [label: string, value: string])[];

export const BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const TAGS = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"] as const;
const TAG_MANIFEST = "tagmanifest-sha256.txt";

/** Writes a bag's payload into a new folder. The bag is finished by `finishBag`, once its place in the chain is known. */
export function writePayload(ports: Ports, folder: string, files: readonly PayloadFile[]): readonly Listed[] {
  makeFolders(ports, path.join(folder, "data"));
  for (const file of files) {
    const at = path.join(folder, "data", ...file.path.split("/"));
    makeFolders(ports, path.dirname(at));
    writeFile(ports, at, file.bytes);
  }
  for (const below of foldersOf(files)) syncFolder(ports, path.join(folder, "data", ...below.split("/")));
  return files.map((file) => ({ path: `data/${file.path}`, sha256: sha256(file.bytes) }));
}

// Deepest first: what a folder holds is on the disk before the folder's own name is.
function foldersOf(files: readonly PayloadFile[]): string[] {
  const folders = new Set<string>(["."]);
  for (const file of files) {
    for (let at = path.posix.dirname(file.path); at !== "."; at = path.posix.dirname(at)) folders.add(at);
  }
  return [...folders].sort((a, b) => depth(b) - depth(a));
}

function depth(folder: string): number {
  return folder === "." ? 0 : folder.split("/").length;
}

/** Writes a bag's tag files and has all of it on the disk. Gives the bag digest: SHA-256 of the tag manifest, which covers every byte. */
export function finishBag(ports: Ports, folder: string, payload: readonly Listed[], info: BagInfo): string {
  const manifest = manifestText(payload);
  const texts: Record<(typeof TAGS)[number], string> = {
    "bag-info.txt": infoText(info),
    "bagit.txt": BAGIT,
    "manifest-sha256.txt": manifest,
  };
  for (const tag of TAGS) writeFile(ports, path.join(folder, tag), utf8(texts[tag]));
  const tagManifest = manifestText(TAGS.map((tag) => ({ path: tag, sha256: sha256(texts[tag]) })));
  writeFile(ports, path.join(folder, TAG_MANIFEST), utf8(tagManifest));
  syncFolder(ports, folder);
  return sha256(tagManifest);
}

function manifestText(listed: readonly Listed[]): string {
  const sorted = [...listed].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map((l) => `${l.sha256}  ${l.path}\n`).join("");
}

function infoText(info: BagInfo): string {
  return info.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join("");
}

/** A value as bag-info.txt holds it: a line break would start another label. */
export function oneLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}

/** The labels and values of a bag-info.txt as this program writes it; null for lines of another form. */
export function parseInfo(text: string): BagInfo | null {
  const lines = text.split("\n");
  if (lines.pop() !== "") return null;
  const pairs = lines.map((line) => /^([A-Za-z0-9-]+): (.*)$/.exec(line));
  return pairs.every((p) => p !== null) ? pairs.map((p) => [p?.[1] ?? "", p?.[2] ?? ""] as const) : null;
}

/** The lines of a manifest as this program writes it; null for any other form. */
export function parseManifest(text: string): readonly Listed[] | null {
  const { listed, whole } = readableLines(text);
  return whole ? listed : null;
}

/** The lines of a manifest that can still be read, and whether these are all of it. */
function readableLines(text: string): { readonly listed: readonly Listed[]; readonly whole: boolean } {
  const lines = text.split("\n");
  const ended = lines.pop() === "";
  const found = lines.map((line) => /^([0-9a-f]{64}) {2}([^\r\n]+)$/.exec(line));
  const listed = found.flatMap((f) => (f === null ? [] : [{ sha256: f[1] ?? "", path: f[2] ?? "" }]));
  return { listed, whole: ended && listed.length === lines.length };
}

/** A bag's tag files, read without checking its payload. `digest` is the bag digest. */
export interface Tags {
  readonly digest: string;
  readonly info: BagInfo | null;
  readonly manifest: readonly Listed[] | null;
}

export function readTags(ports: Ports, folder: string): Tags {
  const text = (name: string): string => fromUtf8(ports.disk.read(path.join(folder, name)));
  return {
    digest: sha256(ports.disk.read(path.join(folder, TAG_MANIFEST))),
    info: parseInfo(text("bag-info.txt")),
    manifest: parseManifest(text("manifest-sha256.txt")),
  };
}

/** Everything wrong inside one bag: [path in the bag, what]. Rights, times and owners do not count. */
export function bagDamage(ports: Ports, folder: string): readonly (readonly [string, string])[] {
  const found = walk(ports, folder);
  const all = new Set(found.files);
  const tags = new Set<string>([...TAGS, TAG_MANIFEST]);
  const damage: (readonly [string, string])[] = [
    ...found.empty.map((at) => [at, "an empty folder that does not belong here"] as const),
    ...found.others.map((at) => [at, "a link or device where a file should be"] as const),
    ...found.files.filter((f) => !f.startsWith("data/") && !tags.has(f)).map((at) => [at, "a file that does not belong here"] as const),
  ];
  damage.push(...listedDamage(ports, folder, TAG_MANIFEST, TAGS, all));
  const payload = found.files.filter((f) => f.startsWith("data/"));
  damage.push(...listedDamage(ports, folder, "manifest-sha256.txt", payload, all));
  return damage;
}

function listedDamage(ports: Ports, folder: string, manifest: string, expected: readonly string[], all: ReadonlySet<string>) {
  const damage: (readonly [string, string])[] = [];
  const read = attempt(() => ports.disk.read(path.join(folder, manifest)));
  const { listed, whole } = readableLines(read.ok ? fromUtf8(read.value) : "");
  if (!read.ok) damage.push([manifest, all.has(manifest) ? "cannot be read" : "is missing"]);
  else if (!whole) damage.push([manifest, "is not a list of SHA-256 digests as it was written"]);
  const digests = new Map(listed.map((l) => [l.path.normalize("NFC"), l.sha256]));
  if (digests.size !== listed.length) damage.push([manifest, "names a file twice"]);
  const present = new Map([...all].map((f) => [f.normalize("NFC"), f]));
  for (const [at, digest] of digests) damage.push(...fileDamage(ports, folder, at, present.get(at), digest));
  const unlisted =
    whole && read.ok ? `is not in ${manifest}: it was added later` : `cannot be checked: ${manifest}, which knew it, is damaged`;
  for (const at of expected) if (!digests.has(at.normalize("NFC"))) damage.push([at, unlisted]);
  return damage;
}

function fileDamage(
  ports: Ports,
  folder: string,
  listed: string,
  there: string | undefined,
  digest: string,
): (readonly [string, string])[] {
  if (there === undefined) return [[listed, "is missing"]];
  const read = attempt(() => ports.disk.read(path.join(folder, ...there.split("/"))));
  if (!read.ok) return [[listed, "cannot be read"]];
  const now = sha256(read.value);
  return now === digest ? [] : [[listed, `is not what was archived (its SHA-256 was ${digest.slice(0, 12)}…, is ${now.slice(0, 12)}…)`]];
}
