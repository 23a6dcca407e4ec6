import type { ChangeSet } from "../../model/change.ts";
import type { Edition, Recommendation } from "../../model/edition.ts";

/** A row of both editions, of the new one alone, or of the old one alone. */
export type TrackedRow =
  | { readonly kind: "kept"; readonly before: Recommendation; readonly after: Recommendation }
  | { readonly kind: "inserted"; readonly after: Recommendation }
  | { readonly kind: "deleted"; readonly before: Recommendation };

interface Pair {
  readonly before: number;
  readonly after: number;
}

function pairsOf(before: Edition, after: Edition, changes: ChangeSet): Pair[] {
  const places = new Map(before.recommendations.map((r, i) => [r.id, i]));
  const from = new Map(changes.matches.map((m) => [m.to, m.from]));
  const used = new Set<number>();
  return after.recommendations.flatMap((r, i) => {
    const place = places.get(from.get(r.id) ?? "");
    if (place === undefined || used.has(place)) return [];
    used.add(place);
    return [{ before: place, after: i }];
  });
}

/** The most pairs that stand in the same order in both editions; the others have moved and are shown as taken out and put in. */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const best: { length: number; previous: number }[] = [];
  for (const [i, pair] of pairs.entries()) {
    let [length, previous] = [1, -1];
    for (let j = 0; j < i; j++) {
      const chain = best[j]?.length ?? 0;
      if ((pairs[j]?.before ?? 0) < pair.before && chain + 1 > length) [length, previous] = [chain + 1, j];
    }
    best.push({ length, previous });
  }
  let at = best.reduce((top, b, i) => (b.length > (best[top]?.length ?? 0) ? i : top), 0);
  const chain: Pair[] = [];
  for (let pair = pairs[at]; pair; pair = pairs[at]) {
    chain.unshift(pair);
    at = best[at]?.previous ?? -1;
  }
  return chain;
}

/** The rows in an order from which the old edition's order and the new one's can both be had. */
export function trackedRows(before: Edition, after: Edition, changes: ChangeSet): TrackedRow[] {
  const [old, now] = [before.recommendations, after.recommendations];
  const rows: TrackedRow[] = [];
  let [i, j] = [0, 0];
  const upTo = (pair: Pair): void => {
    for (; i < pair.before; i++) rows.push({ kind: "deleted", before: old[i] as Recommendation });
    for (; j < pair.after; j++) rows.push({ kind: "inserted", after: now[j] as Recommendation });
  };
  for (const pair of inOrder(pairsOf(before, after, changes))) {
    upTo(pair);
    rows.push({ kind: "kept", before: old[i++] as Recommendation, after: now[j++] as Recommendation });
  }
  upTo({ before: old.length, after: now.length });
  return rows;
}
