import { overlap } from "./geometry.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** A strip of white from top to bottom between two columns. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

/** em: a space this wide may part two columns; spaces between words are .25 wide, stretched ones up to .6. */
const WIDE = 0.7;
/** pt: narrower strips arise by chance between words. */
const NARROWEST = 3.5;

/** pt: a strip that is known from other pages may be this narrow on one. */
export const TOUCHING = 1.2;

/** em: less space than this before a word is no space. */
const SPACE = 0.12;
/** em: a word that begins so far inside the one before it is printed over it: that one hangs over its column's edge. */
const OVERPRINT = 0.05;
/** em: a word too long for its column reaches no further into the next. */
const HANGING = 1.5;
/** pt: words of one column begin this close to one another. */
const SAME_START = 0.9;
/** Share of the lines that begin a piece at one place, from which on it is a column's edge. */
const POPULAR = 0.15;

/** The pieces of a line between wide spaces; at the edge of a column (`starts`) an ordinary space parts them too: a long word may fill its column. */
export function segmentsOf(line: Line, starts: readonly number[] = []): Word[][] {
  const out: Word[][] = [];
  let last: Word | undefined;
  for (const w of line.words) {
    const part = out[out.length - 1];
    const gap = last === undefined ? 0 : w.from - last.to;
    const apart = gap > SPACE * w.size || gap < -OVERPRINT * w.size;
    const atEdge = apart && starts.some((s) => Math.abs(s - w.from) < SAME_START);
    if (part === undefined || last === undefined || atEdge || gap > WIDE * Math.min(w.size, last.size)) out.push([w]);
    else part.push(w);
    last = w;
  }
  return out;
}

/** The pieces of a line at columns' edges; the words of a heading may stand at an edge by chance and stay together. */
function phrasesOf(line: Line, starts: readonly number[]): Word[][] {
  const whole = segmentsOf(line);
  return whole.length === 1 && line.words.every((w) => w.bold) ? whole : segmentsOf(line, starts);
}

/** Places at which many lines begin a piece after a wide space; under a heading a few are enough. */
function popularStarts(lines: readonly Line[]): number[] {
  const starts = lines.flatMap((l) => segmentsOf(l).map((s) => (s[0] as Word).from)).sort((a, b) => a - b);
  const headings = headingStarts(lines);
  const out: number[] = [];
  for (let k = 0; k < starts.length; ) {
    const start = starts[k] as number;
    let end = k;
    while (end < starts.length && (starts[end] as number) - start < SAME_START) end++;
    const headed = headings.some((h) => Math.abs(h - start) < SAME_START);
    if (end - k >= (headed ? UNDER_HEADING : Math.max(3, lines.length * POPULAR))) out.push(start);
    k = end;
  }
  const isKnown = (x: number) => out.some((s) => Math.abs(s - x) < SAME_START);
  out.push(...headings.filter((h) => !isKnown(h) && isEdge(lines, h)));
  const inHeader = headerOf(lines).flatMap((l) => l.words.map((w) => w.from));
  return [...out, ...inHeader.filter((x) => !isKnown(x) && isBelowHeading(starts, x) && isEdge(lines, x))];
}

/** Pieces begin below a word of the header, so that it may be the first of a heading though an ordinary space stands before it. */
function isBelowHeading(starts: readonly number[], at: number): boolean {
  return starts.filter((s) => Math.abs(s - at) < SAME_START).length >= UNDER_HEADING;
}

/** Words begin at a heading's place and none stands over it: the text before it may fill its column line for line. */
function isEdge(lines: readonly Line[], at: number): boolean {
  const begun = lines.filter((l) => l.words.some((w) => Math.abs(w.from - at) < SAME_START)).length;
  return begun >= UNDER_HEADING && lines.every((l) => l.words.every((w) => w.to <= at || w.from > at - SAME_START));
}

/** Lines that begin a piece at the place where a heading does, it among them: then it is a column's edge. */
const UNDER_HEADING = 3;

/** em: lines of a header row stand no further apart. */
const HEADER_PITCH = 1.4;

/** The header row: the bold lines at the beginning. */
function headerOf(lines: readonly Line[]): readonly Line[] {
  const isOf = (l: Line, before: Line | undefined) =>
    l.words.every((w) => w.bold) && (before === undefined || l.base - before.base < l.size * HEADER_PITCH);
  const end = lines.findIndex((l, k) => !isOf(l, lines[k - 1]));
  return lines.slice(0, end < 0 ? lines.length : end);
}

/** Where the cells of a header row begin. */
function headingStarts(lines: readonly Line[]): number[] {
  return headerOf(lines).flatMap((l) => segmentsOf(l).map((s) => (s[0] as Word).from));
}

/**
 * The white strips that no line crosses; lines of one piece at the left edge (headings, running text) are not asked. `known`: strips of the
 * same columns elsewhere, `begun`: where columns begin.
 */
export function guttersOf(lines: readonly Line[], known: readonly Gutter[] = [], begun: readonly number[] | null = null): Gutter[] {
  const starts = begun ?? (known.length > 0 ? known.map((g) => g.to) : popularStarts(lines));
  const several = lines.map((l) => phrasesOf(l, starts));
  const left = Math.min(...lines.map((l) => l.from));
  const asked = several.filter((s) => s.length > 1 || (s[0]?.[0]?.from ?? left) > left + 8);
  if (several.filter((s) => s.length > 1).length === 0) return [];
  const spans = asked.flatMap((pieces) =>
    pieces.map((words, k) => ({ from: (words[0] as Word).from, to: endOf(words, pieces[k + 1], known) })),
  );
  return whiteBetween(spans, known.length > 0 ? TOUCHING : NARROWEST, starts);
}

/** Where a piece ends; one that hangs over the edge of its column ends there: the next one begins inside it, or it is one long word at a known edge. */
function endOf(words: readonly Word[], next: readonly Word[] | undefined, known: readonly Gutter[]): number {
  const last = words[words.length - 1] as Word;
  const edge = next?.[0]?.from ?? Number.POSITIVE_INFINITY;
  if (edge < last.to) return Math.max(last.from, edge - TOUCHING);
  const over = words.length > 1 ? undefined : known.find((g) => last.from < g.from && last.to > g.from);
  return over !== undefined && last.to < Math.min(over.to + HANGING * last.size, edge) ? over.from : last.to;
}

function whiteBetween(spans: readonly Gutter[], narrowest: number, starts: readonly number[]): Gutter[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const out: Gutter[] = [];
  let end = sorted[0]?.to ?? 0;
  for (const s of sorted) {
    const least = starts.some((x) => Math.abs(x - s.from) < SAME_START) ? TOUCHING : narrowest;
    if (s.from - end >= least) out.push({ from: end, to: s.from });
    end = Math.max(end, s.to);
  }
  return out;
}

/** What two sets of strips have in common, where every strip of the first survives; null where one does not. */
export function commonGutters(a: readonly Gutter[], b: readonly Gutter[]): Gutter[] | null {
  const out: Gutter[] = [];
  for (const g of a) {
    const match = b.find((h) => overlap(g.from, g.to, h.from, h.to) >= TOUCHING);
    if (match === undefined) return null;
    out.push({ from: Math.max(g.from, match.from), to: Math.min(g.to, match.to) });
  }
  return out;
}

/** Whether a line's words leave these strips white. */
export function keepsWhite(line: Line, gutters: readonly Gutter[]): boolean {
  return (
    line.words.every((w) => gutters.every((g) => overlap(w.from, w.to, g.from + 0.6, g.to - 0.6) <= 0)) && bridges(line, gutters) === 0
  );
}

/** How many strips the line's own phrases reach across: two words on either side of a strip with no more than a space between them. */
export function bridges(line: Line, gutters: readonly Gutter[]): number {
  const parts = phrasesOf(
    line,
    gutters.map((g) => g.to),
  );
  let count = 0;
  for (const part of parts) {
    if (part.length === 1 && parts.length > 1) continue; // a long word hangs over its column's edge
    const from = (part[0] as Word).from;
    const to = (part[part.length - 1] as Word).to;
    count += gutters.filter((g) => from < g.from + 0.6 && to > g.to - 0.6).length;
  }
  return count;
}

/** Words: a phrase this long over a strip is running text, though a word of it may begin at a column's edge by chance. */
const RUNNING = 6;

/** A line of running text over the columns: no wide space in it, and it reaches across a strip. */
export function isRunning(line: Line, gutters: readonly Gutter[]): boolean {
  if (line.words.length <= RUNNING || segmentsOf(line).length > 1) return false;
  return gutters.some((g) => line.from < g.from && line.to > g.to + line.size);
}

/** The column (0 …) of a place between the strips. */
export function columnAt(x: number, gutters: readonly Gutter[]): number {
  let k = 0;
  while (k < gutters.length && x > ((gutters[k] as Gutter).from + (gutters[k] as Gutter).to) / 2) k++;
  return k;
}
