import type { ChangeSet } from "../model/change.ts";
import type { Recommendation } from "../model/edition.ts";
import { wordsOf } from "./likeness.ts";
import type { Matching, Pair } from "./pairs.ts";

type Restructured = Pick<ChangeSet, "split" | "merged">;

/**
 * One of A whose words now stand in several of B (split), and several of A whose words stand in one of B (merged). The part that is most alike
 * keeps its match; the others stay added or removed as well.
 */
export function restructured(matching: Matching): Restructured {
  const split = shares(matching.pairs, matching.added, matching.removed, (p) => ({ whole: p.before, part: p.after }));
  const merged = shares(matching.pairs, matching.removed, matching.added, (p) => ({ whole: p.after, part: p.before }));
  return {
    split: split.map((s) => ({ from: s.whole, to: s.parts })),
    merged: merged.map((s) => ({ from: s.parts, to: s.whole })),
  };
}

interface Share {
  readonly whole: string;
  readonly parts: string[];
}

/** Three words in a row are the same words at work; fewer are chance. */
const RUN = 3;
const MOSTLY = 0.6;
const ENOUGH_RUNS = 3; // "the incident log" alone makes no part, unless all of a short text is there

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(" "));
}

/** A run that stands twice in a text may stand once in each of two parts. */
function without(runs: readonly string[], others: readonly string[]): string[] {
  const taken = new Map<string, number>();
  for (const run of others) taken.set(run, (taken.get(run) ?? 0) + 1);
  return runs.filter((run) => {
    const n = taken.get(run) ?? 0;
    if (n > 0) taken.set(run, n - 1);
    return n === 0;
  });
}

function shares(
  pairs: readonly Pair[],
  loose: readonly Recommendation[],
  looseWholes: readonly Recommendation[],
  roles: (p: Pair) => { whole: Recommendation; part: Recommendation },
): Share[] {
  if (loose.length === 0) return [];
  const candidates = loose.map((r) => ({ id: r.id, runs: runsOf(r.text) })).filter((c) => c.runs.length >= 2);
  const wholes = [...pairs.map(roles).filter((p) => p.whole.text !== p.part.text), ...looseWholes.map((whole) => ({ whole, part: null }))];
  return wholes.flatMap(({ whole, part }) => {
    const left = without(runsOf(whole.text), part === null ? [] : runsOf(part.text));
    const parts = partsOf(left, candidates);
    const all = part === null ? parts : [part.id, ...parts];
    return parts.length > 0 && all.length > 1 ? [{ whole: whole.id, parts: all }] : [];
  });
}

/** Those that stand mostly in the words, the surest first: what is one's cannot be another's. */
function partsOf(runs: readonly string[], candidates: readonly { readonly id: string; readonly runs: readonly string[] }[]): string[] {
  let left = runs;
  const share = (own: readonly string[]) => {
    const missing = without(own, left).length;
    return missing > 0 && own.length - missing < ENOUGH_RUNS ? 0 : 1 - missing / own.length;
  };
  const likely = candidates.filter((c) => share(c.runs) >= MOSTLY).sort((x, y) => share(y.runs) - share(x.runs));
  const found = new Set<string>();
  for (const c of likely) {
    if (share(c.runs) < MOSTLY) continue;
    found.add(c.id);
    left = without(left, c.runs);
  }
  return candidates.filter((c) => found.has(c.id)).map((c) => c.id);
}
