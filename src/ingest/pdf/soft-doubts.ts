import { beginsRow, type IdColumn, idColumnOf } from "./soft-ids.ts";
import { gapOf, isBold, isHeaderPart, isParted, pitchOf, type SoftLine, type SoftRow, shortColumns, textAt } from "./soft-lines.ts";

/** of the white inside rows: the white between two rows must be this much wider to tell them apart by itself. */
const CLEARLY = 1.25;

/** Rows whose beginning or end was guessed: no rule, no id and no clear white parts them, and their short cells do not stand anew beside others. */
export function guessedRows(rows: readonly SoftRow[], boundaries: readonly number[]): Set<number> {
  const lines = rows.flat();
  const known: Known = { lines, boundaries, ids: idColumnOf(lines), short: shortColumns(lines), white: whiteWithin(rows) };
  const out = new Set<number>(hasBlankHeading(rows) ? rows.keys() : []);
  rows.forEach((row, j) => {
    const before = rows[j - 1]?.at(-1);
    if (before !== undefined && !isSure(row[0] as SoftLine, before, known)) out.add(j - 1).add(j);
    if (!isBetween(row, rows[j - 1], rows[j + 1], boundaries) && refillsWithin(row, known)) out.add(j);
  });
  return out;
}

/** No heading stands over words of the first page's rows: a heading may stand in its neighbour's column, and so may words below. */
function hasBlankHeading(rows: readonly SoftRow[]): boolean {
  const lines = rows.flat();
  const body = lines.findIndex((_, k) => !isHeaderPart(lines, k));
  const head = lines.slice(0, Math.max(0, body));
  if (!head.some((l) => l.columns.filter((c) => c.length > 0).length > 1)) return false;
  const filled = (c: number) => rows.filter((r) => r.some((l) => !isBold(l) && !l.across && has(l, c))).length;
  return (lines[0]?.columns ?? []).some((_, c) => head.every((l) => !has(l, c)) && filled(c) > 0);
}

/** Whether boundaries stand above and below a row. */
function isBetween(row: SoftRow, above: SoftRow | undefined, below: SoftRow | undefined, boundaries: readonly number[]): boolean {
  const [first, last] = [row[0] as SoftLine, row.at(-1) as SoftLine];
  const opened = above === undefined || isParted(above.at(-1) as SoftLine, first, boundaries);
  return opened && (below === undefined || isParted(last, below[0] as SoftLine, boundaries)) && boundaries.length > 0;
}

interface Known {
  readonly lines: readonly SoftLine[];
  readonly boundaries: readonly number[];
  readonly ids: IdColumn | null;
  readonly short: readonly number[];
  readonly white: number;
}

/** The widest white between two lines of one row, in ems. */
function whiteWithin(rows: readonly SoftRow[]): number {
  const pitch = pitchOf(rows.flat());
  const gaps = rows.flatMap((row) => row.slice(1).map((l, k) => gapOf(l, row[k] as SoftLine))).sort((a, b) => a - b);
  return Math.max(pitch, gaps[Math.floor(gaps.length * MOST)] ?? 0);
}

/** Share of the white inside rows that is measured: a single odd one says nothing. */
const MOST = 0.98;

function isSure(l: SoftLine, before: SoftLine, known: Known): boolean {
  if (isParted(before, l, known.boundaries)) return true;
  if (l.across || before.across || isBold(before) || isBold(l)) return true; // a header's or a section's
  const gap = gapOf(l, before);
  if (gap > known.white * CLEARLY) return true;
  if (known.short.some((c) => has(l, c) && !has(before, c)) && !goesOnBelow(l, before)) return true;
  return known.ids !== null && beginsRow(l, known.ids);
}

/** A column's words run on from one line to the next: a sentence goes on, or few columns begin. */
function goesOnBelow(l: SoftLine, before: SoftLine): boolean {
  const filled = l.columns.flatMap((c, k) => (c.length > 0 ? [k] : []));
  return filled.length < FEWEST || filled.some((c) => has(before, c) && /^\p{Ll}/u.test(textAt(l, c)));
}

/** Columns that begin with a row at the least. */
const FEWEST = 3;

function has(l: SoftLine, column: number): boolean {
  return (l.columns[column]?.length ?? 0) > 0;
}

/** of the usual distance: columns whose lines alternate are no two rows. */
const APART = 1.6;

/** A short cell ends inside the row and words stand below it again: there may be two rows. */
function refillsWithin(row: SoftRow, { short, lines, ids }: Known): boolean {
  if (ids !== null && row.filter((l) => beginsRow(l, ids)).length === 1) return false;
  const pitch = pitchOf(lines);
  return short.some((c) => {
    const filled = row.flatMap((l, k) => (has(l, c) && !isHeaderPart(lines, lines.indexOf(l)) ? [k] : []));
    const apart = (a: number, b: number) => gapOf(row[b] as SoftLine, row[a] as SoftLine) > pitch * APART;
    return filled.some((k, i) => i > 0 && k - (filled[i - 1] as number) > 1 && apart(filled[i - 1] as number, k));
  });
}
