import path from "node:path";
import type { Ports } from "./ports.ts";
import { codeOf } from "./trouble.ts";

const HELD_UP = new Set(["EPERM", "EACCES", "EBUSY"]); // what Windows says while a scanner or sync client holds a file
const PATIENCE = 10_000; // ms
const PAUSE = 100; // ms

/** Writes a new file and has it on the disk, not only on its way there. */
export function writeFile(ports: Ports, file: string, bytes: Uint8Array): void {
  const handle = ports.disk.create(file);
  try {
    ports.disk.write(handle, bytes);
    ports.disk.syncFile(handle);
  } finally {
    ports.disk.close(handle);
  }
}

/** Has a folder's list of names on the disk. Windows cannot do that (EPERM): passed over there and nowhere else. */
export function syncFolder(ports: Ports, folder: string): void {
  try {
    ports.disk.syncFolder(folder);
  } catch (error) {
    if (!(ports.windows && codeOf(error) === "EPERM")) throw error;
  }
}

/** Makes a folder and those above it; what it made is on the disk. */
export function makeFolders(ports: Ports, folder: string): void {
  if (ports.disk.look(folder)?.kind === "folder") return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolders(ports, above);
  makeFolder(ports, folder);
  syncFolder(ports, above);
}

function makeFolder(ports: Ports, folder: string): void {
  try {
    ports.disk.makeFolder(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error; // another run made it in this moment
  }
}

/** One rename, and the folder it went to on the disk. On Windows it is tried again for 10 s while another program holds it up. */
export async function renameInto(ports: Ports, from: string, to: string): Promise<void> {
  const until = ports.now().getTime() + PATIENCE;
  for (;;) {
    try {
      ports.disk.rename(from, to);
      break;
    } catch (error) {
      if (!ports.windows || !HELD_UP.has(codeOf(error) ?? "") || ports.now().getTime() >= until) throw error;
    }
    await ports.sleep(PAUSE);
  }
  syncFolder(ports, path.dirname(to));
}

/** Puts a file in place of another: old or new, never half. `beside` is a folder on the same disk. */
export async function replaceFile(ports: Ports, beside: string, file: string, bytes: Uint8Array): Promise<void> {
  const fresh = path.join(beside, `${path.basename(file)}.${ports.unique()}`);
  writeFile(ports, fresh, bytes);
  await renameInto(ports, fresh, file);
}

/** Removes a folder with all in it; what another run removed meanwhile is no trouble. */
export function removeTree(ports: Ports, at: string): void {
  const found = ports.disk.look(at);
  if (found === null) return;
  if (found.kind !== "folder") {
    removed(() => ports.disk.removeFile(at));
    return;
  }
  for (const entry of ports.disk.list(at)) removeTree(ports, path.join(at, entry.name));
  removed(() => ports.disk.removeFolder(at));
}

function removed(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** Every file under a folder as a path with "/", and every folder and other thing that should not be there. Sorted. */
export function walk(ports: Ports, folder: string): { files: string[]; empty: string[]; others: string[] } {
  const found = { files: [] as string[], empty: [] as string[], others: [] as string[] };
  const visit = (under: string): void => {
    const entries = [...ports.disk.list(path.join(folder, under))].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (entries.length === 0 && under !== "") found.empty.push(under);
    for (const entry of entries) {
      const at = under === "" ? entry.name : `${under}/${entry.name}`;
      if (entry.kind === "folder") visit(at);
      else (entry.kind === "file" ? found.files : found.others).push(at);
    }
  };
  visit("");
  return found;
}

/** A file's bytes; null where there is none. */
export function readIfThere(ports: Ports, file: string): Uint8Array | null {
  try {
    return ports.disk.read(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

/** The value, or the fact that there was none to be had. */
export function attempt<T>(work: () => T): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}
