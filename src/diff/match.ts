import type { Decision } from "../model/decision.ts";
import type { Edition, Recommendation } from "../model/edition.ts";
import { commonEnds, comparisonKey } from "../model/text.ts";
import { assignByText } from "./assign-by-text.ts";
import { type Surroundings, surroundingsOf } from "./evidence.ts";
import { isPosition, printedId } from "./ids.ts";
import { wordLikeness } from "./likeness.ts";
import type { Matching, Pair, Rest } from "./pairs.ts";

/** What a person said of a recommendation's former id: `with` names it; empty where the recommendation is new, whatever it looks like. */
export type Renumbering = Pick<Decision, "recommendation" | "with">;

/**
 * Pairs the recommendations of two editions: those a person has matched, those with the same id and words, those with the same words under another
 * id, and the rest by the best assignment over all candidates.
 */
export function matchRecommendations(before: Edition, after: Edition, renumberings: readonly Renumbering[]): Matching {
  const byId = before.edition.numbered && after.edition.numbered;
  const pairs: Pair[] = [];
  const take = (found: readonly Pair[], rest: Rest): Rest => {
    pairs.push(...found);
    const gone = new Set(found.flatMap((p) => [p.before, p.after]));
    return { before: rest.before.filter((r) => !gone.has(r)), after: rest.after.filter((r) => !gone.has(r)) };
  };
  const all: Rest = { before: before.recommendations, after: after.recommendations };
  const { rest: open, apart } = withoutDecided(all, renumberings);
  let rest = take(decidedPairs(all, renumberings), open);
  if (byId) rest = take(sameIdAndWords(rest), rest);
  rest = take(sameWordsOnly(rest), rest);
  const around = () => surroundingsOf(pairs, all, byId);
  if (byId && bothLeft(rest)) rest = take(sameIdMostWords(rest, around()), rest);
  const assigned = bothLeft(rest) ? assignByText(rest, all, around()) : { pairs: [], findings: [] };
  rest = take(assigned.pairs, rest);
  return { pairs: inOrder(pairs, after), removed: rest.before, added: [...rest.after, ...apart], findings: assigned.findings };
}

function bothLeft(rest: Rest): boolean {
  return rest.before.length > 0 && rest.after.length > 0;
}

function inOrder(pairs: readonly Pair[], after: Edition): Pair[] {
  const place = new Map(after.recommendations.map((r, i) => [r, i]));
  return [...pairs].sort((a, b) => (place.get(a.after) ?? 0) - (place.get(b.after) ?? 0));
}

function decidedPairs(all: Rest, renumberings: readonly Renumbering[]): Pair[] {
  return renumberings.flatMap((d) => {
    const after = all.after.find((r) => r.id === d.recommendation);
    const before = all.before.find((r) => r.id === d.with[0]);
    return before && after ? [{ before, after, by: "decision" as const, score: 1 }] : [];
  });
}

/** Those that a person called new are matched with nothing. */
function withoutDecided(all: Rest, renumberings: readonly Renumbering[]): { rest: Rest; apart: Recommendation[] } {
  const isNew = new Set(renumberings.filter((d) => d.with.length === 0).map((d) => d.recommendation));
  if (isNew.size === 0) return { rest: all, apart: [] };
  return {
    rest: { before: all.before, after: all.after.filter((r) => !isNew.has(r.id)) },
    apart: all.after.filter((r) => isNew.has(r.id)),
  };
}

function sameIdAndWords(rest: Rest): Pair[] {
  const old = new Map(rest.before.filter((r) => !isPosition(r.id)).map((r) => [r.id, r]));
  return rest.after.flatMap((after) => {
    const before = old.get(after.id);
    if (before === undefined || before.text === "") return [];
    const same = before.text === after.text || comparisonKey(before.text) === comparisonKey(after.text);
    return same ? [{ before, after, by: "id" as const, score: 1 }] : [];
  });
}

// Of the longer text, from its ends inwards: more is nearly all of it. Of less, a part may be all that stayed, and another one the rest.
const MOST = 0.6;

/** A text that was touched in one place, under its own number where all numbers around it stayed: seen without weighing any words. */
function sameIdMostWords(rest: Rest, around: Surroundings): Pair[] {
  const old = new Map(rest.before.filter((r) => !isPosition(r.id)).map((r) => [r.id, r]));
  return rest.after.flatMap((after) => {
    const before = old.get(after.id);
    if (before === undefined || around.idOf(before, after) < 1) return [];
    const { prefix, suffix } = commonEnds(before.text, after.text);
    const share = (prefix + suffix) / Math.max(before.text.length, after.text.length);
    return share < MOST ? [] : [{ before, after, by: "id" as const, score: wordLikeness(before.text, after.text) }];
  });
}

// "Update the register" stands in many plans for several things; so few words are no identity.
const ENOUGH_LETTERS = 16;

/** Words that stand once in each edition and are the same belong together, whatever their ids. */
function sameWordsOnly(rest: Rest): Pair[] {
  const old = byWords(rest.before);
  return [...byWords(rest.after)].flatMap(([key, after]) => {
    const before = old.get(key);
    if (before?.length !== 1 || after.length !== 1 || key.length < ENOUGH_LETTERS || !before[0] || !after[0]) return [];
    const sameId = !isPosition(after[0].id) && printedId(before[0].id) === printedId(after[0].id);
    return [{ before: before[0], after: after[0], by: sameId ? ("id" as const) : ("text" as const), score: 1 }];
  });
}

function byWords(rows: readonly Recommendation[]): Map<string, Recommendation[]> {
  const groups = new Map<string, Recommendation[]>();
  for (const r of rows) {
    const key = comparisonKey(r.text);
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  return groups;
}
