import type { SnapshotInfo } from "../model/snapshot.ts";
import type { Tags } from "./bag.ts";
import { labelled } from "./chain.ts";
import type { BagName } from "./layout.ts";

const DIGEST = /^[0-9a-f]{64}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

const isMoment = (text: string): boolean => MOMENT.test(text) && !Number.isNaN(Date.parse(text));
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 1;

/** A snapshot as its bag-info.txt tells it; null where that is damaged. By hand: a list must not wait for a schema library. */
export function infoOf(bag: BagName, tags: Tags): SnapshotInfo | null {
  const value = (label: string): string => labelled(tags.info, label) ?? "";
  const previous = labelled(tags.info, "Previous-Bag-Digest");
  const info: SnapshotInfo = {
    plan: value("Plan"),
    date: value("Edition-Date"),
    revision: Number(value("Revision")),
    sequence: Number(value("Sequence-Number")),
    title: value("Title"),
    marking: labelled(tags.info, "Marking"),
    editionDigest: value("Edition-Digest"),
    bagDigest: labelled(tags.info, "Disposed-Bag-Digest") ?? tags.digest,
    previous: previous === "none" ? null : previous,
    archivedAt: value("Archived-At"),
    disposed: value("Disposed") === "whole",
  };
  const sound = DIGEST.test(info.editionDigest) && isCount(info.sequence) && isMoment(info.archivedAt);
  return sound && info.plan === bag.plan && info.date === bag.date && info.revision === bag.revision ? info : null;
}
