import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Disk, Named, Ports, Processes } from "./ports.ts";
import { sha256 } from "./sha256.ts";

/** The real disk. New files are 0600, new folders 0700. */
export function machineDisk(): Disk {
  return {
    list: (folder) => fs.readdirSync(folder, { withFileTypes: true }).map((e) => ({ name: e.name, kind: kindOf(e) })),
    read: (file) => fs.readFileSync(file),
    look,
    makeFolder: (folder) => fs.mkdirSync(folder, { mode: 0o700 }),
    create: (file) => fs.openSync(file, "wx", 0o600),
    write: writeAll,
    syncFile: (handle) => fs.fsyncSync(handle),
    close: (handle) => fs.closeSync(handle),
    syncFolder,
    rename: (from, to) => fs.renameSync(from, to),
    removeFile: (file) => fs.unlinkSync(file),
    removeFolder: (folder) => fs.rmdirSync(folder),
  };
}

interface Kinded {
  isFile(): boolean;
  isDirectory(): boolean;
}

function kindOf(entry: Kinded): Named["kind"] {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

function look(at: string): ReturnType<Disk["look"]> {
  const found = fs.lstatSync(at, { throwIfNoEntry: false });
  return found === undefined ? null : { kind: kindOf(found), modified: found.mtimeMs, size: found.size };
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(handle, bytes, done);
}

function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** This process. On Linux another is told by its start time, elsewhere only by whether its number is in use. */
export function machineProcesses(): Processes {
  return { machine: sha256(machineWords()).slice(0, 8), pid: process.pid, startOf };
}

function machineWords(): string {
  return [os.hostname(), ...["/proc/sys/kernel/random/boot_id"].map(readOr), pidNamespace()].join("\n");
}

function readOr(file: string): string {
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

// Two containers on one share may have the same host name and process numbers; their namespaces differ.
function pidNamespace(): string {
  try {
    return fs.readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function startOf(pid: number): string | null {
  const stat = readOr(`/proc/${pid}/stat`);
  // The name in brackets may hold anything; the start time is the 20th field after it. "Z": ended, not yet collected by its parent.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (stat !== "") return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? "");
  return isInUse(pid) ? "" : null;
}

function isInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The real machine, for `openArchive`. */
export function machinePorts(): Ports {
  return {
    disk: machineDisk(),
    processes: machineProcesses(),
    now: () => new Date(),
    unique: () => randomBytes(8).toString("hex"),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    windows: process.platform === "win32",
  };
}

/** The absolute path of an archive folder as given on the command line. */
export function archiveFolder(given: string): string {
  return path.resolve(given);
}
