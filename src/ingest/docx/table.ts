import type { Cell, Row, Table } from "../table.ts";
import { type PlacedCell, withoutUnused } from "../text/grid.ts";
import { isLayoutShape } from "../text/layout.ts";
import { type Element, firstChild, isElement } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { toShade } from "../text/shade.ts";
import { blockContent, isDeleted, plainText, type WordReading, writeBlocks } from "./flow.ts";
import { onOff } from "./styles.ts";

interface WordRow {
  readonly element: Element;
  readonly cells: readonly {
    readonly column: number;
    readonly span: number;
    readonly merge: "none" | "begins" | "goes on";
    readonly element: Element;
  }[];
}

/** A w:tbl as a table of the waist. */
export function elementToTable(table: Element, reading: WordReading): Table {
  const rows = wrapped(table, "w:tr")
    .filter((row) => !dropDeleted(row, reading))
    .map(toWordRow);
  const placed = withoutUnused(rows.map((_, i) => placeRow(rows, i, reading)));
  const page = reading.pen.page;
  return {
    kind: "table",
    page,
    width: placed.width,
    rows: placed.rows.map((cells, i) => toRow((rows[i] as WordRow).element, cells, reading)),
  };
}

/** Whether a table only arranges the page, as those of converted web pages do. */
export function isLayout(table: Element): boolean {
  const rows = wrapped(table, "w:tr").map((row) => wrapped(row, "w:tc"));
  const inner = rows.flat().flatMap((cell) => wrapped(cell, "w:tbl"));
  if (inner.length === 0) return false;
  const sizes = inner.map((t) => wrapped(t, "w:tr").map((row) => wrapped(row, "w:tc").length));
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const largest = sizes.reduce((most, counts) => (sum(counts) > sum(most) ? counts : most));
  const shapes = rows.map((cells) => ({
    cells: cells.length,
    filled: cells.filter((c) => plainText(c).trim() !== "").length,
    holdsTable: cells.some((c) => wrapped(c, "w:tbl").length > 0),
    header: false,
  }));
  return isLayoutShape({
    rows: shapes,
    inner: { rows: largest.length, cells: sum(largest), widest: largest.reduce((most, n) => Math.max(most, n), 0) },
  });
}

/** The cells of a table, row by row. */
export function tableCells(table: Element): Element[] {
  return wrapped(table, "w:tr").flatMap((row) => wrapped(row, "w:tc"));
}

/** Children of a name, also those in content controls and tracked insertions. */
function wrapped(element: Element, name: string): Element[] {
  return element.children.filter(isElement).flatMap((e) => {
    if (e.name === name) return [e];
    const content = blockContent(e);
    return content.length === 0 ? [] : wrapped({ ...e, children: content }, name);
  });
}

function dropDeleted(row: Element, reading: WordReading): boolean {
  const deleted = isDeleted(firstChild(row, "w:trPr"));
  if (deleted) reading.changes.deleted(plainText(row));
  return deleted;
}

function toWordRow(element: Element): WordRow {
  let column = Number(firstChild(firstChild(element, "w:trPr"), "w:gridBefore")?.attribs["w:val"] ?? "0");
  const cells = wrapped(element, "w:tc").map((cell) => {
    const properties = firstChild(cell, "w:tcPr");
    const span = Math.max(1, Math.min(1000, Number(firstChild(properties, "w:gridSpan")?.attribs["w:val"] ?? "1") || 1));
    const vMerge = firstChild(properties, "w:vMerge");
    const merge = vMerge === undefined ? "none" : vMerge.attribs["w:val"] === "restart" ? "begins" : "goes on";
    const at = column;
    column += span;
    return { column: at, span, merge, element: cell } as const;
  });
  return { element, cells };
}

/** Cells that only go on a merge from above are none of their own. */
function placeRow(rows: readonly WordRow[], at: number, reading: WordReading): PlacedCell<Element>[] {
  return (rows[at]?.cells ?? []).flatMap((cell) => {
    if (cell.merge === "goes on") {
      reading.changes.hidden(plainText(cell.element));
      return [];
    }
    const rowSpan = cell.merge === "begins" ? heightOf(rows, at, cell.column) : 1;
    return [{ column: cell.column, colSpan: cell.span, rowSpan, of: cell.element }];
  });
}

function heightOf(rows: readonly WordRow[], at: number, column: number): number {
  let end = at + 1;
  while (rows[end]?.cells.some((c) => c.column === column && c.merge === "goes on") === true) end += 1;
  return end - at;
}

function toRow(element: Element, placed: readonly PlacedCell<Element>[], reading: WordReading): Row {
  const page = reading.pen.page;
  const header = onOff(firstChild(firstChild(element, "w:trPr"), "w:tblHeader")) ?? false;
  return { page, cells: placed.map((cell) => toCell(cell, reading)), header, joins: [] };
}

function toCell(cell: PlacedCell<Element>, reading: WordReading): Cell {
  const { column, colSpan, rowSpan, of: element } = cell;
  const page = reading.pen.page;
  const maker = new ParagraphMaker(reading.pen);
  writeBlocks(element.children, maker, reading);
  const fill = firstChild(firstChild(element, "w:tcPr"), "w:shd")?.attribs["w:fill"];
  const pages = [...new Set([page, reading.pen.page])];
  return {
    column,
    colSpan,
    rowSpan,
    paragraphs: maker.finish(),
    pieces: pages.map((p) => ({ page: p, box: null })),
    shade: toShade(fill === "auto" ? undefined : fill),
  };
}
