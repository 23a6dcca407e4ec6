import type { Changes } from "../text/changes.ts";
import { childElements, type Element, firstChild, textOf } from "../text/markup.ts";
import { formatNumber } from "./format.ts";
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

/** A worksheet as it is seen. What it claims of its size is not believed: only the cells that are there count. */
export function readSheet(name: string, root: Element, workbook: Workbook): Sheet {
  const rows = readRows(firstChild(root, "sheetData"), workbook);
  const hidden = hiddenColumns(root);
  const visible = rows.filter((row) => !row.hidden);
  for (const row of rows) noteHidden(row, hidden, workbook.changes);
  const merges = childElements(firstChild(root, "mergeCells") ?? root, "mergeCell").flatMap((m) => readMerge(m.attribs.ref ?? ""));
  const here = mergesByRow(visible, merges);
  const made = visible.map((row, i) => toSheetRow(row, here[i] ?? [], hidden));
  return { name, rows: made, edges: readEdges(firstChild(root, "headerFooter")) };
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
  if (type === "b") return plain(text === "1" ? "TRUE" : "FALSE");
  if (type !== "n" || text.trim() === "" || Number.isNaN(Number(text))) return plain(text);
  return plain(formatNumber(Number(text), style.format, workbook.from1904));
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

function hiddenColumns(root: Element): (column: number) => boolean {
  const ranges = childElements(firstChild(root, "cols") ?? root, "col")
    .filter((col) => isTrue(col.attribs.hidden) || col.attribs.width === "0")
    .map((col) => [Number(col.attribs.min ?? "1") - 1, Math.min(MOST_COLUMNS, Number(col.attribs.max ?? "1")) - 1] as const);
  return (column) => ranges.some(([min, max]) => column >= min && column <= max);
}

function noteHidden(row: RawRow, hidden: (column: number) => boolean, changes: Changes): void {
  for (const cell of row.cells) if (row.hidden || hidden(cell.column)) changes.hidden(cell.texts.map((t) => t.text).join(""));
}

function readMerge(ref: string): Merge[] {
  const [from, to] = ref.split(":");
  if (from === undefined || to === undefined) return [];
  return [{ row: toRow(from), column: toColumn(from), lastRow: toRow(to), lastColumn: toColumn(to) }];
}

/** A merge as it meets one row: how many of the visible rows it covers, and whether it begins there. */
interface MergeHere extends Merge {
  readonly begins: boolean;
  readonly rows: number;
}

const MOST_MEETINGS = 2_000_000; // rows times merges; those of a plan are a few thousand

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

function toSheetRow(row: RawRow, here: readonly MergeHere[], hidden: (column: number) => boolean): SheetRow {
  const cells = row.cells.flatMap((cell): SheetCell[] => {
    const merge = here.find((m) => cell.column >= m.column && cell.column <= m.lastColumn);
    if (hidden(cell.column) || (merge !== undefined && (!merge.begins || merge.column !== cell.column))) return [];
    const { texts, style } = cell;
    const rowSpan = merge?.rows ?? 1;
    const colSpan = merge === undefined ? 1 : visibleColumns(cell.column, merge.lastColumn, hidden);
    return [{ column: place(cell.column, hidden), texts, bold: style.bold, size: style.size, fill: style.fill, colSpan, rowSpan }];
  });
  const above = here.filter((m) => !m.begins);
  const covered = above.map((m) => ({ ...MARK, column: place(m.column, hidden), colSpan: visibleColumns(m.column, m.lastColumn, hidden) }));
  return { cells: [...cells, ...covered] };
}

/** Hidden columns leave no hole: places count visible columns. */
function place(column: number, hidden: (column: number) => boolean): number {
  return countVisible(0, column - 1, hidden);
}

const MARK = { texts: [], bold: false, size: 11, fill: null, rowSpan: 0 };

function visibleColumns(from: number, to: number, hidden: (column: number) => boolean): number {
  return Math.max(1, countVisible(from, to, hidden));
}

function countVisible(from: number, to: number, hidden: (column: number) => boolean): number {
  let count = 0;
  for (let column = from; column <= Math.min(to, MOST_COLUMNS); column += 1) if (!hidden(column)) count += 1;
  return count;
}

/** The words of printed page headers and footers, without the codes that place and colour them. */
function readEdges(element: Element | undefined): string[] {
  const texts = element === undefined ? [] : childElements(element).map(textOf);
  return [
    ...new Set(
      texts.map((t) =>
        t
          .replace(/&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z]/g, " ")
          .replace(/&&/g, "&")
          .replace(/\s+/g, " ")
          .trim(),
      ),
    ),
  ].filter((t) => t !== "");
}
