import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { findConfiguration } from "./config-file.ts";
import { CannotUse } from "./model/outcome.ts";
import { Settings } from "./model/settings.ts";

/** The settings, and the folder that their paths start from. */
export interface Configuration {
  readonly settings: Settings;
  readonly folder: string;
  /** The file they were read from; null where there is none and all is as it comes. */
  readonly file: string | null;
}

/** Edit distance, for naming the key that was probably meant. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name nearest to a mistyped one; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known.map((k) => ({ k, d: distance(word.toLowerCase(), k.toLowerCase()) })).sort((x, y) => x.d - y.d);
  const best = ranked[0];
  return best !== undefined && best.d <= Math.max(2, word.length / 3) ? best.k : null;
}

/** The keys that may stand at a path of the schema. */
function keysAt(schema: unknown, at: readonly PropertyKey[]): string[] {
  let here: unknown = z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" });
  for (const step of at) {
    const node = here as { properties?: Record<string, unknown>; items?: unknown; anyOf?: unknown[] };
    const open = node.anyOf?.find((n) => typeof n === "object" && n !== null && ("properties" in n || "items" in n)) ?? node;
    const o = open as { properties?: Record<string, unknown>; items?: unknown };
    here = typeof step === "number" ? o.items : o.properties?.[String(step)];
    if (here === undefined) return [];
  }
  return Object.keys((here as { properties?: object }).properties ?? {});
}

function inWords(file: string, issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") return `${file}: ${at === "" ? "the file" : at}: ${issue.message}`;
  const key = issue.keys[0] ?? "";
  const meant = nearest(key, keysAt(Settings, issue.path));
  return `${file}: there is no setting "${[...issue.path.map(String), key].join(".")}"${meant === null ? "" : `; did you mean "${meant}"?`}`;
}

/** Settings from the text of a configuration file. @throws CannotUse with one line that names the file and the key. */
export function parseSettings(text: string, file: string): Settings {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new CannotUse(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = Settings.safeParse(data);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new CannotUse(issue === undefined ? `${file} cannot be read` : inWords(file, issue));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CannotUse(`the configuration ${file} cannot be read (${error instanceof Error && "code" in error ? error.code : error})`);
  }
}

/** The configuration of a folder (or the file named); without one, every setting as it comes. */
export function loadConfiguration(cwd: string, named?: string): Configuration {
  const { file, folder } = findConfiguration(cwd, named);
  if (file === null) return { settings: Settings.parse({}), folder, file };
  return { settings: parseSettings(textOf(file), path.basename(file)), folder, file };
}
