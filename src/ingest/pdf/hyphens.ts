import { type Glyph, TRUE_HYPHEN } from "./glyphs.ts";

const SOFT_HYPHEN = 0xad;

/**
 * PDFium leaves soft hyphens out. Where an engine paints one and then a hyphen, each as an object of its own, the gap in the order of painting
 * tells that the hyphen only breaks the word.
 */
export function withSoftHyphens(glyphs: readonly Glyph[], order: ReadonlyMap<number, number>): readonly Glyph[] {
  if (!glyphs.some((g) => g.code === TRUE_HYPHEN)) return glyphs;
  return glyphs.map((g, k) => (g.code === TRUE_HYPHEN && hasGap(glyphs[k - 1], g, order) ? { ...g, code: SOFT_HYPHEN } : g));
}

/** em: a hyphen stands this close to its word. */
const TOUCHING = 0.05;

function hasGap(before: Glyph | undefined, g: Glyph, order: ReadonlyMap<number, number>): boolean {
  if (before === undefined || before.style.object === g.style.object) return false;
  const [a, b] = [order.get(before.style.object), order.get(g.style.object)];
  const near = Math.abs(g.oy - before.oy) < 0.1 && Math.abs(g.ox - before.x1) < TOUCHING * g.style.size;
  return a !== undefined && b !== undefined && b - a > 1 && near;
}
