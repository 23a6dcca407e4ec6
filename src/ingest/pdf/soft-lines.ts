import { bridges, columnAt, type Gutter, segmentsOf } from "./gutters.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** A line dealt to columns. `across`: it reaches over a gutter, so it is a row of its own. */
export interface SoftLine {
  readonly line: Line;
  readonly columns: readonly (readonly Word[])[];
  readonly across: boolean;
}

/** Lines of one row. */
export type SoftRow = readonly SoftLine[];

/** of the usual distance of lines: a row begins after at least this much space, where no rule says more. */
export const ROW_GAP = 1.22;

/** Deals a line's words to the columns between gutters: a phrase that keeps to one column as a whole, other words one by one. */
export function dealLine(line: Line, gutters: readonly Gutter[]): SoftLine {
  const columns = Array.from({ length: gutters.length + 1 }, (): Word[] => []);
  const starts = gutters.map((g) => g.to);
  for (const part of segmentsOf(line, starts)) {
    const [first, last] = [part[0] as Word, part[part.length - 1] as Word];
    const whole = !gutters.some((g) => first.from < g.from + 0.6 && last.to > g.to - 0.6);
    for (const w of part) columns[columnAt(whole ? (first.from + first.to) / 2 : (w.from + w.to) / 2, gutters)]?.push(w);
  }
  return { line, columns, across: bridges(line, gutters) > 0 };
}

/** Bold lines at the very top belong together: a header row that wraps. A section's row below it stands further off or reaches across. */
export function isHeaderPart(lines: readonly SoftLine[], k: number): boolean {
  for (let i = 0; i <= k; i++) {
    const l = lines[i] as SoftLine;
    if (l.across || !l.line.words.every((w) => w.bold)) return false;
    const before = lines[i - 1];
    if (before !== undefined && l.line.base - before.line.base > l.line.size * HEADER_PITCH) return false;
  }
  return true;
}

/** Whether all of a line is bold. */
export function isBold(l: SoftLine | undefined): boolean {
  return l?.line.words.every((w) => w.bold) === true;
}

/** em: lines of one header cell stand this close. */
const HEADER_PITCH = 1.38;

/** Whether one of the boundaries stands between two lines. */
export function isParted(a: SoftLine, b: SoftLine, boundaries: readonly number[]): boolean {
  return boundaries.some((y) => y > a.line.base - 2 && y < b.line.base - b.line.size * 0.5);
}

/** The distance of two lines, in ems. */
export function gapOf(l: SoftLine, before: SoftLine): number {
  return (l.line.base - before.line.base) / Math.max(l.line.size, before.line.size);
}

/** The first column and half of all begin here. */
export function isRowLike(l: SoftLine): boolean {
  const filled = l.columns.filter((c) => c.length > 0).length;
  return filled >= Math.max(2, l.columns.length * 0.5) && (l.columns[0] as readonly Word[]).length > 0;
}

/** The usual distance of two lines of one cell, in ems. */
export function pitchOf(lines: readonly SoftLine[]): number {
  const pitches: number[] = [];
  const width = lines[0]?.columns.length ?? 0;
  for (let c = 0; c < width; c++) {
    let last: Word | undefined;
    for (const l of lines) {
      const word = l.columns[c]?.[0];
      if (word === undefined) continue;
      if (last !== undefined) pitches.push((word.base - last.base) / Math.max(word.size, last.size));
      last = word;
    }
  }
  const close = pitches.filter((p) => p > 0.9 && p < 2).sort((a, b) => a - b);
  return close[close.length >> 2] ?? 1.2; // a quarter from below: lists and paragraphs have more space, nothing has less
}

/** Share of a table's lines below which a column that owners or dates stand in is filled. */
const SPARSE = 0.6;

/** Columns that are empty beside most lines: their cells are short, so that each new one is a new row's. */
export function shortColumns(lines: readonly SoftLine[]): number[] {
  const body = lines.filter((l, k) => !l.across && !isHeaderPart(lines, k));
  return (lines[0]?.columns ?? []).flatMap((_, c) => {
    const filled = body.filter((l) => (l.columns[c]?.length ?? 0) > 0).length;
    return filled > 2 && filled < body.length * SPARSE ? [c] : [];
  });
}

/** What a line holds in a column, as one text. */
export function textAt(l: SoftLine, column: number): string {
  return (l.columns[column] ?? []).map((w) => w.text).join(" ");
}
