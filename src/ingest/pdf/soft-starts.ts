import { median } from "./geometry.ts";
import { isBoldTitle } from "./soft-centres.ts";
import { beginsRow, type IdColumn, isPureId } from "./soft-ids.ts";
import { gapOf, isBold, isHeaderPart, isRowLike, pitchOf, ROW_GAP, type SoftLine, shortColumns, textAt } from "./soft-lines.ts";
import { isRestOfBold } from "./soft-sections.ts";

/** of the usual distance: the white between rows whose cells stand in the middle of their height, from wide to narrow. */
const BANDS = [1.7, 1.5, 1.35];

/** Share of the bands that hold one id each. */
const ONE_EACH = 0.85;

/** Where cells stand in the middle of their rows, the ids are not on the rows' first lines: only white across all columns parts them. */
export function centredStarts(lines: readonly SoftLine[], ids: IdColumn | null): boolean[] | null {
  if (ids === null) return null;
  const pitch = pitchOf(lines);
  for (const least of BANDS) {
    const starts = lines.map(
      (l, k) => k === 0 || besideTitle(lines, k, ids) || endsHeader(lines, k) || gapOf(l, lines[k - 1] as SoftLine) > pitch * least,
    );
    const bands = linesBetween(lines, starts).filter((b) => b.length > 1 || !isBold(b[0]));
    const counts = bands.map((b) => b.filter((l) => beginsRow(l, ids)).length);
    const inside = bands.filter((b) => b.findIndex((l) => beginsRow(l, ids)) > 0 && !isBold(b[0])).length;
    const single = counts.filter((n) => n === 1).length;
    if (inside >= 2 && inside >= single * 0.3 && single >= counts.length * ONE_EACH - 1) return starts;
  }
  return null;
}

/** A section's name in bold above this line, or on it: little space may part it from its rows. */
function besideTitle(lines: readonly SoftLine[], k: number, ids: IdColumn): boolean {
  const isTitle = (j: number) =>
    isBoldTitle(lines[j] as SoftLine) && !beginsRow(lines[j] as SoftLine, ids) && !isHeaderPart(lines, j) && !isRestOfBold(lines, j);
  return isTitle(k) !== isTitle(k - 1);
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

/** Where rows begin: below rules, at ids, or where space stands before a line in several columns. */
export function markStarts(lines: readonly SoftLine[], ruled: readonly boolean[], ids: IdColumn | null): boolean[] {
  const pitch = pitchOf(lines);
  const wide = lines.flatMap((l, k) => (k > 0 && isRowLike(l) ? [gapOf(l, lines[k - 1] as SoftLine) / pitch] : [])).filter((g) => g > WIDE);
  const least = pitch * Math.max(ROW_GAP, median(wide) * NEAR);
  const sparse = ids === null ? shortColumns(lines) : [];
  const headless = ids?.over === true && lines[0] !== undefined && beginsRow(lines[0], ids); // bold as a header is
  return lines.map((l, k) => {
    const before = lines[k - 1];
    if (before === undefined) return true;
    if (ruled[k] === true) return true;
    if (!headless && isHeaderPart(lines, k)) return false;
    if (!headless && isHeaderPart(lines, k - 1)) return true;
    const gap = gapOf(l, before) > pitch * ROW_GAP;
    if (ids !== null)
      return beginsRow(l, ids) && (gap || beginsAnew(l, before) || (ids.pure && (ids.cut.heads.has(l) || isPureId(l, ids.column))));
    if (runsOn(l, before)) return false;
    return (gapOf(l, before) > least && isRowLike(l)) || refills(l, before, sparse, pitch);
  });
}

/** A sentence that no mark ended goes on in a small letter. */
function runsOn(l: SoftLine, before: SoftLine): boolean {
  return l.columns.some((_, c) => /^\p{Ll}/u.test(textAt(l, c)) && /[\p{L}\p{N},]$/u.test(textAt(before, c)));
}

/** of the usual distance: white across all columns, however narrow. */
const SOME_WHITE = 1.1;

/** Short cells begin on this line beside others, where the line before has none: after some white one is enough, without it takes two and the first column. */
function refills(l: SoftLine, before: SoftLine, sparse: readonly number[], pitch: number): boolean {
  const has = (x: SoftLine, c: number) => (x.columns[c]?.length ?? 0) > 0;
  const fresh = sparse.filter((c) => has(l, c) && !has(before, c)).length;
  const filled = l.columns.filter((c) => c.length > 0).length;
  if (l.across || before.across || filled < 2) return false;
  if (gapOf(l, before) > pitch * SOME_WHITE) return fresh > 0 && filled >= Math.max(2, l.columns.length * 0.4);
  return gapOf(l, before) > pitch * 0.95 && fresh > 1 && isRowLike(l) && filled >= l.columns.length * 0.7;
}

/** Nearly all cells begin on this line, some of which have nothing on the line before: rows may stand as close as lines do. */
function beginsAnew(l: SoftLine, before: SoftLine): boolean {
  const filled = l.columns.filter((c) => c.length > 0).length;
  const fresh = l.columns.some((c, k) => c.length > 0 && before.columns[k]?.length === 0);
  return !l.across && fresh && filled >= Math.max(3, l.columns.length * 0.7);
}

/** of the usual distance: where rows stand this far apart, much smaller gaps (below `NEAR` of theirs) are those of paragraphs and lists. */
const WIDE = 1.3;

const NEAR = 0.82;
