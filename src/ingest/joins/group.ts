import { normalForm } from "../../model/text.ts";
import { type Cell, type Join, paragraphText, type Row, type Run, type Table } from "../table.ts";
import { decideJoin, type Meeting } from "./decide.ts";
import { doubledWords, withoutDoubled } from "./doubled.ts";
import { cellId, type IdColumn, idColumn } from "./ids.ts";
import { isEmpty, mergeCells, mergeRows, rowRuns, rowText } from "./merge.ts";
import type { PageTable } from "./page-table.ts";
import { isPointer } from "./sentences.ts";

/** What all tables of the document tell about its numbers. */
export interface Numbers {
  readonly known: ReadonlySet<string>;
  readonly referred: ReadonlySet<string>;
}

/** The page tables of one table, their columns already on one grid. */
export interface Group {
  readonly parts: readonly PageTable[];
  readonly width: number;
}

/** Joins the parts of one table: repeated headers go to the furniture, cut rows and cells become whole. */
export function joinGroup(group: Group, numbers: Numbers): { table: Table; furniture: Run[] } {
  const furniture: Run[] = [];
  const headers = headerRows(group.parts);
  const bodies = group.parts.map((part, k) =>
    withoutRepeats(
      k === 0 ? keyed(part, 0) : afterHeader(part, group.parts[k - 1], headers, furniture),
      headers,
      k === 0 ? headers.from : -1,
      furniture,
    ),
  );
  const all = bodies.flatMap((b) => b.rows);
  const ids = idColumn(all);
  const context = {
    ids,
    ...numbers,
    width: group.width,
    filled: filledShares(all, group.width),
    short: shortColumns(all, group.width),
    bold: boldColumns(all),
    tagged: keysSpanPages(bodies),
  };
  let rows: Row[] = [];
  let lastKey: string | null = null;
  bodies.forEach((body, k) => {
    const open = k > 0 && group.parts[k - 1]?.footRule === false;
    rows = k === 0 ? [...body.rows] : append(rows, lastKey, body, { ...context, open }, furniture);
    lastKey = body.keys[body.keys.length - 1] ?? null;
  });
  const { from, repeated } = headers;
  const marked = rows.map((r, k) => (k >= from && k < from + repeated ? { ...r, header: true } : r));
  const first = group.parts[0] as PageTable;
  return { table: { kind: "table", page: first.table.page, width: group.width, rows: marked }, furniture };
}

interface Body {
  readonly rows: readonly Row[];
  readonly keys: readonly (string | null)[];
  /** Columns in which a cell of the page before is known to span on. */
  readonly spansOn: ReadonlySet<number>;
  /** Columns that the rule at the foot of the page before leaves out. */
  readonly opened: ReadonlySet<number>;
}

function keysSpanPages(bodies: readonly Body[]): boolean {
  return bodies.some((b, k) => k > 0 && b.keys[0] != null && b.keys[0] === bodies[k - 1]?.keys.at(-1));
}

function keyed(part: PageTable, from: number, before?: PageTable): Body {
  const rows = part.table.rows.slice(from);
  return {
    rows,
    keys: rows.map((_, k) => part.rowKeys?.[k + from] ?? null),
    spansOn: part.spansOn ?? new Set(),
    opened: before?.opensBelow ?? new Set(),
  };
}

interface Headers {
  readonly texts: readonly string[];
  /** The first header row's place on the first page: a key of colours may stand on the same grid above it. */
  readonly from: number;
  /** How many rows from there on are repeated on a later page. */
  readonly repeated: number;
  readonly first: Row | undefined;
}

/** Header rows are those of the first page that a later page begins with again; without any, those at its top. */
function headerRows(parts: readonly PageTable[]): Headers {
  const from = headerPlace(parts);
  const top = (parts[0] as PageTable).table.rows.slice(from, from + MOST_HEADER_ROWS);
  const texts = top.map((r) => normalForm(rowText(r)));
  const repeated = parts.slice(1).reduce((most, p) => Math.max(most, sameRows(p, texts)), 0);
  return { texts, from, repeated, first: top[0] };
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
function withoutRepeats(body: Body, headers: Headers, own: number, furniture: Run[]): Body {
  const header = headers.texts[0];
  const drop = body.rows.map((r, k) => k !== own && isWide(r) && normalForm(rowText(r)) === header);
  if (!drop.includes(true)) return body;
  body.rows.forEach((r, k) => {
    if (drop[k]) furniture.push(...rowRuns(r));
  });
  return { ...body, rows: body.rows.filter((_, k) => !drop[k]), keys: body.keys.filter((_, k) => !drop[k]) };
}

function isWide(row: Row): boolean {
  return row.cells.filter((c) => !isEmpty(c)).length > 1;
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
    furniture.push(...cellRuns(c).slice(0, count));
    return dropRuns(c, count);
  });
  return { ...row, cells };
}

function cellRuns(c: Cell): Run[] {
  return c.paragraphs.flatMap((p) => p.runs);
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

function afterHeader(part: PageTable, before: PageTable | undefined, headers: Headers, furniture: Run[]): Body {
  const k = sameRows(part, headers.texts);
  for (const row of part.table.rows.slice(0, k)) furniture.push(...rowRuns(row));
  const body = keyed(part, k, before);
  const [first, ...rest] = body.rows;
  if (k > 0 || first === undefined || headers.first === undefined || !isWide(headers.first)) return body;
  return { ...body, rows: [withoutHeaderWords(first, headers.first, furniture), ...rest] };
}

function filledShares(rows: readonly Row[], width: number): number[] {
  const body = rows.filter((r) => !r.header && r.cells.filter((c) => !isEmpty(c)).length > 1);
  return Array.from({ length: width }, (_, column) => {
    const isOver = (c: Cell) => c.column <= column && column < c.column + c.colSpan;
    const filled = body.filter((r) => r.cells.some((c) => c.column === column && !isEmpty(c)) || !r.cells.some(isOver)).length; // or spanned from above
    return body.length === 0 ? 0 : filled / body.length;
  });
}

/** Words: owners and dates are shorter, texts and updates longer. */
const SHORT = 6;
/** Share of the cells that must be so short. */
const MOST_SHORT = 0.8;

function shortColumns(rows: readonly Row[], width: number): Set<number> {
  const body = rows.filter((r) => !r.header && isWide(r));
  const columns = Array.from({ length: width }, (_, c) => c);
  return new Set(
    columns.filter((column) => {
      const cells = body.flatMap((r) => r.cells.filter((c) => c.column === column && !isEmpty(c)));
      return cells.length > 2 && cells.filter((c) => cellRuns(c).length <= SHORT).length >= cells.length * MOST_SHORT;
    }),
  );
}

/** Share of the rows from which on a column is bold throughout. */
const BOLD = 0.8;

function boldColumns(rows: readonly Row[]): Set<number> {
  const whole = rows.filter((r) => !r.header && isWide(r) && !rowRuns(r).every((run) => run.bold));
  const cells = whole.flatMap((r) => r.cells.filter((c) => !isEmpty(c)));
  const bold = cells.filter((c) => cellRuns(c).every((run) => run.bold));
  const count = (of: readonly Cell[], column: number) => of.filter((c) => c.column === column).length;
  return new Set(bold.map((c) => c.column).filter((c) => count(bold, c) >= Math.max(3, count(cells, c) * BOLD)));
}

interface Context extends Omit<Meeting, "last" | "first"> {
  readonly tagged: boolean;
}

function append(rows: readonly Row[], lastKey: string | null, body: Body, context: Context, furniture: Run[]): Row[] {
  const [first, ...others] = body.rows;
  if (first === undefined) return [...rows];
  if (rows.length === 0) return [...body.rows];
  const doubled = doubledWords(rows[rows.length - 1] as Row, first);
  if (doubled !== null) {
    const again = { page: first.page, evidence: "its last words stand on both pages", sure: true };
    const kept = continueSpans(rows, withoutDoubled(first, doubled, furniture), body, furniture);
    const before = withSpans(kept, 0);
    return [...before.slice(0, -1), mergeRows(before[before.length - 1] as Row, kept.first, again), ...others];
  }
  const spans = continueSpans(rows, first, body, furniture);
  const last = spans.rows[spans.rows.length - 1] as Row;
  const verdict = byKeys(lastKey, body.keys[0] ?? null, first, context.tagged) ?? decideJoin({ ...context, last, first: spans.first });
  if (verdict !== null && verdict !== "apart")
    return [
      ...withSpans(spans, 0).slice(0, -1),
      mergeRows(withSpans(spans, 0)[spans.rows.length - 1] as Row, spans.first, verdict),
      ...others,
    ];
  const moved = pointerSplit(last, spans.first, context.ids);
  const kept = withSpans(spans, 1);
  const before = kept[kept.length - 1] as Row;
  return moved === null
    ? [...kept, spans.first, ...others]
    : [...kept.slice(0, -1), mergeRows(before, moved.back, moved.join), moved.first, ...others];
}

/** The tags say exactly which rows are one; that two rows are none only counts (`trusted`) where they join others of this table. */
function byKeys(last: string | null, here: string | null, first: Row, trusted: boolean): Join | "apart" | null {
  if (last === null || here === null || (last !== here && !trusted)) return null;
  return last === here ? { page: first.page, evidence: "the same row in the document's tags", sure: true } : "apart";
}

interface Spans {
  readonly rows: readonly Row[];
  readonly first: Row;
  /** Cells that span on: their row, column and how many rows they take on the new page. */
  readonly on: readonly { readonly row: number; readonly column: number; readonly more: number; readonly cell: Cell }[];
}

/** Cells that span several rows up to the foot go on in a cell of the new page that is empty, repeated or continued. */
function continueSpans(rows: readonly Row[], first: Row, { spansOn, opened }: Body, furniture: Run[]): Spans {
  const on: { row: number; column: number; more: number; cell: Cell }[] = [];
  const kept = first.cells.filter((c) => {
    const owner = spanningTo(rows, c.column);
    if (owner !== null && spansOn.has(c.column)) {
      on.push({ row: owner.row, column: c.column, more: c.rowSpan, cell: c });
      return false;
    }
    if (owner === null || (owner.cell.rowSpan === 1 && c.rowSpan === 1 && !(opened.has(c.column) && isEmpty(c)))) return true;
    const text = normalForm(c.paragraphs.map(paragraphText).join(" "));
    const same = text === normalForm(owner.cell.paragraphs.map(paragraphText).join(" "));
    if (text !== "" && !same) return true;
    if (text !== "") furniture.push(...c.paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]));
    on.push({ row: owner.row, column: c.column, more: c.rowSpan, cell: { ...c, paragraphs: [] } });
    return false;
  });
  return { rows, first: on.length === 0 ? first : { ...first, cells: kept }, on };
}

function spanningTo(rows: readonly Row[], column: number): { row: number; cell: Cell } | null {
  for (let k = rows.length - 1; k >= 0; k--) {
    const cell = rows[k]?.cells.find((c) => c.column <= column && column < c.column + c.colSpan);
    if (cell !== undefined) return k + cell.rowSpan >= rows.length ? { row: k, cell } : null;
  }
  return null;
}

/** Lengthens the cells that span on; `own` is 0 where the two rows at the break become one row. */
function withSpans(spans: Spans, own: 0 | 1): Row[] {
  return spans.rows.map((r, k) => {
    const here = spans.on.filter((o) => o.row === k);
    if (here.length === 0) return r;
    const cells = r.cells.map((c) => {
      const more = here.find((o) => o.column === c.column);
      return more === undefined ? c : { ...mergeCells(c, more.cell), rowSpan: c.rowSpan + more.more - 1 + own };
    });
    return { ...r, cells };
  });
}

/** "See 9.1.1 Above" is a whole update: paragraphs that stand before it at the top of a page belong to the row before. */
function pointerSplit(last: Row, first: Row, ids: IdColumn | null): { back: Row; first: Row; join: Join } | null {
  if (
    ids === null ||
    cellId(
      first.cells.find((c) => c.column === ids.column),
      ids.family,
    ) === null
  )
    return null;
  const cell = first.cells.find(
    (c) => c.column !== ids.column && c.paragraphs.length > 1 && isPointer(c.paragraphs[c.paragraphs.length - 1] as never),
  );
  const before = last.cells.find((c) => c.column === cell?.column);
  if (cell === undefined || before === undefined || isEmpty(before)) return null;
  const back: Row = { ...first, cells: [{ ...cell, paragraphs: cell.paragraphs.slice(0, -1) }], joins: [] };
  const rest = first.cells.map((c) => (c === cell ? { ...c, paragraphs: c.paragraphs.slice(-1) } : c));
  const join = {
    page: first.page,
    evidence: "a paragraph before one that stands for a whole update belongs to the row before",
    sure: false,
  };
  return { back, first: { ...first, cells: rest }, join };
}
