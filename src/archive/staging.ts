import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import { root } from "./layout.ts";
import type { Named, Ports } from "./ports.ts";
import { makeFolders, removeTree } from "./steps.ts";
import { codeOf } from "./trouble.ts";

/** A run's own folder beside the plans: MACHINE_PID_START_UNIQUE. Its name tells every other run whether its maker still lives. */
export interface Staging {
  readonly folder: string;
  done(): void;
}

const NAME = /^([0-9a-f]{8})_(\d+)_([0-9a-z]*)_[0-9a-z]+$/;
const TICKET = "adding";
const DAY = 86_400_000; // ms: after this long, the staging of a run on another machine is taken to be left behind
const TURN = 60_000; // ms: nobody's turn takes this long; a ticket older than this holds nobody up

/** Makes a run's own staging folder, and removes those of runs that were killed. A run that archived nothing leaves no archive behind. */
export function openStaging(archive: string, ports: Ports): Staging {
  const { machine, pid, startOf } = ports.processes;
  const isNew = ports.disk.look(archive) === null;
  const name = `${machine}_${pid}_${(startOf(pid) ?? "").replace(/[^0-9a-z]/g, "")}_${ports.unique()}`;
  const folder = path.join(archive, root.staging, name);
  makeOwn(ports, folder);
  quietly(() => sweep(archive, ports, folder));
  const done = () => {
    quietly(() => removeTree(ports, folder));
    quietly(() => leaveNothing(archive, ports, isNew));
  };
  return { folder, done };
}

const TRIES = 5;

/** Another run that ends in this moment may take the empty folder above away. */
function makeOwn(ports: Ports, folder: string): void {
  for (let left = TRIES; ; left--) {
    makeFolders(ports, path.dirname(folder));
    try {
      ports.disk.makeFolder(folder);
      return;
    } catch (error) {
      if (left === 0 || codeOf(error) !== "ENOENT") throw error;
    }
  }
}

/** Folders without anything in them; a folder that holds something is not removed by the system. */
function leaveNothing(archive: string, ports: Ports, isNew: boolean): void {
  if (ports.disk.list(archive).some((entry) => entry.name !== root.staging)) return;
  ports.disk.removeFolder(path.join(archive, root.staging));
  if (isNew) ports.disk.removeFolder(archive);
}

/** Removes what runs that no longer live left in the staging folder. */
function sweep(archive: string, ports: Ports, own: string): void {
  const all = path.join(archive, root.staging);
  const now = ports.disk.look(own)?.modified ?? 0;
  for (const entry of ports.disk.list(all)) {
    const at = path.join(all, entry.name);
    if (at !== own && !mayLive(ports, entry, now - (ports.disk.look(at)?.modified ?? 0))) quietly(() => removeTree(ports, at));
  }
}

// Of a process on this machine it is known; of another machine's, its age decides.
function mayLive(ports: Ports, entry: Named, age: number): boolean {
  const [, machine, pid, start] = NAME.exec(entry.name) ?? [];
  if (machine !== ports.processes.machine) return age < DAY;
  const now = ports.processes.startOf(Number(pid));
  return now !== null && (now === "" || start === "" || now === start);
}

/**
 * Does the work when no other run is at it. Each lays a ticket into its own staging folder and then looks for others': of two at once at least one
 * sees the other, takes its ticket back and tries again. A killed run's ticket counts for nothing, so there is no lock that could be left behind.
 */
export async function inTurn<T>(archive: string, ports: Ports, own: Staging, work: () => Promise<T>): Promise<T> {
  const ticket = path.join(own.folder, TICKET);
  for (let left = 1200; left > 0; left--) {
    try {
      ports.disk.close(ports.disk.create(ticket)); // not synced: it means nothing after a loss of power
      if (!otherIsAtIt(archive, ports, own, ticket)) return await work();
    } finally {
      quietly(() => ports.disk.removeFile(ticket));
    }
    await ports.sleep(20 + (Number.parseInt(ports.unique().slice(0, 3), 36) % 80));
  }
  throw new CannotUse(`another run is writing to the archive ${archive} and does not come to an end; wait for it and run again`);
}

function otherIsAtIt(archive: string, ports: Ports, own: Staging, ticket: string): boolean {
  const all = path.join(archive, root.staging);
  const now = ports.disk.look(ticket)?.modified ?? 0;
  return ports.disk.list(all).some((entry) => {
    const at = path.join(all, entry.name);
    if (at === own.folder) return false;
    const other = ports.disk.look(path.join(at, TICKET));
    return other !== null && now - other.modified < TURN && mayLive(ports, entry, 0);
  });
}

/** For tidying up after trouble: the trouble itself is what is to be told, not that the tidying failed as well. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (codeOf(error) === null) throw error;
  }
}
