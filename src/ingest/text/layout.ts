/** What is needed to tell a table that only arranges a page from one that says something. */
export interface TableShape {
  /** For each row: how many cells it has, how many of them hold words or a table, and whether one holds a table. */
  readonly rows: readonly { readonly cells: number; readonly filled: number; readonly holdsTable: boolean; readonly header: boolean }[];
  /** The largest of the tables within: its rows, cells, and the cells of its widest row. */
  readonly inner: { readonly rows: number; readonly cells: number; readonly widest: number };
}

/** Whether a table only arranges the page: the table that holds the plan stands inside it. */
export function isLayoutShape({ rows, inner }: TableShape): boolean {
  const holders = rows.filter((row) => row.holdsTable);
  const isGrid = inner.rows >= 2 && inner.widest >= 2;
  if (holders.length !== 1 || rows.some((row) => row.header) || !(isGrid || rows.length === 1)) return false;
  // A table of dated updates stands in a row of a plan, beside other rows that are filled as it is.
  const others = rows.filter((row) => !row.holdsTable).reduce((sum, row) => sum + row.cells, 0);
  const plan = inner.rows >= 5 && inner.widest >= 3 && inner.cells > others * 2;
  return rows.filter((row) => row.filled >= 2).length < 2 || plan;
}
