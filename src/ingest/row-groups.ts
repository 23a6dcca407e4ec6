import { compareIds, idParts } from "../model/identifier.ts";
import { dealCell } from "./deal-cell.ts";
import { filledCells } from "./grid.ts";
import type { Group } from "./group-cells.ts";
import { firstId } from "./numbering.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import { beginsInside, cellsOf, ownParagraphs, type PlanRow } from "./rows.ts";
import type { Paragraph } from "./table.ts";
import { paragraphText } from "./table.ts";

/** The rows of a segment as they are taken: headings, rows of a recommendation (or of several), and what belongs to none. */
export type Item =
  | { readonly kind: "heading"; readonly row: PlanRow }
  | { readonly kind: "subheading"; readonly row: PlanRow }
  | { readonly kind: "furniture"; readonly row: PlanRow }
  | { readonly kind: "orphan"; readonly row: PlanRow }
  | { readonly kind: "group"; readonly group: Group };

/** Groups the rows that make one recommendation, or several that share their cells. */
export function rowsToGroups(rows: readonly PlanRow[], awaited: readonly string[] = []): Item[] {
  const items: Item[] = [];
  rows.forEach((row, i) => {
    const top = i > 0 && firstPage(row) > lastPage(rows[i - 1] as PlanRow);
    const last = lastGroup(items);
    if (row.kind === "blank") return;
    if (row.kind === "header") items.push({ kind: "furniture", row });
    else if (row.kind === "heading" || row.kind === "subheading") items.push({ kind: row.kind, row });
    else if (
      row.kind === "orphan" &&
      !(last !== null && beginsInside(row) && (top || !endsSentence(last)) && !isAwaited(row, last, awaited))
    )
      items.push({ kind: "orphan", row });
    else if (last !== null && (row.kind !== "recommendation" || (top && (belongsToShared(row, last) || completesHeading(row, last)))))
      replaceLast(items, withRow(last, row));
    else items.push(...newGroup(row, top, items));
  });
  return items;
}

function newGroup(row: PlanRow, top: boolean, items: Item[]): Item[] {
  const group: Group = { rows: [row], moved: [], taken: [], top };
  const last = lastGroup(items);
  const tail = top && last !== null ? tailOfUpdate(row) : [];
  if (tail.length === 0 || last === null) return [{ kind: "group", group }];
  replaceLast(items, { ...last, moved: [...last.moved, ...tail] });
  return [{ kind: "group", group: { ...group, taken: tail } }];
}

function lastGroup(items: readonly Item[]): Group | null {
  const last = items.findLast((i) => i.kind !== "furniture");
  return last?.kind === "group" ? last.group : null;
}

function replaceLast(items: Item[], group: Group): void {
  const at = items.findLastIndex((i) => i.kind === "group");
  items[at] = { kind: "group", group };
}

function withRow(group: Group, row: PlanRow): Group {
  return { ...group, rows: [...group.rows, row] };
}

function firstPage(row: PlanRow): number {
  return row.grid.row.page;
}

function lastPage(row: PlanRow): number {
  const runs = runsOf(row.grid.cells.flatMap((c) => c.cell.paragraphs)); // too many to be the arguments of one call
  return runs.reduce((last, r) => Math.max(last, r.page), row.grid.row.page);
}

/** Nothing but a text, where the next number is referred to and absent: it may well be that one's. */
function isAwaited(row: PlanRow, last: Group, awaited: readonly string[]): boolean {
  if (filledCells(row.grid).length > 1) return false;
  const ids = last.rows.flatMap((r) => [...ownParagraphs(r, "id"), ...ownParagraphs(r, "text")]).flatMap((p) => firstId([p])?.id ?? []);
  const newest = ids.at(-1);
  return newest !== undefined && awaited.some((id) => compareIds(newest, id) < 0 && parentOf(id) === parentOf(newest));
}

function parentOf(id: string): string {
  return idParts(id).slice(0, -1).join(".");
}

/** Whether the text so far ends where a sentence may end. */
function endsSentence(group: Group): boolean {
  return /[.!?:;]["'\u2019\u201d)]*$/.test(lineOf(group.rows.flatMap((r) => ownParagraphs(r, "text"))));
}

/** A row at the top of a page with an id and otherwise empty cells belongs to the shared row before it where that holds several values. */
function belongsToShared(row: PlanRow, before: Group): boolean {
  const others = row.cells.filter((c) => c.column.role !== "id" && c.column.role !== "text" && c.column.role !== "section");
  if (others.some((c) => c.cells.some((g) => lineOf(g.cell.paragraphs) !== ""))) return false;
  const count = before.rows.length + 1;
  return (["owner", "update", "delivery"] as const).some((role) => {
    const paragraphs = before.rows.flatMap((r) => ownParagraphs(r, role));
    const deal = dealCell(paragraphs, count, role, false);
    return deal !== null && role !== "update" && new Set(deal.parts.map((p) => lineOf(p))).size > 0;
  });
}

/** A page ended below the sub-heading that opens a cell: the id and its text stand at the top of the next, with nothing beside but the update's end. */
function completesHeading(row: PlanRow, before: Group): boolean {
  const texts = before.rows.flatMap((r) => ownParagraphs(r, "text"));
  const beside = (["owner", "delivery"] as const).some((role) => lineOf(ownParagraphs(row, role)) !== "");
  const update = lineOf(ownParagraphs(row, "update"));
  return !beside && !/^[A-Z]/.test(update) && texts.length === 1 && /:$/.test(lineOf(texts)) && firstId(texts) === null;
}

const POINTER = /^(?:please\s+)?(?:see|as|refer to|same as|ditto)\b.{0,40}(?:\d|above|below)\s*\.?$/i;

/** The paragraphs at the top of a page before one that stands for a whole update ("See 9.1.1 Above"): they end the row before. */
function tailOfUpdate(row: PlanRow): Paragraph[] {
  const update = cellsOf(row, "update")
    .filter((c) => c.own)
    .flatMap((c) => c.cell.paragraphs);
  const last = update.at(-1);
  if (update.length < 2 || last === undefined || last.list !== null) return [];
  return POINTER.test(paragraphText(last).trim()) ? update.slice(0, -1) : [];
}
