import type { Box } from "../table.ts";
import { type Fill, WHITE } from "./paths.ts";

/** Share of a cell that a fill must cover to be its colour. */
const COVERS = 0.6;
/** Share of an empty cell that a patch of colour must cover: RAG columns often hold a small coloured mark and no word. */
const PATCH = 0.12;

function area(b: Box): number {
  return Math.max(0, b[2] - b[0]) * Math.max(0, b[3] - b[1]);
}

function common(a: Box, b: Box): number {
  return Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
}

/** The colour that a cell shows: the last one painted over most of it; null for none or white. */
export function shadeOf(box: Box, fills: readonly Fill[], empty: boolean): string | null {
  let shade: string | null = null;
  const whole = area(box);
  for (const f of fills) {
    const share = common(box, f.box) / Math.max(1, whole);
    if (share >= COVERS || (empty && share >= PATCH)) shade = f.colour === WHITE ? null : f.colour;
  }
  return shade;
}

/** The colour at a point when an object of this place in painting order was painted. */
export function groundAt(x: number, y: number, fills: readonly Fill[], before: number): string {
  let ground = WHITE;
  for (const f of fills) if (f.order < before && x >= f.box[0] && x <= f.box[2] && y >= f.box[1] && y <= f.box[3]) ground = f.colour;
  return ground;
}
