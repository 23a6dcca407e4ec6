import type { Cell, Row } from "../table.ts";
import type { PageTable } from "./page-table.ts";

/** pt: the same column on two pages; pages shift by rounding, mirrored margins are told by their distances. */
const SAME_COLUMN = 4;

/** Whether a page's table can be the next part of the one before it: the same in the source's structure, or the same columns. */
export function isNextPart(before: PageTable, next: PageTable): boolean {
  if (next.apart === true || next.table.page <= before.table.page) return false;
  if (before.key != null && before.key === next.key) return true; // other keys tell nothing: some engines tag each page's part as a table
  const [a, b] = [before.columns ?? null, next.columns ?? null];
  if (a === null || b === null) return before.table.width === next.table.width;
  return commonColumns(a, b) !== null || (before.loose === true && next.loose === true && isNear(a, b));
}

/** pt: the words of one column reach about as far on every page. */
const NEAR = 40;

/** As many columns at about the same places, which are known from words alone. */
function isNear(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.slice(0, -1).every((x, k) => Math.abs(x - (b[k] as number)) <= NEAR); // the last one may hold little
}

/** The columns of both, where the one's are among the other's; null for different tables. */
export function commonColumns(a: readonly number[], b: readonly number[]): readonly number[] | null {
  const shift = (b[0] ?? 0) - (a[0] ?? 0);
  const moved = b.map((x) => x - shift);
  const ends = Math.abs((a[a.length - 1] ?? 0) - (moved[moved.length - 1] ?? 0)) <= SAME_COLUMN;
  if (!ends) return null;
  const [few, many] = a.length <= moved.length ? [a, moved] : [moved, a];
  return few.every((x) => nearest(many, x) !== null) ? many : null;
}

function nearest(columns: readonly number[], x: number): number | null {
  const k = columns.findIndex((c) => Math.abs(c - x) <= SAME_COLUMN);
  return k < 0 ? null : k;
}

/** A page table's cells counted in the columns of the whole table. */
export function onColumns(part: PageTable, columns: readonly number[] | null): PageTable {
  const own = part.columns ?? null;
  if (columns === null || own === null || own.length === columns.length) return part;
  const shift = (own[0] ?? 0) - (columns[0] ?? 0);
  const place = own.map((x) => nearest(columns, x - shift) ?? 0);
  const width = columns.length - 1;
  const rows = part.table.rows.map((r): Row => ({ ...r, cells: r.cells.map((c) => moved(c, place)) }));
  const opensBelow = new Set([...(part.opensBelow ?? [])].map((c) => place[c] ?? c));
  return { ...part, table: { ...part.table, width, rows }, columns, opensBelow };
}

function moved(c: Cell, place: readonly number[]): Cell {
  const column = place[c.column] ?? c.column;
  return { ...c, column, colSpan: Math.max(1, (place[c.column + c.colSpan] ?? column + 1) - column) };
}
