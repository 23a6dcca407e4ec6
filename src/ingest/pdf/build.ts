import type { PageTable } from "../joins/page-table.ts";
import type { Cell, Paragraph, Row, Table } from "../table.ts";
import type { LaidCell, LaidTable } from "./laid.ts";
import { type Draft, wordsToDrafts } from "./paragraphs.ts";
import { draftToParagraph, type Vocabulary } from "./runs.ts";

/** A page's table whose cells are paragraphs, before the whole document's words are known. */
export interface DraftTable {
  readonly laid: LaidTable;
  readonly page: number;
  readonly drafts: readonly (readonly Draft[])[];
}

/** Lines in a column from which on the longest of them tells where lines end; with fewer, the cell's own padding does. */
const ENOUGH_LINES = 8;

/** Cuts the cells' words into paragraphs. */
export function draftTable(laid: LaidTable, page: number, paintsLineEnds = false): DraftTable {
  const right = rightEdges(laid);
  return { laid, page, drafts: laid.cells.map((c) => wordsToDrafts(c.words, { right: right(c), paintsLineEnds })) };
}

/** Where lines end in the columns a cell spans: as far from its right border as text starts from its left, or as far as its longest line goes. */
function rightEdges(laid: LaidTable): (cell: LaidCell) => number | null {
  const found = new Map<string, { pad: number; longest: number; lines: number }>();
  const keyOf = (c: LaidCell) => `${c.column}-${c.colSpan}`;
  for (const c of laid.cells) {
    const words = c.words.filter((w) => w.turn === 0);
    if (words.length === 0) continue;
    const at = found.get(keyOf(c)) ?? { pad: Number.POSITIVE_INFINITY, longest: Number.NEGATIVE_INFINITY, lines: 0 };
    for (const w of words) {
      at.pad = Math.min(at.pad, w.from - c.box[0]);
      at.longest = Math.max(at.longest, w.to);
    }
    at.lines += new Set(words.map((w) => Math.round(w.base))).size;
    found.set(keyOf(c), at);
  }
  return (c) => {
    const at = found.get(keyOf(c));
    if (at === undefined) return null;
    const inside = c.box[2] - Math.max(0, at.pad);
    return at.lines >= ENOUGH_LINES ? Math.min(inside, at.longest) : inside;
  };
}

/** The page table in the words of the waist, with what the page tells for joining. */
export function toPageTable(draft: DraftTable, vocabulary: Vocabulary, apart: boolean): PageTable {
  const { laid, page } = draft;
  const paragraphs = draft.drafts.map((ds) => ds.map((d) => draftToParagraph(d, page, vocabulary)));
  const byRow = Array.from({ length: laid.rows }, (): Cell[] => []);
  laid.cells.forEach((c, k) => {
    byRow[c.row]?.push(toCell(c, paragraphs[k] ?? [], page));
  });
  const guess = (j: number) => (laid.guessed?.has(j) === true ? { guessed: true } : {});
  const rows = byRow.map((cells, j): Row => ({ page, cells, header: laid.headerRows.has(j), joins: [], ...guess(j) }));
  const table: Table = { kind: "table", page, width: laid.columns.length - 1, rows };
  return {
    table,
    apart,
    key: laid.key,
    rowKeys: laid.rowKeys,
    columns: laid.columns,
    footRule: laid.footRule,
    topRule: laid.topRule,
    ...(laid.opensBelow === undefined ? {} : { opensBelow: laid.opensBelow }),
    ...(laid.spansOn === undefined ? {} : { spansOn: laid.spansOn, loose: true }), // tagged: its columns are where its words are
  };
}

function toCell(c: LaidCell, paragraphs: readonly Paragraph[], page: number): Cell {
  return { column: c.column, colSpan: c.colSpan, rowSpan: c.rowSpan, paragraphs, pieces: [{ page, box: c.box }], shade: c.shade };
}
