import { comparisonKey } from "../model/text.ts";

/** A word as it stands, with the white space before it, and as it counts. */
export interface Word {
  readonly text: string;
  readonly key: string;
}

/** Words of either text in a run that is equal or differs. */
export interface Hunk {
  readonly before: readonly Word[];
  readonly after: readonly Word[];
  readonly equal: boolean;
  /** Whole lines that both texts have: no island between changes, however short. */
  readonly whole?: boolean;
}

export function textOf(words: readonly Word[]): string {
  return words.map((w) => w.text).join("");
}

const length = (words: readonly Word[]) => words.reduce((n, w) => n + w.text.length, 0);
const larger = (h: Hunk) => Math.max(length(h.before), length(h.after));

/** The changes as a person would mark them: no shreds, no word that both sides share at a change's edge, cut where a sentence or a line begins. */
export function tidied(hunks: readonly Hunk[]): Hunk[] {
  const merged = withoutIslands(joined(hunks));
  return slid(joined(merged.flatMap(trimmed)));
}

/** Neighbours of one kind as one; a difference that is none after all ("1,2and", "1,2 and") is equal. */
function joined(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = [];
  for (let i = 0; i < hunks.length; ) {
    const { equal } = hunks[i] as Hunk;
    let end = i;
    while (hunks[end]?.equal === equal) end++;
    const h = end === i + 1 ? (hunks[i] as Hunk) : merge(hunks.slice(i, end), equal);
    if (h.before.length + h.after.length > 0) out.push(h);
    i = end;
  }
  const settled = out.map((h) => (!h.equal && sameKeys(h) ? { ...h, equal: true } : h));
  return settled.some((h, i) => i > 0 && settled[i - 1]?.equal === h.equal) ? joined(settled) : settled;
}

function sameKeys(h: Hunk): boolean {
  return h.before.length * h.after.length > 0 && comparisonKey(textOf(h.before)) === comparisonKey(textOf(h.after));
}

function merge(hunks: readonly Hunk[], equal: boolean): Hunk {
  const whole = equal && hunks.some((h) => h.whole === true);
  return { before: hunks.flatMap((h) => h.before), after: hunks.flatMap((h) => h.after), equal, ...(whole ? { whole } : {}) };
}

/** An island of equal words that is no longer than the changes on both of its sides reads better as changed with them. */
function isIsland(hunks: readonly Hunk[], at: number): boolean {
  const left = hunks[at - 1];
  const here = hunks[at];
  const right = hunks[at + 1];
  if (!left || !here || !right || !here.equal || here.whole === true) return false;
  const replaces = (h: Hunk) => h.before.length > 0 && h.after.length > 0;
  if (here.after.length === 1 && here.after[0]?.key !== "" && replaces(left) && replaces(right)) return true;
  return length(here.after) <= larger(left) && length(here.after) <= larger(right);
}

function withoutIslands(hunks: readonly Hunk[]): Hunk[] {
  const at = hunks.findIndex((_, i) => isIsland(hunks, i));
  if (at < 0) return [...hunks];
  return withoutIslands([...hunks.slice(0, at - 1), merge(hunks.slice(at - 1, at + 2), false), ...hunks.slice(at + 2)]);
}

/** Words that both sides of a change share at either edge are no part of it. */
function trimmed(h: Hunk): Hunk[] {
  if (h.equal || h.before.length * h.after.length === 0) return [h];
  const most = Math.min(h.before.length, h.after.length);
  const same = (i: number, j: number) => h.before[i]?.key === h.after[j]?.key;
  let first = 0;
  while (first < most && same(first, first)) first++;
  let last = 0;
  while (last < most - first && same(h.before.length - 1 - last, h.after.length - 1 - last)) last++;
  const cut = (words: readonly Word[]) => [
    words.slice(0, first),
    words.slice(first, words.length - last),
    words.slice(words.length - last),
  ];
  const [before, after] = [cut(h.before), cut(h.after)];
  const parts = [true, false, true].map((equal, i) => ({ before: before[i] ?? [], after: after[i] ?? [], equal }));
  return parts.filter((x) => x.before.length + x.after.length > 0);
}

/** Words that were only added or only taken out, moved so that they begin and end where a sentence or a line does, if the words allow it. */
function slid(hunks: readonly Hunk[]): Hunk[] {
  const out = [...hunks];
  for (let i = 1; i + 1 < out.length; i++) {
    const [left, here, right] = out.slice(i - 1, i + 2);
    if (left && here && right) out.splice(i - 1, 3, ...slide(left, here, right));
  }
  return out;
}

function slide(left: Hunk, here: Hunk, right: Hunk): [Hunk, Hunk, Hunk] {
  const side = here.before.length === 0 ? "after" : here.after.length === 0 ? "before" : null;
  const even = (h: Hunk) => h.equal && h.before.length === h.after.length;
  if (side === null || here.equal || !even(left) || !even(right)) return [left, here, right];
  const words = [...left[side], ...here[side], ...right[side]];
  const other = side === "after" ? "before" : "after";
  const rest = [...left[other], ...right[other]];
  const [start, size] = [left[side].length, here[side].length];
  let best = start;
  for (const step of [-1, 1]) {
    for (let at = start; canStep(words, at, size, step); ) {
      at += step;
      if (edgeWorth(words, at, size) > edgeWorth(words, best, size)) best = at;
    }
  }
  if (best === start) return [left, here, right];
  const pair = (own: Word[], others: Word[], h: Hunk): Hunk =>
    side === "after" ? { ...h, after: own, before: others } : { ...h, before: own, after: others };
  return [
    pair(words.slice(0, best), rest.slice(0, best), left),
    pair(words.slice(best, best + size), [], here),
    pair(words.slice(best + size), rest.slice(best), right),
  ];
}

/** One to the left: the word that would leave at the end is the one that comes in at the beginning; and the other way round. */
function canStep(words: readonly Word[], at: number, size: number, step: number): boolean {
  const [comes, leaves] = step < 0 ? [words[at - 1], words[at + size - 1]] : [words[at + size], words[at]];
  return comes !== undefined && leaves !== undefined && comes.key === leaves.key && comes.key !== "";
}

/** Two for a line's beginning, one for a sentence's, at either edge. */
function edgeWorth(words: readonly Word[], at: number, size: number): number {
  const worth = (i: number) => {
    const [before, after] = [words[i - 1]?.text, words[i]?.text];
    if (before === undefined || after === undefined || after.includes("\n")) return 2;
    return /[.!?:;]["')\]]*$/.test(before) ? 1 : 0;
  };
  return worth(at) + worth(at + size);
}
