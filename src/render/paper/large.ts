import type { PaperBlock, TableCell, TableColumn, TableGroup, TableLook } from "../blocks.ts";

// Widths in mm that 12 pt needs, by column heading: "30 September 2026" takes 37, "Renumbered" 24.
const WIDTHS: Readonly<Record<string, number>> = {
  Rec: 17,
  Days: 14,
  "Days late": 14,
  "Days left": 14,
  "Short name, owner and change": 50,
  Was: 48,
  Update: 58,
  "Delivery date and rating": 37,
  "Read as": 38,
  "Plan page": 16,
  Owner: 44,
  Live: 12,
  Overdue: 21,
  "Soon or at risk": 19,
  "No date": 15,
  "Days lost": 15,
  Status: 50,
  Difference: 25,
  "Share now": 24,
};
const FIGURE = 30; // a column of figures headed by a day

const DATE = 42; // one that does not break
const LIST_STATUS = 30;

function widthOf(column: TableColumn, usual: number, look: TableLook | undefined): number {
  if (column.kind === "date") return DATE;
  if (column.heading === "Status" && look === "list") return LIST_STATUS;
  return WIDTHS[column.heading] ?? (column.kind === "number" ? FIGURE : usual);
}

type Table = Extract<PaperBlock, { kind: "table" }>;

/** Two neighbouring columns in one, the second under the first: side by side they would leave the words no room. */
function under(table: Table, at: number, column: TableColumn): Table {
  const join = <T>(all: readonly T[], joined: T): T[] => [...all.slice(0, at), joined, ...all.slice(at + 2)];
  const cells = (all: readonly TableCell[]): TableCell[] => join(all, { lines: all.slice(at, at + 2).flatMap((c) => c.lines) });
  const group = (g: TableGroup): TableGroup => ({ ...g, rows: g.rows.map((row) => ({ ...row, cells: cells(row.cells) })) });
  return { ...table, columns: join(table.columns, column), groups: table.groups.map(group) };
}

const lower = (heading: string): string => heading.charAt(0).toLowerCase() + heading.slice(1);

function together(table: Table): Table {
  const [rated, dated] = [
    table.columns.findIndex((c) => c.heading === "Rating"),
    table.columns.findIndex((c, i) => c.kind === "date" && table.columns[i + 1]?.kind === "date"),
  ];
  if (table.look === "changes") return under(table, 1, { heading: "Short name, owner and change", kind: "words", width: 0 });
  const [first, second] = [table.columns[dated], table.columns[dated + 1]];
  if (rated > 0) return under(table, rated - 1, { heading: "Delivery date and rating", kind: "words", width: 0 });
  if (first === undefined || second === undefined) return table;
  return under(table, dated, { heading: `${first.heading}, ${lower(second.heading)}`, kind: "date", width: DATE });
}

/** A table as large print has it: dates under one another, and its own widths; the table of sections is made for it where it is made. */
export function forLargePrint(block: PaperBlock): PaperBlock {
  if (block.kind !== "table" || block.look === "sections") return block;
  const table = together(block);
  return { ...table, columns: table.columns.map((c) => (c.width === null ? c : { ...c, width: widthOf(c, c.width, block.look) })) };
}
