import type { Box } from "../table.ts";
import type { LaidCell, LaidTable, OpenSides, PageLayout } from "./laid.ts";
import type { Word } from "./words.ts";

/** How far the words between two heights of a page reach; null where there are none. */
export type Reach = (top: number, foot: number) => { readonly from: number; readonly to: number } | null;

/** pt: words this far outside the last line stand in a column of their own. */
const OUTSIDE = 7;
/** Lines between columns, from which on the words left and right of them are columns too: one line alone may be a note's in the margin. */
const FEWEST_INNER = 2;

/** The sides that words show beyond the first and the last of the lines down a table. */
export function openSides(lines: readonly number[], words: ReturnType<Reach>): OpenSides {
  if (words === null || lines.length < FEWEST_INNER) return { left: null, right: null };
  const [first, last] = [lines[0] as number, lines[lines.length - 1] as number];
  return { left: first - words.from > OUTSIDE ? words.from - 1 : null, right: words.to - last > OUTSIDE ? words.to + 1 : null };
}

/** How far upright words reach between two heights. */
export function reachOf(words: readonly Word[]): Reach {
  return (top, foot) => {
    const within = words.filter((w) => w.turn === 0 && middleOf(w) > top && middleOf(w) < foot);
    return within.length === 0 ? null : { from: Math.min(...within.map((w) => w.from)), to: Math.max(...within.map((w) => w.to)) };
  };
}

const middleOf = (w: Word) => (w.box[1] + w.box[3]) / 2;

/** pt: the same line on two pages. */
const SAME_LINE = 4;

/** All pages: a table's open sides lie where its widest page has them. */
export function evenSides(layouts: readonly PageLayout[]): PageLayout[] {
  const open = layouts.flatMap((l) => l.tables).filter((t) => t.sides !== undefined);
  if (open.length < 2) return [...layouts];
  return layouts.map((l) => ({ ...l, tables: l.tables.map((t) => (t.sides === undefined ? t : widened(t, open))) }));
}

function widened(table: LaidTable, open: readonly LaidTable[]): LaidTable {
  const alike = open.filter((o) => isAlike(o, table));
  const columns = [...table.columns];
  const last = columns.length - 1;
  if (table.sides?.left !== null) columns[0] = Math.min(...alike.map((o) => o.columns[0] as number));
  if (table.sides?.right !== null) columns[last] = Math.max(...alike.map((o) => o.columns[last] as number));
  const box: Box = [columns[0] as number, table.box[1], columns[last] as number, table.box[3]];
  return { ...table, columns, box, cells: table.cells.map((c) => atColumns(c, columns)) };
}

function isAlike(a: LaidTable, b: LaidTable): boolean {
  const inner = (t: LaidTable) => t.columns.slice(1, -1);
  return a.columns.length === b.columns.length && inner(a).every((x, k) => Math.abs(x - (inner(b)[k] as number)) <= SAME_LINE);
}

function atColumns(c: LaidCell, columns: readonly number[]): LaidCell {
  return { ...c, box: [columns[c.column] as number, c.box[1], columns[c.column + c.colSpan] as number, c.box[3]] };
}
