import path from "node:path";
import { unzipSync } from "fflate";
import { CannotUse } from "../model/outcome.ts";
import type { Lock } from "./archive.ts";
import { readTags } from "./bag.ts";
import { type End, kindOf, type Link, labelled, linkOf } from "./chain.ts";
import { type BagName, bagPath, parseBagPath } from "./layout.ts";
import { infoAt, list, type Place, tagsOf } from "./list.ts";
import { openBytes } from "./lock.ts";
import { headNow, moveInto } from "./place.ts";
import { disposalOf, papersIn, readSnapshot } from "./read.ts";
import { inTurn, type Staging } from "./staging.ts";
import { attempt, makeFolders, syncFolder, walk, writeFile } from "./steps.ts";
import { tidyPlan } from "./tidy.ts";
import { oneBagDamage } from "./verify.ts";
import { addPapers, addSnapshot, writing } from "./write.ts";

const MOST_FILES = 500_000; // 43 plans of 240 editions with 20 files each are 206,400
const LARGEST = 4_000_000_000; // bytes unpacked
const SMALL = 100_000_000; // bytes unpacked that any zip may have
const MOST_TIMES = 60; // what is archived unpacks to 3 times its size, its JSON alone to 20; a zip made to harm to 1000

type Taken = { readonly name: string; readonly already: boolean };

/** Takes in the snapshots of an export: those that continue a chain as they are, others as new links of it. */
export async function importBags(at: Place, given: Uint8Array, key: Lock | null): Promise<readonly Taken[]> {
  const files = unpack(await openBytes(given, key));
  return writing(at, "nothing was imported", async (staging) => {
    const from: Place = { folder: path.join(staging.folder, "import"), ports: at.ports };
    writeBags(from, files);
    const links = linksIn(from, [...files.keys()]);
    if (links.length === 0)
      throw new CannotUse("there is no archived edition in this file; expected an export of this program (a zip, or age-encrypted)");
    for (const link of links) checkBag(from, link);
    checkDisposed(at, from, links);
    const taken: Taken[] = [];
    for (const link of links) taken.push(await takeIn(at, staging, from, link));
    return taken;
  });
}

function unpack(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let count = 0;
  const files = attempt(() =>
    unzipSync(zip, {
      filter: (file) => {
        total += file.originalSize;
        count += 1;
        if (total > Math.min(LARGEST, Math.max(SMALL, zip.length * MOST_TIMES)) || count > MOST_FILES)
          throw new CannotUse("this export unpacks to more than any archive of plans holds; it was not opened");
        return isBagFile(file.name);
      },
    }),
  );
  if (files.ok) return new Map(Object.entries(files.value));
  if (files.error instanceof CannotUse) throw files.error;
  throw new CannotUse("this file is no zip, or it is damaged; expected an export of this program");
}

// Nothing but files of bags is taken from a zip, and no name that leads out of its folder.
function isBagFile(name: string): boolean {
  const parts = name.split("/");
  const plain = parts.every((p) => p !== "" && p !== "." && p !== ".." && !/[\\:\0]/.test(p));
  return plain && parts.length > 3 && parseBagPath(parts.slice(0, 3).join("/")) !== null;
}

function writeBags(from: Place, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    const file = path.join(from.folder, ...name.split("/"));
    makeFolders(from.ports, path.dirname(file));
    writeFile(from.ports, file, bytes);
  }
}

function linksIn(from: Place, names: readonly string[]): readonly Link[] {
  const paths = [...new Set(names.map((n) => n.split("/").slice(0, 3).join("/")))];
  const links = paths.map((p) => {
    const bag = parseBagPath(p);
    const tags = attempt(() => readTags(from.ports, path.join(from.folder, ...p.split("/"))));
    if (bag === null || !tags.ok) throw new CannotUse(`${p} in this export is damaged; nothing was imported`);
    return linkOf(bag, tags.value) ?? { bag, sequence: 0, digest: "", previous: null };
  });
  const papersLast = (l: Link): number => (kindOf(l.bag) === "papers" ? 1 : 0);
  return links.sort((a, b) => papersLast(a) - papersLast(b) || a.sequence - b.sequence);
}

// Also what its files say: a bag that is sound in itself and holds no edition would be taken in for good, and stop every run after it.
function checkBag(from: Place, { bag, sequence }: Link): void {
  const [first] = oneBagDamage(from, bag);
  if (first === undefined && sequence > 0) return;
  throw new CannotUse(
    `${first === undefined ? bagPath(bag) : `${first.where} ${first.what}`}: this export is damaged; nothing was imported`,
  );
}

// What was disposed of has no contents to make a new link of: it comes in only where it continues the chain. Told before anything is taken in.
function checkDisposed(at: Place, from: Place, links: readonly Link[]): void {
  const ends = new Map<string, End | null>();
  for (const link of links.filter((l) => kindOf(l.bag) === "snapshot" && !isHere(at, l))) {
    const { plan } = link.bag;
    const end = ends.has(plan) ? (ends.get(plan) ?? null) : headNow(at, plan).snapshot;
    const follows = end !== null && link.sequence === end.count + 1 && link.previous === end.digest;
    const free = at.ports.disk.look(path.join(at.folder, ...bagPath(link.bag).split("/"))) === null;
    ends.set(plan, follows && free ? { count: link.sequence, name: bagPath(link.bag), digest: link.digest } : null);
    if (infoAt(from, link.bag).disposed && !(follows && free)) {
      const reason = disposalOf(from, link.bag)?.reason;
      throw new CannotUse(
        `${bagPath(link.bag)} was disposed of (${reason}) and does not continue the chain here: import the whole plan into an archive without it; nothing was imported`,
      );
    }
  }
}

async function takeIn(at: Place, staging: Staging, from: Place, link: Link): Promise<Taken> {
  const name = bagPath(link.bag);
  const here = await inTurn(at.folder, at.ports, staging, async () => {
    await tidyPlan(at, staging, link.bag.plan);
    if (isHere(at, link)) return { name, already: true };
    return (await takeAsIs(at, staging, from, link)) ? { name, already: false } : null;
  });
  return here ?? addAnew(at, from, link);
}

function isHere(at: Place, link: Link): boolean {
  const tags = attempt(() => tagsOf(at, link.bag));
  return tags.ok && linkOf(link.bag, tags.value)?.digest === link.digest;
}

async function takeAsIs(at: Place, staging: Staging, from: Place, link: Link): Promise<boolean> {
  const head = headNow(at, link.bag.plan);
  const end = head[kindOf(link.bag)];
  const place = path.join(at.folder, ...bagPath(link.bag).split("/"));
  if (link.sequence !== end.count + 1 || link.previous !== end.digest || at.ports.disk.look(place) !== null) return false;
  const folder = path.join(from.folder, ...bagPath(link.bag).split("/"));
  for (const below of [...new Set(walk(at.ports, folder).files.map((f) => path.dirname(f)))])
    syncFolder(at.ports, path.join(folder, below));
  await moveInto(at, staging, folder, link.bag, head, link.digest);
  return true;
}

// It does not follow what is here: its contents come in as a new link of this archive's chain. The edition digest stays the same.
async function addAnew(at: Place, from: Place, { bag }: Link): Promise<Taken> {
  if (bag.papers !== null) return addPapersAnew(at, from, bag);
  const { info, already } = await addSnapshot(at, readSnapshot(from, bag));
  return { name: `${info.plan}/${info.date}/r${info.revision}`, already };
}

async function addPapersAnew(at: Place, from: Place, bag: BagName): Promise<Taken> {
  const { info } = tagsOf(from, bag);
  const of = list(at, bag.plan).findLast((i) => i.editionDigest === labelled(info, "Edition-Digest"));
  if (of === undefined)
    throw new CannotUse(`${bagPath(bag)} holds papers of an edition that is not in this archive; import the edition with them`);
  const comparedWith = info.filter(([l]) => l === "Compared-With").map(([, v]) => v);
  return addPapers(at, of, papersIn(from, bag), comparedWith);
}
