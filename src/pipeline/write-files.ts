import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inPlainWords } from "../archive/trouble.ts";
import type { PaperFile } from "../model/snapshot.ts";

/** Writes files into a folder so that each is whole or not there. Gives their paths. @throws CannotUse where the disk refuses it. */
export function writeFiles(folder: string, files: readonly PaperFile[]): string[] {
  try {
    makeFolders(folder);
    return files.map((file) => writeWhole(folder, file));
  } catch (error) {
    throw inPlainWords(error, `the folder ${folder}`, files.length === 1 ? `${files[0]?.name} was not written` : "not all was written");
  }
}

// One by one: made all at once, a folder on a read-only disk is said to be missing.
function makeFolders(folder: string): void {
  const above = path.dirname(folder);
  if (above === folder || existsSync(folder)) return;
  makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another run made it in this moment
  }
}

function writeWhole(folder: string, { name, bytes }: PaperFile): string {
  const file = path.join(folder, name);
  const beside = path.join(folder, `.${name}.${process.pid}.part`);
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
  return file;
}
