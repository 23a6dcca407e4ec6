import { median } from "../pdf/geometry.ts";
import type { Bounds } from "./bands.ts";
import type { Ink } from "./ink.ts";

/** of a line's height: longer runs of ink are crossbars and underlines, not stems. */
const STEM = 0.34;
/** Stems this much thicker than the usual ones are bold: regular lines of a scan stay within 1.1, bold ones begin at 1.25. */
const BOLD = 1.18;

/** Which of the words on a page stand in bold lines; boxes in pixels, sizes those of their lines. One word's stems vary too much to be told alone. */
export function boldWords(words: readonly { readonly line: unknown; readonly box: Bounds; readonly size: number }[], ink: Ink): boolean[] {
  const stems = words.map(({ box, size }) => stemOf(box, size, ink) / Math.max(1, size));
  const usual = median(stems.filter((s) => s > 0));
  const byLine = new Map<unknown, number[]>();
  words.forEach(({ line }, k) => {
    byLine.set(line, [...(byLine.get(line) ?? []), stems[k] as number]);
  });
  return words.map(({ line }) => median(byLine.get(line) ?? []) > BOLD * usual);
}

/** The mean width of a word's stems, in pixels; 0 where it has none. */
function stemOf([x0, y0, x1, y1]: Bounds, size: number, { width, height, on }: Ink): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y++) {
    let run = 0;
    for (let x = Math.max(0, Math.floor(x0)); x <= Math.min(width - 1, x1); x++) {
      if (on[y * width + x] === 1) run++;
      else if (run > 0) {
        if (run < STEM * size) [sum, count] = [sum + run, count + 1];
        run = 0;
      }
    }
  }
  return count === 0 ? 0 : sum / count;
}
