import { columnAt, type Gutter } from "./gutters.ts";
import type { Line } from "./lines.ts";
import type { Fill } from "./paths.ts";
import type { Word } from "./words.ts";

/** pt: cells of one row have their middle at the same height (LibreOffice paints a header's no higher than their own words). */
const SAME_ROW = 1.5;
/** Columns: fewer shaded cells beside one another say little. */
const ENOUGH = 3;
/** pt: how far a word may reach over its cell's edge. */
const OVERHANG = 0.6;

/** The edges between the columns of a header whose cells are shaded one by one; null where they are not. */
export function shadedEdges(head: readonly Line[], fills: readonly Fill[]): number[] | null {
  const words = head.flatMap((l) => l.words);
  const [first] = words;
  if (first === undefined) return null;
  const around = fills.filter((f) => isInside(first, f));
  for (const f of around) {
    const row = fills.filter((o) => Math.abs(middle(o) - middle(f)) < SAME_ROW);
    const cells = withoutWhole(row).sort((a, b) => a.box[0] - b.box[0]);
    const own = words.filter((w) => isBeside(w, f)); // a section's name in bold may stand right below
    if (cells.length < ENOUGH || cells.some((c) => !own.some((w) => beginsInside(w, c)))) continue;
    if (own.every((w) => cells.some((c) => isInside(w, c) || isLongIn(w, c, own))))
      return cells.slice(1).map((c, k) => (c.box[0] + (cells[k] as Fill).box[2]) / 2);
  }
  return null;
}

function isInside(w: Word, f: Fill): boolean {
  const y = (w.box[1] + w.box[3]) / 2;
  return w.from > f.box[0] - OVERHANG && w.to < f.box[2] + OVERHANG && y > f.box[1] && y < f.box[3];
}

/** A word longer than its cell reaches out of it; one that follows another in its line would have been wrapped. */
function isLongIn(w: Word, f: Fill, words: readonly Word[]): boolean {
  return beginsInside(w, f) && !words.some((o) => o.to <= w.from && Math.abs(o.base - w.base) < SAME_ROW && beginsInside(o, f));
}

function beginsInside(w: Word, f: Fill): boolean {
  return w.from > f.box[0] - OVERHANG && w.from < f.box[2] && isBeside(w, f);
}

function isBeside(w: Word, f: Fill): boolean {
  const y = (w.box[1] + w.box[3]) / 2;
  return y > f.box[1] && y < f.box[3];
}

function middle(f: Fill): number {
  return (f.box[1] + f.box[3]) / 2;
}

/** The fills that hold no others beside one another: not the ground of the whole row, and each place once. */
function withoutWhole(row: readonly Fill[]): Fill[] {
  const width = (f: Fill) => f.box[2] - f.box[0];
  const holds = (f: Fill, o: Fill) => o.box[0] + width(o) / 2 > f.box[0] && o.box[0] + width(o) / 2 < f.box[2];
  return row.filter((f, k) => !row.some((o, i) => i !== k && holds(f, o) && (width(o) < width(f) - 1 || (width(o) <= width(f) && i > k))));
}

/** What a header says over each of its columns, word by word. */
export type Headings = readonly (readonly string[])[];

/** The headings of a header row between known strips. */
export function headingsOf(head: readonly Line[], gutters: readonly Gutter[]): Headings {
  const columns = Array.from({ length: gutters.length + 1 }, (): string[] => []);
  for (const w of head.flatMap((l) => l.words)) columns[columnAt((w.from + w.to) / 2, gutters)]?.push(w.text);
  return columns;
}

/** The edges between the columns of a header that says the same as a known one, whatever its columns' widths; null where it says something else. */
export function wordedEdges(head: readonly Line[], headings: Headings): number[] | null {
  const left = head.flatMap((l) => l.words).sort((a, b) => a.from - b.from);
  if (left.length !== headings.flat().length) return null;
  const edges: number[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const heading of headings) {
    const found: Word[] = [];
    for (const text of heading) {
      const k = left.findIndex((w) => w.text === text && w.from >= reached);
      if (k < 0) return null;
      found.push(...left.splice(k, 1));
    }
    if (found.length === 0) return null;
    const from = Math.min(...found.map((w) => w.from));
    if (reached > Number.NEGATIVE_INFINITY) edges.push(from - OVERHANG);
    reached = Math.max(...found.map((w) => w.to));
  }
  return edges;
}

/** Share of a table's lines that may hang over an edge. */
const FEW = 0.05;

/** Where the pieces of lines begin right of edges between columns; null where words stand across the edges. */
export function startsAt(lines: readonly Line[], edges: readonly number[]): number[] | null {
  const starts = new Set<number>();
  let across = 0;
  for (const line of lines) {
    let column = -1;
    for (const w of line.words) {
      if (edges.some((x) => w.from < x - OVERHANG && w.to > x + OVERHANG)) across += 1;
      const own = edges.filter((x) => (w.from + w.to) / 2 > x).length;
      if (own > column && own > 0) starts.add(w.from);
      column = own;
    }
  }
  return across > lines.length * FEW ? null : [...starts];
}
