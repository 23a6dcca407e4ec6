import { diffArrays } from "diff";
import type { RedlinePiece } from "../model/change.ts";
import { comparisonKey } from "../model/text.ts";

/** Words of either text in a run that is equal or differs. */
interface Hunk {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly equal: boolean;
}

/**
 * The change as a person would mark it: whole words with their punctuation, few pieces, a rewritten sentence as one deletion and one insertion,
 * and was and now whole where more than half has changed. Equal and inserted pieces together are `after`, word for word; equal and deleted ones
 * are `before` but for white space and marks that do not count.
 */
export function redline(before: string, after: string): RedlinePiece[] {
  if (before === after) return after === "" ? [] : [{ op: "equal", text: after }];
  const hunks = cleanedUp(hunksOf(words(before), words(after)));
  return (isMostlyChanged(hunks) ? [whole(hunks)] : hunks).flatMap(pieces);
}

const SHORT_MARK = /^\s*(?:\(?[a-z\d]{1,3}[.)]|o)$/;

/** Words with the white space before them; a dash, bullet or list number stands with the word after it. */
export function words(text: string): string[] {
  const out: string[] = [];
  let held = "";
  for (const word of text.match(/\s*\S+/g) ?? []) {
    const startsLine = out.length + held.length === 0 || word.includes("\n");
    const mark = comparisonKey(word) === "" || (startsLine && SHORT_MARK.test(word) && comparisonKey(`${word} x`) === "x");
    if (mark) held += word;
    else {
      out.push(held + word);
      held = "";
    }
  }
  const last = out.pop() ?? "";
  const tail = text.match(/\s+$/)?.[0] ?? "";
  return last + held + tail === "" ? out : [...out, last + held + tail];
}

function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const changes = diffArrays(before.map(comparisonKey), after.map(comparisonKey));
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
  return joined(hunks);
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
  return comparisonKey(h.before.join("")) === comparisonKey(h.after.join(""));
}

function merge(hunks: readonly Hunk[], equal: boolean): Hunk {
  return { before: hunks.flatMap((h) => h.before), after: hunks.flatMap((h) => h.after), equal };
}

const length = (texts: readonly string[]) => texts.join("").length;
const larger = (h: Hunk) => Math.max(length(h.before), length(h.after));

/** An island of equal words that is no longer than the changes on both of its sides reads better as changed with them. */
function isIsland(hunks: readonly Hunk[], at: number): boolean {
  const left = hunks[at - 1];
  const here = hunks[at];
  const right = hunks[at + 1];
  if (!left || !here || !right || !here.equal) return false;
  const replaces = (h: Hunk) => h.before.length > 0 && h.after.length > 0;
  if (here.after.length === 1 && replaces(left) && replaces(right)) return true;
  return length(here.after) <= larger(left) && length(here.after) <= larger(right);
}

function cleanedUp(hunks: readonly Hunk[]): Hunk[] {
  const at = hunks.findIndex((_, i) => isIsland(hunks, i));
  if (at < 0) return [...hunks];
  return cleanedUp([...hunks.slice(0, at - 1), merge(hunks.slice(at - 1, at + 2), false), ...hunks.slice(at + 2)]);
}

function isMostlyChanged(hunks: readonly Hunk[]): boolean {
  const count = (of: (h: Hunk) => readonly string[], changed: boolean) =>
    hunks.reduce((n, h) => n + (changed && h.equal ? 0 : of(h).length), 0);
  const deleted = count((h) => h.before, true);
  const inserted = count((h) => h.after, true);
  if (deleted === 0 || inserted === 0) return false;
  return (deleted + inserted) * 2 > count((h) => h.before, false) + count((h) => h.after, false);
}

function whole(hunks: readonly Hunk[]): Hunk {
  return merge(hunks, false);
}

function pieces(h: Hunk): RedlinePiece[] {
  if (h.equal) return [{ op: "equal", text: h.after.join("") }];
  const both: RedlinePiece[] = [
    { op: "delete", text: h.before.join("") },
    { op: "insert", text: h.after.join("") },
  ];
  return both.filter((p) => p.text !== "");
}

/** The share of words inserted or deleted between two texts, 0 to 1. */
export function shareChanged(pieces: readonly RedlinePiece[]): { changed: number; all: number } {
  const count = (text: string) => text.match(/\S+/g)?.length ?? 0;
  const of = (op: RedlinePiece["op"]) => pieces.reduce((n, p) => n + (p.op === op ? count(p.text) : 0), 0);
  const changed = of("insert") + of("delete");
  return { changed, all: changed + 2 * of("equal") };
}
