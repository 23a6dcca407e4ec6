import { existsSync } from "node:fs";
import path from "node:path";
import { CannotUse } from "./model/outcome.ts";

const CONFIG_FILE = "actionplan.config.json";

/** The configuration file of a folder (or the one named); null where the folder has none. `folder` is where its paths, and archive/, start from. */
export function findConfiguration(cwd: string, named?: string): { readonly file: string | null; readonly folder: string } {
  const file = path.resolve(cwd, named ?? CONFIG_FILE);
  if (existsSync(file)) return { file, folder: path.dirname(file) };
  if (named !== undefined) throw new CannotUse(`${named}: no such configuration file`);
  return { file: null, folder: cwd };
}
