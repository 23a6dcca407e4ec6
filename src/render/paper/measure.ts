import type { Inline } from "../blocks.ts";
import { inlineWords } from "../blocks.ts";

// Advance widths of Arimo 400 in thousandths of an em, U+0020 to U+007E (from its hmtx table; Arial's are the same).
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const OTHERS: Readonly<Record<string, number>> = {
  "\u00a0": 278,
  "–": 556,
  "‘": 222,
  "’": 222,
  "“": 333,
  "”": 333,
  "…": 1000,
  "\u2212": 584,
};
const UNKNOWN = 667; // a capital's: rather too wide than too narrow
const BOLD = 1.07; // Arimo 700 runs this much wider in ordinary text

/** The width of a text in points at a type size. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const c of text) sum += WIDTHS[c.charCodeAt(0) - 32] ?? OTHERS[c] ?? UNKNOWN;
  return (sum / 1000) * size * (bold ? BOLD : 1);
}

/** How many lines a text takes in a column, broken at spaces (never at hard ones). */
export function lineCount(text: string, size: number, width: number, bold = false): number {
  let lines = 1;
  let at = 0;
  const space = textWidth(" ", size, bold);
  for (const word of text.split(/[ \n]+/)) {
    const w = textWidth(word, size, bold);
    if (at > 0 && at + space + w > width) {
      lines += 1;
      at = w;
    } else at += (at > 0 ? space : 0) + w;
  }
  return lines;
}

/** The words of a run of pieces. */
export function plainWords(inlines: readonly Inline[]): string {
  return inlines.map(inlineWords).join("");
}
