import { CannotUse } from "../../model/outcome.ts";
import type { Cell, Row, Table, TextBlock } from "../table.ts";
import { type PlacedCell, withoutUnused } from "../text/grid.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import type { Part } from "../text/parts.ts";
import type { Pen } from "../text/pen.ts";
import { titled } from "../text/title-rows.ts";
import { hasText, lineOf, type Sheet, type SheetCell, type SheetRow } from "./sheet.ts";

/** A sheet as blocks: lines above a header row are text, from there on it is a table; a second header after an empty row begins another. */
export function sheetToParts(sheet: Sheet, pen: Pen): Part[] {
  const stretches = toStretches(sheet.rows);
  const width = sheet.rows.reduce((most, row) => Math.max(most, countFilled(row)), 0);
  const notes = notesFrom(stretches, width);
  const tables = stretches.reduce<Stretch[]>((all, stretch, i) => {
    const begins = i === 0 || i >= notes || all.length === 0 || headerIndex(stretch, width, true) !== null;
    const last = all.at(-1);
    if (begins || last === undefined) all.push(stretch);
    else all.splice(-1, 1, [...last, ...stretch]);
    return all;
  }, []);
  return tables.flatMap((rows, i) => stretchToParts(rows, width, i === tables.length - 1, pen));
}

const OF_A_NOTE = 2; // cells: a key has a colour and its meaning

/** From which stretch on a sheet holds only a key and notes: below an empty row, lines of a cell or two without a number before them. */
function notesFrom(stretches: readonly Stretch[], width: number): number {
  const isNote = (row: SheetRow) => {
    const cells = row.cells.filter(hasText);
    return cells.length <= Math.min(OF_A_NOTE, width - 2) && !/^\W*\S{0,3}\d/.test(cells[0] === undefined ? "" : lineOf(cells[0]));
  };
  const last = stretches.findLastIndex((stretch) => !stretch.every(isNote));
  return last < 0 ? stretches.length : last + 1;
}

type Stretch = readonly SheetRow[];

/** Rows between empty ones. Title lines with an empty row after them belong to what follows. */
function toStretches(rows: readonly SheetRow[]): Stretch[] {
  const stretches: SheetRow[][] = [[]];
  for (const row of rows) {
    const last = stretches.at(-1) as SheetRow[];
    if (countFilled(row) > 0 || (last.length > 0 && row.cells.some((c) => c.rowSpan !== 1))) last.push(row);
    else if (last.some((r) => countFilled(r) > 1)) stretches.push([]);
  }
  return stretches.filter((s) => s.length > 0);
}

function countFilled(row: SheetRow): number {
  return row.cells.filter(hasText).length;
}

const MOST_OF_THE_WIDTH = 0.6; // a header may leave a column or two unnamed

/** The first row that names most columns; with `sure` only if it looks like a header and not like a row of the plan. */
function headerIndex(rows: Stretch, width: number, sure: boolean): number | null {
  const least = Math.max(2, Math.ceil(width * MOST_OF_THE_WIDTH));
  const index = rows.findIndex((row) => countFilled(row) >= least);
  if (index < 0) return null;
  return !sure || isHeader(rows[index]) ? index : null;
}

const LONGEST_HEADING = 6; // words

function isHeader(row: SheetRow | undefined): boolean {
  const cells = row?.cells.filter(hasText) ?? [];
  const short = cells.every((c) => lineOf(c).split(" ").length <= LONGEST_HEADING);
  return cells.length > 1 && short && (cells.every((c) => c.bold) || cells.every((c) => !/\d/.test(lineOf(c))));
}

function stretchToParts(rows: Stretch, width: number, last: boolean, pen: Pen): Part[] {
  const header = headerIndex(rows, width, false);
  if (header === null) return titled(rows.flatMap((row) => textBlocks(row, pen)));
  const end = last ? endOfTable(rows) : rows.length;
  return [
    ...titled(rows.slice(0, header).flatMap((row) => textBlocks(row, pen))),
    toTable(rows.slice(header, end), pen),
    ...rows.slice(end).flatMap((row) => textBlocks(row, pen)),
  ];
}

/** Lines of a single cell below the last row of a table are notes, not rows. */
function endOfTable(rows: Stretch): number {
  for (let i = rows.length; i > 0; i -= 1) if (countFilled(rows[i - 1] as SheetRow) > 1) return i;
  return rows.length;
}

function textBlocks(row: SheetRow, pen: Pen): TextBlock[] {
  return row.cells.filter(hasText).flatMap((cell) => {
    const level = cell.bold ? (cell.size >= 13 ? 2 : 4) : cell.size >= 14 ? 2 : null;
    return paragraphs(cell, pen).map((paragraph): TextBlock => ({ kind: "text", page: pen.page, level, paragraph }));
  });
}

function paragraphs(cell: SheetCell, pen: Pen): Cell["paragraphs"] {
  const maker = new ParagraphMaker(pen);
  for (const { text, bold } of cell.texts) maker.lines(text, bold);
  return maker.finish();
}

const MOST_COLUMNS = 300;

function toTable(rows: Stretch, pen: Pen): Table {
  const columns = [
    ...new Set(rows.flatMap((row) => row.cells.filter((c) => c.rowSpan > 0 && (hasText(c) || c.fill !== null)).map((c) => c.column))),
  ].sort((a, b) => a - b);
  if (columns.length > MOST_COLUMNS) throw new CannotUse(`A sheet uses more than ${MOST_COLUMNS} columns, far more than a plan has.`);
  const placed = withoutUnused(rows.map((row, i) => placeRow(row, columns, rows.length - i)));
  const made = placed.rows.map(
    (cells, i): Row => ({ page: pen.page, cells: cells.map((c) => toCell(c, pen)), header: i === 0 && isHeader(rows[0]), joins: [] }),
  );
  return { kind: "table", page: pen.page, width: placed.width, rows: made };
}

/** A row's cells in the columns that are used anywhere; those that the sheet leaves out are empty. */
function placeRow(row: SheetRow, columns: readonly number[], left: number): PlacedCell<SheetCell>[] {
  const covered = new Set(row.cells.flatMap((c) => columns.filter((column) => column >= c.column && column < c.column + c.colSpan)));
  const own = row.cells.filter((c) => c.rowSpan > 0 && columns.some((column) => column >= c.column && column < c.column + c.colSpan));
  const empty = columns.filter((column) => !covered.has(column)).map(emptyCell);
  return [...own, ...empty]
    .sort((a, b) => a.column - b.column)
    .map((cell) => ({ column: cell.column, colSpan: cell.colSpan, rowSpan: Math.min(cell.rowSpan, left), of: cell }));
}

function emptyCell(column: number): SheetCell {
  return { column, texts: [], bold: false, size: 11, fill: null, colSpan: 1, rowSpan: 1 };
}

function toCell(cell: PlacedCell<SheetCell>, pen: Pen): Cell {
  const { column, colSpan, rowSpan, of } = cell;
  return { column, colSpan, rowSpan, paragraphs: paragraphs(of, pen), pieces: [{ page: pen.page, box: null }], shade: of.fill };
}
