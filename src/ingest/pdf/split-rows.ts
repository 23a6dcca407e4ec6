import type { PageContent } from "./content.ts";
import type { Gutter } from "./gutters.ts";
import type { LaidCell, LaidTable, PageLayout } from "./laid.ts";
import { wordsToLines } from "./lines.ts";
import { shadeOf } from "./shades.ts";
import { guessedRows } from "./soft-doubts.ts";
import { idColumnOf } from "./soft-ids.ts";
import { dealLine, type SoftLine } from "./soft-lines.ts";
import { linesToRows, rowStarts } from "./soft-rows.ts";
import { withTagKeys } from "./tag-keys.ts";

/** Share of a table's columns that begin anew with a row. */
const MOST_COLUMNS = 0.5;
/** Rows in a ruled frame on average, over the whole document, from which on rules do not part rows: else a frame with several is a shared one. */
const UNRULED = 1.6;

interface Tall {
  readonly cells: readonly LaidCell[];
  readonly lines: readonly SoftLine[];
  readonly begun: number;
}

/** Tables that are ruled down but not across: their tall rows are cut where most columns begin anew. */
export function splitTallRows(layouts: readonly PageLayout[]): PageLayout[] {
  const talls = new Map<LaidTable, readonly (Tall | null)[]>();
  for (const t of layouts.flatMap((l) => l.tables)) if (isPlain(t)) talls.set(t, tallRows(t));
  const rows = [...talls.values()].flat().filter((t): t is Tall => t !== null);
  const begun = rows.reduce((sum, t) => sum + t.begun, 0);
  if (begun < 3 || begun < rows.length * UNRULED) return [...layouts];
  return layouts.map((l) => ({ ...l, tables: l.tables.map((t) => splitTable(t, talls.get(t) ?? [], l.content)) }));
}

function isPlain(t: LaidTable): boolean {
  return t.columns.length > 3 && t.cells.every((c) => c.rowSpan === 1);
}

/** Rows with words in several cells, and how many rows white space shows in each. */
function tallRows(table: LaidTable): (Tall | null)[] {
  const width = table.columns.length - 1;
  const gutters: Gutter[] = table.columns.slice(1, -1).map((x) => ({ from: x, to: x }));
  return Array.from({ length: table.rows }, (_, j) => {
    const cells = table.cells.filter((c) => c.row === j);
    if (cells.length !== width || cells.filter((c) => c.words.length > 0).length < 2) return null;
    const lines = wordsToLines(cells.flatMap((c) => c.words)).map((l) => ({ ...dealLine(l, gutters), across: false }));
    if (lines.every((l) => l.line.words.every((w) => w.bold))) return null;
    const starts = rowStarts(lines, table.footRule === false && table.topRule === false);
    const over = idColumnOf(lines)?.over === true;
    // the first line may go on with the page before
    const whole = lines.every((l, k) => k === 0 || !starts[k] || over || filled(l) >= MOST_COLUMNS * width);
    return { cells, lines, begun: whole ? starts.filter(Boolean).length : 1 };
  });
}

function splitTable(table: LaidTable, talls: readonly (Tall | null)[], content: PageContent): LaidTable {
  const out: LaidCell[] = [];
  const guessed = new Set<number>();
  let rows = 0;
  for (let j = 0; j < table.rows; j++) {
    const tall = talls[j] ?? null;
    const parts = tall === null || tall.begun < 2 ? [] : linesToRows(tall.lines, []);
    if (tall === null || parts.length < 2) {
      out.push(...table.cells.filter((c) => c.row === j).map((c) => ({ ...c, row: rows })));
      if (tall !== null && guessedRows([tall.lines], []).size > 0) guessed.add(rows);
      rows += 1;
      continue;
    }
    for (const k of guessedRows(parts, [])) guessed.add(rows + k);
    for (const row of parts) {
      out.push(
        ...tall.cells.map((c, i) =>
          partOf(
            c,
            row.flatMap((l: SoftLine) => l.columns[i] ?? []),
            rows,
            row,
            content,
          ),
        ),
      );
      rows += 1;
    }
  }
  return rows === table.rows ? { ...table, guessed } : withTagKeys({ ...table, rows, cells: out, rowKeys: [], guessed }, content.tags);
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
