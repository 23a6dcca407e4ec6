import type { Join, Row, Run, Table } from "../table.ts";
import { type Body, keyed, keysSpanPages } from "./body.ts";
import { boldColumns, filledShares, shortColumns } from "./column-shares.ts";
import { decideJoin } from "./decide.ts";
import { doubledWords, withoutDoubled } from "./doubled.ts";
import { cellId, type IdColumn, idColumn } from "./ids.ts";
import type { Meeting } from "./meeting.ts";
import { isEmpty, mergeRows } from "./merge.ts";
import type { PageTable } from "./page-table.ts";
import { afterHeader, headerRows, withoutRepeats } from "./repeated-headers.ts";
import { isPointer } from "./sentences.ts";
import { continueSpans, withSpans } from "./spans.ts";

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
    doubles: bodies.some((b, k) => isDoubled(bodies[k - 1]?.rows.at(-1), b.rows[0])),
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

function isDoubled(last: Row | undefined, first: Row | undefined): boolean {
  return last !== undefined && first !== undefined && doubledWords(last, first) !== null;
}

interface Context extends Omit<Meeting, "last" | "first"> {
  readonly tagged: boolean;
  /** The engine paints lines on both sides of a page break. */
  readonly doubles: boolean;
}

function append(rows: readonly Row[], lastKey: string | null, body: Body, context: Context, furniture: Run[]): Row[] {
  const [first, ...others] = body.rows;
  if (first === undefined) return [...rows];
  if (rows.length === 0) return [...body.rows];
  const doubled = doubledWords(rows[rows.length - 1] as Row, first, context.doubles);
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
