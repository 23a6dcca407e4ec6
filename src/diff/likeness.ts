import type { Recommendation } from "../model/edition.ts";
import { comparisonKey, foldMarks } from "../model/text.ts";

/** How alike two recommendations are, 0 to 1: by their own text, and by what stands beside it (update, owner, date, section). */
export interface Likeness {
  readonly text: number;
  readonly context: number;
}

/** Words that say little count little: the weight of a word falls with the number of recommendations it stands in. */
export type WordWeights = (word: string) => number;

/** The words of a text without case and punctuation. */
export function wordsOf(text: string): string[] {
  return (
    foldMarks(text)
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Weights from all texts of both editions. */
export function weighWords(texts: readonly string[]): WordWeights {
  const rows = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordsOf(text))) rows.set(word, (rows.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + texts.length / (rows.get(word) ?? 1));
}

/** The share of weighted words that two texts have in common (Dice), 0 to 1. */
export function textLikeness(a: readonly string[], b: readonly string[], weight: WordWeights): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const left = new Map<string, number>();
  let total = 0;
  for (const word of a) {
    left.set(word, (left.get(word) ?? 0) + 1);
    total += weight(word);
  }
  let shared = 0;
  for (const word of b) {
    const n = left.get(word) ?? 0;
    if (n > 0) shared += weight(word);
    if (n > 0) left.set(word, n - 1);
    total += weight(word);
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

/** A recommendation made ready for comparing with many others. */
export interface Likable {
  readonly words: readonly string[];
  readonly context: readonly { readonly key: string; readonly weight: number }[];
}

// An update of its own says most; owners, months and sections are shared by many.
const CONTEXT: readonly [number, (r: Recommendation) => string][] = [
  [0.5, (r) => r.update],
  [0.2, (r) => r.owner],
  [0.15, (r) => r.delivery.raw],
  [0.15, (r) => r.section ?? ""],
];

export function likable(r: Recommendation): Likable {
  return { words: wordsOf(r.text), context: CONTEXT.map(([weight, of]) => ({ key: comparisonKey(of(r)), weight })) };
}

/** Likeness of two prepared recommendations; a field blank on both sides says nothing. */
export function likeness(a: Likable, b: Likable, weight: WordWeights): Likeness {
  let same = 0;
  let total = 0;
  a.context.forEach((x, i) => {
    const y = b.context[i]?.key ?? "";
    if (x.key === "" && y === "") return;
    total += x.weight;
    if (x.key === y) same += x.weight;
    else if (x.key !== "" && y !== "" && (x.key.includes(y) || y.includes(x.key))) same += x.weight * 0.7;
  });
  return { text: textLikeness(a.words, b.words, weight), context: total === 0 ? 0 : same / total };
}
