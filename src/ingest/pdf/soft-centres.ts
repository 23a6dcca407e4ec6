import { beginsRow, type IdColumn } from "./soft-ids.ts";
import { gapOf, isBold, isHeaderPart, pitchOf, type SoftLine } from "./soft-lines.ts";

/** of the usual distance: white that may part rows, though it may part paragraphs of one cell as well. */
const SOME_WHITE = 1.35;
/** em: the middles of one row's cells stand this close; space below a cell's last paragraph counts as the cell's. */
const NEAR = 1.6;
/** Share of the rows whose cells agree on their middle. */
const AGREEING = 0.8;
/** Share of the rows whose id stands lower than another cell's first line: without, the cells stand at the top. */
const LOWER = 0.3;
/** em: what the rest of a row from the page before costs, or a section's row. */
const CUT = 1;

interface Best {
  readonly cost: number;
  readonly from: number;
}

/**
 * Where cells stand in the middle of their rows and the white between rows is no wider than that between paragraphs: bands of lines are
 * gathered to rows of one id each, so that the middles of each row's cells agree best.
 */
export function balancedStarts(lines: readonly SoftLine[], ids: IdColumn | null): boolean[] | null {
  if (ids === null) return null;
  const head = lines.findIndex((_, k) => !isHeaderPart(lines, k));
  if (head < 0 || standAtTop(lines.slice(head), ids)) return null;
  const bands = bandsOf(lines.slice(head));
  const rows = gathered(bands, ids);
  if (rows === null || !isCentred(rows, ids)) return null;
  const firsts = new Set(rows.map((r) => r[0]));
  return lines.map((l, k) => k === 0 || firsts.has(l));
}

/** Share of the ids beside which cells begin, from which on the cells stand at the top of their rows. */
const AT_TOP = 0.5;

/** The lines with an id are those in which the row's other cells begin. */
function standAtTop(lines: readonly SoftLine[], ids: IdColumn): boolean {
  const rows: SoftLine[][] = [];
  for (const l of lines) {
    if (rows.length === 0 || beginsRow(l, ids)) rows.push([l]);
    else rows.at(-1)?.push(l);
  }
  const own = rows.filter((r) => r[0] !== undefined && beginsRow(r[0], ids));
  return own.filter((r) => spreadOf(r, top) < 0.5).length >= own.length * AT_TOP;
}

function bandsOf(lines: readonly SoftLine[]): SoftLine[][] {
  const least = pitchOf(lines) * SOME_WHITE;
  const out: SoftLine[][] = [];
  lines.forEach((l, k) => {
    const before = lines[k - 1];
    const apart = before === undefined || gapOf(l, before) > least || l.across !== before.across;
    if (apart || isBoldTitle(l) !== isBoldTitle(before)) out.push([l]);
    else out.at(-1)?.push(l);
  });
  return out;
}

/** The cheapest way to gather bands to rows, from the first to the last. */
function gathered(bands: readonly SoftLine[][], ids: IdColumn): SoftLine[][] | null {
  const best: (Best | null)[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= bands.length; end++) {
    let found: Best | null = null;
    for (let from = end - 1; from >= 0; from--) {
      const row = bands.slice(from, end).flat();
      if (idsIn(row, ids) > 1) break;
      const before = best[from];
      const own = costOf(row, ids, from === 0, end === bands.length);
      if (before && own !== null && (found === null || before.cost + own < found.cost)) found = { cost: before.cost + own, from };
    }
    best.push(found);
  }
  return best.at(-1) ? traced(bands, best) : null;
}

function traced(bands: readonly SoftLine[][], best: readonly (Best | null)[]): SoftLine[][] {
  const out: SoftLine[][] = [];
  for (let end = bands.length; end > 0; end = (best[end] as Best).from) out.unshift(bands.slice((best[end] as Best).from, end).flat());
  return out;
}

function idsIn(row: readonly SoftLine[], ids: IdColumn): number {
  return row.filter((l) => beginsRow(l, ids)).length;
}

/** Null for what is no row. The page may have cut the `first` row and the `last`; what stands of a cut row begins at its top. */
function costOf(row: readonly SoftLine[], ids: IdColumn, first: boolean, last: boolean): number | null {
  const spread = spreadOf(row, middle);
  if (isHeaded(row, ids)) return null;
  if (idsIn(row, ids) === 1) return last ? Math.min(spread, spreadOf(row, top) + CUT / 2) : spread;
  if (row.length === 1 && isSection(row[0] as SoftLine)) return CUT;
  return first || last ? Math.min(spread, CUT) : null;
}

/** A section's name in bold above plain words: a row of its own. */
function isHeaded([title, ...below]: readonly SoftLine[], ids: IdColumn): boolean {
  if (title === undefined || below.length === 0 || !isBoldTitle(title) || beginsRow(title, ids)) return false;
  const next = below.find((l) => !isBoldTitle(l));
  return next?.columns[0]?.some((w) => !w.bold) === true;
}

/** Bold words alone in the first column. */
export function isBoldTitle(l: SoftLine): boolean {
  return isSection(l) && isBold(l);
}

function isSection(l: SoftLine): boolean {
  return l.across || l.columns.every((c, k) => c.length > 0 === (k === 0));
}

type Extent = readonly [top: number, foot: number];

const middle = ([from, to]: Extent) => (from + to) / 2;

const top = ([from]: Extent) => from;

/** How far apart a row's cells stand, in ems. */
function spreadOf(row: readonly SoftLine[], place: (e: Extent) => number): number {
  const size = Math.max(...row.map((l) => l.line.size));
  const places = (row[0]?.columns ?? []).flatMap((_, c) => {
    const words = row.flatMap((l) => l.columns[c] ?? []);
    if (words.length === 0) return [];
    return [place([Math.min(...words.map((w) => w.base - w.size)), Math.max(...words.map((w) => w.base))])];
  });
  return places.length === 0 ? 0 : (Math.max(...places) - Math.min(...places)) / size;
}

function isCentred(rows: readonly (readonly SoftLine[])[], ids: IdColumn): boolean {
  const whole = rows.filter((r, k) => k < rows.length - 1 || spreadOf(r, middle) < NEAR); // the page may have cut the last
  const inner = whole.filter((r) => idsIn(r, ids) === 1 && r.length > 1);
  const agree = inner.filter((r) => spreadOf(r, middle) < NEAR).length;
  const lower = inner.filter((r) => !beginsRow(r[0] as SoftLine, ids)).length;
  const atTop = inner.filter((r) => spreadOf(r, top) < 0.5).length;
  return lower >= 2 && lower >= inner.length * LOWER && agree >= inner.length * AGREEING && atTop < agree;
}
