import { type Grid, rulingsToGrids } from "../pdf/grid.ts";
import { edgesToRulings } from "../pdf/rulings.ts";
import { type Ink, inkWithin } from "./ink.ts";
import { cut, PT } from "./picture.ts";
import type { GreyPicture, PictureOfText } from "./recogniser.ts";
import { isThin, type Stroke, strokesToEdges } from "./strokes.ts";

/** A part of a page that is recognised by itself; `left` and `top` place its picture's corner on the page, in pixels. */
export interface Area {
  readonly picture: PictureOfText;
  readonly left: number;
  readonly top: number;
}

/** Pixels of paper round the words: recognition misses letters at a picture's edge. */
const MARGIN = 20;
/** Pixels: what is left of a rule at a cell's side after it has been wiped. */
const INSET = 3;
/** Pixels of ink: fewer are specks; the shortest dash has 50. */
const SPECKS = 20;
/** Pixels: 1 inch; a line this long is no part of a letter. */
const LONG = 300;
/** Pixels: how far a rule may lie from the line of the grid that was made of it. */
const NEAR = 12;

/** The cells that hold ink, each by itself so that no word is read across a rule, and last what stands around the tables. */
export function pageAreas(picture: GreyPicture, ink: Ink, strokes: readonly Stroke[]): Area[] {
  const { horizontal, vertical } = edgesToRulings(strokesToEdges(strokes));
  const grids = rulingsToGrids(horizontal, vertical);
  const rules = strokes.filter((s) => isThin(s) && (s.to - s.from >= LONG || isOfGrid(s, grids)));
  const clean: GreyPicture = { ...picture, grey: picture.grey.slice() };
  const left: Ink = { ...ink, on: ink.on.slice() };
  for (const s of rules) wipe(clean, left, ...extentOf(s));
  const cells = grids.flatMap((g) => g.cells.flatMap((c) => areaOf(clean, left, pixels(c.box, INSET), "block") ?? []));
  for (const g of grids) wipe(clean, left, ...pixels(g.box, -INSET));
  const around = areaOf(clean, left, [0, 0, picture.width, picture.height], "scattered");
  return around === null ? cells : [...cells, around];
}

function isOfGrid(s: Stroke, grids: readonly Grid[]): boolean {
  return grids.some((g) => (s.horizontal ? g.rows : g.columns).some((line) => Math.abs(line / PT - s.at) <= NEAR));
}

type Bounds = readonly [number, number, number, number];

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

function wipe(picture: GreyPicture, ink: Ink, ...bounds: Bounds): void {
  const [x0, y0, x1, y1] = inside(bounds, picture);
  for (let y = y0; y < y1; y++) {
    picture.grey.fill(255, y * picture.width + x0, y * picture.width + Math.max(x0, x1));
    ink.on.fill(0, y * ink.width + x0, y * ink.width + Math.max(x0, x1));
  }
}

/** The part of the bounds that holds ink, cut out; null where there is none. */
function areaOf(picture: GreyPicture, ink: Ink, bounds: Bounds, layout: PictureOfText["layout"]): Area | null {
  const [x0, y0, x1, y1] = inside(bounds, picture);
  if (x1 - x0 < 4 || y1 - y0 < 4 || inkWithin(ink, x0, y0, x1, y1) < SPECKS) return null;
  const [left, top, right, foot] = inkBounds(ink, [x0, y0, x1, y1]);
  return { picture: { ...cut(picture, left, top, right, foot, MARGIN), layout }, left: left - MARGIN, top: top - MARGIN };
}

/** Where the ink begins and ends, with two pixels for the letters' soft edges. */
function inkBounds(ink: Ink, [x0, y0, x1, y1]: Bounds): Bounds {
  let [left, top, right, foot] = [x1, y1, x0, y0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      if (ink.on[y * ink.width + x] === 0) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      foot = y + 1;
    }
  return [Math.max(x0, left - 2), Math.max(y0, top - 2), Math.min(x1, right + 2), Math.min(y1, foot + 2)];
}
