import { balancedStarts, isBoldTitle } from "./soft-centres.ts";
import { beginsRow, type IdColumn, idColumnOf, lonelyIds } from "./soft-ids.ts";
import { gapOf, isHeaderPart, isParted, isRowLike, pitchOf, type SoftLine, type SoftRow } from "./soft-lines.ts";
import { isHeading, isRestOfBold, isSectionLine, isSectionPhrase } from "./soft-sections.ts";
import { centredStarts, markStarts } from "./soft-starts.ts";

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
        ? withSections(lines, withIds(lines, ruled, ids), ids)
        : ruled
      : (centredStarts(lines, ids) ?? balancedStarts(lines, ids ?? lonelyIds(lines)) ?? markStarts(lines, ruled, ids));
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

/** of the usual distance: white about a section's row that has the colour of the row beside it. */
const APART = 1.35;

/** Starts of rows at colours, and about a bold phrase alone in the first column: a section's row may have no colour of its own. */
function withSections(lines: readonly SoftLine[], starts: readonly boolean[], ids: IdColumn | null): boolean[] {
  const least = pitchOf(lines) * APART;
  const isApart = (k: number) => starts[k] === true || gapOf(lines[k] as SoftLine, lines[k - 1] as SoftLine) > least;
  const isTitle = (k: number) => {
    const [before, l, next] = [lines[k - 1], lines[k], lines[k + 1]];
    if (l === undefined || before === undefined || next === undefined || !isBoldTitle(l) || isHeaderPart(lines, k)) return false;
    if ((ids !== null && beginsRow(l, ids)) || isBoldTitle(before) || isBoldTitle(next) || isRestOfBold(lines, k)) return false;
    return isApart(k) && isApart(k + 1);
  };
  return lines.map((_, k) => starts[k] === true || isTitle(k) || isTitle(k - 1));
}

/** Where rows begin with ids, as white space and ids alone tell; without ids none, or in an `open` frame what white space shows. */
export function rowStarts(lines: readonly SoftLine[], open: boolean): boolean[] {
  const ids = idColumnOf(lines);
  const none = lines.map(() => false);
  if (ids === null) return open ? markStarts(lines, none, null) : none;
  const starts = markStarts(lines, none, ids);
  return lines.map((l, k) => starts[k] === true && beginsRow(l, ids));
}

/** The boundaries part every row: there are about as many as ids; without ids, rules stand below other rows than headers and sections. */
function isComplete(lines: readonly SoftLine[], ruled: readonly boolean[], ids: IdColumn | null): boolean | null {
  const bands = ruled.filter(Boolean).length;
  if (bands < 2) return null;
  if (ids !== null) return bands >= lines.filter((l) => beginsRow(l, ids)).length * 0.8;
  const inner = ruled.filter((r, k) => r && !isHeading(lines, k) && !isHeading(lines, k - 1)).length;
  const none = lines.map(() => false);
  return inner >= 1 && inner >= markStarts(lines, none, null).filter(Boolean).length * FEWEST_BANDS;
}

/** of the rows that white space shows: lists and paragraphs look like rows too, so that there may be fewer rules. */
const FEWEST_BANDS = 0.3;
