import type { SnapshotInfo } from "../model/snapshot.ts";
import type { PaperFound } from "./archive.ts";
import { bagsOf, labelled } from "./chain.ts";
import { haystacks } from "./haystack.ts";
import { type BagName, bagPath } from "./layout.ts";
import { infoAt, list, type Place, plans, tagsOf } from "./list.ts";
import { sha256 } from "./sha256.ts";

/** What a paper is: first by its bytes, then by the edition digest that it carries. */
export function findPaper(at: Place, bytes: Uint8Array): PaperFound {
  const same = bySameBytes(at, sha256(bytes));
  if (same !== null) return same;
  const known = list(at);
  const texts = haystacks(bytes);
  const info = known.findLast((i) => texts.some((text) => text.includes(i.editionDigest)));
  return info === undefined ? unknown(known.length) : altered(info);
}

function bySameBytes(at: Place, digest: string): PaperFound | null {
  for (const bag of plans(at).flatMap((plan) => bagsOf(at.ports, at.folder, plan))) {
    const file = tagsOf(at, bag).manifest.find((l) => l.sha256 === digest && l.path.startsWith("data/papers/"));
    if (file !== undefined) return found(at, bag, file.path.slice("data/papers/".length));
  }
  return null;
}

function found(at: Place, bag: BagName, paper: string): PaperFound {
  const snapshot = infoAt(at, { ...bag, papers: null });
  const when = (labelled(tagsOf(at, bag).info, "Archived-At") ?? "").slice(0, 10);
  if (bag.papers === null)
    return { kind: "archived", snapshot, paper, message: `archived: this is ${paper} of ${bagPath(bag)}, byte for byte` };
  return {
    kind: "issued-later",
    snapshot,
    paper,
    message: `issued later: this is ${paper} of ${bagPath(bag)}, recorded on ${when}, byte for byte`,
  };
}

function altered(snapshot: SnapshotInfo): PaperFound {
  const name = `${snapshot.plan}/${snapshot.date}/r${snapshot.revision}`;
  const message = `known edition, other bytes: it names the edition digest of ${name}, but no paper with these bytes is archived; it was altered or saved again`;
  return { kind: "known-edition", snapshot, paper: null, message };
}

function unknown(count: number): PaperFound {
  const message = `unknown: none of the ${count} editions in this archive is named in it; its snapshot is missing, or it was made elsewhere`;
  return { kind: "unknown", snapshot: null, paper: null, message };
}
