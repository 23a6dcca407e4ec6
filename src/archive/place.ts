import path from "node:path";
import { explain } from "./about.ts";
import { type Head, headBytes, headFile, kindOf, linksOf, readHead, settled } from "./chain.ts";
import { type BagName, bagFolder, bagPath } from "./layout.ts";
import type { Place } from "./list.ts";
import { quietly, type Staging } from "./staging.ts";
import { makeFolders, renameInto, replaceFile, syncFolder, writeFile } from "./steps.ts";

/** Where the chains of a plan end at this moment. */
export function headNow(at: Place, plan: string): Head {
  return settled(readHead(at.ports, at.folder, plan), linksOf(at.ports, at.folder, plan));
}

/** Moves a finished bag into its place as the next of its chain, in one rename. HEAD announces it before and names it after. */
export async function moveInto(at: Place, staging: Staging, folder: string, bag: BagName, head: Head, digest: string): Promise<void> {
  const kind = kindOf(bag);
  const name = bagPath(bag);
  const sequence = head[kind].count + 1;
  const date = path.join(at.folder, bag.plan, bag.date);
  await putHead(at, staging, bag.plan, { ...head, next: { kind, sequence, name, digest } });
  try {
    await explain(at.ports, at.folder, staging.folder, [bag.plan]);
    makeFolders(at.ports, date);
    await renameInto(at.ports, folder, path.join(date, bagFolder(bag)));
  } catch (error) {
    if (at.ports.disk.look(folder) !== null) await takeBack(at, staging, date, bag.plan, head);
    throw error;
  }
  // The bag is in its place: where only this last step fails, HEAD still announces it, and the next run settles that.
  await putHead(at, staging, bag.plan, { ...head, [kind]: { count: sequence, name, digest } }).catch(() => undefined);
}

// The archive as before, as far as a disk in trouble lets it; what cannot be taken back is no damage.
async function takeBack(at: Place, staging: Staging, date: string, plan: string, head: Head): Promise<void> {
  quietly(() => at.ports.disk.removeFolder(date));
  await putHead(at, staging, plan, head).catch(() => undefined);
}

// A new plan's folder comes into its place with its HEAD in it.
async function putHead(at: Place, staging: Staging, plan: string, head: Head): Promise<void> {
  const { ports } = at;
  const folder = path.join(at.folder, plan);
  if (ports.disk.look(folder) !== null) return replaceFile(ports, staging.folder, headFile(at.folder, plan), headBytes(head));
  const fresh = path.join(staging.folder, `plan-${ports.unique()}`);
  ports.disk.makeFolder(fresh);
  writeFile(ports, path.join(fresh, "HEAD"), headBytes(head));
  syncFolder(ports, fresh);
  await renameInto(ports, fresh, folder);
}
