import { findDates } from "../model/dates.ts";
import { leadingId } from "../model/identifier.ts";
import { ragColour } from "../model/rag.ts";
import { statementsOfCell } from "../model/status.ts";
import { cellAt, filledCells, type GridRow } from "./grid.ts";
import { lineOf } from "./paragraphs.ts";

const LONGEST = 90; // letters: a section's name has no sentences in it
const FEWEST_ROWS = 1.5; // rows a section on the average: a value of its own in each row is no section

/** Rows under one value of a column: a cell that spans them, a value printed again, or blanks below the first. */
interface Run {
  readonly value: string;
  readonly rows: number;
}

/** Whether a column names the sections of its rows: few values, each over rows that follow one another, none that comes back. */
export function namesSections(rows: readonly GridRow[], column: number): boolean {
  const data = rows.filter((r) => filledCells(r).length > 1);
  const values = data.map((r) => valueAt(r, column));
  if (data.length < 3 || values[0] === "" || rows.filter(isWide).length > 1) return false;
  const runs = runsOf(values);
  const distinct = new Set(runs.map((r) => r.value));
  if (distinct.size < runs.length || data.length < runs.length * FEWEST_ROWS) return false;
  if (runs.length === 1 && !data.some((r) => cellAt(r, column)?.own === false)) return false;
  return [...distinct].every(isName);
}

function valueAt(row: GridRow, column: number): string {
  return lineOf(cellAt(row, column)?.cell.paragraphs ?? []);
}

/** A row that is nothing but one cell over all columns: it heads a section itself. */
function isWide(row: GridRow): boolean {
  return filledCells(row).length === 1 && row.row.cells.length === 1;
}

function runsOf(values: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last !== undefined && (value === "" || value === last.value)) runs[runs.length - 1] = { ...last, rows: last.rows + 1 };
    else runs.push({ value, rows: 1 });
  }
  return runs;
}

function isName(value: string): boolean {
  return (
    value.length > 1 &&
    value.length <= LONGEST &&
    /^["'\u2018\u201c(]?[\p{Lu}\d]/u.test(value) &&
    /\p{L}{2}/u.test(value) &&
    !/[.;]$/.test(value) &&
    !isOtherField(value)
  );
}

function isOtherField(value: string): boolean {
  return (
    ragColour(value) !== null ||
    (findDates(value).length > 0 && value.length < 30) ||
    (value.length < 30 && statementsOfCell(value).length > 0) ||
    leadingId(value)?.end === value.length
  );
}
