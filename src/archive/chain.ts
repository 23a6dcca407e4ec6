import path from "node:path";
import { type BagInfo, readTags, type Tags } from "./bag.ts";
import { type BagName, bagFolder, bagPath, byName, isDateFolder, parseBag, TOMBSTONE } from "./layout.ts";
import type { Ports } from "./ports.ts";
import { attempt, fromUtf8, readIfThere, utf8 } from "./steps.ts";

/** A plan has two chains: of its snapshots, and of the papers rendered later. */
export type Kind = "snapshot" | "papers";

/** A bag's link in its chain. `digest` is that of the bag as archived, which a tombstone keeps. */
export interface Link {
  readonly bag: BagName;
  readonly sequence: number;
  readonly digest: string;
  readonly previous: string | null;
}

/** How far a chain goes: the number of bags, the last one's name and digest. */
export interface End {
  readonly count: number;
  readonly name: string | null;
  readonly digest: string | null;
}

/** archive/PLAN/HEAD. `next` is written before a bag is put in its place and taken away after: a run killed between the two leaves it. */
export interface Head {
  readonly snapshot: End;
  readonly papers: End;
  readonly next: { readonly kind: Kind; readonly sequence: number; readonly name: string; readonly digest: string } | null;
}

export const NOTHING: End = { count: 0, name: null, digest: null };
export const EMPTY: Head = { snapshot: NOTHING, papers: NOTHING, next: null };

export function kindOf(bag: BagName): Kind {
  return bag.papers === null ? "snapshot" : "papers";
}

/** The bags that lie in a plan's folder, by name, whatever state they are in. */
export function bagsOf(ports: Ports, archive: string, plan: string): readonly BagName[] {
  const at = path.join(archive, plan);
  if (ports.disk.look(at)?.kind !== "folder") return [];
  const dates = ports.disk.list(at).filter((e) => e.kind === "folder" && isDateFolder(e.name));
  return dates.flatMap((d) => bagsOn(ports, path.join(at, d.name), plan, d.name)).sort(byName);
}

function bagsOn(ports: Ports, folder: string, plan: string, date: string): readonly BagName[] {
  const names = ports.disk.list(folder).filter((e) => e.kind === "folder");
  const plain = new Set(names.map((e) => (e.name.endsWith(TOMBSTONE) ? e.name.slice(0, -TOMBSTONE.length) : e.name)));
  return [...plain].map((name) => parseBag(plan, date, name)).filter((bag) => bag !== null);
}

/** The folder that holds a bag: a tombstone that was about to take its place counts already. */
export function folderOf(ports: Ports, archive: string, bag: BagName): string {
  const folder = path.join(archive, bag.plan, bag.date, bagFolder(bag));
  return ports.disk.look(folder + TOMBSTONE)?.kind === "folder" ? folder + TOMBSTONE : folder;
}

/** The first value of a label; null where there is none. */
export function labelled(info: BagInfo | null, label: string): string | null {
  return info?.find(([l]) => l === label)?.[1] ?? null;
}

/** A bag's link as its own bag-info.txt tells it; null where that cannot be read. */
export function linkOf(bag: BagName, tags: Tags): Link | null {
  const sequence = Number(labelled(tags.info, "Sequence-Number"));
  const previous = labelled(tags.info, "Previous-Bag-Digest");
  if (!Number.isSafeInteger(sequence) || sequence < 1 || previous === null) return null;
  return {
    bag,
    sequence,
    previous: previous === "none" ? null : previous,
    digest: labelled(tags.info, "Disposed-Bag-Digest") ?? tags.digest,
  };
}

/** The links of a plan that can be read, both kinds. */
export function linksOf(ports: Ports, archive: string, plan: string): readonly Link[] {
  const links = bagsOf(ports, archive, plan).map((bag) => {
    const tags = attempt(() => readTags(ports, folderOf(ports, archive, bag)));
    return tags.ok ? linkOf(bag, tags.value) : null;
  });
  return links.filter((l) => l !== null);
}

/** Where a chain ends, as its own links tell. */
export function endOf(links: readonly Link[], kind: Kind): End {
  const all = links.filter((l) => kindOf(l.bag) === kind);
  const last = all.reduce<Link | undefined>((a, b) => (a === undefined || b.sequence > a.sequence ? b : a), undefined);
  return last === undefined ? NOTHING : { count: last.sequence, name: bagPath(last.bag), digest: last.digest };
}

/**
 * Where the chains end as links and HEAD tell together. What a killed run had announced counts where it came to be. A HEAD that is ahead of the links
 * is believed: what follows is chained to what is missing, so that the hole stays to be seen.
 */
export function settled(head: Head | null, links: readonly Link[]): Head {
  const end = (kind: Kind): End => {
    const found = endOf(links, kind);
    return head !== null && head[kind].count >= found.count ? head[kind] : found;
  };
  return { snapshot: end("snapshot"), papers: end("papers"), next: null };
}

export function headFile(archive: string, plan: string): string {
  return path.join(archive, plan, "HEAD");
}

/** A plan's HEAD; null where there is none or it is not as this program writes it. */
export function readHead(ports: Ports, archive: string, plan: string): Head | null {
  const bytes = readIfThere(ports, headFile(archive, plan));
  return bytes === null ? null : parseHead(fromUtf8(bytes));
}

/** HEAD as it lies in the plan's folder. */
export function headBytes(head: Head): Uint8Array {
  const { next } = head;
  return utf8(
    [
      `Snapshots: ${head.snapshot.count}`,
      `Last-Snapshot: ${head.snapshot.name ?? "none"}`,
      `Last-Snapshot-Digest: ${head.snapshot.digest ?? "none"}`,
      `Papers: ${head.papers.count}`,
      `Last-Papers: ${head.papers.name ?? "none"}`,
      `Last-Papers-Digest: ${head.papers.digest ?? "none"}`,
      `Next: ${next === null ? "none" : `${next.kind} ${next.sequence} ${next.digest} ${next.name}`}`,
      "",
    ].join("\n"),
  );
}

const HEAD =
  /^Snapshots: (\d+)\nLast-Snapshot: (.+)\nLast-Snapshot-Digest: (none|[0-9a-f]{64})\nPapers: (\d+)\nLast-Papers: (.+)\nLast-Papers-Digest: (none|[0-9a-f]{64})\nNext: (?:none|(snapshot|papers) (\d+) ([0-9a-f]{64}) (.+))\n$/;

/** HEAD from its text; null for any byte that is not as it was written. */
export function parseHead(text: string): Head | null {
  const found = HEAD.exec(text);
  if (found === null) return null;
  const [, snapshots, snapshot = "", snapshotDigest = "", papers, paper = "", paperDigest = "", kind, sequence, digest = "", name = ""] =
    found;
  const head: Head = {
    snapshot: { count: Number(snapshots), name: orNull(snapshot), digest: orNull(snapshotDigest) },
    papers: { count: Number(papers), name: orNull(paper), digest: orNull(paperDigest) },
    next: kind === undefined ? null : { kind: kind as Kind, sequence: Number(sequence), name, digest },
  };
  return fromUtf8(headBytes(head)) === text ? head : null;
}

function orNull(word: string): string | null {
  return word === "none" ? null : word;
}
