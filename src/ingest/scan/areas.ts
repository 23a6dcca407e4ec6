import { type Grid, rulingsToGrids } from "../pdf/grid.ts";
import { edgesToRulings } from "../pdf/rulings.ts";
import { type Bounds, boundsToLines, leadingDot, stretches } from "./bands.ts";
import { type Ink, inkWithin } from "./ink.ts";
import { PT } from "./picture.ts";
import { type GreyPicture, PICTURE_MARGIN as MARGIN, type PictureOfText } from "./recogniser.ts";
import { isThin, type Stroke, strokesToEdges } from "./strokes.ts";

/** A line of a page (or a block that could not be cut) that is recognised by itself. `toPage` takes a place in its picture to the page, in pixels. */
export interface Area {
  readonly picture: PictureOfText;
  /** Bullets, in pixels of the page; they are not in the picture. */
  readonly dots: readonly Bounds[];
  toPage(x: number, y: number): readonly [number, number];
}

/** Pixels: what is left of a rule at a cell's side after it has been wiped. */
const INSET = 3;
/** Pixels of ink: fewer are specks; the shortest dash has 50. */
const SPECKS = 20;
/** Pixels: 1 inch; a line this long is no part of a letter. */
const LONG = 300;
/** Pixels: how far a rule may lie from the line of the grid that was made of it. */
const NEAR = 12;
/** of a line's height: a wider gap is closed to a space before recognition, which else loses a number that stands far before its text. */
const WIDE = 0.8;
const SPACE = 0.45;

/** The lines of all cells that hold ink, each by itself so that no word is read across a rule, and last what stands around the tables. */
export function pageAreas(picture: GreyPicture, ink: Ink, strokes: readonly Stroke[]): Area[] {
  const { horizontal, vertical } = edgesToRulings(strokesToEdges(strokes));
  const grids = rulingsToGrids(horizontal, vertical);
  const rules = strokes.filter((s) => isThin(s) && (s.to - s.from >= LONG || isOfGrid(s, grids)));
  const clean: GreyPicture = { ...picture, grey: picture.grey.slice() };
  const left: Ink = { ...ink, on: ink.on.slice() };
  for (const s of rules) wipe(clean, left, extentOf(s));
  const cells = grids.flatMap((g) => g.cells.map((c) => inside(pixels(c.box, INSET), ink)));
  const inCells = areasOf(clean, left, cells);
  for (const g of grids) wipe(clean, left, pixels(g.box, -INSET));
  return [...inCells, ...areasOf(clean, left, [[0, 0, picture.width, picture.height]])];
}

function areasOf(picture: GreyPicture, ink: Ink, bounds: readonly Bounds[]): Area[] {
  const inked = bounds.filter((b) => b[2] > b[0] && b[3] > b[1] && inkWithin(ink, ...b) >= SPECKS);
  const lines = boundsToLines(ink, inked).flat();
  return lines.filter((b) => inkWithin(ink, ...b) >= SPECKS).map((b) => lineArea(picture, ink, b));
}

function isOfGrid(s: Stroke, grids: readonly Grid[]): boolean {
  return grids.some((g) => (s.horizontal ? g.rows : g.columns).some((line) => Math.abs(line / PT - s.at) <= NEAR));
}

/** A rule's pixels with the blur at its sides. */
function extentOf(s: Stroke): Bounds {
  const half = s.thickness / 2 + 3;
  const [low, high] = [Math.round(Math.min(s.low, s.at - half)), Math.round(Math.max(s.high + 1, s.at + half))];
  return s.horizontal ? [s.from - 2, low, s.to + 2, high] : [low, s.from - 2, high, s.to + 2];
}

function pixels(box: Bounds, inset: number): Bounds {
  return [
    Math.round(box[0] / PT) + inset,
    Math.round(box[1] / PT) + inset,
    Math.round(box[2] / PT) - inset,
    Math.round(box[3] / PT) - inset,
  ];
}

function inside([x0, y0, x1, y1]: Bounds, { width, height }: { readonly width: number; readonly height: number }): Bounds {
  return [Math.max(0, x0), Math.max(0, y0), Math.min(width, x1), Math.min(height, y1)];
}

function wipe(picture: GreyPicture, ink: Ink, bounds: Bounds): void {
  const [x0, y0, x1, y1] = inside(bounds, picture);
  for (let y = y0; y < y1; y++) {
    picture.grey.fill(255, y * picture.width + x0, y * picture.width + Math.max(x0, x1));
    ink.on.fill(0, y * ink.width + x0, y * ink.width + Math.max(x0, x1));
  }
}

/** A line's picture: its stretches with two pixels for the letters' soft edges, wide gaps between them closed to a space. */
function lineArea(picture: GreyPicture, ink: Ink, line: Bounds): Area {
  const height = line[3] - line[1];
  const { parts, dots } = withoutDots(ink, line, stretches(ink, line, Math.max(12, WIDE * height)));
  const space = Math.round(SPACE * Math.min(height, 60));
  const places: { x: number; from: number; to: number }[] = [];
  let x = MARGIN;
  for (const [from, to] of parts) {
    places.push({ x, from: Math.max(0, from - 2), to: Math.min(picture.width, to + 2) });
    x += to - from + 4 + space;
  }
  const top = Math.max(0, line[1] - 2);
  const foot = Math.min(picture.height, line[3] + 2);
  const size = { width: x - space + MARGIN, height: foot - top + 2 * MARGIN };
  const grey = new Uint8Array(size.width * size.height).fill(255);
  for (const p of places)
    for (let y = top; y < foot; y++)
      grey.set(picture.grey.subarray(y * picture.width + p.from, y * picture.width + p.to), (y - top + MARGIN) * size.width + p.x);
  const partAt = (at: number) => places.findLast((p) => p.x <= at + 2) ?? places[0];
  return {
    picture: { ...size, grey, layout: height > 90 ? "block" : "line" },
    dots,
    toPage: (px, py) => {
      const part = partAt(px);
      return [px - (part?.x ?? 0) + (part?.from ?? 0), py - MARGIN + top];
    },
  };
}

/** of a line's height: text further right than this does not belong to a bullet. */
const HANGS = 3;

/** Takes the bullets from the stretches of a line; a dot without text after it is none. */
function withoutDots(ink: Ink, [, y0, , y1]: Bounds, all: readonly (readonly [number, number])[]) {
  const dots: Bounds[] = [];
  const parts = all.flatMap(([from, to], k): (readonly [number, number])[] => {
    const dot = leadingDot(ink, [from, y0, to, y1]);
    const next = dot === null ? null : dot[2] < to ? dot[2] + 1 : (all[k + 1]?.[0] ?? null);
    if (dot === null || next === null || next - dot[2] > HANGS * (y1 - y0)) return [[from, to]];
    dots.push(dot);
    return dot[2] < to ? [[inkFrom(ink, next, y0, to, y1), to]] : [];
  });
  return { parts, dots };
}

function inkFrom(ink: Ink, x0: number, y0: number, x1: number, y1: number): number {
  return stretches(ink, [x0, y0, x1, y1], 1)[0]?.[0] ?? x0;
}
