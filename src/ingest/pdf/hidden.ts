import type { Box } from "../table.ts";
import type { Drawing, Fill } from "./paths.ts";
import { groundAt } from "./shades.ts";
import type { Word } from "./words.ts";

/** Per channel, of 255: ink and ground that differ by less cannot be told apart on paper. */
const SAME_COLOUR = 14;
/** pt: smaller letters are not meant to be read. */
const TOO_SMALL = 1.5;

/** Words that are in the file but that nobody sees on the page: without ink, in the ground's colour, painted over, too small, off the page. */
export function hiddenWords(words: readonly Word[], drawing: Drawing, width: number, height: number): Word[] {
  const late = lateFills(words, drawing);
  return words.filter((w) => isHidden(w, drawing, late, width, height));
}

function lateFills(words: readonly Word[], drawing: Drawing): Fill[] {
  let first = Number.POSITIVE_INFINITY;
  for (const w of words) first = Math.min(first, drawing.order.get(w.style.object) ?? Number.POSITIVE_INFINITY);
  return drawing.fills.filter((f) => f.opaque && f.order > first);
}

function isHidden(w: Word, drawing: Drawing, late: readonly Fill[], width: number, height: number): boolean {
  const { style } = w;
  if (style.inkless || style.colour[3] < 8 || style.size < TOO_SMALL) return true;
  const [x, y] = middle(w.box);
  if (x < 0 || y < 0 || x > width || y > height || seenAt(w)[1] !== y) return true;
  const order = drawing.order.get(style.object) ?? Number.POSITIVE_INFINITY;
  if (late.some((f) => f.order > order && x >= f.box[0] && x <= f.box[2] && y >= f.box[1] && y <= f.box[3])) return true;
  if (style.colour[0] + style.colour[1] + style.colour[2] < 3 * 120) return false; // dark ink shows on all but dark grounds, which then are the design
  return alike(style.colour, groundAt(x, y, drawing.fills, order));
}

/** Clip heights above or below a cell from which on its words are not looked for: the clip is another thing's. */
const FAR = 12;

/** The place of a word's middle; for a word that its cell is too low to show, the nearest in that cell. */
export function seenAt(w: Word): readonly [number, number] {
  const [x, y] = middle(w.box);
  const clip = w.style.clip ?? null;
  if (clip === null || x < clip[0] || x > clip[2] || (y >= clip[1] && y <= clip[3])) return [x, y];
  const inside = y < clip[1] ? clip[1] + 0.5 : clip[3] - 0.5;
  return Math.abs(inside - y) > FAR * (clip[3] - clip[1]) ? [x, y] : [x, inside];
}

function middle(box: Box): [number, number] {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

function alike(ink: readonly number[], ground: string): boolean {
  return [0, 1, 2].every((k) => Math.abs((ink[k] ?? 0) - Number.parseInt(ground.slice(1 + 2 * k, 3 + 2 * k), 16)) < SAME_COLOUR);
}
