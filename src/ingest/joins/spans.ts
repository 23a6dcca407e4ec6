import { normalForm } from "../../model/text.ts";
import { type Cell, paragraphText, type Row, type Run } from "../table.ts";
import type { Body } from "./body.ts";
import { isEmpty, mergeCells } from "./merge.ts";

/** Two rows at a page break, with the cells that span over it. */
export interface Spans {
  readonly rows: readonly Row[];
  readonly first: Row;
  /** Cells that span on: their row, column and how many rows they take on the new page. */
  readonly on: readonly { readonly row: number; readonly column: number; readonly more: number; readonly cell: Cell }[];
}

/** Cells that span several rows up to the foot go on in a cell of the new page that is empty, repeated or continued. */
export function continueSpans(rows: readonly Row[], first: Row, { spansOn, opened }: Body, furniture: Run[]): Spans {
  const on: { row: number; column: number; more: number; cell: Cell }[] = [];
  const kept = first.cells.filter((c) => {
    const owner = spanningTo(rows, c.column);
    if (owner !== null && spansOn.has(c.column)) {
      on.push({ row: owner.row, column: c.column, more: c.rowSpan, cell: c });
      return false;
    }
    if (owner === null || (owner.cell.rowSpan === 1 && c.rowSpan === 1 && !(opened.has(c.column) && isEmpty(c)))) return true;
    const text = normalForm(c.paragraphs.map(paragraphText).join(" "));
    const same = text === normalForm(owner.cell.paragraphs.map(paragraphText).join(" "));
    if (text !== "" && !same) return true;
    if (text !== "") furniture.push(...c.paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]));
    on.push({ row: owner.row, column: c.column, more: c.rowSpan, cell: { ...c, paragraphs: [] } });
    return false;
  });
  return { rows, first: on.length === 0 ? first : { ...first, cells: kept }, on };
}

function spanningTo(rows: readonly Row[], column: number): { row: number; cell: Cell } | null {
  for (let k = rows.length - 1; k >= 0; k--) {
    const cell = rows[k]?.cells.find((c) => c.column <= column && column < c.column + c.colSpan);
    if (cell !== undefined) return k + cell.rowSpan >= rows.length ? { row: k, cell } : null;
  }
  return null;
}

/** Lengthens the cells that span on; `own` is 0 where the two rows at the break become one row. */
export function withSpans(spans: Spans, own: 0 | 1): Row[] {
  return spans.rows.map((r, k) => {
    const here = spans.on.filter((o) => o.row === k);
    if (here.length === 0) return r;
    const cells = r.cells.map((c) => {
      const more = here.find((o) => o.column === c.column);
      return more === undefined ? c : { ...mergeCells(c, more.cell), rowSpan: c.rowSpan + more.more - 1 + own };
    });
    return { ...r, cells };
  });
}
