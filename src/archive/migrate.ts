import { CannotUse } from "../model/outcome.ts";
import type { DigestedContents } from "../model/snapshot.ts";
import { type JsonFile, jsonFiles } from "./digest.ts";
import { FORMAT } from "./record.ts";
import { attempt } from "./steps.ts";

/** The JSON files of a bag as they were parsed, before anything is known of them; null for one that was disposed of. */
type Raw = Readonly<Record<JsonFile, unknown>>;

/** From each older format to the next one. Archived files are never rewritten: this happens on reading, each time. */
const migrations: Readonly<Record<number, (raw: Raw) => Raw>> = {};

/** What the JSON files of a bag say, whatever version of the format they were written in. */
export function readArchived(
  texts: Readonly<Record<JsonFile, string | null>>,
  version: number,
  where: string,
): Omit<DigestedContents, "source"> {
  if (version > FORMAT) throw new CannotUse(`${where} was archived by a newer version of this program (format ${version}); use that one`);
  const raw = migrated(parsed(texts, where), version);
  return {
    edition: read("edition.json", raw, where),
    findings: read("findings.json", raw, where),
    decisions: read("decisions.json", raw, where),
    changes: read("changes.json", raw, where),
  };
}

function parsed(texts: Readonly<Record<JsonFile, string | null>>, where: string): Raw {
  const parse = (file: JsonFile): unknown => {
    const text = texts[file];
    const value = attempt((): unknown => JSON.parse(text ?? "null"));
    if (!value.ok) throw new CannotUse(`${where}/data/${file} is no JSON; see all damage with: actionplan archive verify`);
    return value.value;
  };
  return {
    "edition.json": parse("edition.json"),
    "findings.json": parse("findings.json"),
    "decisions.json": parse("decisions.json"),
    "changes.json": parse("changes.json"),
  };
}

function migrated(raw: Raw, version: number): Raw {
  let at = raw;
  for (let v = version; v < FORMAT; v++) at = migrations[v]?.(at) ?? at;
  return at;
}

function read<F extends JsonFile>(file: F, raw: Raw, where: string): ReturnType<(typeof jsonFiles)[F]["parse"]> {
  const result = jsonFiles[file].safeParse(raw[file]);
  if (result.success) return result.data as ReturnType<(typeof jsonFiles)[F]["parse"]>;
  const issue = result.error.issues[0];
  throw new CannotUse(
    `${where}/data/${file} is not as the format says (${issue?.path.join(".")}: ${issue?.message}); it was archived by another program`,
  );
}
