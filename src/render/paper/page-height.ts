import type { Inline, PaperBlock, PaperHead, TableRow } from "../blocks.ts";
import { lineCount, plainWords, textWidth } from "./measure.ts";

const MM = 72 / 25.4;
/** Of the text on an A4 page with the paper's margins, in points; a little is kept in hand, as no browser's layout is ours to the point. */
export const PAGE_HEIGHT = (297 - 43) * MM - 2;

const TEXT = 137 * MM; // a paragraph's line
const LARGE_TEXT = 154 * MM; // in large print it takes the whole width
const LARGE_GAIN = 5 * MM; // its margins above and below are smaller
const PAGE = 164 * MM;
const TABLE = 1.17; // large print's tables (12 for 8.5 pt) against its text (12 for 10 pt)
const DRAWN = { bar: 164 / 106, dates: 164 / 96 }; // how far its drawings are spread

type Table = Extract<PaperBlock, { kind: "table" }>;

/** The height that a page has for text; large print's margins are smaller. */
export function pageHeight(size: number): number {
  return size > 1 ? PAGE_HEIGHT + LARGE_GAIN : PAGE_HEIGHT;
}

/** A block with the spaces it asks for; of two that meet, the larger holds, as in the browser. */
interface Box {
  readonly above: number;
  readonly height: number;
  readonly below: number;
}

/** How high page one will be, in points: the style sheet's sizes and spaces, and Arimo's widths. `size` is 1.2 for large print. */
export function pageOneHeight(head: PaperHead, blocks: readonly PaperBlock[], size: number): number {
  return stacked([{ above: 0, height: headHeight(head, size), below: 0 }, ...blocks.map((block) => boxOf(block, size))]);
}

/** How high the body will be if nothing is lost at the ends of pages. */
export function bodyHeight(blocks: readonly PaperBlock[], size: number): number {
  return stacked(blocks.map((block) => boxOf(block, size)));
}

function stacked(boxes: readonly Box[]): number {
  return boxes.reduce((sum, box, i) => sum + box.height + (i === 0 ? 0 : Math.max(box.above, boxes[i - 1]?.below ?? 0)), 0);
}

function headHeight(head: PaperHead, size: number): number {
  const place = head.organisation === null && head.board === null ? 0 : 3 + 15 * size;
  const title = lineCount(head.title, 18 * size, PAGE, true) * 22 * size;
  return place + title + (head.facts.length === 0 ? 0 : 19.75 + factsHeight(head, size));
}

/** Facts stand beside each other, each as wide as its words; where they do not fit, the longest break. */
function factsHeight(head: PaperHead, size: number): number {
  const widths = head.facts.map((f) => Math.max(textWidth(f.value, 8.5 * size, true), textWidth(f.label, 7.5 * size)));
  const room = PAGE - (head.facts.length - 1) * 8 * MM;
  const sum = widths.reduce((a, b) => a + b, 0);
  return (11 + 12 * Math.max(1, Math.ceil(sum / room))) * size;
}

function boxOf(block: PaperBlock, size: number): Box {
  switch (block.kind) {
    case "heading":
      return { above: 13, height: 15 * size, below: 4 };
    case "paragraph":
      return { above: 0, height: textLines(block.inlines, size) * 15 * size, below: 5 };
    case "requests":
      return { above: 0, height: block.items.reduce((sum, item) => sum + textLines(item, size) * 15 * size + 2, -2), below: 2 };
    case "chart":
      return block.chart.kind === "dates"
        ? { above: 9, height: 16 * size + (6 + block.chart.rows.length * 5.1) * MM * (size > 1 ? DRAWN.dates : 1), below: 12 }
        : { above: 4, height: 18.2 * MM * (size > 1 ? DRAWN.bar : 1), below: 5 };
    case "table":
      return { above: 4, height: tableHeight(block, size > 1 ? size * TABLE : size), below: 9 };
  }
}

function textLines(inlines: readonly Inline[], size: number): number {
  return lineCount(plainWords(inlines), 10 * size, size > 1 ? LARGE_TEXT : TEXT);
}

function tableHeight(table: Table, size: number): number {
  const sum = table.columns.reduce((n, c) => n + (c.width ?? 0), 0);
  const widths = table.columns.map((c) => (c.width ?? 164 - sum) * MM - GUTTER);
  const dense = table.look === "position";
  const group = table.groups.filter((g) => g.heading !== null).length * (6 + 11.5 * size);
  const rows = table.groups.flatMap((g) => g.rows).reduce((n, row) => n + rowHeight(row, widths, size) + (dense ? 3 : 5.6), 0);
  return 15 * size + 10 + 10 * size + group + rows;
}

const GUTTER = 8;

function rowHeight(row: TableRow, widths: readonly number[], size: number): number {
  const lines = row.cells.map((c, i) =>
    c.lines.reduce((n, line) => n + lineCount(plainWords(line.inlines), 8.5 * size, widths[i] ?? PAGE), 0),
  );
  return Math.max(...lines) * 11.5 * size;
}
