import type { Block, Box, Cell, Paragraph, Row, Run } from "../table.ts";
import { type Matrix, moveBox } from "./geometry.ts";
import { type Moved, placeOf } from "./put-beside.ts";

/** How pages were laid before they were read: the way back of those that were turned, and those that were put beside others; by page. */
export interface Ways {
  readonly back: ReadonlyMap<number, Matrix>;
  readonly moved: ReadonlyMap<number, readonly Moved[]>;
}

interface Spot {
  readonly page: number;
  readonly box: Box | null;
}

const isAsSeen = (ways: Ways) => ways.back.size === 0 && ways.moved.size === 0;

/** Blocks of pages that were read turned or beside others, with their places on the pages as they are seen. */
export function blocksAsSeen(blocks: readonly Block[], ways: Ways): readonly Block[] {
  if (isAsSeen(ways)) return blocks;
  return blocks.map(
    (b): Block =>
      b.kind === "text" ? { ...b, paragraph: paragraphAsSeen(b.paragraph, ways) } : { ...b, rows: b.rows.map((r) => rowAsSeen(r, ways)) },
  );
}

/** Runs of such pages, put back. */
export function runsAsSeen(runs: readonly Run[], ways: Ways): readonly Run[] {
  return isAsSeen(ways) ? runs : runs.map((r) => asSeen(r, ways));
}

function rowAsSeen(row: Row, ways: Ways): Row {
  return { ...row, cells: row.cells.map((c) => cellAsSeen(c, ways)) };
}

function cellAsSeen(c: Cell, ways: Ways): Cell {
  return { ...c, pieces: c.pieces.map((p) => asSeen(p, ways)), paragraphs: c.paragraphs.map((p) => paragraphAsSeen(p, ways)) };
}

function paragraphAsSeen(p: Paragraph, ways: Ways): Paragraph {
  const list = p.list === null ? null : { ...p.list, runs: runsAsSeen(p.list.runs, ways) };
  return { ...p, runs: runsAsSeen(p.runs, ways), list };
}

function asSeen<T extends Spot>(spot: T, ways: Ways): T {
  const { page, box } = placeOf(spot.page, spot.box, ways.moved);
  const m = ways.back.get(page);
  return { ...spot, page, box: box === null || m === undefined ? box : moveBox(m, box[0], box[1], box[2], box[3]) };
}
