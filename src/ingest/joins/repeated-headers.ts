import { normalForm } from "../../model/text.ts";
import type { Cell, Row, Run } from "../table.ts";
import { type Body, cellRuns, isWide, keyed } from "./body.ts";
import { isEmpty, rowRuns, rowText } from "./merge.ts";
import type { PageTable } from "./page-table.ts";

/** What the header of a table says, and where it stands. */
export interface Headers {
  readonly texts: readonly string[];
  /** The first header row's place on the first page: a key of colours may stand on the same grid above it. */
  readonly from: number;
  /** How many rows from there on are repeated on a later page. */
  readonly repeated: number;
  readonly first: Row | undefined;
  /** What the rows above it say that stand on later pages again too: a sheet's title, its date and the blank row below them. */
  readonly above: readonly string[];
}

/** Header rows are those of the first page that a later page begins with again; without any, those at its top. */
export function headerRows(parts: readonly PageTable[]): Headers {
  const above = titlesAbove(parts);
  const from = above > 0 ? above : headerPlace(parts);
  const top = (parts[0] as PageTable).table.rows.slice(from, from + MOST_HEADER_ROWS);
  const texts = top.map((r) => normalForm(rowText(r)));
  const titles = (parts[0] as PageTable).table.rows.slice(0, above).map((r) => normalForm(rowText(r)));
  const repeated = parts.slice(1).reduce((most, p) => Math.max(most, sameRows(withoutTitles(p, titles), texts)), 0);
  return { texts, from, repeated, first: top[0], above: titles };
}

/** How many rows of a title and the like stand above the header on later pages too; 0 where a page begins with the header. */
function titlesAbove(parts: readonly PageTable[]): number {
  const rows = (parts[0] as PageTable).table.rows.slice(0, LONGEST_KEY);
  const texts = rows.map((r) => normalForm(rowText(r)));
  if (rows[0] === undefined || isWide(rows[0]) || isBlankRow(rows[0])) return 0;
  const again = (p: PageTable) =>
    texts.findIndex((t, k) => p.table.rows[k] === undefined || normalForm(rowText(p.table.rows[k] as Row)) !== t);
  const alike = parts.slice(1).reduce((most, p) => Math.max(most, again(p) < 0 ? texts.length : again(p)), 0);
  return Math.max(0, rows.slice(0, alike).findIndex(isWide));
}

function isBlankRow(row: Row): boolean {
  return rowRuns(row).length === 0;
}

/** A later page's part from below the rows of the title on. */
function withoutTitles(part: PageTable, titles: readonly string[]): PageTable {
  const has = titles.every((t, k) => part.table.rows[k] !== undefined && normalForm(rowText(part.table.rows[k] as Row)) === t);
  return has ? { ...part, table: { ...part.table, rows: part.table.rows.slice(titles.length) } } : part;
}

/** Rows: a key above the header has fewer. */
const LONGEST_KEY = 12;

function headerPlace(parts: readonly PageTable[]): number {
  const tops = new Set(parts.slice(1).flatMap((p) => p.table.rows.slice(0, 1).map((r) => normalForm(rowText(r)))));
  const rows = (parts[0] as PageTable).table.rows.slice(0, LONGEST_KEY);
  return Math.max(
    0,
    rows.findIndex((r) => isWide(r) && tops.has(normalForm(rowText(r)))),
  );
}

/** Rows: headers have one, with a line of units or a merged title above them up to three. */
const MOST_HEADER_ROWS = 3;

function sameRows(part: PageTable, texts: readonly string[]): number {
  let k = 0;
  for (; k < texts.length; k++) {
    const row = part.table.rows[k];
    if (row === undefined || rowText(row).replace(/[ |]/g, "") === "" || normalForm(rowText(row)) !== texts[k]) break;
    if (k > 0 && !row.header && !rowRuns(row).every((r) => r.bold)) break; // two alike rows of the plan itself
  }
  return k;
}

/** A header row that stands again further down than at `own` (an engine repeats it before the row that it cut) is furniture. */
export function withoutRepeats(body: Body, headers: Headers, own: number, furniture: Run[]): Body {
  const header = headers.texts[0];
  const drop = body.rows.map((r, k) => k !== own && isWide(r) && normalForm(rowText(r)) === header);
  if (!drop.includes(true)) return body;
  body.rows.forEach((r, k) => {
    if (drop[k]) for (const run of rowRuns(r)) furniture.push(run);
  });
  return { ...body, rows: body.rows.filter((_, k) => !drop[k]), keys: body.keys.filter((_, k) => !drop[k]) };
}

/** A row whose cells all begin with the header's words: the engine drew no line between header and the rest of the row that it cut. */
function withoutHeaderWords(row: Row, header: Row, furniture: Run[]): Row {
  const words = header.cells.filter((c) => !isEmpty(c)).map((c) => ({ column: c.column, texts: cellRuns(c).map((r) => r.text) }));
  const fits = words.every(({ column, texts }) => {
    const own = row.cells.find((c) => c.column === column);
    return own !== undefined && texts.every((t, k) => cellRuns(own)[k]?.text === t);
  });
  if (!fits || words.length < 2) return row;
  const cells = row.cells.map((c) => {
    const count = words.find((w) => w.column === c.column)?.texts.length ?? 0;
    for (const run of cellRuns(c).slice(0, count)) furniture.push(run);
    return dropRuns(c, count);
  });
  return { ...row, cells };
}

function dropRuns(c: Cell, count: number): Cell {
  let left = count;
  const paragraphs = c.paragraphs.flatMap((p) => {
    const runs = p.runs.slice(left);
    left = Math.max(0, left - p.runs.length);
    return runs.length === 0 ? [] : [{ ...p, runs }];
  });
  return { ...c, paragraphs };
}

/** A later page's rows without the header that it begins with; its words go to the furniture. */
export function afterHeader(part: PageTable, before: PageTable | undefined, headers: Headers, furniture: Run[]): Body {
  const below = withoutTitles(part, headers.above);
  const k = part.table.rows.length - below.table.rows.length + sameRows(below, headers.texts);
  for (const run of part.table.rows.slice(0, k).flatMap(rowRuns)) furniture.push(run);
  const body = keyed(part, k, before);
  const [first, ...rest] = body.rows;
  if (k > 0 || first === undefined || headers.first === undefined || !isWide(headers.first)) return body;
  return { ...body, rows: [withoutHeaderWords(first, headers.first, furniture), ...rest] };
}
