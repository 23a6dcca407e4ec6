import type { Table } from "../table.ts";

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
  /** The columns' places are told by words alone: no line and no strip of white on every page says where they end. */
  readonly loose?: boolean;
  /** Whether a rule closes the last row; null where rows have no rules. */
  readonly footRule?: boolean | null;
  /** Whether a rule opens the first row; null where rows have no rules. */
  readonly topRule?: boolean | null;
  /** Columns in which a cell of the page before spans on into this table's first rows, as the source's own structure says. */
  readonly spansOn?: ReadonlySet<number>;
  /** Columns that the rule below the last row leaves out while it closes the others: their last cells span on, if the next page's first are empty. */
  readonly opensBelow?: ReadonlySet<number>;
}
