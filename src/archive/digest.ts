import { z } from "zod";
import { ChangeSet } from "../model/change.ts";
import { Decision } from "../model/decision.ts";
import { Edition } from "../model/edition.ts";
import { Finding } from "../model/finding.ts";
import type { DigestedContents } from "../model/snapshot.ts";
import { sha256 } from "./sha256.ts";

/** The JSON files of a snapshot, in the order in which the edition digest takes them. */
export const jsonFiles = {
  "edition.json": Edition,
  "findings.json": z.array(Finding),
  "decisions.json": z.array(Decision),
  "changes.json": ChangeSet.nullable(),
} as const satisfies Record<string, z.ZodType>;

export type JsonFile = keyof typeof jsonFiles;
export const jsonNames = Object.keys(jsonFiles) as readonly JsonFile[];

/** The bytes a value is archived as: UTF-8, keys in the schema's order, two spaces, a line break at the end. */
export function jsonBytes(file: JsonFile, value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(jsonFiles[file].parse(value), null, 2)}\n`);
}

/** The four JSON files of an edition as they are archived. */
export function jsonOf(contents: DigestedContents): Record<JsonFile, Uint8Array> {
  return {
    "edition.json": jsonBytes("edition.json", contents.edition),
    "findings.json": jsonBytes("findings.json", contents.findings),
    "decisions.json": jsonBytes("decisions.json", contents.decisions),
    "changes.json": jsonBytes("changes.json", contents.changes),
  };
}

/** The edition digest from the digests of its five files: SHA-256 of five lines "HASH  NAME", the source's name being "source". */
export function digestOfFiles(source: string, json: Readonly<Record<JsonFile, string>>): string {
  const lines = [`${source}  source`, ...jsonNames.map((name) => `${json[name]}  ${name}`)];
  return sha256(`${lines.join("\n")}\n`);
}

/** The edition digest: known before any paper is rendered, and printed in each. SHA-256, lower-case hex. */
export function editionDigest(contents: DigestedContents): string {
  const json = jsonOf(contents);
  const digests = Object.fromEntries(jsonNames.map((name) => [name, sha256(json[name])])) as Record<JsonFile, string>;
  return digestOfFiles(sha256(contents.source.bytes), digests);
}
