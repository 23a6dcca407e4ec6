import { median } from "./geometry.ts";
import type { Word } from "./words.ts";

/** Words on one baseline, in order along it. */
export interface Line {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly size: number;
}

/** em: words whose baselines differ by less stand on one line (superscripts, mixed fonts). */
const SAME_LINE = 0.45;

/** Words to lines from top to bottom; only words of the commonest direction of writing are set in order, others follow as lines of their own. */
export function wordsToLines(words: readonly Word[]): Line[] {
  if (words.length === 0) return [];
  const turn = commonTurn(words);
  const straight = linesOf(words.filter((w) => w.turn === turn));
  const rest = words.filter((w) => w.turn !== turn);
  return rest.length === 0 ? straight : [...straight, ...wordsToLines(rest)];
}

function commonTurn(words: readonly Word[]): number {
  const counts = [0, 0, 0, 0];
  for (const w of words) counts[w.turn] = (counts[w.turn] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

function linesOf(words: readonly Word[]): Line[] {
  const sorted = [...words].sort((a, b) => a.base - b.base || a.n - b.n);
  const groups: Word[][] = [];
  let base = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const w of sorted) {
    const group = groups[groups.length - 1];
    if (group !== undefined && w.base - base <= SAME_LINE * Math.min(Math.max(size, 4), Math.max(w.size, 4))) {
      group.push(w);
      if (w.size > size) [base, size] = [w.base, w.size];
    } else {
      groups.push([w]);
      [base, size] = [w.base, w.size];
    }
  }
  return groups.map(toLine);
}

/** A line of words that stand on one baseline. */
export function toLine(words: readonly Word[]): Line {
  const sorted = [...words].sort((a, b) => a.from - b.from || a.n - b.n);
  const size = Math.max(...sorted.map((w) => w.size));
  return {
    words: sorted,
    from: Math.min(...sorted.map((w) => w.from)),
    to: Math.max(...sorted.map((w) => w.to)),
    base: median(sorted.filter((w) => w.size === size).map((w) => w.base)),
    size,
  };
}
