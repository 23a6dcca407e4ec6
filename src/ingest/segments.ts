import { normalForm } from "../model/text.ts";
import type { PlanColumn } from "./columns.ts";
import { filledCells, type GridRow, gridRows } from "./grid.ts";
import { blankHeadings, type Cut, cutAtHeaders, type OwnColumns, repeats } from "./headers.ts";
import { runsOf } from "./paragraphs.ts";
import { headedColumns, isOtherTable } from "./roles.ts";
import { raiseSubTasks } from "./sub-tasks.ts";
import type { Run, Table } from "./table.ts";
import { unheadedColumns } from "./unheaded.ts";

/** Rows of a table under one header: a plan where `columns` is not null. `before`: rows above the header (a title, a note). */
export interface Segment {
  readonly table: Table;
  /** The tables it is made of: its own, and those after it that go on with its rows. */
  readonly tables: readonly Table[];
  readonly before: readonly GridRow[];
  readonly header: readonly GridRow[];
  readonly rows: readonly GridRow[];
  readonly columns: readonly PlanColumn[] | null;
}

/** The segments of a document's tables with their columns' meanings, each table's together. A table without a header may go on with the columns before it. */
export function tablesToSegments(tables: readonly Table[], own: OwnColumns): ReadonlyMap<Table, readonly Segment[]> {
  const cuts = tables.map((table) => ({ table, cuts: cutAtHeaders(gridRows(table), own) }));
  const alike = rowsByHeader(cuts);
  let like: readonly PlanColumn[] | null = null;
  const headers: (readonly GridRow[])[] = [];
  const all = new Map<Table, readonly Segment[]>();
  for (const { table, cuts: parts } of cuts) {
    const segments: readonly Segment[] = parts.map(({ before, header, rows }) => {
      const under = alike.get(headerKey(header, table.width)) ?? rows;
      const columns =
        header.length > 0
          ? headedColumns(header, rows, under, table.width, { own, blank: blankHeadings(header, headers, table.width) })
          : isOtherTable(rows)
            ? null
            : (unheadedColumns(rows, table.width, like) ?? pooledColumns(rows, under, table.width));
      if (columns !== null) headers.push(header);
      return { table, tables: [table], before, header, rows: columns === null ? rows : raiseSubTasks(rows, columns), columns };
    });
    like =
      segments.findLast((s) => s.columns !== null && (like === null || s.header.length > 0 || s.table.width !== widthOf(like)))?.columns ??
      like;
    all.set(table, segments);
  }
  return all;
}

/** Columns that a header named stand over tables told by their cells alone. */
function widthOf(columns: readonly PlanColumn[]): number {
  return Math.max(...columns.map((c) => c.column + c.colSpan));
}

/** The rows of all tables under one header together: a short table alone may not show what its columns hold. */
function rowsByHeader(
  tables: readonly { readonly table: Table; readonly cuts: readonly Cut[] }[],
): ReadonlyMap<string, readonly GridRow[]> {
  const rows = new Map<string, GridRow[]>();
  for (const { table, cuts } of tables)
    for (const cut of cuts) {
      const key = headerKey(cut.header, table.width);
      rows.set(key, [...(rows.get(key) ?? []), ...cut.rows]);
    }
  return rows;
}

const SERIES = 4; // times as many rows: one table of many, each under a heading of its own

/** Short tables without a header, all of as many columns, are told together. */
function pooledColumns(rows: readonly GridRow[], under: readonly GridRow[], width: number): PlanColumn[] | null {
  const filled = (all: readonly GridRow[]) => all.filter((r) => filledCells(r).length > 0).length;
  return filled(rows) > 0 && filled(under) >= Math.max(SERIES, filled(rows)) ? unheadedColumns(under, width, null) : null;
}

function headerKey(header: readonly GridRow[], width: number): string {
  return `${width} ${normalForm(
    rowRuns(header)
      .map((r) => r.text)
      .join(" "),
  )}`;
}

/** A segment with the rows of the next table, where that goes on with it: no header of its own or the same, and as many columns. Else null. */
export function continueSegment(segment: Segment, next: Segment): Segment | null {
  const same = next.header.length === 0 || next.header.every((h) => repeats(h, segment.header));
  const bare = next.before.length === 0 && segment.columns !== null && next.columns !== null && next.table.width === segment.table.width;
  if (!same || !bare || segment.columns?.length !== next.columns?.length) return null;
  return {
    ...segment,
    tables: [...segment.tables, ...next.tables],
    header: [...segment.header, ...next.header],
    rows: [...segment.rows, ...next.rows],
  };
}

/** The runs of rows, for the ledger. */
export function rowRuns(rows: readonly GridRow[]): Run[] {
  return rows.flatMap((r) => r.row.cells.flatMap((c) => runsOf(c.paragraphs)));
}

/** Whether a row repeats the header above it. */
export function isRepeatedHeader(row: GridRow, header: readonly GridRow[]): boolean {
  return header.length > 0 && repeats(row, header);
}
