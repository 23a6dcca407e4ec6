import { isParted, pitchOf, type SoftLine, textAt } from "./soft-lines.ts";

/** Where the cells of a row stand in its height. */
export type Standing = "top" | "middle" | "bottom";

/** What is known of a table's lines when its rows are sought. */
export interface Sheet {
  readonly lines: readonly SoftLine[];
  readonly boundaries: readonly number[];
  /** Those on which rows have their numbers. */
  readonly numbered: ReadonlySet<SoftLine> | null;
  /** The page before may end within the first row, the next page may go on with the last. */
  readonly goesOnAbove: boolean;
  readonly goesOnBelow: boolean;
}

/** em: how far the places of a row's cells may differ at no cost: the space below a last paragraph counts as the cell's. */
const PLAY = 0.7;
/** em: what a cell out of its place costs at the most. */
const FARTHEST = 6;
/** What it costs that a cell is empty, in the column with most words, and that a row has no number though rows have. */
const EMPTY = 1;
const TEXTLESS = 3;
const NUMBERLESS = 6;
/** What a row costs of which the page shows a part, and a section's. */
const CUT = 0.7;
const TITLE = 0.5;
const PLAIN_TITLE = 1;
/** of the usual distance: the white above and below a section's name that is not bold. */
const ALONE = 1.4;
/** Words. */
const LONGEST_TITLE = 8;
/** What it costs to cut a sentence. */
const RUNS_ON = 3;
/** What it costs to part lines of a column between which no more space stands than between lines of one cell. */
const TIGHT = 0.6;
const NO_SPACE = 1.06;
/** of the usual distance of lines: more is a gap, in cells of a few words and in texts with paragraphs. */
const GAP_SHORT = 1.15;
const GAP_LONG = 2.6;
const WIDEST_GAP = 4;
/** em: rows stand no closer. */
const CLOSEST = 0.8;

interface Piece {
  readonly line: number;
  readonly top: number;
  readonly foot: number;
}

/** Says what it costs to take lines `from` to before `end` for one row, and to begin a row at a line; infinite for what is no row. */
export interface Costs {
  readonly row: (from: number, end: number, standing: Standing) => number;
  readonly cut: (at: number) => number;
  readonly count: number;
}

/** The costs of rows on a sheet. */
export function costsOf(sheet: Sheet): Costs {
  const { lines, numbered: ids } = sheet;
  const size = Math.max(1, ...lines.map((l) => l.line.size));
  const pitch = pitchOf(lines) * size;
  const columns = (lines[0]?.columns ?? []).map((_, c) => piecesOf(lines, c));
  const gaps = columns.map((pieces) => runningSum(pieces.map((_, i) => gapCost(pieces, i, pitch, isShort(pieces, pitch)))));
  const starts = columns.map((pieces) => startsIn(pieces, lines.length));
  const numbered = runningSum(lines.map((l) => (ids?.has(l) === true ? 1 : 0)));
  const titles = runningSum(lines.map((l) => (isTitleLine(l, lines, ids) ? 1 : 0)));
  const parted = runningSum(lines.map((l, k) => (k > 0 && isParted(lines[k - 1] as SoftLine, l, sheet.boundaries) ? 1 : 0)));
  const main = mainColumn(lines);
  const cuts = lines.map((_, k) => cutCost(lines, k, size, pitch, sheet.boundaries));

  function spread(from: number, end: number, standing: Standing): { apart: number; filled: boolean[] } {
    const places: number[] = [];
    const filled = columns.map((pieces, c) => {
      const [a, b] = [starts[c]?.[from] as number, starts[c]?.[end] as number];
      const [first, last] = [pieces[a], pieces[b - 1]];
      if (b <= a || first === undefined || last === undefined) return false;
      places.push(standing === "top" ? first.top : standing === "bottom" ? last.foot : (first.top + last.foot) / 2);
      return true;
    });
    const sorted = [...places].sort((x, y) => x - y);
    const usual = sorted[sorted.length >> 1] ?? 0;
    const apart = places.reduce((sum, p) => sum + Math.min(FARTHEST, Math.max(0, Math.abs(p - usual) / size - PLAY)), 0);
    return { apart, filled };
  }

  function row(from: number, end: number, standing: Standing): number {
    const own = between(titles, from, end);
    if (own > 0) return own === end - from && (end - from === 1 || lines[from]?.across === false) ? TITLE : Number.POSITIVE_INFINITY;
    if (end === from + 1 && isPlainTitle(lines, from, pitch) && !ids?.has(lines[from] as SoftLine)) return PLAIN_TITLE;
    const count = between(numbered, from, end);
    if (count > 1 || between(parted, from + 1, end) > 0) return Number.POSITIVE_INFINITY;
    const inner = columns.reduce(
      (sum, _, c) => sum + between(gaps[c] as number[], (starts[c]?.[from] as number) + 1, starts[c]?.[end] as number),
      0,
    );
    const { apart, filled } = spread(from, end, standing);
    const whole = apart + empty(filled) + (ids !== null && count === 0 ? NUMBERLESS : 0);
    const isCut = (sheet.goesOnAbove && from === 0) || (sheet.goesOnBelow && end === lines.length);
    return inner + (isCut ? Math.min(whole, spread(from, end, "top").apart + CUT) : whole);
  }

  function empty(filled: readonly boolean[]): number {
    return filled.reduce((sum, is, c) => sum + (is ? 0 : c === main ? TEXTLESS : EMPTY), 0);
  }

  return { row, cut: (at) => cuts[at] ?? 0, count: lines.length };
}

function piecesOf(lines: readonly SoftLine[], column: number): Piece[] {
  return lines.flatMap((l, line) => {
    const words = l.columns[column] ?? [];
    if (words.length === 0) return [];
    return [{ line, top: Math.min(...words.map((w) => w.base - w.size)), foot: Math.max(...words.map((w) => w.base)) }];
  });
}

/** Lines of a cell of a few words; a column whose cells have no more on average holds owners or dates. */
const FEW_LINES = 2.4;

function isShort(pieces: readonly Piece[], pitch: number): boolean {
  const cells = pieces.filter((p, i) => i === 0 || p.foot - (pieces[i - 1] as Piece).foot > pitch * GAP_SHORT).length;
  return pieces.length <= cells * FEW_LINES;
}

function gapCost(pieces: readonly Piece[], i: number, pitch: number, short: boolean): number {
  const [before, piece] = [pieces[i - 1], pieces[i] as Piece];
  if (before === undefined) return 0;
  const gap = (piece.foot - before.foot) / pitch;
  if (gap <= (short ? GAP_SHORT : GAP_LONG)) return 0;
  return Math.min(WIDEST_GAP, short ? 1 + (gap - GAP_SHORT) * 1.5 : gap - GAP_LONG);
}

function runningSum(values: readonly number[]): number[] {
  const out = [0];
  for (const v of values) out.push((out.at(-1) as number) + v);
  return out;
}

function between(sums: readonly number[], from: number, end: number): number {
  return end <= from ? 0 : (sums[end] as number) - (sums[from] as number);
}

/** For each line the first of a column's pieces on it or below. */
function startsIn(pieces: readonly Piece[], count: number): number[] {
  const out: number[] = [];
  let i = 0;
  for (let k = 0; k <= count; k++) {
    while (i < pieces.length && (pieces[i] as Piece).line < k) i++;
    out.push(i);
  }
  return out;
}

/** A section's name: over the columns, or in bold alone in the first column where not all is bold. */
function isTitleLine(l: SoftLine, lines: readonly SoftLine[], ids: ReadonlySet<SoftLine> | null): boolean {
  if (l.across) return true;
  if (!l.line.words.every((w) => w.bold) || ids?.has(l) === true) return false;
  if (!l.columns.every((c, k) => c.length > 0 === (k === 0))) return false;
  const beside = lines.filter((o) => (o.columns[0]?.length ?? 0) > 0 && !o.line.words.every((w) => w.bold));
  return beside.filter((o) => o.columns[0]?.every((w) => w.bold)).length < Math.max(2, beside.length * 0.5);
}

/** A few words alone in the first column, with white above and below. */
function isPlainTitle(lines: readonly SoftLine[], k: number, pitch: number): boolean {
  const [before, l, below] = [lines[k - 1], lines[k] as SoftLine, lines[k + 1]];
  if (!l.columns.every((c, i) => c.length > 0 === (i === 0)) || l.line.words.length > LONGEST_TITLE) return false;
  if (!/^\p{Lu}.*[\p{L}):]$/u.test(textAt(l, 0))) return false;
  const isApart = (a: SoftLine, b: SoftLine) => b.line.base - a.line.base > pitch * ALONE;
  return (before === undefined || isApart(before, l)) && (below === undefined || isApart(l, below));
}

function mainColumn(lines: readonly SoftLine[]): number {
  const words = (lines[0]?.columns ?? []).map((_, c) => lines.reduce((sum, l) => sum + (l.columns[c]?.length ?? 0), 0));
  return words.indexOf(Math.max(...words));
}

function cutCost(lines: readonly SoftLine[], k: number, size: number, pitch: number, boundaries: readonly number[]): number {
  const [before, l] = [lines[k - 1], lines[k] as SoftLine];
  if (before === undefined || isParted(before, l, boundaries)) return 0;
  const step = l.line.base - before.line.base;
  if (step < size * CLOSEST) return Number.POSITIVE_INFINITY;
  const cut = l.columns.filter((_, c) => runsOn(lines, k, c)).length;
  return Math.min(2, cut) * RUNS_ON + Math.max(0, 1.1 - step / pitch) * 3 + tight(lines, k, pitch) * TIGHT;
}

/** Columns in which no more space stands above a line than between two of one cell. */
function tight(lines: readonly SoftLine[], k: number, pitch: number): number {
  const base = (l: SoftLine | undefined, c: number) => l?.columns[c]?.[0]?.base;
  const columns = (lines[k] as SoftLine).columns.map((_, c) => c);
  return columns.filter((c) => {
    const below = lines.slice(k).find((l) => (l.columns[c]?.length ?? 0) > 0);
    const above = lines.slice(0, k).findLast((l) => (l.columns[c]?.length ?? 0) > 0);
    const [from, to] = [base(above, c), base(below, c)];
    return from !== undefined && to !== undefined && to - from < pitch * NO_SPACE;
  }).length;
}

/** A sentence in a column goes on below a cut. */
function runsOn(lines: readonly SoftLine[], k: number, column: number): boolean {
  const above = lines.slice(0, k).findLast((l) => (l.columns[column]?.length ?? 0) > 0);
  const below = lines.slice(k).find((l) => (l.columns[column]?.length ?? 0) > 0);
  if (above === undefined || below === undefined) return false;
  return /^[\p{Ll}(]/u.test(textAt(below, column)) && /[\p{L}\p{N},\u00ad\u2010–-]$/u.test(textAt(above, column));
}
