import type { Run, Table } from "./table.ts";

/**
 * A table as one page shows it, with what the page tells about its edges. Only `table` is needed: a reader without geometry leaves the rest out.
 */
export interface PageTable {
  readonly table: Table;
  /** Something other than furniture (a heading, a paragraph) stands between this table and the one before it in the list: they are two tables. */
  readonly apart?: boolean;
  /** Names the table in the source's own structure (tags): equal keys are one table. */
  readonly key?: string | null;
  /** Names each row in the source's own structure: equal keys on successive pages are one row, null where the source does not say. */
  readonly rowKeys?: readonly (string | null)[];
  /** Where the grid's lines stand (points from the left), `width + 1` of them. */
  readonly columns?: readonly number[] | null;
  /** Whether a rule closes the last row; null where rows have no rules. */
  readonly footRule?: boolean | null;
  /** Whether a rule opens the first row; null where rows have no rules. */
  readonly topRule?: boolean | null;
}

/** A table over all its pages; `from` and `count` say which of the page tables it was made of. */
export interface JoinedTable {
  readonly table: Table;
  readonly from: number;
  readonly count: number;
}

/** `furniture` holds the words of header rows that were repeated and of lines painted twice. */
export interface Joined {
  readonly tables: readonly JoinedTable[];
  readonly furniture: readonly Run[];
}

/** Joins the tables of successive pages (in page order) and the rows that a page break cut; every join is recorded in `Row.joins`. */
export function joinPages(pages: readonly PageTable[]): Joined {
  return { tables: pages.map((p, from) => ({ table: p.table, from, count: 1 })), furniture: [] };
}
