import type { PageContent } from "./content.ts";
import type { Gutter } from "./gutters.ts";
import type { LaidCell, LaidTable } from "./laid.ts";
import { wordsToLines } from "./lines.ts";
import { shadeOf } from "./shades.ts";
import { dealLine, linesToRows, rowStarts, type SoftLine } from "./soft-rows.ts";

/** Share of a table's columns that must begin anew with every row for white space alone to part rows inside a ruled frame. */
const MOST_COLUMNS = 0.7;
/** Rows of a page's table: a header, and what is not ruled. With more, rules do part the rows, and a cell with several recommendations is shared. */
const UNRULED = 2;

/** A table ruled down but not across: the one tall row between its header and its foot is cut where all columns begin anew. */
export function splitTallRows(table: LaidTable, content: PageContent): LaidTable {
  const width = table.columns.length - 1;
  if (width < 3 || table.rows > UNRULED || table.cells.some((c) => c.rowSpan > 1)) return table;
  const out: LaidCell[] = [];
  let rows = 0;
  for (let j = 0; j < table.rows; j++) {
    const cells = table.cells.filter((c) => c.row === j);
    const parts = cells.length === width ? splitRow(cells, table, content) : null;
    if (parts === null) out.push(...cells.map((c) => ({ ...c, row: rows })));
    else out.push(...parts.map((c) => ({ ...c, row: c.row + rows })));
    rows += parts === null ? 1 : 1 + Math.max(...parts.map((c) => c.row));
  }
  return rows === table.rows ? table : { ...table, rows, cells: out, rowKeys: [] };
}

function splitRow(cells: readonly LaidCell[], table: LaidTable, content: PageContent): LaidCell[] | null {
  const gutters: Gutter[] = table.columns.slice(1, -1).map((x) => ({ from: x, to: x }));
  const lines = wordsToLines(cells.flatMap((c) => c.words)).map((l) => ({ ...dealLine(l, gutters), across: false }));
  const starts = rowStarts(lines);
  const begun = starts.filter(Boolean).length;
  if (begun < 2 || !lines.every((l, k) => k === 0 || !starts[k] || filled(l) >= MOST_COLUMNS * (gutters.length + 1))) return null;
  const parts = linesToRows(lines, []);
  return parts.flatMap((row, j) =>
    cells.map((c, i) =>
      partOf(
        c,
        row.flatMap((l: SoftLine) => l.columns[i] ?? []),
        j,
        row,
        content,
      ),
    ),
  );
}

function filled(l: SoftLine): number {
  return l.columns.filter((c) => c.length > 0).length;
}

function partOf(cell: LaidCell, words: LaidCell["words"], j: number, row: readonly SoftLine[], content: PageContent): LaidCell {
  const tops = row.flatMap((l) => l.line.words.map((w) => w.box[1]));
  const feet = row.flatMap((l) => l.line.words.map((w) => w.box[3]));
  const box = [cell.box[0], Math.min(...tops), cell.box[2], Math.max(...feet)] as const;
  return { ...cell, row: j, box, words, shade: shadeOf(box, content.drawing.fills, words.length === 0) };
}
