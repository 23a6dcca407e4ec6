import type { ColumnRole } from "../model/settings.ts";
import { normalForm } from "../model/text.ts";
import { cellAt, filledCells, type GridRow } from "./grid.ts";
import { roleOfHeading } from "./headings.ts";
import { lineOf, runsOf } from "./paragraphs.ts";

/** Headings of the settings: heading to what it means. */
export type OwnColumns = Readonly<Record<string, ColumnRole>>;

/** Rows under one header, and those above it. */
export interface Cut {
  readonly before: GridRow[];
  readonly header: GridRow[];
  readonly rows: GridRow[];
}

/** A table's rows cut at every row that is another header. */
export function cutAtHeaders(rows: readonly GridRow[], own: OwnColumns): Cut[] {
  const cuts: Cut[] = [];
  let current: Cut = { before: [], header: [], rows: [] };
  for (const row of rows) {
    const last = current.header.at(-1);
    const bold = current.header.length === 0 && isBoldHeader(row, rows[row.index + 1]);
    if ((bold || isHeader(row, own)) && !repeats(row, current.header)) {
      const goesOn = last !== undefined && current.rows.length === 0 && row.index === last.index + 1;
      if (goesOn) current.header.push(row);
      else {
        if (current.header.length > 0 || current.rows.length > 3) cuts.push(current);
        current = { before: current.header.length === 0 && current.rows.length <= 3 ? current.rows : [], header: [row], rows: [] };
      }
    } else if (last !== undefined && current.rows.length === 0 && row.index === last.index + 1 && continuesHeader(row))
      current.header.push(row);
    else current.rows.push(row);
  }
  return [...cuts, current];
}

function textsOf(row: GridRow): string[] {
  return filledCells(row).map((c) => lineOf(c.paragraphs));
}

const SAYS_STATUS = /^(?:completed?|closed|done|discharged|implemented|open|new|ongoing)$/i;
const FEW = 6; // words: "Update as at 4 October 2017"
const KNOWN = 7; // weight: a heading that hardly means anything else

function isHeader(row: GridRow, own: OwnColumns): boolean {
  const texts = textsOf(row);
  if (texts.length < 2 || texts.some((t) => t.length > 70)) return false;
  // "Circulate the actions | TJ | Completed": a status alone heads nothing
  const known = texts.map((t) => (SAYS_STATUS.test(t) && !row.row.header ? null : roleOfHeading(t, own)));
  const isKnown = (i: number) => (known[i]?.weight ?? 0) >= KNOWN && (texts[i] ?? "").split(" ").length <= FEW;
  // "executive lead": small capitals
  const isWords = (t: string, i: number) => isSentence(t) && (!isKnown(i) || /[.;,]$/.test(t));
  if (texts.some(isWords)) return false;
  const roles = new Set(known.filter((r) => r !== null).map((r) => r.role));
  const dataLike = texts.some((t, i) => /\d/.test(t) && !/^no\.? ?\d$/i.test(t) && !isKnown(i));
  if (dataLike && !row.row.header) return false;
  const share = known.filter((r) => r !== null).length / texts.length;
  return row.row.header ? share >= 0.3 || roles.size >= 2 : share >= 0.5 && roles.size >= 2 && known.some((r) => (r?.weight ?? 0) >= KNOWN);
}

/** "remains uneven." is the end of a sentence; "Rec. No." is a heading. */
function isSentence(text: string): boolean {
  return /^[a-z]/.test(text) || (/[.;,]$/.test(text) && text.split(/\s+/).length > 2);
}

/** A row of few bold words in every cell, above one that is not bold: a header, whatever its words. */
function isBoldHeader(row: GridRow, next: GridRow | undefined): boolean {
  const cells = filledCells(row);
  if (cells.length < 2 || next === undefined || cells.length < filledCells(next).length) return false;
  const isBold = (g: GridRow) => filledCells(g).every((c) => runsOf(c.paragraphs).every((r) => r.bold));
  return isBold(row) && !isBold(next) && textsOf(row).every((t) => t.length <= 40 && !/\d/.test(t) && !isSentence(t));
}

/** Whether a row is a header row painted again. */
export function repeats(row: GridRow, header: readonly GridRow[]): boolean {
  // small capitals come out in either case
  const words = (r: GridRow) => normalForm(textsOf(r).join("|"));
  return header.some((h) => words(h) === words(row));
}

const HEADER_WORDS =
  /^(?:no|number|ref|reference|date|dates|owner|lead|officer|status|update|rating|required|position|person|by|due|action|to|and|comments?|progress|completion|delivery|target|responsible|original|revised|current|rag|[/&().,:-]|\s)+$/i;

/** The second row of a header split over two: nothing but words that headings are made of. */
function continuesHeader(row: GridRow): boolean {
  const texts = textsOf(row);
  if (texts.length === 0) return false;
  if (row.row.header) return true;
  return texts.every((t) => HEADER_WORDS.test(t)) && filledCells(row).every((c) => c.colSpan <= 2);
}

/** The words of a header by grid column, its rows joined. */
export function headingAt(header: readonly GridRow[], column: number): string {
  const cells = new Set(header.map((h) => cellAt(h, column)?.cell).filter((c) => c !== undefined));
  return [...cells]
    .map((c) => lineOf(c.paragraphs))
    .join(" ")
    .trim();
}

const SAME_HEADINGS = 2; // in their places: the tables have one layout

/** Headings for the columns of a header that has none over them, from a header before it that has the same ones in other places. */
export function blankHeadings(
  header: readonly GridRow[],
  before: readonly (readonly GridRow[])[],
  width: number,
): ReadonlyMap<number, string> {
  const columns = Array.from({ length: width }, (_, column) => column);
  const named = (h: readonly GridRow[], column: number) => normalForm(headingAt(h, column));
  const like = before.findLast(
    (b) => columns.filter((c) => named(header, c) !== "" && named(b, c) === named(header, c)).length >= SAME_HEADINGS,
  );
  if (like === undefined) return new Map();
  return new Map(columns.filter((c) => named(header, c) === "" && named(like, c) !== "").map((c) => [c, headingAt(like, c)]));
}
