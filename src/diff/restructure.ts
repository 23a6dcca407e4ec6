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

function runsOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(" ")));
}

function shares(
  pairs: readonly Pair[],
  loose: readonly Recommendation[],
  looseWholes: readonly Recommendation[],
  roles: (p: Pair) => { whole: Recommendation; part: Recommendation },
): Share[] {
  if (loose.length === 0) return [];
  const candidates = loose.map((r) => ({ id: r.id, runs: [...runsOf(r.text)] })).filter((c) => c.runs.length >= 2);
  const wholes = [...pairs.map(roles).filter((p) => p.whole.text !== p.part.text), ...looseWholes.map((whole) => ({ whole, part: null }))];
  return wholes.flatMap(({ whole, part }) => {
    const kept = part === null ? new Set<string>() : runsOf(part.text);
    const left = new Set([...runsOf(whole.text)].filter((run) => !kept.has(run)));
    const parts = candidates.filter((c) => standsMostlyIn(c.runs, left)).map((c) => c.id);
    const all = part === null ? parts : [part.id, ...parts];
    return parts.length > 0 && all.length > 1 ? [{ whole: whole.id, parts: all }] : [];
  });
}

function standsMostlyIn(own: readonly string[], runs: ReadonlySet<string>): boolean {
  return own.filter((run) => runs.has(run)).length >= own.length * MOSTLY;
}
