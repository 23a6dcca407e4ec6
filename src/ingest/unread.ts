import { filledCells, type GridRow } from "./grid.ts";
import { foldHeading } from "./headings.ts";
import { lineOf } from "./paragraphs.ts";
import type { Segment } from "./segments.ts";
import type { Table } from "./table.ts";

/** Headings that a table shares with the plan, from which on it is one of the plan's. */
const ENOUGH = 3;

/** Tables of rows that were not read as recommendations, and most likely are: without a header between the plan's, or with its headings in a row of their own. */
export function unreadTables(segments: readonly Segment[]): Table[] {
  const isPlan = (s: Segment) => s.columns !== null;
  const [first, last] = [segments.findIndex(isPlan), segments.findLastIndex(isPlan)];
  const headings = new Set(segments.flatMap((s) => s.columns ?? []).map((c) => foldHeading(c.name)));
  headings.delete("");
  return segments.flatMap((s, at) => {
    if (isPlan(s) || !s.rows.some((r) => filledCells(r).length > 0)) return [];
    const between = first < at && at < last && s.header.length === 0;
    return between || s.rows.slice(0, -1).some((r) => sharesHeadings(r, headings)) ? s.tables : [];
  });
}

/** A row that says what the plan's headings do, above others. */
function sharesHeadings(row: GridRow, headings: ReadonlySet<string>): boolean {
  const texts = filledCells(row).map((c) => foldHeading(lineOf(c.paragraphs)));
  return texts.filter((t) => headings.has(t)).length >= Math.max(ENOUGH, texts.length / 2);
}
