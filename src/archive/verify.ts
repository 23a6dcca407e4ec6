import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import { aboutFiles, type Contents, readContents } from "./about.ts";
import type { Damage } from "./archive.ts";
import { bagDamage, readTags, type Tags } from "./bag.ts";
import { bagsOf, endOf, folderOf, type Head, headFile, type Kind, kindOf, type Link, labelled, linkOf, parseHead } from "./chain.ts";
import { jsonNames } from "./digest.ts";
import { infoOf } from "./info.ts";
import { type BagName, bagPath, isDateFolder, parseBag, root, TOMBSTONE } from "./layout.ts";
import { isPlanFolder, type Place, plans } from "./list.ts";
import { readArchived } from "./migrate.ts";
import { digestFromManifest } from "./record.ts";
import { KEPT, REMEMBERED, rememberedDamage } from "./remembered.ts";
import { sha256 } from "./sha256.ts";
import { attempt, fromUtf8, readIfThere, walk } from "./steps.ts";

/** All damage of an archive, in the order of its folders; empty for a sound one. Nothing is changed. Rights, owners and times do not count. */
export function archiveDamage(at: Place): readonly Damage[] {
  if (at.ports.disk.look(at.folder)?.kind !== "folder") throw new CannotUse(`there is no archive at ${at.folder}; name one with --archive`);
  const contents = readContents(at.ports, at.folder);
  const known = [...new Set([...plans(at), ...(contents?.plans ?? [])])].sort();
  const used = known.some((plan) => bagsOf(at.ports, at.folder, plan).length > 0);
  const damage = known.flatMap((plan) => planDamage(at, plan, contents));
  return [...rootDamage(at, contents, used), ...aboutDamage(at, contents, used), ...damage];
}

function rootDamage(at: Place, contents: Contents | null, used: boolean): readonly Damage[] {
  const damage: Damage[] = [];
  const there = at.ports.disk.look(path.join(at.folder, root.contents)) !== null;
  if (contents === null && there) damage.push({ where: root.contents, what: "is not as it was written" });
  if (!there && used) damage.push({ where: root.contents, what: "is missing" });
  const own = new Set<string>([root.placeholder]);
  const listed = new Set(contents?.files.map((f) => f.name));
  for (const entry of at.ports.disk.list(at.folder)) {
    if (
      own.has(entry.name) ||
      (entry.name === root.contents && entry.kind === "file") ||
      (entry.kind === "folder" && (entry.name === root.staging || entry.name === root.schemas))
    )
      continue;
    if (entry.kind === "other") {
      damage.push({ where: entry.name, what: NO_FILE });
      continue;
    }
    if (entry.kind === "folder" ? belongs(at, entry.name) : contents === null || listed.has(entry.name)) continue;
    damage.push({ where: entry.name, what: `a ${entry.kind === "folder" ? "folder" : "file"} that does not belong here` });
  }
  return damage;
}

// A plan, or an archive of its own (the sample's lies inside the office's).
function belongs(at: Place, folder: string): boolean {
  return at.ports.disk.look(path.join(at.folder, folder, root.contents)) !== null || isPlanFolder(at, folder);
}

// The files that explain the archive, against CONTENTS.txt. While they are being replaced the old and the new are both listed.
function aboutDamage(at: Place, contents: Contents | null, used: boolean): readonly Damage[] {
  if (contents === null) return used ? aboutWithoutContents(at) : [];
  const names = [...new Set(contents.files.map((f) => f.name))];
  const damage = names.flatMap((name) => explainedDamage(at, contents, name, used));
  const schemas = path.join(at.folder, root.schemas);
  const there = at.ports.disk.look(schemas)?.kind === "folder" ? walk(at.ports, schemas) : { files: [], empty: [], others: [] };
  const extra = [...there.files, ...there.empty].map((f) => `${root.schemas}/${f}`).filter((f) => !names.includes(f));
  const links = there.others.map((f) => ({ where: `${root.schemas}/${f}`, what: NO_FILE }));
  return [...damage, ...links, ...extra.map((where) => ({ where, what: "a file that does not belong here" }))];
}

const NO_FILE = "a link or device where a file should be";

// The list that knew their digests is lost: what is as this version writes it is sound, of the rest it cannot be told.
function aboutWithoutContents(at: Place): readonly Damage[] {
  return aboutFiles().flatMap(({ name, bytes }): readonly Damage[] => {
    const read = attempt(() => readIfThere(at.ports, path.join(at.folder, ...name.split("/"))));
    if (!read.ok) return [{ where: name, what: "cannot be read" }];
    if (read.value === null) return [{ where: name, what: "is missing" }];
    if (sha256(read.value) === sha256(bytes)) return [];
    return [{ where: name, what: `is not as this version writes it, and ${root.contents}, which knew it, is damaged` }];
  });
}

function explainedDamage(at: Place, contents: Contents, name: string, used: boolean): readonly Damage[] {
  const listed = contents.files.filter((f) => f.name === name);
  const read = attempt(() => readIfThere(at.ports, path.join(at.folder, ...name.split("/"))));
  if (!read.ok) return [{ where: name, what: "cannot be read" }];
  if (read.value === null) return listed.every((f) => f.coming) || !used ? [] : [{ where: name, what: "is missing" }];
  const digest = sha256(read.value);
  return listed.some((f) => f.sha256 === digest) ? [] : [{ where: name, what: `is not as ${root.contents} says it was written` }];
}

function planDamage(at: Place, plan: string, contents: Contents | null): readonly Damage[] {
  const listed = contents?.plans.includes(plan) ?? true;
  if (at.ports.disk.look(path.join(at.folder, plan))?.kind !== "folder")
    return [{ where: plan, what: "the plan's whole folder is missing" }];
  const bags = bagsOf(at.ports, at.folder, plan);
  const damage: Damage[] = [];
  if (!listed && bags.length > 0) damage.push({ where: plan, what: `is not in ${root.contents}` });
  const links = bags.map((bag) => ({ bag, link: bagLink(at, bag) }));
  const head = headOf(at, plan);
  damage.push(...strangers(at, plan, head));
  const readable = links.map((l) => l.link).filter((l) => l !== null);
  for (const { bag, link } of links) {
    const inside = oneBagDamage(at, bag);
    damage.push(...inside, ...(inside.length > 0 && link !== null ? tagListDamage(link, readable, head.head) : []));
  }
  for (const kind of ["snapshot", "papers"] as const) damage.push(...chainDamage(plan, kind, readable));
  damage.push(...headDamage(plan, head, listed || bags.length > 0, readable), ...rememberedDamage(at, plan));
  return damage;
}

function bagLink(at: Place, bag: BagName): Link | null {
  const tags = attempt(() => readTags(at.ports, folderOf(at.ports, at.folder, bag)));
  return tags.ok ? linkOf(bag, tags.value) : null;
}

type HeadRead = { readonly there: boolean; readonly head: Head | null };

function headOf(at: Place, plan: string): HeadRead {
  const read = attempt(() => readIfThere(at.ports, headFile(at.folder, plan)));
  if (!read.ok) return { there: true, head: null };
  return { there: read.value !== null, head: read.value === null ? null : parseHead(fromUtf8(read.value)) };
}

// What lies between the bags and is none. The empty folder of an edition that a killed run had announced is no damage.
function strangers(at: Place, plan: string, { head }: HeadRead): readonly Damage[] {
  const { disk } = at.ports;
  const folder = path.join(at.folder, plan);
  const announced = head?.next?.name.split("/")[1];
  return disk.list(folder).flatMap((entry): readonly Damage[] => {
    if (["HEAD", REMEMBERED, KEPT].includes(entry.name) && entry.kind === "file") return [];
    const where = `${plan}/${entry.name}`;
    if (entry.kind !== "folder" || !isDateFolder(entry.name)) return [{ where, what: "does not belong here" }];
    const below = disk.list(path.join(folder, entry.name));
    if (below.length === 0)
      return entry.name === announced ? [] : [{ where, what: "an empty folder: the edition that was in it is missing" }];
    const bags = below.filter((b) => b.kind !== "folder" || parseBag(plan, entry.name, b.name.replace(TOMBSTONE, "")) === null);
    return bags.map((b) => ({ where: `${where}/${b.name}`, what: "does not belong here" }));
  });
}

// A list that does not fit its files: where the chain knows the list by another digest, it is the list that was changed.
function tagListDamage(link: Link, all: readonly Link[], head: Head | null): readonly Damage[] {
  const kind = kindOf(link.bag);
  const next = all.find((l) => kindOf(l.bag) === kind && l.sequence === link.sequence + 1);
  const told = next?.previous ?? (head?.[kind].name === bagPath(link.bag) ? head[kind].digest : null);
  if (told === null || told === link.digest) return [];
  return [{ where: `${bagPath(link.bag)}/tagmanifest-sha256.txt`, what: "is not what was archived, as the chain tells" }];
}

/** All damage of one bag, in its files and in what they say. */
export function oneBagDamage(at: Place, bag: BagName): readonly Damage[] {
  const folder = folderOf(at.ports, at.folder, bag);
  const inside = attempt(() => bagDamage(at.ports, folder));
  if (!inside.ok) return [{ where: bagPath(bag), what: "cannot be read" }];
  const damage = inside.value.map(([file, what]) => ({ where: `${bagPath(bag)}/${file}`, what }));
  const tags = attempt(() => readTags(at.ports, folder));
  return damage.length > 0 || !tags.ok ? damage : meaningDamage(at, bag, tags.value);
}

// A bag that is sound in itself may still lie in the wrong place or say what is not so.
function meaningDamage(at: Place, bag: BagName, tags: Tags): readonly Damage[] {
  const where = bagPath(bag);
  if (labelled(tags.info, "External-Identifier") !== where) {
    return [{ where, what: `holds ${labelled(tags.info, "External-Identifier") ?? "no bag of this archive"}: it was moved or swapped` }];
  }
  if (infoOf(bag, tags) === null) return [{ where: `${where}/bag-info.txt`, what: "lacks what the format asks for" }];
  if (kindOf(bag) === "papers" || labelled(tags.info, "Disposed") !== null) return [];
  if (digestFromManifest(tags.manifest ?? []) !== labelled(tags.info, "Edition-Digest")) {
    return [{ where: `${where}/bag-info.txt`, what: "names another edition digest than its files have" }];
  }
  return contentsDamage(at, bag, tags);
}

function contentsDamage(at: Place, bag: BagName, tags: Tags): readonly Damage[] {
  const text = (name: string): string => fromUtf8(at.ports.disk.read(path.join(folderOf(at.ports, at.folder, bag), "data", name)));
  const read = attempt(() => {
    const texts = Object.fromEntries(jsonNames.map((name) => [name, text(name)])) as Parameters<typeof readArchived>[0];
    return readArchived(texts, Number(labelled(tags.info, "Format-Version")), bagPath(bag));
  });
  return read.ok ? [] : [{ where: bagPath(bag), what: read.error instanceof Error ? read.error.message : "cannot be read" }];
}

function chainDamage(plan: string, kind: Kind, all: readonly Link[]): readonly Damage[] {
  const links = all.filter((l) => kindOf(l.bag) === kind).sort((a, b) => a.sequence - b.sequence);
  const damage: Damage[] = [];
  let expected = 1;
  let before: Link | null = null;
  for (const link of links) {
    if (link.sequence < expected) damage.push({ where: bagPath(link.bag), what: `number ${link.sequence} of the chain is there twice` });
    if (link.sequence > expected) damage.push({ where: plan, what: missing(kind, expected, link.sequence - 1) });
    if (link.sequence === expected && link.previous !== (before?.digest ?? null))
      damage.push({ where: bagPath(link.bag), what: broken(before) });
    expected = link.sequence + 1;
    before = link;
  }
  return damage;
}

function broken(before: Link | null): string {
  const was = before === null ? "that there was none before it" : `the digest that ${bagPath(before.bag)} has`;
  return `does not name ${was}: one of the two is not what was archived`;
}

const words: Readonly<Record<Kind, string>> = { snapshot: "snapshot", papers: "bag of later papers" };

function missing(kind: Kind, from: number, to: number): string {
  return from === to
    ? `${words[kind]} number ${from} of the chain is missing`
    : `${words[kind]}s number ${from} to ${to} of the chain are missing`;
}

function headDamage(plan: string, { there, head }: HeadRead, used: boolean, links: readonly Link[]): readonly Damage[] {
  const where = `${plan}/HEAD`;
  if (!there) return used ? [{ where, what: "is missing" }] : [];
  if (head === null) return [{ where, what: "is not as it was written" }];
  return (["snapshot", "papers"] as const).flatMap((kind) => endDamage(where, head, kind, links));
}

function endDamage(where: string, head: Head, kind: Kind, links: readonly Link[]): readonly Damage[] {
  const end = endOf(links, kind);
  const told = head[kind];
  const same = told.count === end.count && told.digest === end.digest && told.name === end.name;
  const { next } = head;
  const came =
    next?.kind === kind &&
    next.sequence === end.count &&
    next.digest === end.digest &&
    next.name === end.name &&
    told.count === end.count - 1;
  if (same || came) return [];
  if (told.count > end.count)
    return [{ where, what: `${missing(kind, end.count + 1, told.count)} at the end (the last was ${told.name})` }];
  return [{ where, what: `does not name the last ${words[kind]} as it is (${end.name ?? "none"})` }];
}
