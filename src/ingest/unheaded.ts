import type { ColumnRole } from "../model/settings.ts";
import { type ColumnContent, contentOf, type PlanColumn } from "./columns.ts";
import { filledCells, type GridRow } from "./grid.ts";
import { lineOf } from "./paragraphs.ts";
import { namesSections } from "./section-column.ts";

/** What the cells of a column look like, in rows with more than one filled. */
export function columnContent(rows: readonly GridRow[], column: number, colSpan: number): ColumnContent {
  const data = rows.filter((r) => filledCells(r).length > 1);
  const cells = data.map((r) => r.cells.filter(({ cell, own }) => own && cell.column >= column && cell.column < column + colSpan));
  const texts = cells.map((found) =>
    found
      .map(({ cell }) => lineOf(cell.paragraphs))
      .join(" ")
      .trim(),
  );
  return contentOf(
    texts,
    cells.map((found) => found.map(({ cell }) => cell.shade).find((s) => s !== null) ?? null),
  );
}

/** Columns without headings, by what stands in them; or those of the plan table before, where they fit. */
export function unheadedColumns(rows: readonly GridRow[], width: number, like: readonly PlanColumn[] | null): PlanColumn[] | null {
  const data = rows.filter((r) => filledCells(r).length > 1);
  if (like !== null && fitsLike(rows, width, like)) return like.map((c) => ({ ...c }));
  if (data.length < 2 || width < 2) return null;
  const contents = Array.from({ length: width }, (_, column) => columnContent(rows, column, 1));
  const roles = withSection(rolesByContent(contents), rows);
  const told = roles.filter((r) => r === "owner" || r === "update" || r === "delivery" || r === "status").length;
  const text = roles.indexOf("text");
  if (text < 0 || told === 0 || !looksLikePlan(contents, roles)) return null;
  return roles.map((role, column) => ({ column, colSpan: 1, role, name: "" }));
}

function fitsLike(rows: readonly GridRow[], width: number, like: readonly PlanColumn[]): boolean {
  const end = Math.max(...like.map((c) => c.column + c.colSpan));
  if (end !== width || rows.length === 0) return false;
  const content = (role: ColumnRole) => {
    const column = like.find((c) => c.role === role);
    return column === undefined ? null : columnContent(rows, column.column, column.colSpan);
  };
  const id = content("id");
  const delivery = content("delivery");
  return (id === null || id.filled === 0 || id.ids > 0.5) && (delivery === null || delivery.length < 60);
}

function rolesByContent(contents: readonly ColumnContent[]): ColumnRole[] {
  const roles: ColumnRole[] = contents.map(() => "other");
  const free = (i: number) => roles[i] === "other";
  const give = (role: ColumnRole, score: (c: ColumnContent, i: number) => number) => {
    const scored = contents.map((c, i) => (free(i) && c.filled > 0.1 ? score(c, i) : 0));
    const best = scored.indexOf(Math.max(...scored));
    if ((scored[best] ?? 0) > 0.5) roles[best] = role;
  };
  give("id", (c) => (c.repeated === 0 ? c.ids : 0));
  give("rag", (c) => c.rags);
  give("text", (c, i) => (c.length > 18 ? (c.leading > 0.5 ? 3 : 1.6) - i * 0.2 + Math.min(c.length, 200) / 400 : 0));
  give("delivery", (c) => (c.length < 45 && c.days > 0.2 ? c.dates : 0));
  give("update", (c) => (c.length > 45 ? 1 : c.length > 22 && c.owners < 0.5 ? 0.8 : 0));
  give("owner", (c) => (c.length < 60 && c.statuses < 0.5 ? c.owners : 0));
  give("update", (c) => c.statuses);
  return dedupe(roles);
}

/** A column in front of the text whose cells name sections. */
function withSection(roles: readonly ColumnRole[], rows: readonly GridRow[]): ColumnRole[] {
  const text = roles.indexOf("text");
  const at = roles.findIndex((r, i) => i < text && (r === "other" || r === "owner") && namesSections(rows, i));
  return roles.map((r, i) => (i === at ? "section" : r));
}

function dedupe(roles: readonly ColumnRole[]): ColumnRole[] {
  const last = roles.lastIndexOf("update");
  return roles.map((r, i) =>
    r === "update" && i !== last && roles.indexOf("update") === i
      ? r
      : r === "update" && i === last && roles.indexOf("update") !== i
        ? "status"
        : r,
  );
}

/** Without headings more is asked: dates, statuses or ids, and sentences. */
function looksLikePlan(contents: readonly ColumnContent[], roles: readonly ColumnRole[]): boolean {
  const of = (role: ColumnRole) => contents[roles.indexOf(role)];
  const text = of("text");
  if (text === undefined || text.length < 18) return false;
  const marked = (of("delivery")?.days ?? 0) > 0.5 || contents.some((c, i) => roles[i] !== "text" && c.statuses > 0.5);
  const numbered = (of("id")?.ids ?? 0) > 0.6 || text.leading > 0.6;
  return marked || (numbered && contents.length >= 3);
}
