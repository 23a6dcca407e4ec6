import { leadingId } from "../model/identifier.ts";
import type { ColumnRole } from "../model/settings.ts";
import type { PlanColumn } from "./columns.ts";
import { filledCells, type GridCell, type GridRow } from "./grid.ts";
import { firstId, isOfPlan, type Numbering } from "./numbering.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import { isRepeatedHeader, type Segment } from "./segments.ts";
import { isSubheading } from "./split-cell.ts";
import { type Cell, type Paragraph, paragraphText } from "./table.ts";
import { takeId } from "./take-id.ts";

/** What a row of a plan is. */
export type RowKind = "blank" | "header" | "heading" | "subheading" | "recommendation" | "goes-on" | "orphan";

/** A row with its cells by column. */
export interface PlanRow {
  readonly grid: GridRow;
  readonly kind: RowKind;
  readonly cells: readonly { readonly column: PlanColumn; readonly cells: readonly GridCell[] }[];
}

/** A row's cells under the columns of its plan. */
export function readRow(grid: GridRow, segment: Segment, numbering: Numbering): PlanRow {
  const columns = segment.columns ?? [];
  const cells = columns.map((column) => ({
    column,
    cells: grid.cells.filter(({ cell }) => cell.column >= column.column && cell.column < column.column + column.colSpan),
  }));
  const row: PlanRow = { grid, kind: "blank", cells };
  return { ...row, kind: kindOf(row, segment, numbering) };
}

/** The cells of a role. */
export function cellsOf(row: PlanRow, role: ColumnRole): readonly GridCell[] {
  return row.cells.filter((c) => c.column.role === role).flatMap((c) => c.cells);
}

/** The words of a role in a row: those of cells that begin in it. */
export function ownParagraphs(row: PlanRow, role: ColumnRole): readonly Paragraph[] {
  return cellsOf(row, role)
    .filter((c) => c.own)
    .flatMap((c) => c.cell.paragraphs);
}

function has(row: PlanRow, role: ColumnRole): boolean {
  return lineOf(ownParagraphs(row, role)) !== "";
}

function kindOf(row: PlanRow, segment: Segment, numbering: Numbering): RowKind {
  const filled = filledCells(row.grid);
  if (filled.length === 0) return "blank";
  if (isRepeatedHeader(row.grid, segment.header)) return "header";
  if (isHeadingRow(row, filled, segment, numbering)) return "heading";
  if (isSubheadingRow(row, numbering)) return "subheading";
  if (isCutHeading(row, filled, numbering)) return "heading";
  return dataKind(row, numbering);
}

function dataKind(row: PlanRow, numbering: Numbering): RowKind {
  const spans = [...cellsOf(row, "text"), ...cellsOf(row, "id")].some((c) => !c.own && lineOf(c.cell.paragraphs) !== "");
  if (spans && !has(row, "text")) return "goes-on";
  if (!has(row, "text") && !has(row, "id")) return "goes-on";
  if (numbering.where === "none") return "recommendation";
  if (numbering.where === "column") return has(row, "id") || hasSpanningId(row) ? "recommendation" : withoutId(row);
  return ownIds(row, numbering) ? "recommendation" : withoutId(row);
}

function hasSpanningId(row: PlanRow): boolean {
  return cellsOf(row, "id").some((c) => !c.own && lineOf(c.cell.paragraphs) !== "");
}

/** A text without an id in a numbered plan: with an owner or a date of its own it is a recommendation all the same. */
function withoutId(row: PlanRow): RowKind {
  if (beginsInside(row)) return "orphan";
  return has(row, "owner") || has(row, "delivery") ? "recommendation" : "orphan";
}

/** Whether a row's text begins inside a sentence. */
export function beginsInside(row: PlanRow): boolean {
  return /^[a-z,;)]/.test(lineOf(ownParagraphs(row, "text")));
}

function ownIds(row: PlanRow, numbering: Numbering): boolean {
  return ownParagraphs(row, "text").some((p) => {
    const found = firstId([p]);
    return found !== null && isOfPlan(found, numbering);
  });
}

/** "9.2 Governance:" with an update beside it, or with nothing. */
function isSubheadingRow(row: PlanRow, numbering: Numbering): boolean {
  if (numbering.where === "none" || has(row, "owner") || has(row, "delivery")) return false;
  const id = lineOf(ownParagraphs(row, "id"));
  const text = ownParagraphs(row, "text");
  if (isBareSubheading(row, id, text)) return true;
  if (numbering.where === "column") {
    const found = leadingId(id);
    // a cell over the columns of numbers and texts holds both
    const words = lineOf(text) || (found === null ? "" : id.slice(found.end));
    return id !== "" && isSubheading(found?.id ?? id, words, numbering, true);
  }
  const first = text[0];
  const head = text.length === 1 && first !== undefined ? takeId(first) : null;
  return head !== null && isSubheading(head.id, paragraphText(head.rest), numbering, true);
}

/** "Oversight and Reporting:" with an update beside it: a sub-heading without a number. */
function isBareSubheading(row: PlanRow, id: string, text: readonly Paragraph[]): boolean {
  const wide = text.length === 0 && firstId(ownParagraphs(row, "id")) === null;
  const words = wide ? id : lineOf(text);
  return (
    (wide || (id === "" && text.length === 1)) && has(row, "update") && words.length <= 80 && words.endsWith(":") && firstId(text) === null
  );
}

const LONGEST_HEADING = 120; // letters

/** One filled cell with a few words that begin like a heading and do not end like a sentence. */
function isHeadingRow(row: PlanRow, filled: readonly Cell[], segment: Segment, numbering: Numbering): boolean {
  const cell = filled[0];
  if (cell === undefined || filled.length !== 1 || cell.rowSpan > 1) return false;
  const text = lineOf(cell.paragraphs);
  if (text.length > LONGEST_HEADING || /[.;,]$/.test(text) || !/^["'\u2018\u201c(]?[A-Z\d]/.test(text)) return false;
  const role = row.cells.find((c) => c.cells.some((g) => g.cell === cell))?.column.role ?? "other";
  const wide = cell.colSpan > 1 && cell.colSpan >= segment.table.width - 1;
  if (!wide && !["id", "section", "text", "other"].includes(role) && !(cell.column === 0 && setsApart(cell))) return false;
  if (row.grid.cells.some((c) => !c.own && lineOf(c.cell.paragraphs) !== "" && !wide)) return false;
  const found = firstId(cell.paragraphs);
  if (found !== null && isOfPlan(found, numbering) && numbering.where === "text" && !wide && !isNumberedHeading(cell, found.id, numbering))
    return false;
  if (role === "id" && !wide && numbering.where === "column" && leadingId(text)?.end === text.length) return false;
  return wide || numbering.where !== "none" || looksLikeHeading(cell) || (isPlain(cell) && areFull(segment));
}

/** In a column of owners in front of all others only what no owner looks like is a heading. */
function setsApart(cell: Cell): boolean {
  return isBold(cell) || isPlain(cell) || /:$/.test(lineOf(cell.paragraphs));
}

/** "1. Business Continuity" above "1 \u2013 The service should": bold throughout, or its number is that of a row with more in it. */
function isNumberedHeading(cell: Cell, id: string, numbering: Numbering): boolean {
  return isBold(cell) || numbering.leading.has(id);
}

function isBold(cell: Cell): boolean {
  return runsOf(cell.paragraphs).every((r) => r.bold);
}

/** A format without looks or places (CSV): no page break cuts its rows, and no heading is bold. */
function isPlain(cell: Cell): boolean {
  return runsOf(cell.paragraphs).every((r) => r.box === null && !r.bold);
}

/** Whether nearly all rows say several things, so that a few words alone in one are no recommendation. */
function areFull(segment: Segment): boolean {
  const full = segment.rows.filter((r) => filledCells(r).length >= 3).length;
  return full >= segment.rows.filter((r) => filledCells(r).length > 0).length * 0.6;
}

/** "Culture | and Values": a bold heading that was painted over the line between the numbers and the texts. */
function isCutHeading(row: PlanRow, filled: readonly Cell[], numbering: Numbering): boolean {
  const id = lineOf(ownParagraphs(row, "id"));
  if (numbering.where !== "column" || filled.length !== 2 || !has(row, "text") || !/^[A-Z][a-z]+/.test(id) || /\d/.test(id)) return false;
  const paragraphs = filled.flatMap((c) => c.paragraphs);
  return runsOf(paragraphs).every((r) => r.bold) && lineOf(paragraphs).length <= LONGEST_HEADING;
}

/** In a plan without numbers a row with nothing but a text may be a recommendation: a heading is bold or shaded. */
function looksLikeHeading(cell: Cell): boolean {
  const runs = runsOf(cell.paragraphs);
  return cell.shade !== null || runs.every((r) => r.bold);
}
