import { levelOf } from "../joins/levels.ts";
import { goesOnAddress } from "./addresses.ts";
import { isDrawn } from "./dots.ts";
import { median } from "./geometry.ts";
import { type Line, wordsToLines } from "./lines.ts";
import { bulletOf, type Marked, numberedItems, typedDash } from "./list-marks.ts";
import type { Word } from "./words.ts";

/** A paragraph before its words become runs: hyphens at line ends are settled when the whole document's words are known. */
export interface Draft {
  readonly mark: { readonly word: Word; readonly ordinal: string | null; readonly level: number } | null;
  readonly lines: readonly (readonly Word[])[];
  readonly gapBefore: boolean;
}

/** What the surroundings tell: where lines must end (null where unknown). */
export interface Measure {
  readonly right: number | null;
  /** The engine paints the space at which it wraps a line. */
  readonly paintsLineEnds: boolean;
}

/** of the usual distance of lines: from here on, space stands before a paragraph. */
const GAP = 1.25;
/** pt: an item's text hangs at least this far right of its mark, and a line left of it belongs to no item. */
const HANG = 3;

interface Item {
  readonly line: Line;
  readonly marked: Marked | null;
}

/** The words of one cell (or block of text) as paragraphs. */
export function wordsToDrafts(words: readonly Word[], measure: Measure): Draft[] {
  return linesToDrafts(wordsToLines(words), measure);
}

/** Lines of one column as paragraphs. */
export function linesToDrafts(lines: readonly Line[], measure: Measure): Draft[] {
  const numbered = lines.length === 0 ? new Map<Line, Marked>() : numberedItems(lines);
  const items = withoutLoneTick(lines.map((line): Item => ({ line, marked: bulletOf(line) ?? numbered.get(line) ?? null })));
  const pitch = usualPitch(lines);
  const typed = typedDashes(lines, items, pitch, measure);
  typed.forEach((marked, k) => {
    items[k] = { line: lines[k] as Line, marked };
  });
  const hang = items.some((item, k) => hangsBelow(item, items[k + 1]));
  const groups: { items: Item[]; gap: boolean }[] = [];
  items.forEach((item, k) => {
    const before = items[k - 1];
    const group = groups[groups.length - 1];
    const gap = before !== undefined && isGap(before.line, item.line, pitch);
    if (before === undefined || group === undefined || gap || startsNew(group.items, before, item, measure, hang))
      groups.push({ items: [item], gap });
    else group.items.push(item);
  });
  return withLevels(groups, measure.right);
}

/** A tick says that something is done; it is a bullet in company only, or where the text hangs beside it. */
function withoutLoneTick(items: readonly Item[]): Item[] {
  const ticks = items.filter((item) => item.marked !== null && /^[\u2713\u2714]$/.test(item.marked.mark.text));
  const at = ticks.length === 1 ? items.indexOf(ticks[0] as Item) : -1;
  return items.map((item, k) => (k === at && !hangsBelow(item, items[k + 1]) ? { ...item, marked: null } : item));
}

/** Dashes that several paragraphs of a cell open with, typed as a list. */
function typedDashes(lines: readonly Line[], items: readonly Item[], pitch: number, measure: Measure): Map<number, Marked> {
  const found = lines.flatMap((line, k) => {
    const [before, marked] = [lines[k - 1], typedDash(line)];
    if (marked === null || items[k]?.marked != null) return [];
    const ends = before === undefined || isGap(before, line, pitch) || endsEarly(before, line, measure);
    return [{ k, line, marked, sure: ends || /[;:.]$/.test(before?.words.at(-1)?.text ?? "") }];
  });
  const others = items.filter((i) => i.marked !== null && /^[-–—]$/.test(i.marked.mark.text)).length;
  const places = found.filter((f) => f.sure).map((f) => f.line.from);
  const isSet = (at: number) => places.some((p) => Math.abs(p - at) < SAME_PLACE);
  const apart = lines.filter((l) => typedDash(l) === null).every((l) => !isSet(l.from));
  const dashes = found.filter((f) => f.sure || (apart && isSet(f.line.from)));
  return dashes.length + others > 1 ? new Map(dashes.map((f) => [f.k, f.marked])) : new Map();
}

/** pt: the marks of one list stand this close to one place. */
const SAME_PLACE = 0.7;

/** The usual distance of baselines, in ems, as far as the lines tell it. */
function usualPitch(lines: readonly Line[]): number {
  const pitches: number[] = [];
  for (let k = 1; k < lines.length; k++) {
    const [a, b] = [lines[k - 1] as Line, lines[k] as Line];
    const em = (b.base - a.base) / Math.max(a.size, b.size);
    if (em > 0.9) pitches.push(em);
  }
  if (pitches.length === 0) return 1.25;
  const least = Math.min(...pitches);
  return Math.min(median(pitches.filter((p) => p < least * 1.15)), 1.9);
}

function isGap(a: Line, b: Line, pitch: number): boolean {
  return (b.base - a.base) / Math.max(a.size, b.size) > pitch * GAP;
}

function startsNew(group: readonly Item[], before: Item, item: Item, measure: Measure, hang: boolean): boolean {
  if (item.marked !== null) return true;
  if (item.line.base < before.line.base) return true;
  const head = group[0] as Item;
  if (
    head.marked !== null &&
    item.line.from < head.marked.mark.from + HANG &&
    textOf(head) > head.marked.mark.from + HANG &&
    hangsSoFar(group) &&
    (hang || group.length > 1 || !isTyped(head) || item.line.from < head.marked.mark.from - HANG)
  )
    return true;
  return endsEarly(before.line, item.line, measure);
}

/** An item whose second line stands under its text. */
function hangsBelow(item: Item, next: Item | undefined): boolean {
  return item.marked !== null && next !== undefined && next.marked === null && next.line.from > item.marked.mark.from + HANG;
}

/** A mark with no more than a space after it was typed as text: nothing says that its item's further lines hang. */
function isTyped(item: Item): boolean {
  const mark = item.marked?.mark;
  return mark !== undefined && !isDrawn(mark) && textOf(item) - mark.to < 0.45 * mark.size;
}

function textOf(item: Item): number {
  return item.marked?.rest[0]?.from ?? item.line.from;
}

/** A list item whose own lines return to the mark's edge does not hang: then only the fit of lines tells where it ends. */
function hangsSoFar(group: readonly Item[]): boolean {
  const head = group[0] as Item;
  return group.slice(1).every((i) => i.line.from > (head.marked as Marked).mark.from + HANG);
}

/** The next line's first word would have fitted on this line, or the space at which lines are wrapped is not there: whoever set the text began anew on purpose. */
function endsEarly(a: Line, b: Line, measure: Measure): boolean {
  if (measure.right === null) return false;
  const last = a.words[a.words.length - 1] as Word;
  if (last.end !== null || goesOnAddress(last.text, b.words[0]?.text ?? "")) return false;
  const space = last.size * 0.3;
  if (a.to + space + firstChunk(b) <= measure.right - 0.5) return true;
  if (a.words.length === 1 && fillsLine(last, b.words[0] as Word, measure.right)) return false;
  return measure.paintsLineEnds && !last.spaced && a.to + space <= measure.right - 0.5 && !/[–—/-]$/.test(last.text);
}

/** Width of what wraps together at a line's start: its first word, and those tied to it by hard spaces. */
function firstChunk(line: Line): number {
  const first = line.words[0] as Word;
  let last = first;
  for (let k = 1; last.bound && k < line.words.length; k++) last = line.words[k] as Word;
  return last.to - first.from;
}

function withLevels(groups: readonly { items: Item[]; gap: boolean }[], right: number | null): Draft[] {
  const stack: number[] = [];
  return groups.map(({ items, gap }) => {
    const head = items[0] as Item;
    const lines = withEdges(
      items.map((i) => i.marked?.rest ?? i.line.words),
      right,
    );
    if (head.marked === null) return { mark: null, lines, gapBefore: gap };
    return {
      mark: { word: head.marked.mark, ordinal: head.marked.ordinal, level: levelOf(stack, head.marked.mark.from) },
      lines,
      gapBefore: gap,
    };
  });
}

/** Lines whose last word fills its column, so that no further letter fitted: it may be cut there. Beside other words only one that no line would hold is cut. */
function withEdges(lines: readonly (readonly Word[])[], right: number | null): readonly (readonly Word[])[] {
  if (right === null) return lines;
  const width = right - Math.min(...lines.map((l) => l[0]?.from ?? right));
  return lines.map((line, k) => {
    const [word, next] = [line.at(-1), lines[k + 1]?.[0]];
    if (word === undefined || next === undefined || word.end !== null || word.spaced) return line;
    const alone = line.length === 1;
    if (!alone && word.to - word.from + next.to - next.from <= width) return line;
    const cut = fillsLine(word, next, right) && mayBeCut(word.text, next.text, alone ? 3 : 2);
    return cut ? [...line.slice(0, -1), { ...word, end: "edge" as const }] : line;
  });
}

/** A word may be cut between its letters (with at least so many before the cut), a reference between its figures ("HR/23/0" and "1"). */
function mayBeCut(a: string, b: string, letters: 2 | 3): boolean {
  return (
    ((letters === 2 ? /\p{L}{2}$|^\p{Lu}$|\p{L}-\p{L}$/u : /\p{L}{3}$|\p{L}-\p{L}{1,2}$/u).test(a) && /^[\p{Ll},;.:)]/u.test(b)) ||
    (/\p{Lu}{3}$/u.test(a) && /^\p{Lu}+[.,;:)]*$/u.test(b)) ||
    (/[\p{L}/-].*[\d/-]$/u.test(a) && /^[\d/-]/.test(b))
  );
}

/** pt: how far the longest word of a column may stand over what its engine takes for its width. */
const SLACK = 1.5;

function fillsLine(word: Word, next: Word, right: number): boolean {
  const own = (next.to - next.from) / next.text.length;
  return right - word.to < Math.max(letterWidth(next.text) * word.size, own + 0.3) + SLACK;
}

/** em: about as wide as a text's first letter is in any font. */
function letterWidth(text: string): number {
  if (/^[fijlrt,;.:)]/.test(text)) return 0.42;
  return /^[mw]/.test(text) ? 0.95 : 0.66;
}
