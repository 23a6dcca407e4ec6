import { paragraphText, type Row, type Table, type TextBlock } from "../table.ts";

const MOST = 8; // rows: title, subtitle, date, marking and empty ones between

/** Lines that a spreadsheet sets above its header row stand in the table of its web page: they are text, the table begins with its header. */
export function splitTitle(table: Table): (TextBlock | Table)[] {
  const header = table.rows.slice(0, MOST + 1).findIndex((row) => filled(row) >= Math.max(3, table.width * 0.6));
  const above = table.rows.slice(0, Math.max(0, header));
  if (
    header < 1 ||
    !isHeader(table.rows[header]) ||
    !above.every((row) => isLine(row, table.width)) ||
    above.every((row) => filled(row) === 0)
  )
    return [table];
  return [...titled(above.flatMap(rowToText)), { ...table, rows: table.rows.slice(header) }];
}

function filled(row: Row): number {
  return row.cells.filter((cell) => cell.paragraphs.length > 0).length;
}

/** One cell, or the date and the marking beside each other. */
function isLine(row: Row, width: number): boolean {
  const pair = filled(row) === 2 && width >= 4 && row.cells.every((cell) => cell.colSpan === 1);
  return (filled(row) <= 1 || pair) && row.cells.every((cell) => cell.rowSpan === 1);
}

function isHeader(row: Row | undefined): boolean {
  const bold = row?.cells.every((cell) => cell.paragraphs.every((p) => p.runs.every((r) => r.bold))) ?? false;
  return row?.header === true || bold;
}

function rowToText(row: Row): TextBlock[] {
  return row.cells.flatMap((cell) =>
    cell.paragraphs.map((paragraph) => ({
      kind: "text",
      page: row.page,
      level: paragraph.runs.every((r) => r.bold) ? 4 : null,
      paragraph,
    })),
  );
}

/** Where no line above a table looks like a heading, the first of several is the title, unless it holds a date. */
export function titled(blocks: readonly TextBlock[]): TextBlock[] {
  const [first, ...rest] = blocks;
  const plain = blocks.every((b) => b.level === null) && first !== undefined && !/\d/.test(paragraphText(first.paragraph));
  return plain && rest.length > 0 ? [{ ...first, level: 1 }, ...rest] : [...blocks];
}
