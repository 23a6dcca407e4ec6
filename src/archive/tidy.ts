import path from "node:path";
import { bagsOf, EMPTY, type Head, headBytes, headFile, linksOf, readHead, settled } from "./chain.ts";
import { type BagName, bagFolder, isDateFolder, TOMBSTONE } from "./layout.ts";
import type { Place } from "./list.ts";
import { quietly, type Staging } from "./staging.ts";
import { fromUtf8, readIfThere, renameInto, replaceFile } from "./steps.ts";

/** Finishes in a plan's folder what a killed run left: a tombstone before its place, an empty folder, a HEAD that announces. */
export async function tidyPlan(at: Place, staging: Staging, plan: string): Promise<void> {
  const folder = path.join(at.folder, plan);
  if (at.ports.disk.look(folder)?.kind !== "folder") return;
  for (const bag of bagsOf(at.ports, at.folder, plan)) await finishDisposal(at, staging, bag);
  for (const entry of at.ports.disk.list(folder)) {
    const below = path.join(folder, entry.name);
    if (entry.kind !== "folder" || !isDateFolder(entry.name)) continue;
    if (at.ports.disk.list(below).length === 0) quietly(() => at.ports.disk.removeFolder(below));
  }
  await settleHead(at, staging, plan);
}

/** Moves a tombstone that is in force into the place of what it stands for. Can be stopped and begun again at any point. */
export async function finishDisposal(at: Place, staging: Staging, bag: BagName): Promise<void> {
  const place = path.join(at.folder, bag.plan, bag.date, bagFolder(bag));
  if (at.ports.disk.look(place + TOMBSTONE) === null) return;
  if (at.ports.disk.look(place) !== null) await renameInto(at.ports, place, path.join(staging.folder, `gone-${at.ports.unique()}`));
  await renameInto(at.ports, place + TOMBSTONE, place);
}

// HEAD is written anew where it announces a bag or is lost or damaged; one that knows of more than there is stays as it is.
async function settleHead(at: Place, staging: Staging, plan: string): Promise<void> {
  const links = linksOf(at.ports, at.folder, plan);
  const head: Head = settled(readHead(at.ports, at.folder, plan), links);
  const bytes = headBytes(links.length === 0 && head.snapshot.count === 0 ? EMPTY : head);
  const there = readIfThere(at.ports, headFile(at.folder, plan));
  if (there !== null && fromUtf8(there) === fromUtf8(bytes)) return;
  if (there === null && links.length === 0) return;
  await replaceFile(at.ports, staging.folder, headFile(at.folder, plan), bytes);
}
