import { numberedLines } from "./numbered-lines.ts";
import type { Prepared } from "./prepared.ts";
import { costsOf, type Sheet, type Standing } from "./row-costs.ts";
import { cheapestRows, costOfRows, standingOf } from "./row-search.ts";
import { beginsRow, idColumnOf, lonelyIds } from "./soft-ids.ts";
import { isHeaderPart, type SoftLine, type SoftRow } from "./soft-lines.ts";

/** A table's lines below its header row. `counted`: those on which its ids count up over all pages. */
export function sheetOf(table: Prepared, counted: ReadonlySet<SoftLine> | null): Sheet {
  const head = table.soft.findIndex((_, k) => !isHeaderPart(table.soft, k));
  const lines = head < 0 ? [] : table.soft.slice(head);
  const { boundaries, goesOnAbove, goesOnBelow } = table;
  return { lines, boundaries, numbered: counted ?? numberedAlone(table.soft), goesOnAbove, goesOnBelow };
}

function numberedAlone(lines: readonly SoftLine[]): ReadonlySet<SoftLine> | null {
  const ids = idColumnOf(lines) ?? lonelyIds(lines);
  return ids === null ? null : new Set(lines.filter((l) => beginsRow(l, ids)));
}

/** What is known of a family's rows that nothing drawn parts. */
export interface Search {
  readonly standing: Standing;
  readonly counted: ReadonlySet<SoftLine> | null;
}

/** What the pages of one table say together of its rows. */
export function searchOf(tables: readonly Prepared[]): Search {
  const counted = numberedLines(tables.flatMap((t) => t.soft));
  return { standing: standingOf(tables.map((t) => sheetOf(t, counted))), counted };
}

/** of what other rows cost: how much dearer rows must be than the cheapest ones to be given up for them. */
const DEARER = 1.15;
const CLEARLY = 2;
/** em: where the cheapest rows cost more each on average, the table is not laid as is supposed, and others must be far dearer. */
const MOST_A_ROW = 3;
const FAR_DEARER = 1.7;

/** The rows in which cells agree best, where they clearly do so better than in those found line by line. */
export function searchRows(table: Prepared, rows: readonly SoftRow[], { standing, counted }: Search): SoftRow[] {
  const sheet = sheetOf(table, counted);
  const costs = costsOf(sheet);
  const head = table.soft.length - sheet.lines.length;
  const starts: number[] = [];
  let at = 0;
  for (const r of rows) {
    if (at >= head) starts.push(at - head);
    at += r.length;
  }
  const best = cheapestRows(costs, standing);
  const own = costOfRows(costs, starts, standing);
  if (best === null || (starts[0] ?? 0) !== 0) return [...rows];
  const fits = best.cost <= best.starts.length * MOST_A_ROW || own >= best.cost * FAR_DEARER;
  if (!fits || own < best.cost * DEARER + CLEARLY) return [...rows];
  const header = head === 0 ? [] : [table.soft.slice(0, head)];
  return [...header, ...best.starts.map((from, j) => sheet.lines.slice(from, best.starts[j + 1] ?? sheet.lines.length))];
}
