import { diffArrays } from "diff";
import type { RedlinePiece } from "../model/change.ts";
import { commonEnds, comparisonKey, countWords } from "../model/text.ts";
import { commonInOrder } from "./common-words.ts";
import { type Hunk, textOf, tidied, type Word } from "./hunks.ts";
import { bagOf, sharedWords } from "./likeness.ts";
import { alignLines, type Stretch } from "./lines.ts";

/**
 * The change as a person would mark it: whole words with their punctuation, few pieces, a rewritten sentence as one deletion and one insertion,
 * and was and now whole where more than half has changed. Equal and inserted pieces together are `after`, word for word; equal and deleted ones
 * are `before` but for white space and marks that do not count.
 */
export function redline(before: string, after: string): RedlinePiece[] {
  if (before === after) return after === "" ? [] : [{ op: "equal", text: after }];
  if (hasLittleInCommon(before, after)) return pieces({ before, after, equal: false });
  const inLines = before.includes("\n") || after.includes("\n");
  const hunks = tidied(inLines ? alignLines(before, after).flatMap(stretchHunks) : stretchHunks({ before, after, same: false }));
  return (isMostlyChanged(hunks) ? [{ before, after, equal: false }] : hunks.map(asText).map(withBreak)).flatMap(pieces);
}

// Of the shorter text, the words that stand in the other one too, wherever: fewer cannot come to half of it, in whatever order.
const LITTLE = 0.4;

function hasLittleInCommon(before: string, after: string): boolean {
  const [a, b] = [bagOf(before), bagOf(after)];
  return a.size * b.size > 0 && sharedWords(a, b) < Math.min(a.size, b.size) * LITTLE;
}

/** The words of a line and what it was; a line that came or went, or has too little in common, is one change. */
function stretchHunks({ before, after, same }: Stretch): Hunk[] {
  if (same) return [{ ...asOne(before, after), whole: true }];
  if (before === "" || after === "") return [{ before: words(before, true), after: words(after, true), equal: false }];
  const { prefix, suffix } = commonEnds(before, after);
  const middle = (text: string) => words(text.slice(prefix, text.length - suffix), prefix === 0);
  const end = (from: number, to?: number) => asOne(after.slice(from, to), after.slice(from, to));
  const shared = countWords(after.slice(0, prefix)) + countWords(after.slice(after.length - suffix));
  const found = hunksOf(middle(before), middle(after), shared);
  if (found === null) return [{ before: words(before, true), after: words(after, true), equal: false }];
  return [end(0, prefix), ...found, end(after.length - suffix)];
}

/** What both texts share is one long word: there is nothing to find in it. */
function asOne(before: string, after: string): Hunk {
  const word = (text: string) => (text === "" ? [] : [{ text, key: "" }]);
  return { before: word(before), after: word(after), equal: true };
}

function asText(h: Hunk) {
  return { before: textOf(h.before), after: textOf(h.after), equal: h.equal };
}

type Text = ReturnType<typeof asText>;

/** What was taken out from the top goes with the break behind it: the next line is the first one now. */
function withBreak(h: Text, i: number, all: readonly Text[]): Text {
  const next = all[i + 1];
  if (h.equal || h.before === "" || next?.equal !== true || /^\s/.test(next.after)) return h;
  return { ...h, before: h.before + (/^\s*/.exec(next.before)?.[0] ?? "") };
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
  const number = numbering();
  const [a, b] = [before.map((w) => number(w.key)), after.map((w) => number(w.key))];
  if (a.length + b.length - 2 * commonInOrder(a, b) > most) return null;
  const changes = diffArrays(a, b);
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  for (const c of changes) {
    const gone = c.added ? [] : before.slice(i, i + c.count);
    const came = c.removed ? [] : after.slice(j, j + c.count);
    i += gone.length;
    j += came.length;
    hunks.push({ before: gone, after: came, equal: !c.added && !c.removed });
  }
  return hunks;
}

/** The same number for the same word: they are compared many times. */
function numbering(): (word: string) => number {
  const numbers = new Map<string, number>();
  return (word) => {
    const own = numbers.get(word) ?? numbers.size;
    numbers.set(word, own);
    return own;
  };
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

/** Less than half of the shorter text still stands: what was added to a text, or taken from it, leaves the rest as it was. */
function isMostlyChanged(hunks: readonly Hunk[]): boolean {
  const length = (ws: readonly Word[]) => textOf(ws).length;
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
