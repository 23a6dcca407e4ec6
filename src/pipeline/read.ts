import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { checkSize, type Limits, usualLimits } from "../ingest/limits.ts";
import type { IngestOptions } from "../ingest/table.ts";
import type { Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import { readInChild } from "../reader.ts";
import type { Given, Office } from "./office.ts";

// An export of the archive, or a paper, is not measured by what a plan may be.
const ANY_SIZE: Partial<Limits> = { inputMegabytes: Number.POSITIVE_INFINITY };

/** A document and the edition read from it. */
export interface ReadFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly edition: Edition;
}

/** The bytes of a file that a person named. @throws CannotUse where it is missing, a folder, no file at all, empty, or over the limit. */
export function fileBytes(file: string, limits: Partial<Limits> = ANY_SIZE): Uint8Array {
  let size: number;
  try {
    const at = statSync(file);
    if (at.isDirectory()) throw new CannotUse(`${file} is a folder: name a document in it, or use --input ${file}`);
    if (!at.isFile()) throw new CannotUse(`${file} is no file but a pipe or a device: name a document`);
    size = at.size;
  } catch (error) {
    if (error instanceof CannotUse) throw error;
    throw new CannotUse(`${file}: there is no such file, or it may not be read`);
  }
  if (size === 0) throw new CannotUse(`${file} is empty: export it again`);
  checkSize(size, path.basename(file), { ...usualLimits, ...limits }); // before it fills the memory of this process
  try {
    return readFileSync(file);
  } catch {
    throw new CannotUse(`${file} cannot be read: look at its permissions, and whether another program holds it`);
  }
}

/** What ingest is told, from the settings and the command line. */
export function ingestOptions(file: string, office: Pick<Office, "settings" | "say">, given: Given): IngestOptions {
  const name = path.basename(file);
  return {
    name,
    plan: given.plan ?? office.settings.plan,
    override: {
      ...(given.date === undefined ? {} : { date: given.date }),
      ...(given.title === undefined ? {} : { title: given.title }),
      ...(given.marking === undefined ? {} : { marking: given.marking }),
    },
    password: given.password ?? null,
    columns: office.settings.columns,
    statusWords: office.settings.statusWords,
    onProgress: (page, of) => office.say(`${name}: page ${page} of ${of}`),
  };
}

/** Reads a document; where its password is missing and somebody is at the terminal, asks for it once and reads again. */
export async function withPassword<T>(name: string, given: Given, read: (given: Given) => Promise<T>): Promise<T> {
  try {
    return await read(given);
  } catch (error) {
    if (given.password !== undefined || given.askPassword === undefined || !lacksPassword(error)) throw error;
    const password = await given.askPassword(name);
    if (password === null) throw error;
    return read({ ...given, password });
  }
}

const lacksPassword = (error: unknown): boolean => error instanceof CannotUse && /is encrypted: give its password/.test(error.message);

/** Reads a document in a process of its own. */
export async function readEdition(
  file: string,
  office: Pick<Office, "settings" | "say" | "until">,
  given: Given,
  bytes: Uint8Array = fileBytes(file, office.settings.limits),
): Promise<ReadFile> {
  office.say(`${path.basename(file)}: reading`);
  const { value, findings } = await withPassword(path.basename(file), given, (all) =>
    readInChild(bytes, ingestOptions(file, office, all), office.settings.limits, office.until),
  );
  return { file, bytes, edition: { ...value, findings: [...findings] } };
}
