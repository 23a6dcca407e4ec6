import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";
import { type BagInfo, type Listed, readTags, type Tags } from "./bag.ts";
import { bagsOf, folderOf, kindOf } from "./chain.ts";
import { infoOf } from "./info.ts";
import { type BagName, bagPath, byName, isDateFolder, isPlanName, root } from "./layout.ts";
import type { Ports } from "./ports.ts";
import { attempt } from "./steps.ts";

// What is in an archive, from its tag files alone: loads nothing that reads an edition.

/** An archive to read from. */
export interface Place {
  readonly folder: string;
  readonly ports: Ports;
  /** Whether it was there when it was opened: one that then is not is no longer reached, and is not begun anew in its place. */
  readonly wasThere?: boolean;
}

/** Whether a folder holds an archive. */
export function isArchive({ folder, ports }: Place): boolean {
  return ports.disk.look(path.join(folder, root.contents)) !== null;
}

/** The names of the plans, sorted. A folder that is an archive of its own is none. */
export function plans(at: Place): readonly string[] {
  const { disk } = at.ports;
  if (disk.look(at.folder)?.kind !== "folder") return [];
  const folders = disk.list(at.folder).filter((e) => e.kind === "folder" && isPlanName(e.name));
  return folders
    .map((e) => e.name)
    .filter((name) => isPlanFolder(at, name))
    .sort();
}

/** Whether a folder at the root holds a plan: it has a HEAD or folders of editions. */
export function isPlanFolder(at: Place, name: string): boolean {
  const folder = path.join(at.folder, name);
  if (at.ports.disk.look(path.join(folder, root.contents)) !== null) return false;
  return at.ports.disk.list(folder).some((e) => e.name === "HEAD" || (e.kind === "folder" && isDateFolder(e.name)));
}

/** A bag's tag files, or one line that says that they are damaged. */
export function tagsOf(at: Place, bag: BagName): Tags & { readonly info: BagInfo; readonly manifest: readonly Listed[] } {
  const read = attempt(() => readTags(at.ports, folderOf(at.ports, at.folder, bag)));
  if (!read.ok || read.value.info === null || read.value.manifest === null) throw damaged(bagPath(bag));
  return { ...read.value, info: read.value.info, manifest: read.value.manifest };
}

/** The line for a bag that is not as it was written. */
export function damaged(where: string): CannotUse {
  return new CannotUse(`the archive is damaged at ${where}; see all of it with: actionplan archive verify`);
}

/** A snapshot's entry in the list. */
export function infoAt(at: Place, bag: BagName): SnapshotInfo {
  const info = infoOf(bag, tagsOf(at, bag));
  if (info === null) throw damaged(bagPath(bag));
  return info;
}

/** Every snapshot by plan, edition date and revision. */
export function list(at: Place, plan?: string): readonly SnapshotInfo[] {
  const of = plan === undefined ? plans(at) : [plan];
  const bags = of.flatMap((p) => bagsOf(at.ports, at.folder, p)).filter((b) => kindOf(b) === "snapshot");
  return bags.sort(byName).map((bag) => infoAt(at, bag));
}
