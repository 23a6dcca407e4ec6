import type { Block, Box, Cell, Paragraph, Row, Run } from "../table.ts";
import { type Matrix, moveBox } from "./geometry.ts";

/** Boxes of pages that were read turned, put back on the page as it is seen; `back` by page. */
export function blocksAsSeen(blocks: readonly Block[], back: ReadonlyMap<number, Matrix>): readonly Block[] {
  if (back.size === 0) return blocks;
  return blocks.map(
    (b): Block =>
      b.kind === "text" ? { ...b, paragraph: paragraphAsSeen(b.paragraph, back) } : { ...b, rows: b.rows.map((r) => rowAsSeen(r, back)) },
  );
}

/** Runs of pages that were read turned, put back. */
export function runsAsSeen(runs: readonly Run[], back: ReadonlyMap<number, Matrix>): readonly Run[] {
  return back.size === 0 ? runs : runs.map((r) => ({ ...r, box: asSeen(r.box, r.page, back) }));
}

function rowAsSeen(row: Row, back: ReadonlyMap<number, Matrix>): Row {
  return { ...row, cells: row.cells.map((c) => cellAsSeen(c, back)) };
}

function cellAsSeen(c: Cell, back: ReadonlyMap<number, Matrix>): Cell {
  const pieces = c.pieces.map((p) => ({ ...p, box: asSeen(p.box, p.page, back) }));
  return { ...c, pieces, paragraphs: c.paragraphs.map((p) => paragraphAsSeen(p, back)) };
}

function paragraphAsSeen(p: Paragraph, back: ReadonlyMap<number, Matrix>): Paragraph {
  const list = p.list === null ? null : { ...p.list, runs: runsAsSeen(p.list.runs, back) };
  return { ...p, runs: runsAsSeen(p.runs, back), list };
}

function asSeen(box: Box | null, page: number, back: ReadonlyMap<number, Matrix>): Box | null {
  const m = back.get(page);
  return box === null || m === undefined ? box : moveBox(m, box[0], box[1], box[2], box[3]);
}
