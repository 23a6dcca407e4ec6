import type { GreyPicture } from "./recogniser.ts";

/** Where a picture is dark: one byte a pixel, 1 for ink. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly on: Uint8Array;
}

/** Pixels a side of the tiles in which the brightness of the paper is measured. */
const TILE = 32;
/** Tiles to each side among which the brightest is the paper: a dark heading row of two lines has paper beside it. */
const REACH = 3;
/** of the paper's brightness: darker is ink. Fine rules lose half of their darkness in scanning. */
const DARK = 0.75;

/** Parts ink from paper, allowing for paper that is darker in places. */
export function pictureToInk(picture: GreyPicture): Ink {
  const { width, height, grey } = picture;
  const limits = darknessByTile(picture);
  const across = Math.ceil(width / TILE);
  const on = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / TILE) * across;
    for (let x = 0, k = y * width; x < width; x++, k++) if ((grey[k] as number) < (limits[row + (x >> 5)] as number)) on[k] = 1;
  }
  return { width, height, on };
}

function darknessByTile(picture: GreyPicture): Float32Array {
  const across = Math.ceil(picture.width / TILE);
  const down = Math.ceil(picture.height / TILE);
  const paper = new Float32Array(across * down);
  for (let j = 0; j < down; j++) for (let i = 0; i < across; i++) paper[j * across + i] = brightOf(picture, i * TILE, j * TILE);
  return brightestNear(paper, across, down).map((p) => p * DARK);
}

/** The brightness that a tenth of a tile's pixels exceed: one bright speck is not the paper. */
function brightOf({ width, height, grey }: GreyPicture, x0: number, y0: number): number {
  const counts = new Uint16Array(256);
  const [x1, y1] = [Math.min(width, x0 + TILE), Math.min(height, y0 + TILE)];
  for (let y = y0; y < y1; y += 2)
    for (let x = x0; x < x1; x += 2) {
      const level = grey[y * width + x] as number;
      counts[level] = (counts[level] as number) + 1;
    }
  let left = ((x1 - x0) * (y1 - y0)) / 40;
  let level = 255;
  while (level > 0 && left > (counts[level] as number)) left -= counts[level--] as number;
  return level;
}

function brightestNear(paper: Float32Array, across: number, down: number): Float32Array {
  const out = new Float32Array(paper.length);
  for (let j = 0; j < down; j++)
    for (let i = 0; i < across; i++) {
      let best = 0;
      for (let b = Math.max(0, j - REACH); b <= Math.min(down - 1, j + REACH); b++)
        for (let a = Math.max(0, i - REACH); a <= Math.min(across - 1, i + REACH); a++)
          best = Math.max(best, paper[b * across + a] as number);
      out[j * across + i] = best;
    }
  return out;
}

/** Pixels of ink inside bounds. */
export function inkWithin(ink: Ink, x0: number, y0: number, x1: number, y1: number): number {
  let sum = 0;
  for (let y = y0; y < y1; y++) for (let k = y * ink.width + x0, end = k + x1 - x0; k < end; k++) sum += ink.on[k] as number;
  return sum;
}
