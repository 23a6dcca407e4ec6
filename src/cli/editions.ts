import { existsSync } from "node:fs";
import path from "node:path";
import { Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import type { Given, Office } from "../pipeline/office.ts";
import { fileBytes, readEdition } from "../pipeline/read.ts";

function parseEdition(file: string): Edition {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(fileBytes(file)));
  } catch (error) {
    if (error instanceof CannotUse) throw error;
    throw new CannotUse(`${file} is not valid JSON`);
  }
  const read = Edition.safeParse(data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new CannotUse(`${file} is not an edition as \`actionplan ingest --json\` writes it: ${issue?.path.join(".")}: ${issue?.message}`);
}

/** The edition that a person named: an edition JSON file, a document, or an archived edition. */
export async function editionNamed(name: string, office: Office, given: Given): Promise<Edition> {
  if (!existsSync(name)) return office.archive.read(archivedName(name, office, given)).edition;
  if (path.extname(name).toLowerCase() === ".json") return parseEdition(name);
  return (await readEdition(name, office, given)).edition;
}

/** The full name, PLAN/YYYY-MM-DD/rN, of an archived edition. */
export function archivedName(name: string, office: Pick<Office, "archive">, given: Pick<Given, "plan">): string {
  const info = office.archive.resolve(name, given.plan ?? null);
  return `${info.plan}/${info.date}/r${info.revision}`;
}
