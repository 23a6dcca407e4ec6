import type { Box } from "../table.ts";
import type { PageContent } from "./content.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** A cell with its words, in columns and rows of its page's table. */
export interface LaidCell {
  readonly column: number;
  readonly row: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly box: Box;
  readonly words: readonly Word[];
  readonly shade: string | null;
}

/** Where the outer columns of a table end that has lines between its columns alone; null where a line stands at the side. */
export interface OpenSides {
  readonly left: number | null;
  readonly right: number | null;
}

/** A table as one page shows it. `rows` counts its rows; keys are from the tags. */
export interface LaidTable {
  readonly columns: readonly number[];
  readonly rows: number;
  readonly cells: readonly LaidCell[];
  readonly box: Box;
  readonly footRule: boolean | null;
  readonly topRule: boolean | null;
  readonly key: string | null;
  readonly rowKeys: readonly (string | null)[];
  readonly headerRows: ReadonlySet<number>;
  /** Columns of the cells that the tags say began on the page before. */
  readonly spansOn?: ReadonlySet<number>;
  /** Columns that the rule below the last row leaves out. */
  readonly opensBelow?: ReadonlySet<number>;
  /** Rows whose beginning or end was a guess. */
  readonly guessed?: ReadonlySet<number>;
  /** Sides without a line of their own, that lie where words end. */
  readonly sides?: OpenSides;
}

/** Where a frame round a table without lines down begins and ends across the page. */
export type Frame = readonly [number, number];

/** A page's tables, and the lines outside them. */
export interface PageLayout {
  readonly content: PageContent;
  readonly tables: readonly LaidTable[];
  readonly lines: readonly Line[];
  readonly frames?: readonly Frame[];
}
