import { median } from "../pdf/geometry.ts";
import { type Ink, inkWithin } from "./ink.ts";

/** [x0, y0, x1, y1] in whole pixels; x1 and y1 are the first outside. */
export type Bounds = readonly [number, number, number, number];

/** of a line's height: what is lower is a dot, a dash or an underline, and belongs to the line close by. */
const SCRAP = 0.4;
/** of a line's height: how close. */
const CLOSE = 0.3;
/** of a line's height: from here on several lines stand side by side at different heights, or touch. */
const TALL = 1.6;
/** Pixels, 5 pt: a gutter between columns; the spaces of one line seldom lie above one another over several lines. */
const GUTTER = 22;

/** Cuts areas into lines of text: by paper between lines, and where that is not clear, by gutters first. What cannot be cut is left whole. */
export function boundsToLines(ink: Ink, areas: readonly Bounds[]): Bounds[][] {
  const bands = areas.map((a) => rowBands(ink, a));
  const height = median(bands.flat().flatMap(([, y0, , y1]) => (y1 - y0 >= 12 ? [y1 - y0] : [])));
  return bands.map((own) => withScraps(own, height).flatMap((band) => linesOf(ink, band, height, 4)));
}

/** Whether a band is too high to be one line, for lines of this height. */
function linesOf(ink: Ink, band: Bounds, height: number, depth: number): Bounds[] {
  if (band[3] - band[1] <= TALL * height || depth === 0) return [trimmed(ink, band)];
  const columns = columnBands(ink, band);
  if (columns.length < 2) return [trimmed(ink, band)];
  return columns.flatMap((c) => withScraps(rowBands(ink, c), height).flatMap((b) => linesOf(ink, b, height, depth - 1)));
}

/** Bands of rows with ink, parted by rows without. */
function rowBands(ink: Ink, [x0, y0, x1, y1]: Bounds): Bounds[] {
  const out: Bounds[] = [];
  let from = -1;
  for (let y = y0; y <= y1; y++) {
    const inked = y < y1 && hasInk(ink, y, x0, x1);
    if (inked && from < 0) from = y;
    if (!inked && from >= 0) {
      out.push([x0, from, x1, y]);
      from = -1;
    }
  }
  return out;
}

function hasInk({ width, on }: Ink, y: number, x0: number, x1: number): boolean {
  for (let k = y * width + x0, end = y * width + x1; k < end; k++) if (on[k] === 1) return true;
  return false;
}

function columnBands(ink: Ink, [x0, y0, x1, y1]: Bounds): Bounds[] {
  const out: Bounds[] = [];
  let from = -1;
  let last = -1;
  for (let x = x0; x < x1; x++) {
    if (!columnHasInk(ink, x, y0, y1)) continue;
    if (from >= 0 && x - last > GUTTER) {
      out.push([from, y0, last + 1, y1]);
      from = -1;
    }
    if (from < 0) from = x;
    last = x;
  }
  if (from >= 0) out.push([from, y0, last + 1, y1]);
  return out;
}

function columnHasInk({ width, on }: Ink, x: number, y0: number, y1: number): boolean {
  for (let y = y0; y < y1; y++) if (on[y * width + x] === 1) return true;
  return false;
}

/** Joins dots, accents, dashes and underlines to the line they belong to. */
function withScraps(bands: readonly Bounds[], height: number): Bounds[] {
  const out: Bounds[] = [];
  for (const band of bands) {
    const last = out[out.length - 1];
    const isScrap = (b: Bounds) => b[3] - b[1] < SCRAP * height;
    const near = last !== undefined && band[1] - last[3] <= CLOSE * height;
    if (last !== undefined && near && (isScrap(band) || isScrap(last)) && band[3] - last[1] <= TALL * height)
      out[out.length - 1] = [last[0], last[1], last[2], band[3]];
    else out.push(band);
  }
  return out;
}

/** The part of the bounds that holds ink. */
export function trimmed(ink: Ink, [x0, y0, x1, y1]: Bounds): Bounds {
  let [left, top, right, foot] = [x1, y1, x0, y0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      if (ink.on[y * ink.width + x] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      foot = y + 1;
    }
  return [Math.min(left, right), Math.min(top, foot), right, foot];
}

/** Stretches of a line that hold ink, parted by paper wider than `gap`. */
export function stretches(ink: Ink, [x0, y0, x1, y1]: Bounds, gap: number): [number, number][] {
  const out: [number, number][] = [];
  for (let x = x0; x < x1; x++) {
    if (!columnHasInk(ink, x, y0, y1)) continue;
    const last = out[out.length - 1];
    if (last !== undefined && x - last[1] < gap) last[1] = x + 1;
    else out.push([x, x + 1]);
  }
  return out;
}

/** Pixels: bullets are about a third of an em wide, full stops of small letters are less. */
const SMALLEST_DOT = 6;
const LARGEST_DOT = 29;
/** Share of its box that a disc (.79) or a square fills; letters as wide as high fill .6 at most. */
const FILLED = 0.7;
/** Pixels: 2 pt of paper part a bullet from its text. */
const BESIDE_DOT = 8;

/** The bullet that a stretch of a line begins with, as recognition knows none: a small filled disc or square with paper after it; null for none. */
export function leadingDot(ink: Ink, [x0, y0, x1, y1]: Bounds): Bounds | null {
  let right = x0;
  while (right < x1 && right - x0 <= LARGEST_DOT && columnHasInk(ink, right, y0, y1)) right++;
  const dot = trimmed(ink, [x0, y0, right, y1]);
  const [w, h] = [dot[2] - dot[0], dot[3] - dot[1]];
  if (w < SMALLEST_DOT || w > LARGEST_DOT || h > LARGEST_DOT || w / h < 0.75 || w / h > 1.34) return null;
  for (let x = right; x < Math.min(x1, right + BESIDE_DOT); x++) if (columnHasInk(ink, x, y0, y1)) return null;
  return inkWithin(ink, ...dot) >= FILLED * w * h ? dot : null;
}
