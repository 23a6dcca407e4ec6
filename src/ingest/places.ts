import type { Place } from "../model/edition.ts";
import type { Field } from "./draft.ts";
import { runsOf } from "./paragraphs.ts";
import type { Box } from "./table.ts";

/** Where a field stands: the pieces of its cell, or the boxes round its words where it has a part of one; one place a page. */
export function placesOf(name: string, field: Field): Place[] {
  const runs = runsOf(field.paragraphs);
  if (runs.length === 0) return [];
  const pieces = field.cell?.pieces ?? [];
  if (pieces.length > 0) return pieces.map((p) => ({ page: p.page, box: p.box === null ? null : [...p.box], field: name }));
  const pages = [...new Set(runs.map((r) => r.page))].sort((a, b) => a - b);
  return pages.map((page) => ({ page, box: boxAround(runs.filter((r) => r.page === page).map((r) => r.box)), field: name }));
}

function boxAround(boxes: readonly (Box | null)[]): Place["box"] {
  const known = boxes.filter((b): b is Box => b !== null);
  if (known.length === 0) return null;
  const side = (i: 0 | 1 | 2 | 3, of: (...n: number[]) => number) => of(...known.map((b) => b[i]));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
