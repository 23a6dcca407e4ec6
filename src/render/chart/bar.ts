import type { BarPart } from "../blocks.ts";
import { textWidth } from "../paper/measure.ts";
import { type Colours, type Drawing, HATCH, mm, paint, text } from "./svg.ts";

const WIDTH = 164;
const LARGE_WIDTH = 106; // 2.75 mm spread to 164 mm: 12 pt
const GAP = 0.5;
const LEAST = 6; // mm: a single one among hundreds is still seen, and its number has room
const SIZE = 2.75;

/** Segments of one bar with number and word beneath each, so that no key is looked up. */
export function barDrawing(parts: readonly BarPart[], colours: Colours, large = false): Drawing {
  const whole = large ? LARGE_WIDTH : WIDTH;
  const widths = widthsOf(parts, whole);
  let at = 0;
  const segments = parts.map((part, i) => {
    const left = at;
    at += widths[i] ?? 0;
    const rect = `<rect x="${mm(left)}" y="0" width="${mm((widths[i] ?? 0) - GAP)}" height="6.5" ${paint(part.mark, colours)}/>`;
    const words = label(part.label, (widths[i] ?? 0) - 1).map((line, n) => text(left, 14.4 + n * 3.3, line, { size: SIZE }));
    return `${rect}${text(left, 11, String(part.count), { size: 3.5, bold: true })}${words.join("")}`;
  });
  return { width: whole, height: 18.2, inner: `${HATCH}${segments.join("")}` };
}

/** In proportion; where a label needs more room than its share, the widest gives way. */
function widthsOf(parts: readonly BarPart[], whole: number): number[] {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const needed = parts.map((part) => Math.max(LEAST, ...part.label.split(" ").map((word) => wordWidth(word) + 1.5)));
  let widths = parts.map((part) => (part.count / Math.max(1, total)) * whole);
  for (let round = 0; round < parts.length; round++) {
    const short = widths.map((w, i) => Math.max(0, (needed[i] ?? 0) - w));
    const missing = short.reduce((a, b) => a + b, 0);
    if (missing < 0.01) break;
    const spare = widths.map((w, i) => Math.max(0, w - (needed[i] ?? 0)));
    const all = Math.max(
      0.01,
      spare.reduce((a, b) => a + b, 0),
    );
    widths = widths.map((w, i) => (short[i] ? (needed[i] ?? 0) : w - ((spare[i] ?? 0) / all) * missing));
  }
  return widths;
}

function wordWidth(word: string): number {
  return textWidth(word, SIZE);
}

/** The label in at most two lines. */
function label(words: string, width: number): string[] {
  if (wordWidth(words) <= width) return [words];
  const parts = words.split(" ");
  const fits = parts.findLastIndex((_, i) => i > 0 && wordWidth(parts.slice(0, i).join(" ")) <= width);
  const cut = fits > 0 ? Math.min(fits, Math.ceil(parts.length / 2)) : 1;
  return [parts.slice(0, cut).join(" "), parts.slice(cut).join(" ")].filter((line) => line !== "");
}

/** A small bar without words, for a table's row: millimetres, `of` being the whole width. */
export function smallBar(parts: readonly BarPart[], of: number, colours: Colours): Drawing {
  const unit = 40 / Math.max(1, of);
  let at = 0;
  const rects = parts.map((part) => {
    const left = at;
    at += part.count * unit;
    return `<rect x="${mm(left + 0.1)}" y="0.2" width="${mm(Math.max(0.3, part.count * unit - 0.35))}" height="2.6" ${paint(part.mark, colours)}/>`;
  });
  return { width: 40, height: 3, inner: `${HATCH}${rects.join("")}` };
}
