import { toLine } from "./lines.ts";
import type { IdColumn } from "./soft-ids.ts";
import { type SoftLine, textAt } from "./soft-lines.ts";
import type { Word } from "./words.ts";

/** The words of a cell that may span rows: lines of one column close below one another. */
export interface Label {
  readonly column: number;
  readonly words: readonly Word[];
  readonly top: number;
  readonly foot: number;
}

/** em: lines of one cell stand no further apart. */
const CLOSE = 1.75;

/** What a column holds, cell by cell as white space shows them, or (`ruled`) line by line where rules part the cells. */
export function labelsOf(lines: readonly SoftLine[], column: number, ruled = false): Label[] {
  const out: { column: number; words: Word[]; top: number; foot: number }[] = [];
  for (const l of lines) {
    const words = l.columns[column] ?? [];
    const [first] = words;
    if (first === undefined) continue;
    const [top, foot] = [Math.min(...words.map((w) => w.base - w.size)), Math.max(...words.map((w) => w.base))];
    const last = out.at(-1);
    if (!ruled && last !== undefined && foot - last.foot <= first.size * CLOSE) {
      last.words.push(...words);
      last.foot = foot;
    } else out.push({ column, words: [...words], top, foot });
  }
  return out;
}

/** Rows to a label from which on a column's cells span rows. */
const SPANNED = 2;
/** Labels and rows: fewer show nothing. */
const ENOUGH_ROWS = 4;

/** The first column, where it holds far fewer cells than there are rows: a section stands beside all its rows. */
export function spanningColumns(tables: readonly (readonly SoftLine[])[], ids: readonly (IdColumn | null)[]): Set<number> {
  const width = tables[0]?.[0]?.columns.length ?? 0;
  if (width < 4 || ids.some((i) => i?.column === 0)) return new Set();
  const count = (column: number) => tables.reduce((sum, lines) => sum + labelsOf(lines, column).length, 0);
  const words = (column: number) => tables.reduce((sum, lines) => sum + lines.reduce((n, l) => n + textAt(l, column).length, 0), 0);
  const others = Array.from({ length: width - 1 }, (_, c) => c + 1);
  const rows = Math.max(...others.map(count));
  const longest = Math.max(...others.map(words));
  return rows >= ENOUGH_ROWS && count(0) > 0 && rows >= count(0) * SPANNED && words(0) < longest / 2 ? new Set([0]) : new Set();
}

/** Takes the words of some columns out of lines. */
export function withoutColumns(lines: readonly SoftLine[], columnsOf: (l: SoftLine) => ReadonlySet<number>): SoftLine[] {
  return lines.flatMap((l) => {
    const columns = columnsOf(l);
    if (l.across || columns.size === 0) return [l];
    const kept = l.columns.map((c, k) => (columns.has(k) ? [] : c));
    const words = kept.flat();
    return words.length === 0 ? [] : [{ line: toLine(words), columns: kept, across: false }];
  });
}
