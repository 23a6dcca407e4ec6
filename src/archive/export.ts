import path from "node:path";
import { type Zippable, zipSync } from "fflate";
import { CannotUse } from "../model/outcome.ts";
import type { Lock } from "./archive.ts";
import { bagDamage } from "./bag.ts";
import { bagsOf, folderOf } from "./chain.ts";
import { type BagName, bagPath, root } from "./layout.ts";
import { type Place, plans } from "./list.ts";
import { lockBytes } from "./lock.ts";
import { bagOf, papersBags, resolve } from "./read.ts";
import { readIfThere, walk } from "./steps.ts";

// The same archive gives the same zip at any time: it holds no time of its own. Local, because a zip has no time zone.
const NO_TIME = new Date(1980, 0, 1);

/** A zip of one snapshot, of a plan, or of all. Unpacked, it can be checked and read without this program. */
export async function exportBags(at: Place, name: string | null, lock: Lock | null): Promise<Uint8Array> {
  const bags = wanted(at, name);
  if (bags.length === 0) throw new CannotUse(`there is nothing to export from the archive ${at.folder}`);
  const files: Zippable = {};
  for (const [file, bytes] of [...explaining(at, name), ...bags.flatMap((bag) => filesOf(at, bag))])
    files[file] = [bytes, { mtime: NO_TIME }];
  const zip = zipSync(files, { level: 6 });
  return lock === null ? zip : lockBytes(zip, lock);
}

function wanted(at: Place, name: string | null): readonly BagName[] {
  const all = plans(at);
  if (name === null) return all.flatMap((plan) => bagsOf(at.ports, at.folder, plan));
  if (all.includes(name)) return bagsOf(at.ports, at.folder, name);
  const bag = bagOf(resolve(at, name));
  return [bag, ...papersBags(at, bag)];
}

function filesOf(at: Place, bag: BagName): readonly (readonly [string, Uint8Array])[] {
  const folder = folderOf(at.ports, at.folder, bag);
  const damage = bagDamage(at.ports, folder);
  if (damage.length > 0) throw new CannotUse(`${bagPath(bag)} is damaged and was not exported; see: actionplan archive verify`);
  return walk(at.ports, folder).files.map((file) => [`${bagPath(bag)}/${file}`, at.ports.disk.read(path.join(folder, ...file.split("/")))]);
}

// The files that explain; with everything, also CONTENTS.txt, and HEAD where a plan is whole.
function explaining(at: Place, name: string | null): readonly (readonly [string, Uint8Array])[] {
  const schemas = path.join(at.folder, root.schemas);
  const below = at.ports.disk.look(schemas)?.kind === "folder" ? walk(at.ports, schemas).files.map((f) => `${root.schemas}/${f}`) : [];
  const whole = plans(at).filter((plan) => name === null || plan === name);
  const names = [root.readme, root.format, ...below, ...(name === null ? [root.contents] : []), ...whole.map((plan) => `${plan}/HEAD`)];
  return names.flatMap((file) => {
    const bytes = readIfThere(at.ports, path.join(at.folder, ...file.split("/")));
    return bytes === null ? [] : [[file, bytes] as const];
  });
}
