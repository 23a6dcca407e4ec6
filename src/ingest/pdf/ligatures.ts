import type { Glyph } from "./glyphs.ts";

/** em a letter: a ligature is wider, so that a narrower box is its first letter's alone. */
const NARROWEST = 0.2;

/**
 * A ligature's letters stand all in its place, and in some fonts (Type 3, as Chromium embeds those it may not subset) each with the width of its own
 * letter: the ligature is as wide as they are together, else a gap would seem to follow it.
 */
export function spreadLigatures(glyphs: readonly Glyph[]): readonly Glyph[] {
  let out: Glyph[] | null = null;
  for (let k = 0; k < glyphs.length; k++) {
    const end = endOfLigature(glyphs, k);
    if (end === k + 1) continue;
    const letters = glyphs.slice(k, end);
    const to = spreadTo(letters, glyphs[end]);
    if (to !== null) {
      out ??= [...glyphs];
      for (let i = k; i < end; i++) out[i] = { ...(glyphs[i] as Glyph), x1: to };
    }
    k = end - 1;
  }
  return out ?? glyphs;
}

function endOfLigature(glyphs: readonly Glyph[], from: number): number {
  const first = glyphs[from] as Glyph;
  let k = from + 1;
  while (k < glyphs.length && isInPlace(first, glyphs[k] as Glyph)) k++;
  return k;
}

function isInPlace(a: Glyph, b: Glyph): boolean {
  return a.ox === b.ox && a.oy === b.oy && a.style.object === b.style.object && a.style.turn === 0;
}

/** em: the next letter stands this close to the ligature's end. */
const NEXT = 0.1;

function spreadTo(letters: readonly Glyph[], next: Glyph | undefined): number | null {
  const first = letters[0] as Glyph;
  const widths = letters.map((g) => g.x1 - g.x0);
  const own = widths.some((w) => Math.abs(w - (widths[0] as number)) > 0.01);
  const widest = Math.max(...widths);
  const to = first.x0 + widths.reduce((sum, w) => sum + w, 0);
  const goesOn = next !== undefined && next.oy === first.oy && Math.abs(next.ox - to) < NEXT * first.style.size; // two bold letters f are as wide as a ligature
  if (goesOn) return next.ox;
  return own || widest < NARROWEST * first.style.size * letters.length ? to : null;
}
