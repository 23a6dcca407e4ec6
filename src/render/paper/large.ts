import type { PaperBlock, TableColumn, TableLook } from "../blocks.ts";

// Widths in mm that 12 pt needs, by column heading: "30 September 2026" takes 37, "Renumbered" 24.
const WIDTHS: Readonly<Record<string, number>> = {
  Rec: 17,
  Days: 14,
  "Days late": 14,
  "Days left": 14,
  "Short name and owner": 36,
  Change: 30,
  Was: 38,
  Update: 50,
  "Delivery date": 32,
  Rating: 28,
  "Read as": 38,
  "Plan page": 16,
  Owner: 44,
  Live: 12,
  Overdue: 19,
  "Soon or at risk": 17,
  "No date": 14,
  "Days lost": 14,
  Status: 50,
  Difference: 23,
  "Share now": 22,
};
const FIGURE = 28; // a column of figures headed by a day

const DATE = 42; // one that does not break
const LIST_STATUS = 30;

function widthOf(column: TableColumn, usual: number, look: TableLook | undefined): number {
  if (column.kind === "date") return DATE;
  if (column.heading === "Status" && look === "list") return LIST_STATUS;
  return WIDTHS[column.heading] ?? (column.kind === "number" ? FIGURE : usual);
}

/** A table with the widths of large print; the table of sections is made for it where it is made. */
export function forLargePrint(block: PaperBlock): PaperBlock {
  if (block.kind !== "table" || block.look === "sections") return block;
  return { ...block, columns: block.columns.map((c) => (c.width === null ? c : { ...c, width: widthOf(c, c.width, block.look) })) };
}
