import { median } from "./geometry.ts";
import { segmentsOf } from "./gutters.ts";
import type { Line } from "./lines.ts";

/** em: lines closer than this stand beside one another, in cells of one row that are centred. */
const BESIDE = 0.9;
/** em: lines of one header cell stand no further apart. */
const PITCH = 1.4;
/** pt: a heading begins this close to the left edge, or has its middle this close to that of the page's text. */
const AT_LEFT = 10;
const AT_MIDDLE = 8;
/** of the usual size. */
const LARGER = 1.1;

/** Whether every word of a line is bold. */
export function allBold(line: Line): boolean {
  return line.words.every((w) => w.bold);
}

/** Bold words in several columns. */
export function isHeaderLine(line: Line): boolean {
  return allBold(line) && segmentsOf(line).length > 1;
}

/** One phrase in bold at the left edge or in the middle of the page, or larger than the rest: a heading, or a section's row. */
export function isHeadingLine(line: Line, left: number, right: number, size = line.size): boolean {
  if (!allBold(line) || segmentsOf(line).length !== 1) return false;
  return line.from < left + AT_LEFT || line.size > size * LARGER || Math.abs((line.from + line.to) / 2 - (left + right) / 2) < AT_MIDDLE;
}

/**
 * The lines of header rows, each with the number of its row: bold words in several columns, and the bold lines of cells that wrap, half a line
 * above and below where the other cells stand in the middle.
 */
export function headerRows(lines: readonly Line[]): Map<number, number> {
  const left = Math.min(...lines.map((l) => l.from));
  const right = Math.max(...lines.map((l) => l.to));
  const size = median(lines.map((l) => l.size));
  const out = new Map<number, number>();
  lines.forEach((line, k) => {
    if (!isHeaderLine(line) || out.has(k)) return;
    const row = k;
    out.set(k, row);
    for (let i = k - 1; i >= 0 && !out.has(i) && belongsAbove(lines[i] as Line, lines[i + 1] as Line); i--) out.set(i, row);
    for (let i = k + 1; i < lines.length && belongsBelow(lines[i] as Line, lines[i - 1] as Line); i++) out.set(i, row);
  });
  return out;

  function belongsAbove(line: Line, below: Line): boolean {
    const gap = below.base - line.base;
    if (!allBold(line) || line.size > below.size * 1.1) return false;
    return gap < below.size * BESIDE || (gap < below.size * PITCH && !isHeadingLine(line, left, right, size));
  }

  function belongsBelow(line: Line, above: Line): boolean {
    const gap = line.base - above.base;
    if (!allBold(line)) return false;
    return gap < line.size * BESIDE || (gap < line.size * PITCH && !isHeadingLine(line, left, right, size));
  }
}
