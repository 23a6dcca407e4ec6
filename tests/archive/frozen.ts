import { machineDisk, machinePorts } from "../../src/archive/machine.ts";
import type { Disk, Ports } from "../../src/archive/ports.ts";

/** The calls that change something on the disk; a kill between two others leaves the same. */
export const changing = [
  "makeFolder",
  "create",
  "write",
  "syncFile",
  "close",
  "syncFolder",
  "rename",
  "removeFile",
  "removeFolder",
] as const;
export type Changing = (typeof changing)[number];

/** Thrown by a disk that stands still: what a killed process would see, if it could. */
export class Killed extends Error {}

/** The real disk without the waiting for it, which no test here can see the effect of. */
export function quickDisk(): Disk {
  return { ...machineDisk(), syncFile: () => {}, syncFolder: () => {} };
}

/** The real disk until its nth changing call; that one happens half (a write) or not at all, and nothing after it. */
export function frozenAt(n: number, torn: boolean): { disk: Disk; calls: () => number; last: () => Changing } {
  const disk = quickDisk();
  let calls = 0;
  let last: Changing = "create";
  const step = <A extends unknown[], R>(name: Changing, call: (...args: A) => R, half?: (...args: A) => void) => {
    return (...args: A): R => {
      calls += 1;
      if (calls === n) last = name;
      if (calls === n && torn) half?.(...args);
      if (calls >= n) throw new Killed(`killed at call ${n}`);
      return call(...args);
    };
  };
  const stopped: Disk = {
    ...disk,
    makeFolder: step("makeFolder", disk.makeFolder),
    create: step("create", disk.create),
    write: step("write", disk.write, (handle, bytes) => disk.write(handle, bytes.subarray(0, bytes.length >> 1))),
    syncFile: step("syncFile", disk.syncFile),
    close: step("close", disk.close),
    syncFolder: step("syncFolder", disk.syncFolder),
    rename: step("rename", disk.rename),
    removeFile: step("removeFile", disk.removeFile),
    removeFolder: step("removeFolder", disk.removeFolder),
  };
  return { disk: stopped, calls: () => calls, last: () => last };
}

/** The real disk, but one call of a kind fails with a system error; `times` how often. */
export function failing(
  call: Changing | "read" | "list",
  code: string,
  which: (path: unknown) => boolean = () => true,
  times = Infinity,
): Disk {
  const disk = quickDisk();
  let left = times;
  const original = disk[call] as (...args: unknown[]) => unknown;
  const broken = (...args: unknown[]): unknown => {
    if (!which(args[0]) || left <= 0) return original(...args);
    left -= 1;
    throw Object.assign(new Error(`${code}: injected`), { code });
  };
  return { ...disk, [call]: broken };
}

/** Ports of a process that is dead for every other: its staging may be swept. */
export function deadProcess(disk: Disk, pid = 4_999_999): Ports {
  const real = machinePorts();
  return { ...real, disk, processes: { machine: real.processes.machine, pid, startOf: () => "1" } };
}
