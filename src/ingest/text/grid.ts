import { CannotUse } from "../../model/outcome.ts";

/** A cell as a source states it: its width and height in columns and rows, however absurd. */
export interface StatedCell<T> {
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly of: T;
}

export interface PlacedCell<T> {
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly of: T;
}

const MOST_COLUMNS = 1000; // browsers take no wider span either
const WIDE = 100; // list pages let their group rows span 100 columns of a table that has five
const MOST_ROWS = 100_000;

/** Places cells in a grid as browsers do: a cell takes the first free column; spans end with the table. Returns rows and the grid's width. */
export function placeCells<T>(rows: readonly (readonly StatedCell<T>[])[]): { readonly rows: PlacedCell<T>[][]; readonly width: number } {
  const until: number[] = [];
  const width = naturalWidth(rows);
  const placed = rows.map((cells, row) => placeRow(cells, row, { rows: rows.length, columns: width }, until));
  return withoutUnused(placed);
}

/** The width of the widest row; cells that claim a hundred columns or more take what there is. */
function naturalWidth<T>(rows: readonly (readonly StatedCell<T>[])[]): number {
  const widths = rows.map((cells) => cells.reduce((sum, cell) => sum + (cell.colSpan < WIDE ? cell.colSpan : 1), 0));
  return widths.reduce((most, width) => Math.max(most, width), 1);
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

function placeRow<T>(cells: readonly StatedCell<T>[], row: number, size: Size, until: number[]): PlacedCell<T>[] {
  let column = 0;
  return cells.map((cell) => {
    while ((until[column] ?? 0) > row) column += 1;
    if (column >= MOST_COLUMNS) throw new CannotUse(`A table has more than ${MOST_COLUMNS} columns, far more than a plan has.`);
    const colSpan = Math.max(1, Math.min(cell.colSpan, cell.colSpan < WIDE ? MOST_COLUMNS - column : size.columns - column));
    const rowSpan = cell.rowSpan === 0 ? size.rows - row : Math.max(1, Math.min(cell.rowSpan, size.rows - row));
    const at = column;
    for (let c = at; c < at + colSpan; c += 1) until[c] = row + rowSpan;
    column = at + colSpan;
    return { column: at, colSpan, rowSpan, of: cell.of };
  });
}

/** Columns in which no cell begins are none: a section row that spans a hundred columns is as wide as its table. */
export function withoutUnused<T>(rows: readonly (readonly PlacedCell<T>[])[]): {
  readonly rows: PlacedCell<T>[][];
  readonly width: number;
} {
  if (rows.length > MOST_ROWS) throw new CannotUse(`A table has more than ${MOST_ROWS} rows, far more than a plan has.`);
  const starts = [...new Set(rows.flatMap((cells) => cells.map((c) => c.column)))].sort((a, b) => a - b);
  const before = (column: number) => countBefore(starts, column);
  const narrow = rows.map((cells) =>
    cells.map((c) => ({ ...c, column: before(c.column), colSpan: Math.max(1, before(c.column + c.colSpan) - before(c.column)) })),
  );
  return { rows: narrow, width: Math.max(1, starts.length) };
}

function countBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
