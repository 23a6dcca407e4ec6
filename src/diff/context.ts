import type { Recommendation } from "../model/edition.ts";
import { comparisonKey } from "../model/text.ts";

/** What stands beside a text, ready to be compared. */
export interface Beside {
  readonly update: string;
  /** No other recommendation of its edition has this update: "On track" says nothing of which one it is. */
  readonly ownUpdate: boolean;
  readonly others: readonly string[];
}

// An update of its own says most; owners, months and sections are shared by many.
const UPDATE = 0.5;
const SHARED_UPDATE = 0.1;
/** What all the rest can say at most, where no update of its own speaks: many rows of a log have one owner, month and section. */
const WITHOUT_UPDATE = 0.6;
const OTHERS: readonly (readonly [number, (r: Recommendation) => string])[] = [
  [0.2, (r) => r.owner],
  [0.15, (r) => r.delivery.raw],
  [0.15, (r) => r.section ?? ""],
  [0.15, (r) => r.subsection ?? ""], // "Finalise the benefits case" may stand under each of ten sub-headings
];

/** Prepares the recommendations of one edition. */
export function besideIn(edition: readonly Recommendation[]): (r: Recommendation) => Beside {
  const updates = new Map<string, number>();
  for (const r of edition) updates.set(r.update, (updates.get(r.update) ?? 0) + 1);
  return (r) => ({
    update: comparisonKey(r.update),
    ownUpdate: updates.get(r.update) === 1,
    others: OTHERS.map(([, of]) => comparisonKey(of(r))),
  });
}

/** How much of what stands beside two texts is the same, 0 to 1; a field blank on both sides says nothing. */
export function contextLikeness(a: Beside, b: Beside): number {
  const own = a.ownUpdate && b.ownUpdate;
  let same = 0;
  let total = 0;
  const weigh = (w: number, x: string, y: string) => {
    if (x === "" && y === "") return;
    total += w;
    same += w * alike(x, y);
  };
  weigh(own ? UPDATE : SHARED_UPDATE, a.update, b.update);
  for (let i = 0; i < OTHERS.length; i++) weigh(OTHERS[i]?.[0] ?? 0, a.others[i] ?? "", b.others[i] ?? "");
  return total === 0 ? 0 : ((own ? 1 : WITHOUT_UPDATE) * same) / total;
}

const GROWN = 0.7;
const MOST = 0.6; // of the shorter one, from its ends inwards: what was touched in one place

/** An update that grew, or was touched in one place, is still most of what it was. */
function alike(x: string, y: string): number {
  if (x === y) return 1;
  if (x === "" || y === "") return 0;
  return x.includes(y) || y.includes(x) || isTouched(x, y) ? GROWN : 0;
}

const LONG = 40; // characters: "May 2019" is no touched "March 2019"

function isTouched(x: string, y: string): boolean {
  const shorter = Math.min(x.length, y.length);
  return shorter >= LONG && sharedEnds(x, y) > shorter * MOST;
}

function sharedEnds(x: string, y: string): number {
  const most = Math.min(x.length, y.length);
  let first = 0;
  while (first < most && x[first] === y[first]) first++;
  let last = 0;
  while (last < most - first && x[x.length - 1 - last] === y[y.length - 1 - last]) last++;
  return first + last;
}
