import { remembering } from "../model/remember.ts";
import { foldMarks } from "../model/text.ts";

/** The words of a text without case and punctuation. */
export function wordsOf(text: string): string[] {
  return (
    foldMarks(text)
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The share of words that two texts have in common (Dice), 0 to 1; a word that stands twice counts twice. */
export function wordLikeness(one: string, other: string): number {
  return bagLikeness(bagOf(one), bagOf(other));
}

/** The words of a text as they are counted, to be held against several others. */
export interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Told once: an update is held against its entries, its lines and the whole of what it was. */
export const bagOf: (text: string) => Bag = remembering((text) => {
  const words = wordsOf(text);
  return { counts: counts(words), size: words.length };
});

/** What `wordLikeness` says of their texts. */
export function bagLikeness(a: Bag, b: Bag): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  return (2 * sharedWords(a, b)) / (a.size + b.size);
}

/** How many words both have. */
export function sharedWords(a: Bag, b: Bag): number {
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, n] of few.counts) shared += Math.min(n, many.counts.get(word) ?? 0);
  return shared;
}

function counts(words: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const word of words) out.set(word, (out.get(word) ?? 0) + 1);
  return out;
}

/** How alike every text of one edition is to every one of the other, row by row of the later one. */
export interface LikenessTable {
  /** Weighted Dice. */
  readonly alike: readonly Float64Array[];
  /** The share of the lighter text that stands in the other: 1 for what was split off or added to. */
  readonly within: readonly Float64Array[];
}

/** Words that say little count little: the weight of a word falls with the number of texts of `all` that it stands in. */
export function likenessTable(before: readonly string[], after: readonly string[], all: readonly string[]): LikenessTable {
  const weight = weighWords(all);
  const left = before.map((t) => weighed(t, weight));
  const places = new Map<string, [row: number, count: number][]>();
  left.forEach((t, i) => {
    for (const [word, n] of t.counts) places.set(word, [...(places.get(word) ?? []), [i, n]]);
  });
  const rows = after.map((text) => {
    const right = weighed(text, weight);
    const shared = new Float64Array(before.length);
    for (const [word, n] of right.counts) {
      const w = weight(word);
      for (const [i, m] of places.get(word) ?? []) shared[i] = (shared[i] ?? 0) + w * Math.min(n, m);
    }
    return {
      alike: shared.map((s, i) => dice(s, left[i]?.total ?? 0, right.total)),
      within: shared.map((s, i) => part(s, left[i]?.total ?? 0, right.total)),
    };
  });
  return { alike: rows.map((r) => r.alike), within: rows.map((r) => r.within) };
}

function part(shared: number, left: number, right: number): number {
  const lighter = Math.min(left, right);
  return lighter === 0 ? 0 : shared / lighter;
}

/** Two texts without words are alike. */
function dice(shared: number, left: number, right: number): number {
  return left + right === 0 ? 1 : (2 * shared) / (left + right);
}

interface Weighed {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

function weighed(text: string, weight: (word: string) => number): Weighed {
  const own = counts(wordsOf(text));
  let total = 0;
  for (const [word, n] of own) total += n * weight(word);
  return { counts: own, total };
}

function weighWords(texts: readonly string[]): (word: string) => number {
  const rows = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordsOf(text))) rows.set(word, (rows.get(word) ?? 0) + 1);
  const weights = new Map([...rows].map(([word, n]) => [word, Math.log(1 + texts.length / n)]));
  return (word) => weights.get(word) ?? 1;
}
