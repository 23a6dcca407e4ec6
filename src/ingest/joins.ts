import { leadingId } from "../model/identifier.ts";
import { commonColumns, isNextPart, onColumns } from "./joins/columns.ts";
import { type Group, joinGroup, type Numbers } from "./joins/group.ts";
import { referredIds } from "./joins/ids.ts";
import type { PageTable } from "./joins/page-table.ts";
import { paragraphText, type Run, type Table } from "./table.ts";

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
  const numbers = numbersOf(pages);
  const tables: JoinedTable[] = [];
  const furniture: Run[] = [];
  for (let from = 0; from < pages.length; ) {
    const group = nextGroup(pages, from);
    const joined = joinGroup(group, numbers);
    tables.push({ table: joined.table, from, count: group.parts.length });
    for (const run of joined.furniture) furniture.push(run);
    from += group.parts.length;
  }
  return { tables, furniture };
}

/** The page tables from here on that are parts of one table, on one grid. */
function nextGroup(pages: readonly PageTable[], from: number): Group {
  const parts = [pages[from] as PageTable];
  let columns = parts[0]?.columns ?? null;
  for (let k = from + 1; k < pages.length && isNextPart({ ...(pages[k - 1] as PageTable), columns }, pages[k] as PageTable); k++) {
    const next = pages[k] as PageTable;
    columns = columns === null || next.columns == null ? columns : (commonColumns(columns, next.columns) ?? columns);
    parts.push(next);
  }
  const width = columns === null ? parts.reduce((most, p) => Math.max(most, p.table.width), 0) : columns.length - 1;
  return { parts: parts.map((p) => onColumns(p, columns)), width };
}

/** Ids at the starts of paragraphs, and ids that any text refers to. */
function numbersOf(pages: readonly PageTable[]): Numbers {
  const known = new Set<string>();
  const referred = new Set<string>();
  for (const cell of pages.flatMap((p) => p.table.rows).flatMap((r) => r.cells))
    for (const p of cell.paragraphs) {
      const text = paragraphText(p);
      const id = leadingId(text);
      if (id !== null) known.add(id.id);
      for (const r of referredIds(id === null ? text : text.slice(id.end))) referred.add(r);
    }
  return { known, referred };
}
