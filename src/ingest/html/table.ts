import type { Finding } from "../../model/finding.ts";
import { type Cell, type Paragraph, paragraphText, type Row, type Run, type Table } from "../table.ts";
import { type PlacedCell, placeCells } from "../text/grid.ts";
import { childElements, type Element, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import type { Pen } from "../text/pen.ts";
import { toShade } from "../text/shade.ts";
import { type CountedRow, unloadedRows, unshownRows } from "./counts.ts";
import { type Aside, writeFlow } from "./flow.ts";
import { type GroupRow, groupRow } from "./groups.ts";
import { type HtmlRow, spanOf, tableRows } from "./rows.ts";
import { boldness, type StyleOf } from "./style.ts";

/** What a page is read with. */
export interface Reading {
  readonly style: StyleOf;
  readonly pen: Pen;
  readonly aside: Aside;
  /** Takes runs that belong to no cell and no text: furniture. */
  readonly furniture: (runs: readonly Run[]) => void;
  readonly doubt: (findings: readonly Finding[]) => void;
}

/** A table element as a table of the waist. */
export function elementToTable(table: Element, reading: Reading): Table {
  const rows = tableRows(table, reading.style);
  const left = rowsLeft(rows);
  const stated = rows.map((row, i) =>
    row.cells.map((cell) => ({ colSpan: spanOf(cell, "colspan"), rowSpan: withinGroup(spanOf(cell, "rowspan"), left[i] ?? 1), of: cell })),
  );
  const placed = placeCells(stated);
  const counted: CountedRow[] = [];
  const made = placed.rows.map((cells, i) => toRow(rows[i] as HtmlRow, cells, placed.width, reading, counted));
  reading.doubt([
    ...unshownRows(counted, reading.pen.page),
    ...unloadedRows(Number(table.attribs["aria-rowcount"] ?? "0"), rows.length, reading.pen.page),
  ]);
  return { kind: "table", page: reading.pen.page, width: placed.width, rows: made };
}

/** For each row, the rows from it to the end of its group. */
function rowsLeft(rows: readonly HtmlRow[]): number[] {
  const left: number[] = [];
  for (let i = rows.length - 1; i >= 0; i -= 1) left[i] = rows[i + 1]?.group === rows[i]?.group ? (left[i + 1] ?? 0) + 1 : 1;
  return left;
}

function withinGroup(span: number, left: number): number {
  return span === 0 ? left : Math.min(span, left);
}

function toRow(row: HtmlRow, placed: readonly PlacedCell<Element>[], width: number, reading: Reading, counted: CountedRow[]): Row {
  const cells = placed.map((cell) => toCell(cell, row, reading));
  const only = cells.length === 1 && cells[0]?.colSpan === width ? cells[0] : undefined;
  const group = only === undefined ? null : asGroup(only, row);
  counted.push({ group: group === null ? "" : paragraphText(group.paragraph), stated: group?.count ?? null });
  if (group !== null) reading.furniture(group.around);
  const own = group === null || only === undefined ? cells : [{ ...only, paragraphs: [group.paragraph] }];
  return { page: reading.pen.page, cells: own, header: row.header, joins: [] };
}

function toCell(cell: PlacedCell<Element>, row: HtmlRow, reading: Reading): Cell {
  const { column, colSpan, rowSpan, of: element } = cell;
  const pieces = [{ page: reading.pen.page, box: null }];
  return {
    column,
    colSpan,
    rowSpan,
    paragraphs: cellParagraphs(element, row, reading),
    pieces,
    shade: shadeOf(element, row, reading.style),
  };
}

function cellParagraphs(element: Element, row: HtmlRow, reading: Reading): Paragraph[] {
  const maker = new ParagraphMaker(reading.pen);
  const bold = boldness(element, reading.style(element)) ?? boldness(row.element, reading.style(row.element)) ?? false;
  writeFlow(element.children, maker, reading.style, reading.aside, bold);
  return maker.finish();
}

function shadeOf(element: Element, row: HtmlRow, style: StyleOf): string | null {
  const inside = childElements(element);
  const whole = inside.length === 1 && textOf(inside[0] as Element).trim() === textOf(element).trim();
  const candidates = [element, ...(whole ? inside : []), row.element];
  const fills = candidates.map((e) => toShade(style(e)["background-color"] ?? style(e).background ?? e.attribs.bgcolor));
  return fills.find((fill) => fill !== null) ?? null;
}

function asGroup(cell: Cell, row: HtmlRow): GroupRow | null {
  const [paragraph, ...rest] = cell.paragraphs;
  const { class: classes = "", ...attribs } = row.cells[0]?.attribs ?? {};
  const marked = /(^|\s)(ms-gb2?|ms-GroupHeader)(\s|$)/.test(classes) || "aria-expanded" in attribs;
  return paragraph === undefined || rest.length > 0 ? null : groupRow(paragraph, marked);
}
