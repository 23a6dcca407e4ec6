import type { TableColumn } from "../blocks.ts";
import { twips } from "./measures.ts";
import type { Setting } from "./setting.ts";

const LEAST_REST = twips(30); // of a column that takes the rest, on a template's narrow page

// mm: word processors set "30 September 2017" a little wider than the browser does, and a date is never broken.
const DATE_ROOM = 2;

const sum = (widths: readonly number[]): number => widths.reduce((a, b) => a + b, 0);

/** As the paper says; a column without a width takes what is left. */
function ordinary(columns: readonly TableColumn[], width: number): number[] {
  const fixed = columns.map((c) => (c.width === null ? null : twips(c.width + (c.kind === "date" ? DATE_ROOM : 0))));
  const free = fixed.filter((w) => w === null).length;
  const rest = free === 0 ? 0 : Math.max(LEAST_REST, (width - sum(fixed.map((w) => w ?? 0))) / free);
  return fixed.map((w) => w ?? rest);
}

/** Column widths in twips that together take the width of the text; a paper in large print comes with widths that its letters need. */
export function columnWidths(columns: readonly TableColumn[], s: Pick<Setting, "width">): number[] {
  const widths = ordinary(columns, s.width);
  const over = sum(widths) - s.width;
  const widest = widths.indexOf(Math.max(...widths));
  const fitted = widths.map((w, i) => (i === widest && over < w / 2 ? w - over : w));
  const scale = Math.min(1, s.width / sum(fitted));
  return fitted.map((w) => Math.floor(w * scale));
}
