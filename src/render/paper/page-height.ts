import type { Line, PaperBlock, PaperHead, TableRow } from "../blocks.ts";
import { lineCount, plainWords } from "./measure.ts";

const MM = 72 / 25.4;
/** Of the text on an A4 page with the paper's margins, in points; a little is kept in hand, as no browser's layout is ours to the point. */
export const PAGE_HEIGHT = (297 - 43) * MM - 3;

const TEXT = 137 * MM; // a paragraph's line
const PAGE = 164 * MM;

/** How high page one will be, in points: the style sheet's sizes and spaces, and Arimo's widths. `size` is 1.2 for large print. */
export function pageOneHeight(head: PaperHead, blocks: readonly PaperBlock[], size: number): number {
  return headHeight(head, size) + blocks.reduce((sum, block) => sum + blockHeight(block, size), 0);
}

function headHeight(head: PaperHead, size: number): number {
  const place = head.organisation === null && head.board === null ? 0 : 18 * size;
  const title = lineCount(head.title, 18 * size, PAGE, true) * 22 * size;
  const facts = head.facts.length === 0 ? 0 : 19.75 + factsHeight(head, size);
  return place + title + facts;
}

function factsHeight(head: PaperHead, size: number): number {
  const column = PAGE / Math.max(1, head.facts.length) - 12;
  return 11 * size + Math.max(...head.facts.map((f) => lineCount(f.value, 8.5 * size, column, true))) * 12 * size;
}

function blockHeight(block: PaperBlock, size: number): number {
  switch (block.kind) {
    case "heading":
      return 17 + 15 * size;
    case "paragraph":
      return lineCount(plainWords(block.inlines), 10 * size, TEXT) * 15 * size + 5;
    case "requests":
      return block.items.reduce((sum, item) => sum + lineCount(plainWords(item), 10 * size, TEXT) * 15 * size + 2, 0);
    case "chart":
      return 9 + 18.2 * MM;
    case "table":
      return 13 + 15 * size + 16 * size + block.groups.flatMap((g) => g.rows).reduce((sum, row) => sum + rowHeight(row, size), 0);
  }
}

function rowHeight(row: TableRow, size: number): number {
  const lines = Math.max(...row.cells.map((c) => c.lines.reduce((n, line) => n + cellLines(line, size), 0)));
  return lines * 11.5 * size + 3;
}

function cellLines(line: Line, size: number): number {
  return lineCount(plainWords(line.inlines), 8.5 * size, 60 * MM);
}
