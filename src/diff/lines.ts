import { diffArrays } from "diff";
import { comparisonKey } from "../model/text.ts";
import { type Bag, bagLikeness, bagOf, sharedWords } from "./likeness.ts";

/** A stretch of both texts that belong together; "" where it stands on one side only. The stretches one after another are the texts. */
export interface Stretch {
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
}

/** Lines that share less than this are two, not one rewritten. */
const ALIKE = 0.5;
/** Of the words that two runs of lines share, the part that may be lost by taking them line by line: readers break lines differently. */
const LOST = 0.3;

/** Lines with their line break before them. */
function linesOf(text: string): string[] {
  return text.match(/\n*[^\n]+\n*$|\n*[^\n]+/g) ?? (text === "" ? [] : [text]);
}

/** The lines (in an update its entries) that both texts have, those that were reworded beside what they were, and those that came or went whole. */
export function alignLines(before: string, after: string): Stretch[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const keys = (lines: readonly string[]) => lines.map(comparisonKey);
  const out: Stretch[] = [];
  let gone: string[] = [];
  let i = 0;
  let j = 0;
  for (const c of diffArrays(keys(a), keys(b))) {
    const [x, y] = [c.added ? [] : a.slice(i, i + c.count), c.removed ? [] : b.slice(j, j + c.count)];
    i += x.length;
    j += y.length;
    if (c.removed) gone = x;
    else if (c.added) {
      out.push(...between(gone, y));
      gone = [];
    } else {
      out.push(...between(gone, []), { before: x.join(""), after: y.join(""), same: true });
      gone = [];
    }
  }
  return [...out, ...between(gone, [])];
}

/** Two runs of lines without an equal one: taken line by line unless most of what they share would be lost. */
function between(a: readonly string[], b: readonly string[]): Stretch[] {
  if (a.length + b.length === 0) return [];
  const whole = { before: a.join(""), after: b.join(""), same: false };
  if (a.length * b.length <= 1) return [whole];
  const bags = { a: a.map(bagOf), b: b.map(bagOf) };
  const pairs = alikeLines(bags.a, bags.b);
  const [x, y] = [bagOf(whole.before), bagOf(whole.after)];
  const kept = pairs.reduce((n, [i, j]) => n + sharedWords(bags.a[i] ?? x, bags.b[j] ?? y), 0);
  return sharedWords(x, y) - kept > Math.min(x.size, y.size) * LOST ? [whole] : lineByLine(a, b, pairs);
}

/** The pairs of alike lines, in order, that share most. */
function alikeLines(a: readonly Bag[], b: readonly Bag[]): [number, number][] {
  const worth = a.map((x) => b.map((y) => bagLikeness(x, y)).map((n) => (n >= ALIKE ? n : 0)));
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const of = (table: readonly number[][], i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const own = of(worth, i, j);
      const together = own > 0 ? own + of(best, i + 1, j + 1) : 0;
      best[i]?.splice(j, 1, Math.max(together, of(best, i + 1, j), of(best, i, j + 1)));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const own = of(worth, i, j);
    if (own > 0 && of(best, i, j) === own + of(best, i + 1, j + 1)) pairs.push([i++, j++]);
    else if (of(best, i, j) === of(best, i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

function lineByLine(a: readonly string[], b: readonly string[], pairs: readonly (readonly [number, number])[]): Stretch[] {
  const out: Stretch[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    out.push(...a.slice(i, x).map((before) => ({ before, after: "", same: false })));
    out.push(...b.slice(j, y).map((after) => ({ before: "", after, same: false })));
    if (x < a.length) out.push({ before: a[x] ?? "", after: b[y] ?? "", same: false });
    [i, j] = [x + 1, y + 1];
  }
  return out;
}
