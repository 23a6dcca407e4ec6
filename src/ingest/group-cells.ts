import type { ColumnRole } from "../model/settings.ts";
import type { PlanColumn } from "./columns.ts";
import { ownerAndDate } from "./owner-dates.ts";
import { isBlank, joinParagraphs, lineOf } from "./paragraphs.ts";
import { cellsOf, type PlanRow } from "./rows.ts";
import type { Cell, Paragraph } from "./table.ts";

/**
 * Rows of one recommendation, or of several in one row. `moved`: paragraphs at the top of the next page that end its update; `taken`: paragraphs
 * of its own update that went to the row before.
 */
export interface Group {
  readonly rows: readonly PlanRow[];
  readonly moved: readonly Paragraph[];
  readonly taken: readonly Paragraph[];
  readonly top: boolean;
}

/** The cells of a role over the rows of a group, those that span into its first row too. */
export function groupCells(group: Group, role: ColumnRole): Cell[] {
  return cellsOfRows(group.rows, role);
}

export function cellsOfRows(rows: readonly PlanRow[], role: ColumnRole): Cell[] {
  return [...new Set(rows.flatMap((r) => cellsOf(r, role).map((c) => c.cell)))];
}

export function groupParagraphs(group: Group, role: ColumnRole): Paragraph[] {
  const taken = new Set(group.taken);
  const parts = groupCells(group, role).map((c) => c.paragraphs.filter((p) => !taken.has(p)));
  return joinParagraphs(parts.filter((p) => p.length > 0));
}

/** What is said of a group in a role: by the cells of its column, else by those that stand in for them. */
export function paragraphsFor(group: Group, role: ColumnRole): Paragraph[] {
  const dated = datedOwners(group);
  if (dated !== null && (role === "owner" || role === "delivery")) return ownerAndDate(dated)[role];
  if (standsOriginal(group, role)) return originalCells(group).flatMap((c) => c.paragraphs);
  const own = groupParagraphs(group, role);
  return role === "update" && isBlank(own) ? cellsOfColumns(group, (c) => c === earlierUpdate(group)).flatMap((c) => c.paragraphs) : own;
}

/** The owners' cells where they hold the dates too. */
function datedOwners(group: Group): Paragraph[] | null {
  const dated = group.rows[0]?.cells.some((c) => c.column.dated === true) ?? false;
  return dated ? groupParagraphs(group, "owner") : null;
}

/** The column of the latest earlier month that has an update, where the latest has none. */
function earlierUpdate(group: Group): PlanColumn | undefined {
  if (!isBlank(groupParagraphs(group, "update"))) return undefined;
  const columns = (group.rows[0]?.cells ?? []).map((c) => c.column).filter((c) => c.earlier !== undefined);
  const filled = columns.filter((column) => !isBlank(cellsOfColumns(group, (c) => c === column).flatMap((c) => c.paragraphs)));
  return filled.reduce<PlanColumn | undefined>((a, b) => (a === undefined || (b.earlier ?? "") > (a.earlier ?? "") ? b : a), undefined);
}

/** What is written where no date was revised. */
const NOT_REVISED =
  /^(?:[-\u2013\u2014]+|n\W?a\W?|none|nil|no change|not (?:applicable|revised)|unchanged|as (?:original|before|planned|above))\.?$/i;

/** Where no revised date is given, the original one stands. */
export function standsOriginal(group: Group, role: ColumnRole = "delivery"): boolean {
  if (role !== "delivery" || isBlank(originalCells(group).flatMap((c) => c.paragraphs))) return false;
  const revised = groupParagraphs(group, "delivery");
  return isBlank(revised) || NOT_REVISED.test(lineOf(revised));
}

function originalCells(group: Group): Cell[] {
  return cellsOfColumns(group, (column) => column.original === true);
}

function cellsOfColumns(group: Group, is: (column: PlanColumn) => boolean): Cell[] {
  const own = (g: { readonly own: boolean; readonly cell: Cell }) => g.own || g.cell.rowSpan > 1;
  return [
    ...new Set(group.rows.flatMap((r) => r.cells.filter((c) => is(c.column)).flatMap((c) => c.cells.filter(own).map((g) => g.cell)))),
  ];
}

/** Whether a column's cells stand in for those of another: then they are told there. */
export function standsIn(column: PlanColumn, group: Group): boolean {
  return (column.original === true && standsOriginal(group)) || (column.earlier !== undefined && column === earlierUpdate(group));
}
