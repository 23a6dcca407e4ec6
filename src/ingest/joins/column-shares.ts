import type { Cell, Row } from "../table.ts";
import { cellRuns, isWide } from "./body.ts";
import { isEmpty, rowRuns } from "./merge.ts";

/** The share of a table's rows in which each column is filled. */
export function filledShares(rows: readonly Row[], width: number): number[] {
  const body = rows.filter((r) => !r.header && r.cells.filter((c) => !isEmpty(c)).length > 1);
  return Array.from({ length: width }, (_, column) => {
    const isOver = (c: Cell) => c.column <= column && column < c.column + c.colSpan;
    const filled = body.filter((r) => r.cells.some((c) => c.column === column && !isEmpty(c)) || !r.cells.some(isOver)).length; // or spanned from above
    return body.length === 0 ? 0 : filled / body.length;
  });
}

/** Words: owners and dates are shorter, texts and updates longer. */
const SHORT = 6;
/** Share of the cells that must be so short. */
const MOST_SHORT = 0.8;

/** The columns whose cells hold a few words at most. */
export function shortColumns(rows: readonly Row[], width: number): Set<number> {
  const body = rows.filter((r) => !r.header && isWide(r));
  const columns = Array.from({ length: width }, (_, c) => c);
  return new Set(
    columns.filter((column) => {
      const cells = body.flatMap((r) => r.cells.filter((c) => c.column === column && !isEmpty(c)));
      return cells.length > 2 && cells.filter((c) => cellRuns(c).length <= SHORT).length >= cells.length * MOST_SHORT;
    }),
  );
}

/** Share of the rows from which on a column is bold throughout. */
const BOLD = 0.8;

/** The columns whose cells are bold in nearly every row. */
export function boldColumns(rows: readonly Row[]): Set<number> {
  const whole = rows.filter((r) => !r.header && isWide(r) && !rowRuns(r).every((run) => run.bold));
  const cells = whole.flatMap((r) => r.cells.filter((c) => !isEmpty(c)));
  const bold = cells.filter((c) => cellRuns(c).every((run) => run.bold));
  const count = (of: readonly Cell[], column: number) => of.filter((c) => c.column === column).length;
  return new Set(bold.map((c) => c.column).filter((c) => count(bold, c) >= Math.max(3, count(cells, c) * BOLD)));
}
