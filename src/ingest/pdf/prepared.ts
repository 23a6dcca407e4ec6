import type { Label } from "./floating.ts";
import type { SoftTable } from "./page-tables.ts";
import type { SoftLine } from "./soft-lines.ts";
import type { RowRule } from "./soft-spans.ts";

/** Where a table's text begins and ends across the page. */
export interface Extent {
  left: number;
  right: number;
}

/** A page's part of a table whose lines are dealt to its columns. */
export interface Prepared extends SoftTable {
  readonly extent: Extent;
  readonly soft: readonly SoftLine[];
  readonly rules: readonly RowRule[];
  readonly boundaries: readonly number[];
  /** The page before may end within its first row, the next page may go on with its last. */
  readonly goesOnAbove: boolean;
  readonly goesOnBelow: boolean;
  /** Cells of columns whose cells span rows; their words are none of `soft`. */
  readonly labels: readonly Label[];
}
