import type { Row } from "../table.ts";
import type { IdColumn } from "./ids.ts";

/** What is known when two rows meet at a page break. */
export interface Meeting {
  readonly last: Row;
  readonly first: Row;
  readonly ids: IdColumn | null;
  /** Ids that stand at rows, and ids that texts refer to, in all the document's tables. */
  readonly known: ReadonlySet<string>;
  readonly referred: ReadonlySet<string>;
  readonly width: number;
  /** Share of the table's rows in which each column is filled. */
  readonly filled: readonly number[];
  /** Columns whose cells hold a few words at most. */
  readonly short: ReadonlySet<number>;
  /** Columns whose cells are bold in nearly every row: bold is no sign of a section there. */
  readonly bold: ReadonlySet<number>;
  /** No rule closes the page's last row, though rows are ruled. */
  readonly open: boolean;
}
