import type { Box } from "../table.ts";
import type { Word } from "./words.ts";

/** pt: browsers draw list bullets as discs, rings and squares of about a third of an em. */
const SMALLEST = 1.2;
const LARGEST = 7;
/** em: how far right of its bullet a text begins. */
const REACH = 2.4;
/** Bullets a page may have before they are a pattern. */
const MOST = 3000;

/** A shape that may be a drawn bullet: small and as wide as high. */
export function isDot(box: Box): boolean {
  const [w, h] = [box[2] - box[0], box[3] - box[1]];
  return w >= SMALLEST && w <= LARGEST && h >= SMALLEST && h <= LARGEST && w / h > 0.75 && w / h < 1.34;
}

/** Drawn bullets as words without a number, each before the word it stands beside; they are no words of the source. */
export function dotsToWords(dots: readonly Box[], words: readonly Word[]): Word[] {
  if (dots.length === 0 || dots.length > MOST) return [];
  const upright = words.filter((w) => w.turn === 0).sort((a, b) => a.base - b.base);
  const out = new Map<string, Word>();
  for (const dot of dots) {
    const beside = besideOf(dot, upright);
    if (beside !== null) out.set(`${Math.round(dot[0])} ${Math.round(dot[1])}`, bullet(dot, beside));
  }
  return [...out.values()];
}

/** The nearest word right of a dot on its line, if no word stands left of the dot close by. */
function besideOf(dot: Box, sorted: readonly Word[]): Word | null {
  const y = (dot[1] + dot[3]) / 2;
  let best: Word | null = null;
  for (let k = firstBelow(sorted, y - 2); k < sorted.length; k++) {
    const w = sorted[k] as Word;
    if (w.base > y + 40) break;
    const gap = w.from - dot[2];
    const onLine = y > w.base - w.size * 0.85 && y < w.base + w.size * 0.1;
    if (!onLine) continue;
    if (gap >= -0.5 && gap <= w.size * REACH && (best === null || w.from < best.from)) best = w;
    if (w.to <= dot[0] + 0.5 && dot[0] - w.to < w.size * 0.8) return null;
  }
  return best;
}

function firstBelow(sorted: readonly Word[], y: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Word).base < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bullet(dot: Box, beside: Word): Word {
  return {
    ...beside,
    n: -1,
    text: "\u2022",
    box: dot,
    from: dot[0],
    to: dot[2],
    end: null,
    bound: false,
    spaced: false,
    bold: beside.bold,
  };
}

/** Whether a word was drawn and not written. */
export function isDrawn(w: Word): boolean {
  return w.n < 0;
}
