import type { Matrix } from "../pdf/geometry.ts";
import { type Ink, pictureToInk } from "./ink.ts";
import { PT } from "./picture.ts";
import type { GreyPicture } from "./recogniser.ts";

/** A picture set straight, its ink, and the way (in points) from it back to the page as seen; null where it was straight. */
export interface Straight {
  readonly picture: GreyPicture;
  readonly ink: Ink;
  readonly back: Matrix | null;
}

/** degrees: a feeder skews by less; what leans more was drawn so. */
const MOST = 6;
/** degrees: over 3,500 dots this is one dot. */
const FINEST = 0.02;
/** Points of the outline that are looked at: enough for a fiftieth of a degree. */
const SAMPLES = 60_000;

/** Turns a picture so that its lines run level. */
export function straighten(picture: GreyPicture): Straight {
  const ink = pictureToInk(picture);
  const degrees = skewOf(ink);
  if (Math.abs(degrees) < FINEST * 2) return { picture, ink, back: null };
  const turn = turnAbout(picture.width, picture.height, degrees);
  return { picture: turnGrey(picture, turn), ink: turnInk(ink, turn), back: inPoints(turn) };
}

/** How far the lines of a page lean, in degrees; positive where they fall to the right. */
export function skewOf(ink: Ink): number {
  const { xs, ys } = topEdges(ink);
  if (xs.length === 0) return 0;
  let best = bestOf(xs, ys, ink, 0, MOST, 0.2);
  best = bestOf(xs, ys, ink, best, 0.2, 0.05);
  return bestOf(xs, ys, ink, best, 0.05, FINEST);
}

function bestOf(xs: Int32Array, ys: Int32Array, ink: Ink, middle: number, reach: number, step: number): number {
  let best = middle;
  let most = -1;
  const count = Math.round(reach / step);
  // From the middle outwards: of angles that are as good, the least is the page's.
  for (let k = 0; k <= count; k++)
    for (const degrees of k === 0 ? [middle] : [middle - k * step, middle + k * step]) {
      const score = sharpness(xs, ys, ink, degrees);
      if (score > most) [best, most] = [degrees, score];
    }
  return best;
}

/** Level lines put the tops of their letters into few rows: the sum of squares of the rows' counts is greatest then. */
function sharpness(xs: Int32Array, ys: Int32Array, ink: Ink, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const shift = Math.ceil(Math.abs(slope) * ink.width);
  const rows = new Uint32Array(ink.height + 2 * shift + 2);
  for (let k = 0; k < xs.length; k++) {
    const row = Math.round((ys[k] as number) - (xs[k] as number) * slope) + shift;
    rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (const n of rows) sum += n * n;
  return sum;
}

/** Ink with paper above it, thinned out evenly. */
function topEdges({ width, height, on }: Ink): { xs: Int32Array; ys: Int32Array } {
  let total = 0;
  for (let k = width; k < width * height; k++) if (on[k] === 1 && on[k - width] === 0) total++;
  const every = Math.max(1, Math.floor(total / SAMPLES));
  const xs = new Int32Array(Math.floor(total / every));
  const ys = new Int32Array(xs.length);
  let seen = 0;
  for (let k = width; k < width * height; k++)
    if (on[k] === 1 && on[k - width] === 0 && seen++ % every === 0 && seen / every < xs.length) {
      const at = Math.floor(seen / every);
      xs[at] = k % width;
      ys[at] = Math.floor(k / width);
    }
  return { xs, ys };
}

/** From the straight picture's pixels to the leaning one's. */
function turnAbout(width: number, height: number, degrees: number): Matrix {
  const r = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(r), Math.sin(r)];
  const [cx, cy] = [width / 2, height / 2];
  return [cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy];
}

function inPoints([a, b, c, d, e, f]: Matrix): Matrix {
  return [a, b, c, d, e * PT, f * PT];
}

/** Between four pixels, so that letters keep their edges smooth. */
function turnGrey({ width, height, grey }: GreyPicture, [a, b, c, d, e, f]: Matrix): GreyPicture {
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    let px = c * y + e;
    let py = d * y + f;
    for (let k = y * width, end = k + width; k < end; k++, px += a, py += b) {
      if (px < 0 || py < 0 || px >= width - 1 || py >= height - 1) continue;
      const [ix, iy] = [px | 0, py | 0];
      const [fx, fy] = [px - ix, py - iy];
      const at = iy * width + ix;
      const top = (grey[at] as number) * (1 - fx) + (grey[at + 1] as number) * fx;
      const foot = (grey[at + width] as number) * (1 - fx) + (grey[at + width + 1] as number) * fx;
      out[k] = top * (1 - fy) + foot * fy + 0.5;
    }
  }
  return { width, height, grey: out };
}

/** From the nearest pixel: a rule one pixel thick must not fade. */
function turnInk({ width, height, on }: Ink, [a, b, c, d, e, f]: Matrix): Ink {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let px = c * y + e + 0.5;
    let py = d * y + f + 0.5;
    for (let k = y * width, end = k + width; k < end; k++, px += a, py += b) {
      if (px >= 0 && py >= 0 && px < width && py < height) out[k] = on[(py | 0) * width + (px | 0)] as number;
    }
  }
  return { width, height, on: out };
}
