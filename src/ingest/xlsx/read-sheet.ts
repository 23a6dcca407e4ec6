import type { Changes } from "../text/changes.ts";
import { childElements, type Element, firstChild, textOf } from "../text/markup.ts";
import { formatNumber, toDays } from "./format.ts";
import type { Sheet, SheetCell, SheetRow, SheetText } from "./sheet.ts";
import { type CellStyle, isOn, PLAIN } from "./styles.ts";

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly strings: readonly (readonly SheetText[])[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
  readonly changes: Changes;
}

interface Merge {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

interface RawCell {
  readonly column: number;
  readonly texts: readonly SheetText[];
  readonly style: CellStyle;
}

interface RawRow {
  readonly index: number;
  readonly hidden: boolean;
  readonly cells: readonly RawCell[];
}

/**
 * A worksheet as it is seen, `tables` the lists that are set in it. What it claims of its size is not believed: only the cells that are there
 * count. Rows that a filter hides are of the plan as much as those it shows.
 */
export function readSheet(name: string, root: Element, tables: readonly Element[], workbook: Workbook): Sheet {
  const rows = readRows(firstChild(root, "sheetData"), workbook);
  const columns = readColumns(root);
  const filters = [root, ...tables].flatMap(readFilters);
  const isFiltered = (row: RawRow) => row.hidden && filters.some((f) => row.index > f.row && row.index <= f.lastRow);
  const visible = rows.filter((row) => !row.hidden || isFiltered(row));
  for (const row of rows) {
    if (isFiltered(row)) workbook.changes.filtered(row.cells.map((c) => c.texts.map((t) => t.text).join("")).join(" "));
    noteHidden(isFiltered(row) ? { ...row, hidden: false } : row, columns, workbook.changes);
  }
  const merges = childElements(firstChild(root, "mergeCells") ?? root, "mergeCell").flatMap((m) => readMerge(m.attribs.ref ?? ""));
  const here = mergesByRow(visible, merges);
  const made = visible.flatMap((row, i) => {
    const inside = here[i]?.some((m) => !m.begins) ?? false;
    return [...(i > 0 && !inside && followsEmpty(row, rows) ? [NO_ROW] : []), toSheetRow(row, here[i] ?? [], columns)];
  });
  return { name, rows: made, edges: readEdges(firstChild(root, "headerFooter")) };
}

const NO_ROW: SheetRow = { cells: [] };

/** A file may leave out the rows that are empty. */
function followsEmpty(row: RawRow, rows: readonly RawRow[]): boolean {
  const before = rows[firstFrom(rows, row.index) - 1];
  return before !== undefined && before.index < row.index - 1;
}

function readRows(data: Element | undefined, workbook: Workbook): RawRow[] {
  let index = -1;
  return (data === undefined ? [] : childElements(data, "row")).map((row) => {
    index = row.attribs.r === undefined ? index + 1 : Number(row.attribs.r) - 1;
    let column = -1;
    const cells = childElements(row, "c").map((cell) => {
      column = cell.attribs.r === undefined ? column + 1 : toColumn(cell.attribs.r);
      return readCell(cell, column, workbook);
    });
    return { index, hidden: isTrue(row.attribs.hidden), cells };
  });
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** "C7" is column 2. */
function toColumn(ref: string): number {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(ref)?.[1]?.toUpperCase() ?? "A";
  return [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
}

function toRow(ref: string): number {
  return Number(/(\d{1,7})$/.exec(ref)?.[1] ?? "1") - 1;
}

function readCell(cell: Element, column: number, workbook: Workbook): RawCell {
  const style = workbook.styles[Number(cell.attribs.s ?? "0")] ?? PLAIN;
  return { column, texts: cellTexts(cell, style, workbook), style };
}

function cellTexts(cell: Element, style: CellStyle, workbook: Workbook): readonly SheetText[] {
  const value = firstChild(cell, "v");
  const text = value === undefined ? "" : textOf(value);
  const plain = (shown: string): SheetText[] => [{ text: shown, bold: style.bold }];
  const type = cell.attribs.t ?? "n";
  if (type === "s") return (workbook.strings[Number(text)] ?? []).map((t) => ({ text: t.text, bold: t.bold || style.bold }));
  if (type === "inlineStr") return readTexts(firstChild(cell, "is"), style.bold);
  if (type === "e") workbook.changes.broken(text);
  if (type === "b") return plain(text === "1" ? "TRUE" : "FALSE");
  if (type === "d") return plain(isoDate(text, style, workbook) ?? text);
  if (type !== "n" || text.trim() === "" || Number.isNaN(Number(text))) return plain(text);
  return plain(formatNumber(Number(text), style.format, workbook.from1904));
}

/** A date that a file writes out ("2018-05-01T00:00:00"), as its cell shows it; null where it is none. */
function isoDate(text: string, style: CellStyle, workbook: Workbook): string | null {
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+)?Z?$/.test(text) ? Date.parse(text.replace(/Z?$/, text.includes("T") ? "Z" : "")) : Number.NaN;
  if (Number.isNaN(time)) return null;
  return formatNumber(toDays(time, workbook.from1904), style.format === 0 ? "dd/mm/yyyy" : style.format, workbook.from1904);
}

/** A string of the shared table or of a cell: plain, or in pieces with a look of their own; readings of Japanese signs are left out. */
export function readTexts(element: Element | undefined, bold: boolean): SheetText[] {
  if (element === undefined) return [];
  return childElements(element).flatMap((e) => {
    if (e.name === "t") return [{ text: unescapeSigns(textOf(e)), bold }];
    if (e.name !== "r") return [];
    const own = firstChild(firstChild(e, "rPr"), "b");
    return childElements(e, "t").map((t) => ({ text: unescapeSigns(textOf(t)), bold: bold || isOn(own) }));
  });
}

/** "_x000D_" is how a workbook writes a control character. */
function unescapeSigns(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const MOST_COLUMNS = 16_384;

/** Which columns are hidden, and for each place how many visible ones stand before it. */
interface Columns {
  readonly hidden: Uint8Array;
  readonly before: Uint32Array;
}

function readColumns(root: Element): Columns {
  const hidden = new Uint8Array(MOST_COLUMNS + 1);
  for (const col of childElements(firstChild(root, "cols") ?? root, "col")) {
    if (isTrue(col.attribs.hidden) || col.attribs.width === "0")
      hidden.fill(1, Number(col.attribs.min ?? "1") - 1, Number(col.attribs.max ?? "1"));
  }
  const before = new Uint32Array(MOST_COLUMNS + 1);
  for (let i = 1; i <= MOST_COLUMNS; i += 1) before[i] = (before[i - 1] ?? 0) + (hidden[i - 1] === 1 ? 0 : 1);
  return { hidden, before };
}

function noteHidden(row: RawRow, columns: Columns, changes: Changes): void {
  for (const cell of row.cells) if (row.hidden || columns.hidden[cell.column] === 1) changes.hidden(cell.texts.map((t) => t.text).join(""));
}

function readMerge(ref: string): Merge[] {
  const [from, to] = ref.split(":");
  if (from === undefined || to === undefined) return [];
  return [{ row: toRow(from), column: toColumn(from), lastRow: toRow(to), lastColumn: toColumn(to) }];
}

/** The rows that a filter chooses from; what it chose by is not always written. */
function readFilters(root: Element): Merge[] {
  return childElements(root, "autoFilter").flatMap((f) => readMerge(f.attribs.ref ?? ""));
}

/** A merge as it meets one row: how many of the visible rows it covers, and whether it begins there. */
interface MergeHere extends Merge {
  readonly begins: boolean;
  readonly rows: number;
}

const MOST_MEETINGS = 300_000; // rows times merges; those of a plan are a few thousand

/** For each visible row the merges that cover it. */
function mergesByRow(rows: readonly RawRow[], merges: readonly Merge[]): MergeHere[][] {
  const here: MergeHere[][] = rows.map(() => []);
  let meetings = 0;
  for (const merge of merges) {
    const first = firstFrom(rows, merge.row);
    const end = firstFrom(rows, merge.lastRow + 1);
    meetings += end - first;
    if (meetings > MOST_MEETINGS) break;
    for (let i = first; i < end; i += 1) here[i]?.push({ ...merge, begins: rows[i]?.index === merge.row, rows: end - first });
  }
  return here;
}

/** The place of the first row at or after an index; rows stand in order. */
function firstFrom(rows: readonly RawRow[], index: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toSheetRow(row: RawRow, here: readonly MergeHere[], columns: Columns): SheetRow {
  const cells = row.cells.flatMap((cell): SheetCell[] => {
    const merge = here.find((m) => cell.column >= m.column && cell.column <= m.lastColumn);
    if (columns.hidden[cell.column] === 1 || (merge !== undefined && (!merge.begins || merge.column !== cell.column))) return [];
    const { texts, style } = cell;
    const rowSpan = merge?.rows ?? 1;
    const colSpan = merge === undefined ? 1 : visibleColumns(cell.column, merge.lastColumn, columns);
    return [{ column: place(cell.column, columns), texts, bold: style.bold, size: style.size, fill: style.fill, colSpan, rowSpan }];
  });
  const above = here.filter((m) => !m.begins);
  const covered = above.map((m) => ({
    ...MARK,
    column: place(m.column, columns),
    colSpan: visibleColumns(m.column, m.lastColumn, columns),
  }));
  return { cells: [...cells, ...covered] };
}

/** Hidden columns leave no hole: places count visible columns. */
function place(column: number, columns: Columns): number {
  return countVisible(0, column - 1, columns);
}

const MARK = { texts: [], bold: false, size: 11, fill: null, rowSpan: 0 };

function visibleColumns(from: number, to: number, columns: Columns): number {
  return Math.max(1, countVisible(from, to, columns));
}

function countVisible(from: number, to: number, columns: Columns): number {
  const end = Math.min(to + 1, MOST_COLUMNS);
  return Math.max(0, (columns.before[end] ?? 0) - (columns.before[Math.min(from, MOST_COLUMNS)] ?? 0));
}

/** The words of printed page headers and footers, without the codes that place and colour them. */
function readEdges(element: Element | undefined): string[] {
  const texts = element === undefined ? [] : childElements(element).map(textOf);
  const parts = texts.flatMap((t) => t.split(/(?<!&)&[LCR]/));
  return [...new Set(parts.map(edgeWords))].filter((t) => t !== "");
}

/** The words of one part of a page header; "Page &P of &N" is a number that changes from page to page. */
function edgeWords(part: string): string {
  return part
    .replace(/\bpage\s*&P(?:\s*of\s*&N)?/gi, " ")
    .replace(/&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z]/g, " ")
    .replace(/&&/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
