import type { Cell, Row, Run } from "../table.ts";
import { isEmpty } from "./merge.ts";
import type { PageTable } from "./page-table.ts";

/** The rows of a page's part of a table, and what is known of how they meet the page before. */
export interface Body {
  readonly rows: readonly Row[];
  readonly keys: readonly (string | null)[];
  /** Columns in which a cell of the page before is known to span on. */
  readonly spansOn: ReadonlySet<number>;
  /** Columns that the rule at the foot of the page before leaves out. */
  readonly opened: ReadonlySet<number>;
}

/** Whether the tags say of any row that it goes on over a page. */
export function keysSpanPages(bodies: readonly Body[]): boolean {
  return bodies.some((b, k) => k > 0 && b.keys[0] != null && b.keys[0] === bodies[k - 1]?.keys.at(-1));
}

/** The rows of a part from a place on, with their keys in the tags. */
export function keyed(part: PageTable, from: number, before?: PageTable): Body {
  const rows = part.table.rows.slice(from);
  return {
    rows,
    keys: rows.map((_, k) => part.rowKeys?.[k + from] ?? null),
    spansOn: part.spansOn ?? new Set(),
    opened: before?.opensBelow ?? new Set(),
  };
}

/** Whether more than one cell of a row is filled: no heading is so. */
export function isWide(row: Row): boolean {
  return row.cells.filter((c) => !isEmpty(c)).length > 1;
}

/** The words of a cell, without the marks of its lists. */
export function cellRuns(c: Cell): Run[] {
  return c.paragraphs.flatMap((p) => p.runs);
}
