import { compareIds, leadingId } from "../../model/identifier.ts";
import { isRest } from "./bold-columns.ts";
import { type CutIds, cutIdsIn } from "./cut-ids.ts";
import { median } from "./geometry.ts";
import { bridges, columnAt, type Gutter, segmentsOf } from "./gutters.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** The column in which rows begin with ids; `pure` where it holds little else. */
interface IdColumn {
  readonly column: number;
  readonly pure: boolean;
  /** Nothing but a space sets the ids apart from the words. */
  readonly loose: boolean;
  /** Lines with the first and with the second part of an id that a narrow column cut. */
  readonly cut: CutIds<SoftLine>;
}

/** A line dealt to columns. `across`: it reaches over a gutter, so it is a row of its own. */
export interface SoftLine {
  readonly line: Line;
  readonly columns: readonly (readonly Word[])[];
  readonly across: boolean;
}

/** Lines of one row. */
export type SoftRow = readonly SoftLine[];

/** of the usual distance of lines: a row begins after at least this much space, where no rule says more. */
const ROW_GAP = 1.22;
/** Share of a column's lines that begin with an id from which on the column holds little else. */
const MOSTLY_IDS = 0.6;

/** Deals a line's words to the columns between gutters: a phrase that keeps to one column as a whole, other words one by one. */
export function dealLine(line: Line, gutters: readonly Gutter[]): SoftLine {
  const columns = Array.from({ length: gutters.length + 1 }, (): Word[] => []);
  const starts = gutters.map((g) => g.to);
  for (const part of segmentsOf(line, starts)) {
    const [first, last] = [part[0] as Word, part[part.length - 1] as Word];
    const whole = !gutters.some((g) => first.from < g.from + 0.6 && last.to > g.to - 0.6);
    for (const w of part) columns[columnAt(whole ? (first.from + first.to) / 2 : (w.from + w.to) / 2, gutters)]?.push(w);
  }
  return { line, columns, across: bridges(line, gutters) > 0 };
}

/** Whether boundaries part every row of a table; null where it has too few rows to tell. */
export function isParcelled(lines: readonly SoftLine[], boundaries: readonly number[]): boolean | null {
  const ruled = lines.map((l, k) => k > 0 && isParted(lines[k - 1] as SoftLine, l, boundaries));
  return isComplete(lines, ruled, idColumnOf(lines));
}

/**
 * Cuts a table's lines into rows: at the rules or bands of colour between them, at ids, or where space stands before a row.
 * `banded`: only colours part the rows, so that two of one colour may stand together.
 */
export function linesToRows(
  lines: readonly SoftLine[],
  boundaries: readonly number[],
  complete: boolean | null = null,
  banded = false,
): SoftRow[] {
  if (lines.length === 0) return [];
  const ruled = lines.map((l, k) => k > 0 && isParted(lines[k - 1] as SoftLine, l, boundaries));
  const ids = idColumnOf(lines);
  const pitch = pitchOf(lines);
  const starts =
    (complete ?? isComplete(lines, ruled, ids) ?? false)
      ? banded
        ? withIds(lines, ruled, ids)
        : ruled
      : (centredStarts(lines, ids) ?? mark(lines, ruled, ids));
  const out: SoftLine[][] = [];
  lines.forEach((l, k) => {
    const last = out[out.length - 1];
    const before = lines[k - 1];
    const alone = !isHeaderPart(lines, k) && (l.across !== (before?.across ?? false) || (l.across && starts[k] === true));
    const section =
      ids === null ? isSectionPhrase(lines, k, pitch) || isSectionPhrase(lines, k - 1, pitch) : isSectionLine(lines, k, starts, ids);
    if (last === undefined || starts[k] === true || alone || (section && !isRestOfBold(lines, k))) out.push([l]);
    else last.push(l);
  });
  return out;
}

/** Starts of rows at colours, and at ids beside which other columns begin. */
function withIds(lines: readonly SoftLine[], ruled: readonly boolean[], ids: IdColumn | null): boolean[] {
  return lines.map((l, k) => ruled[k] === true || (ids !== null && k > 0 && beginsRow(l, ids) && isRowLike(l)));
}

/** Share of the first column's lines that are bold beside plain ones, from which on bold is no sign of a section there. */
const BOLD_COLUMN = 0.7;

/** A line alone in a first column that is bold throughout, which ends or goes on with the text above it. */
function isRestOfBold(lines: readonly SoftLine[], k: number): boolean {
  const beside = lines.filter((l) => (l.columns[0]?.length ?? 0) > 0 && !isBold(l));
  const bold = beside.filter((l) => l.columns[0]?.every((w) => w.bold)).length;
  const own = lines[k]?.columns[0] ?? [];
  if (own.length === 0 || bold === 0 || bold < beside.length * BOLD_COLUMN) return false;
  const above = lines[k - 1];
  return isRest(own, above === undefined || isHeaderPart(lines, k - 1) ? null : (above.columns[0] ?? null));
}

/** Where rows begin with ids, as white space and ids alone tell; without ids none, or in an `open` frame what white space shows. */
export function rowStarts(lines: readonly SoftLine[], open: boolean): boolean[] {
  const ids = idColumnOf(lines);
  const none = lines.map(() => false);
  if (ids === null) return open ? mark(lines, none, null) : none;
  const starts = mark(lines, none, ids);
  return lines.map((l, k) => starts[k] === true && beginsRow(l, ids));
}

/** Bold lines at the very top belong together: a header row that wraps. A section's row below it stands further off or reaches across. */
function isHeaderPart(lines: readonly SoftLine[], k: number): boolean {
  for (let i = 0; i <= k; i++) {
    const l = lines[i] as SoftLine;
    if (l.across || !l.line.words.every((w) => w.bold)) return false;
    const before = lines[i - 1];
    if (before !== undefined && l.line.base - before.line.base > l.line.size * HEADER_PITCH) return false;
  }
  return true;
}

/** A bold phrase alone (on one line or two), in the first column or the one after the ids, just before a row begins: a section's name. */
function isSectionLine(lines: readonly SoftLine[], k: number, starts: readonly boolean[], ids: IdColumn | null): boolean {
  const l = lines[k] as SoftLine;
  if (!isPhrase(l, ids) || isPhrase(lines[k - 1], ids) || isHeaderPart(lines, k)) return false;
  const next = k + 1 + (isPhrase(lines[k + 1], ids) && starts[k + 1] !== true ? 1 : 0);
  const below = lines[next];
  if (below === undefined || starts[next] !== true || isBold(below)) return false;
  if (ids === null) return gapOf(l, lines[k - 1] as SoftLine) > pitchOf(lines) * ROW_GAP;
  return !beginsRow(l, ids) || (!isPureId(l, ids.column) && beginsRow(below, ids));
}

function isBold(l: SoftLine | undefined): boolean {
  return l?.line.words.every((w) => w.bold) === true;
}

function isPhrase(l: SoftLine | undefined, ids: IdColumn | null): boolean {
  if (l === undefined || !isBold(l)) return false;
  const filled = l.columns.flatMap((c, i) => (c.length > 0 ? [i] : []));
  return filled.length === 1 && (filled[0] === 0 || (ids?.pure === true && filled[0] === ids.column + 1));
}

/** of the usual distance: the white between rows whose cells stand in the middle of their height, from wide to narrow. */
const BANDS = [1.7, 1.5, 1.35];
/** Share of the bands that hold one id each. */
const ONE_EACH = 0.85;

/** Where cells stand in the middle of their rows, the ids are not on the rows' first lines: only white across all columns parts them. */
function centredStarts(lines: readonly SoftLine[], ids: IdColumn | null): boolean[] | null {
  if (ids === null) return null;
  const pitch = pitchOf(lines);
  for (const least of BANDS) {
    const starts = lines.map((l, k) => k === 0 || endsHeader(lines, k) || gapOf(l, lines[k - 1] as SoftLine) > pitch * least);
    const bands = linesBetween(lines, starts).filter((b) => b.length > 1 || !isBold(b[0]));
    const counts = bands.map((b) => b.filter((l) => beginsRow(l, ids)).length);
    const inside = bands.filter((b) => b.findIndex((l) => beginsRow(l, ids)) > 0 && !isBold(b[0])).length;
    const single = counts.filter((n) => n === 1).length;
    if (inside >= 2 && inside >= single * 0.3 && single >= counts.length * ONE_EACH - 1) return starts;
  }
  return null;
}

function endsHeader(lines: readonly SoftLine[], k: number): boolean {
  return isHeaderPart(lines, k - 1) && !isHeaderPart(lines, k);
}

function linesBetween(lines: readonly SoftLine[], starts: readonly boolean[]): SoftLine[][] {
  const out: SoftLine[][] = [];
  lines.forEach((l, k) => {
    if (k === 0 || starts[k]) out.push([l]);
    else out.at(-1)?.push(l);
  });
  return out;
}

/** Without numbers: a bold phrase alone in the first column, apart from the line before it, above a line that begins a row and is not bold. */
function isSectionPhrase(lines: readonly SoftLine[], k: number, pitch: number): boolean {
  const [before, l, next] = [lines[k - 1], lines[k], lines[k + 1]];
  const isBold = (x: SoftLine) => x.line.words.every((w) => w.bold);
  if (before === undefined || l === undefined || next === undefined || isHeaderPart(lines, k)) return false;
  if (!isBold(l) || isBold(next) || isBold(before)) return false;
  const alone = l.columns.every((c, i) => c.length > 0 === (i === 0));
  return alone && isRowLike(next) && gapOf(l, before) > pitch * ROW_GAP && gapOf(next, l) > pitch * ROW_GAP;
}

/** em: lines of one header cell stand this close. */
const HEADER_PITCH = 1.38;

/** Whether one of the boundaries stands between two lines. */
export function isParted(a: SoftLine, b: SoftLine, boundaries: readonly number[]): boolean {
  return boundaries.some((y) => y > a.line.base - 2 && y < b.line.base - b.line.size * 0.5);
}

/** The boundaries part every row: there are about as many as ids; without ids, rules stand below other rows than headers and sections. */
function isComplete(lines: readonly SoftLine[], ruled: readonly boolean[], ids: IdColumn | null): boolean | null {
  const bands = ruled.filter(Boolean).length;
  if (bands < 2) return null;
  if (ids !== null) return bands >= lines.filter((l) => beginsRow(l, ids)).length * 0.8;
  const inner = ruled.filter((r, k) => r && !isHeading(lines, k) && !isHeading(lines, k - 1)).length;
  const none = lines.map(() => false);
  return inner >= 1 && inner >= mark(lines, none, null).filter(Boolean).length * FEWEST_BANDS;
}

/** of the rows that white space shows: lists and paragraphs look like rows too, so that there may be fewer rules. */
const FEWEST_BANDS = 0.3;

/** A line of a header or of a section's row. */
function isHeading(lines: readonly SoftLine[], k: number): boolean {
  const l = lines[k];
  return (
    l !== undefined &&
    (isHeaderPart(lines, k) || (l.line.words.every((w) => w.bold) && l.columns.filter((c) => c.length > 0).length === 1) || l.across)
  );
}

function mark(lines: readonly SoftLine[], ruled: readonly boolean[], ids: IdColumn | null): boolean[] {
  const pitch = pitchOf(lines);
  const wide = lines.flatMap((l, k) => (k > 0 && isRowLike(l) ? [gapOf(l, lines[k - 1] as SoftLine) / pitch] : [])).filter((g) => g > WIDE);
  const least = pitch * Math.max(ROW_GAP, median(wide) * NEAR);
  const sparse = ids === null ? sparseColumns(lines) : [];
  return lines.map((l, k) => {
    const before = lines[k - 1];
    if (before === undefined) return true;
    if (ruled[k] === true) return true;
    if (isHeaderPart(lines, k)) return false;
    if (isHeaderPart(lines, k - 1)) return true;
    const gap = gapOf(l, before) > pitch * ROW_GAP;
    if (ids !== null) return beginsRow(l, ids) && (gap || (ids.pure && (ids.cut.heads.has(l) || isPureId(l, ids.column))));
    return (gapOf(l, before) > least && isRowLike(l)) || refills(l, before, sparse, pitch);
  });
}

/** Share of a table's lines below which a column that owners or dates stand in is filled. */
const SPARSE = 0.6;
/** of the usual distance: white across all columns, however narrow. */
const SOME_WHITE = 1.1;

/** Columns that are empty beside most lines: their cells are short, so that each new one is a new row's. */
function sparseColumns(lines: readonly SoftLine[]): number[] {
  const body = lines.filter((l, k) => !l.across && !isHeaderPart(lines, k));
  return (lines[0]?.columns ?? []).flatMap((_, c) => {
    const filled = body.filter((l) => (l.columns[c]?.length ?? 0) > 0).length;
    return filled > 2 && filled < body.length * SPARSE ? [c] : [];
  });
}

/** Short cells begin on this line beside others, where the line before has none: after some white one is enough, without it takes two and the first column. */
function refills(l: SoftLine, before: SoftLine, sparse: readonly number[], pitch: number): boolean {
  const has = (x: SoftLine, c: number) => (x.columns[c]?.length ?? 0) > 0;
  const fresh = sparse.filter((c) => has(l, c) && !has(before, c)).length;
  const filled = l.columns.filter((c) => c.length > 0).length;
  if (l.across || before.across || filled < 2) return false;
  if (gapOf(l, before) > pitch * SOME_WHITE) return fresh > 0 && filled >= Math.max(2, l.columns.length * 0.4);
  return gapOf(l, before) > pitch * 0.95 && fresh > 1 && isRowLike(l) && filled >= l.columns.length * 0.7;
}

/** of the usual distance: where rows stand this far apart, much smaller gaps (below `NEAR` of theirs) are those of paragraphs and lists. */
const WIDE = 1.3;
const NEAR = 0.82;

function gapOf(l: SoftLine, before: SoftLine): number {
  return (l.line.base - before.line.base) / Math.max(l.line.size, before.line.size);
}

/** The first column and half of all begin here. */
function isRowLike(l: SoftLine): boolean {
  const filled = l.columns.filter((c) => c.length > 0).length;
  return filled >= Math.max(2, l.columns.length * 0.5) && (l.columns[0] as readonly Word[]).length > 0;
}

/** The usual distance of two lines of one cell, in ems. */
function pitchOf(lines: readonly SoftLine[]): number {
  const pitches: number[] = [];
  const width = lines[0]?.columns.length ?? 0;
  for (let c = 0; c < width; c++) {
    let last: Word | undefined;
    for (const l of lines) {
      const word = l.columns[c]?.[0];
      if (word === undefined) continue;
      if (last !== undefined) pitches.push((word.base - last.base) / Math.max(word.size, last.size));
      last = word;
    }
  }
  const close = pitches.filter((p) => p > 0.9 && p < 2).sort((a, b) => a - b);
  return close[close.length >> 2] ?? 1.2; // a quarter from below: lists and paragraphs have more space, nothing has less
}

function textAt(l: SoftLine, column: number): string {
  return (l.columns[column] ?? []).map((w) => w.text).join(" ");
}

function startsWithId(l: SoftLine, column: number, loose = false): boolean {
  const found = leadingId(textAt(l, column));
  return found !== null && !l.across && (found.apart || isPureId(l, column) || isBoldId(l, column) || (loose && isLevelled(found.id)));
}

/** "4.2" or "R12", which begin no sentence; a bare figure may. */
function isLevelled(id: string): boolean {
  return /\d[.]\d|^[A-Z]+[-. ]?\d/.test(id);
}

/** A bold id before plain words. */
function isBoldId(l: SoftLine, column: number): boolean {
  const [first, second] = l.columns[column] ?? [];
  return first?.bold === true && second?.bold === false && leadingId(first.text)?.end === first.text.length;
}

function beginsRow(l: SoftLine, ids: IdColumn): boolean {
  return !ids.cut.tails.has(l) && (ids.cut.heads.has(l) || startsWithId(l, ids.column, ids.loose));
}

function isPureId(l: SoftLine, column: number): boolean {
  const text = textAt(l, column);
  const found = leadingId(text);
  return found !== null && found.end >= text.length;
}

/** The column in which rows begin with ids: it holds little else, or its paragraphs begin so; other columns begin on the same lines. */
function idColumnOf(lines: readonly SoftLine[]): IdColumn | null {
  return idColumnAmong(lines, false) ?? idColumnAmong(lines, true);
}

function idColumnAmong(lines: readonly SoftLine[], loose: boolean): IdColumn | null {
  const width = lines[0]?.columns.length ?? 0;
  let best: (Omit<IdColumn, "cut"> & { beside: number; count: number }) | null = null;
  for (let c = 0; c < Math.min(width, ID_COLUMNS); c++) {
    const filled = lines.filter(
      (l, k) => (l.columns[c] as readonly Word[]).length > 0 && !l.across && !isHeaderPart(lines, k) && !isTitle(l),
    );
    const ids = filled.filter((l) => startsWithId(l, c, loose));
    const pure = ids.length >= filled.length * MOSTLY_IDS && ids.every((l) => isPureId(l, c));
    const texts = ids.map((l) => textAt(l, c));
    const leading = ids.length >= 2 && commonFamily(texts) >= ids.length * MOST_ALIKE && (!loose || countsUp(texts));
    if (ids.length === 0 || !(pure || leading)) continue;
    const beside = ids.reduce((sum, l) => sum + l.columns.filter((w) => w.length > 0).length, 0) / ids.length / width;
    const better = best === null || (beside > best.beside + 0.05 && ids.length >= best.count * AS_MANY);
    if (beside >= (pure ? BESIDE : BESIDE_LEADING) && better) best = { column: c, pure, loose, beside, count: ids.length };
  }
  return best && { ...best, cut: cutIdsOf(lines, best.column) };
}

/** Ids that count up, but for one in ten. */
function countsUp(texts: readonly string[]): boolean {
  const ids = texts.map((t) => leadingId(t)?.id ?? "");
  return ids.slice(1).filter((id, k) => compareIds(ids[k] as string, id) >= 0).length <= ids.length * 0.1;
}

function cutIdsOf(lines: readonly SoftLine[], column: number): CutIds<SoftLine> {
  const least = pitchOf(lines) * ROW_GAP;
  return cutIdsIn(
    lines,
    (l) => (l.across ? "" : textAt(l, column)),
    (l, before) => gapOf(l, before) <= least,
  );
}

/** of the ids in a column before: initials of names look like ids too. */
const AS_MANY = 0.8;

/** Several words in bold alone in their line: a section's row, though it may begin with a number. */
function isTitle(l: SoftLine): boolean {
  return l.line.words.length > 1 && l.line.words.every((w) => w.bold) && l.columns.filter((c) => c.length > 0).length === 1;
}

/** Ids stand in one of the first columns, after a rating or an update at most. */
const ID_COLUMNS = 4;
/** Share of the columns that begin on the lines of ids: the numbers of a list stand alone. */
const BESIDE = 0.4;
const BESIDE_LEADING = 0.62;

/** Share of the ids in a column that are of one kind: a wrapped line may begin with a figure. */
const MOST_ALIKE = 0.7;

/** How many of the texts begin with an id of the commonest kind. */
function commonFamily(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const t of texts) {
    const found = leadingId(t);
    if (found !== null) counts.set(found.family, (counts.get(found.family) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
