import { isBlank } from "./paragraphs.ts";
import type { Cell, Row, Table } from "./table.ts";

/** A cell as one row sees it: `own` where it begins in this row, false where it spans into it from above. */
export interface GridCell {
  readonly cell: Cell;
  readonly own: boolean;
}

/** A row with every cell that stands in it. */
export interface GridRow {
  readonly row: Row;
  readonly index: number;
  readonly cells: readonly GridCell[];
}

/** The rows of a table with the cells that span into them from above. */
export function gridRows(table: Table): GridRow[] {
  let hanging: { cell: Cell; left: number }[] = [];
  return table.rows.map((row, index) => {
    const own = row.cells.map((cell) => ({ cell, own: true }));
    const above = hanging.map(({ cell }) => ({ cell, own: false }));
    hanging = [
      ...hanging.map((h) => ({ ...h, left: h.left - 1 })),
      ...row.cells.filter((c) => c.rowSpan > 1).map((cell) => ({ cell, left: cell.rowSpan - 1 })),
    ].filter((h) => h.left > 0);
    return { row, index, cells: [...own, ...above].sort((a, b) => a.cell.column - b.cell.column) };
  });
}

/** The cell that covers a grid column in a row. */
export function cellAt(row: GridRow, column: number): GridCell | undefined {
  return row.cells.find(({ cell }) => cell.column <= column && column < cell.column + cell.colSpan);
}

/** The cells with words in them that begin in this row. */
export function filledCells(row: GridRow): Cell[] {
  return row.cells.filter((c) => c.own && !isBlank(c.cell.paragraphs)).map((c) => c.cell);
}
