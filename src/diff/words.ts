import { diffArrays } from "diff";
import type { RedlinePiece } from "../model/change.ts";
import { commonEnds, comparisonKey, countWords } from "../model/text.ts";

/** A word as it stands, with the white space before it, and as it counts. */
interface Word {
  readonly text: string;
  readonly key: string;
}

/** Words of either text in a run that is equal or differs. */
interface Hunk {
  readonly before: readonly Word[];
  readonly after: readonly Word[];
  readonly equal: boolean;
}

/**
 * The change as a person would mark it: whole words with their punctuation, few pieces, a rewritten sentence as one deletion and one insertion,
 * and was and now whole where more than half has changed. Equal and inserted pieces together are `after`, word for word; equal and deleted ones
 * are `before` but for white space and marks that do not count.
 */
export function redline(before: string, after: string): RedlinePiece[] {
  if (before === after) return after === "" ? [] : [{ op: "equal", text: after }];
  const { prefix, suffix } = commonEnds(before, after);
  const middle = (text: string) => words(text.slice(prefix, text.length - suffix), prefix === 0);
  const shared = countWords(after.slice(0, prefix)) + countWords(after.slice(after.length - suffix));
  const found = hunksOf(middle(before), middle(after), shared);
  const hunks =
    found === null ? null : cleanedUp(joined([asOne(after.slice(0, prefix)), ...found, asOne(after.slice(after.length - suffix))]));
  return (hunks === null || isMostlyChanged(hunks) ? [{ before, after, equal: false }] : hunks.map(asText)).flatMap(pieces);
}

/** An end that both texts share is one long word: there is nothing to find in it. */
function asOne(text: string): Hunk {
  const words = text === "" ? [] : [{ text, key: "" }];
  return { before: words, after: words, equal: true };
}

function asText(h: Hunk) {
  return { before: textOf(h.before), after: textOf(h.after), equal: h.equal };
}

const SHORT_MARK = /^\s*(?:\(?[a-z\d]{1,3}[.)]|o)$/;

/** The words of a text, at the opening of a line or not; a dash, bullet or list number stands with the word after it. */
function words(text: string, opens: boolean): Word[] {
  const out: Word[] = [];
  let held = "";
  for (const word of text.match(/\s*\S+/g) ?? []) {
    const startsLine = (opens && out.length + held.length === 0) || word.includes("\n");
    const key = comparisonKey(held + word);
    const isMark = key === "" || (startsLine && SHORT_MARK.test(word) && comparisonKey(`${word} x`) === "x");
    if (!isMark) out.push({ text: held + word, key });
    held = isMark ? held + word : "";
  }
  const tail = held + (text.match(/\s+$/)?.[0] ?? "");
  const last = out.pop() ?? { text: "", key: "" };
  return last.text + tail === "" ? out : [...out, { text: last.text + tail, key: last.key }];
}

/** Runs of equal and of differing words; null where less than half of the shorter text still stands, the words that both `share` at their ends counted. */
function hunksOf(before: readonly Word[], after: readonly Word[], share: number): Hunk[] | null {
  const most = Math.max(before.length, after.length) + share;
  if (leastEdits(before, after) > most) return null;
  const keys = (ws: readonly Word[]) => ws.map((w) => w.key);
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: most });
  if (changes === undefined) return null;
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  for (const c of changes) {
    const a = c.added ? [] : before.slice(i, i + c.count);
    const b = c.removed ? [] : after.slice(j, j + c.count);
    i += a.length;
    j += b.length;
    hunks.push({ before: a, after: b, equal: !c.added && !c.removed });
  }
  return hunks;
}

/** Words that stand on one side only must be deleted or inserted wherever they stand. */
function leastEdits(before: readonly Word[], after: readonly Word[]): number {
  const left = new Map<string, number>();
  for (const w of before) left.set(w.key, (left.get(w.key) ?? 0) + 1);
  let shared = 0;
  for (const w of after) {
    const n = left.get(w.key) ?? 0;
    if (n > 0) shared++;
    if (n > 0) left.set(w.key, n - 1);
  }
  return before.length + after.length - 2 * shared;
}

/** Neighbours of one kind as one; a difference that is none after all ("1,2and", "1,2 and") is equal. */
function joined(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = [];
  for (const h of hunks) {
    const last = out.at(-1);
    if (last !== undefined && last.equal === h.equal) out[out.length - 1] = merge([last, h], h.equal);
    else out.push(h);
  }
  const settled = out.map((h) => (!h.equal && sameKeys(h) ? { ...h, equal: true } : h));
  return settled.some((h, i) => i > 0 && settled[i - 1]?.equal === h.equal) ? joined(settled) : settled;
}

function sameKeys(h: Hunk): boolean {
  return h.before.length * h.after.length > 0 && comparisonKey(textOf(h.before)) === comparisonKey(textOf(h.after));
}

function textOf(words: readonly Word[]): string {
  return words.map((w) => w.text).join("");
}

function merge(hunks: readonly Hunk[], equal: boolean): Hunk {
  return { before: hunks.flatMap((h) => h.before), after: hunks.flatMap((h) => h.after), equal };
}

const length = (words: readonly Word[]) => words.reduce((n, w) => n + w.text.length, 0);
const larger = (h: Hunk) => Math.max(length(h.before), length(h.after));

/** An island of equal words that is no longer than the changes on both of its sides reads better as changed with them. */
function isIsland(hunks: readonly Hunk[], at: number): boolean {
  const left = hunks[at - 1];
  const here = hunks[at];
  const right = hunks[at + 1];
  if (!left || !here || !right || !here.equal) return false;
  const replaces = (h: Hunk) => h.before.length > 0 && h.after.length > 0;
  if (here.after.length === 1 && here.after[0]?.key !== "" && replaces(left) && replaces(right)) return true;
  return length(here.after) <= larger(left) && length(here.after) <= larger(right);
}

function cleanedUp(hunks: readonly Hunk[]): Hunk[] {
  const at = hunks.findIndex((_, i) => isIsland(hunks, i));
  if (at < 0) return [...hunks];
  return cleanedUp([...hunks.slice(0, at - 1), merge(hunks.slice(at - 1, at + 2), false), ...hunks.slice(at + 2)]);
}

/** Less than half of the shorter text still stands: what was added to a text, or taken from it, leaves the rest as it was. */
function isMostlyChanged(hunks: readonly Hunk[]): boolean {
  const letters = (of: (h: Hunk) => readonly Word[]) => hunks.reduce((n, h) => n + length(of(h)), 0);
  const kept = hunks.reduce((n, h) => n + (h.equal ? length(h.after) : 0), 0);
  return (
    kept * 2 <
    Math.min(
      letters((h) => h.before),
      letters((h) => h.after),
    )
  );
}

function pieces(h: { before: string; after: string; equal: boolean }): RedlinePiece[] {
  if (h.equal) return h.after === "" ? [] : [{ op: "equal", text: h.after }];
  const both: RedlinePiece[] = [
    { op: "delete", text: h.before },
    { op: "insert", text: h.after },
  ];
  return both.filter((p) => p.text !== "");
}

/** The number of words that stand on one side only, wherever they stand. */
export function wordsApart(before: string, after: string): number {
  const { prefix, suffix } = commonEnds(before, after);
  const bag = (text: string) => (text.slice(prefix, text.length - suffix).match(/\S+/g) ?? []).map((text) => ({ text, key: text }));
  return leastEdits(bag(before), bag(after));
}
