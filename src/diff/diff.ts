import type { ChangeField, ChangeSet, FieldChange, LiveSum } from "../model/change.ts";
import { type Edition, isLive, type Recommendation } from "../model/edition.ts";
import { comparers, isRenumbered, type Ways } from "./compare.ts";
import { matchRecommendations, type Renumbering } from "./match.ts";
import type { Matching, Pair } from "./pairs.ts";
import { restructured } from "./restructure.ts";
import { renamedSections } from "./sections.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { redline } from "./words.ts";

export interface DiffOptions {
  /** A person's decisions about matches (kind "renumbering"). */
  readonly renumberings?: readonly Renumbering[];
  /** false leaves the redlines empty: for long series, where nobody reads them. */
  readonly redlines?: boolean;
}

/** What changed between two editions of a plan, before (A) and after (B). The same plan in another format gives no changes. */
export function diff(before: Edition, after: Edition, options: DiffOptions = {}): ChangeSet {
  const matching = matchRecommendations(before, after, options.renumberings ?? []);
  const ways = {
    vocabulary: vocabularyOf([before, after]),
    renamed: renamedSections(matching.pairs),
    redline: options.redlines === false ? () => [] : redline,
  };
  const compared = matching.pairs.map((pair) => ({ pair, changes: comparePair(pair, ways) }));
  const lists = listChanges(compared);
  return {
    schemaVersion: 1,
    from: before.edition.date,
    to: after.edition.date,
    added: matching.added.map((r) => r.id),
    removed: matching.removed.map((r) => r.id),
    renumbered: matching.pairs.filter(isOtherId).map((p) => ({ from: p.before.id, to: p.after.id })),
    ...lists,
    ...restructured(matching),
    matches: matching.pairs.map((p) => ({ from: p.before.id, to: p.after.id, by: p.by, score: Math.round(p.score * 1000) / 1000 })),
    changes: compared.flatMap((c) => c.changes),
    live: liveSum(before, after, matching, lists),
    findings: [...matching.findings],
  };
}

const FIELDS = Object.keys(comparers) as ChangeField[];

function comparePair(pair: Pair, ways: Ways): FieldChange[] {
  if (isUntouched(pair)) return [];
  return FIELDS.flatMap((field) => comparers[field](pair.before, pair.after, ways));
}

/** Most recommendations stand letter for letter as they did: seen at a glance. */
function isUntouched({ before: a, after: b }: Pair): boolean {
  const cells = a.text === b.text && a.update === b.update && a.owner === b.owner && a.delivery.raw === b.delivery.raw;
  const place = a.id === b.id && a.section === b.section && a.subsection === b.subsection;
  return cells && place && a.status === b.status && a.rag === b.rag && a.other.length + b.other.length === 0;
}

function isOtherId(p: Pair): boolean {
  return isRenumbered(p.before, p.after);
}

interface Compared {
  readonly pair: Pair;
  readonly changes: readonly FieldChange[];
}

const LISTS = [
  "completed",
  "reopened",
  "withdrawn",
  "reinstated",
  "putOnHold",
  "resumed",
  "updateChanged",
  "textChanged",
  "ownerChanged",
  "deliveryChanged",
  "statusChanged",
  "slipped",
  "broughtForward",
  "dateGiven",
  "dateRemoved",
  "moved",
] as const;
type List = (typeof LISTS)[number];

/** What puts a recommendation into each list. */
const belongs: Readonly<Record<List, (c: Compared) => boolean>> = {
  completed: ({ pair: { before: a, after: b } }) => a.status !== "complete" && b.status === "complete",
  reopened: ({ pair: { before: a, after: b } }) => a.status === "complete" && isLive(b),
  withdrawn: ({ pair: { before: a, after: b } }) => a.status !== "withdrawn" && b.status === "withdrawn",
  reinstated: ({ pair: { before: a, after: b } }) => a.status === "withdrawn" && isLive(b),
  putOnHold: ({ pair: { before: a, after: b } }) => a.status === "open" && b.status === "on-hold",
  resumed: ({ pair: { before: a, after: b } }) => a.status === "on-hold" && b.status === "open",
  updateChanged: (c) => has(c, "update"),
  textChanged: (c) => has(c, "text"),
  ownerChanged: (c) => c.changes.some((x) => x.field === "owner" && x.kind !== "cosmetic"),
  deliveryChanged: (c) => has(c, "delivery"),
  statusChanged: (c) => has(c, "status"),
  slipped: (c) => c.changes.some((x) => (x.days ?? 0) > 0),
  broughtForward: (c) => c.changes.some((x) => (x.days ?? 0) < 0),
  dateGiven: (c) => has(c, "delivery") && c.pair.before.delivery.date === null && c.pair.after.delivery.date !== null,
  dateRemoved: (c) => has(c, "delivery") && c.pair.before.delivery.date !== null && c.pair.after.delivery.date === null,
  moved: (c) => c.changes.some((x) => x.field === "section" && x.kind !== "cosmetic"),
};

function has(c: Compared, field: ChangeField): boolean {
  return c.changes.some((x) => x.field === field);
}

type Lists = Record<List | "unchanged", string[]>;

function listChanges(compared: readonly Compared[]): Lists {
  const lists = Object.fromEntries([...LISTS, "unchanged"].map((l) => [l, []])) as unknown as Lists;
  for (const c of compared) {
    const mine = c.changes.length === 0 ? [] : LISTS.filter((list) => belongs[list](c));
    for (const list of mine) lists[list].push(c.pair.after.id);
    if (mine.length === 0 && !isOtherId(c.pair)) lists.unchanged.push(c.pair.after.id);
  }
  return lists;
}

function liveSum(before: Edition, after: Edition, matching: Matching, lists: Lists): LiveSum {
  const live = (rows: readonly Recommendation[]) => rows.filter(isLive).length;
  const was = new Map(matching.pairs.map((p) => [p.after.id, p.before]));
  const fromLive = (ids: readonly string[]) => ids.filter((id) => isLive(was.get(id) ?? { status: "complete" })).length;
  return {
    before: live(before.recommendations),
    addedLive: live(matching.added),
    reopened: lists.reopened.length,
    reinstated: lists.reinstated.length,
    completedFromLive: fromLive(lists.completed),
    withdrawnFromLive: fromLive(lists.withdrawn),
    removedLive: live(matching.removed),
    now: live(after.recommendations),
  };
}
