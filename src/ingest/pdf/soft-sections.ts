import { isRest } from "./bold-columns.ts";
import { beginsRow, type IdColumn, isPureId } from "./soft-ids.ts";
import { gapOf, isBold, isHeaderPart, pitchOf, ROW_GAP, type SoftLine } from "./soft-lines.ts";

/** Share of the first column's lines that are bold beside plain ones, from which on bold is no sign of a section there. */
const BOLD_COLUMN = 0.7;

/** A line alone in a first column that is bold throughout, which ends or goes on with the text above it. */
export function isRestOfBold(lines: readonly SoftLine[], k: number): boolean {
  const beside = lines.filter((l) => (l.columns[0]?.length ?? 0) > 0 && !isBold(l));
  const bold = beside.filter((l) => l.columns[0]?.every((w) => w.bold)).length;
  const own = lines[k]?.columns[0] ?? [];
  if (own.length === 0 || bold === 0 || bold < beside.length * BOLD_COLUMN) return false;
  const above = lines[k - 1];
  return isRest(own, above === undefined || isHeaderPart(lines, k - 1) ? null : (above.columns[0] ?? null));
}

/** A bold phrase alone (on one line or two), in the first column or the one after the ids, just before a row begins: a section's name. */
export function isSectionLine(lines: readonly SoftLine[], k: number, starts: readonly boolean[], ids: IdColumn | null): boolean {
  const l = lines[k] as SoftLine;
  if (!isPhrase(l, ids) || isPhrase(lines[k - 1], ids) || isHeaderPart(lines, k)) return false;
  const next = k + 1 + (isPhrase(lines[k + 1], ids) && starts[k + 1] !== true ? 1 : 0);
  const below = lines[next];
  if (below === undefined || starts[next] !== true || isBold(below)) return false;
  if (ids === null) return gapOf(l, lines[k - 1] as SoftLine) > pitchOf(lines) * ROW_GAP;
  return !beginsRow(l, ids) || (!isPureId(l, ids.column) && beginsRow(below, ids));
}

function isPhrase(l: SoftLine | undefined, ids: IdColumn | null): boolean {
  if (l === undefined || !isBold(l)) return false;
  const filled = l.columns.flatMap((c, i) => (c.length > 0 ? [i] : []));
  return filled.length === 1 && (filled[0] === 0 || (ids?.pure === true && filled[0] === ids.column + 1));
}

/** Without numbers: a bold phrase alone in the first column, apart from the line before it, above a line that begins a row and is not bold. */
export function isSectionPhrase(lines: readonly SoftLine[], k: number, pitch: number): boolean {
  const [before, l, next] = [lines[k - 1], lines[k], lines[k + 1]];
  const isBold = (x: SoftLine) => x.line.words.every((w) => w.bold);
  if (before === undefined || l === undefined || next === undefined || isHeaderPart(lines, k)) return false;
  if (!isBold(l) || isBold(next) || isBold(before)) return false;
  const alone = l.columns.every((c, i) => c.length > 0 === (i === 0));
  const row = next.columns.filter((c) => c.length > 0).length >= Math.max(2, next.columns.length * 0.5); // its first cell, an owner's, may be empty
  return alone && row && gapOf(l, before) > pitch * ROW_GAP && gapOf(next, l) > pitch * ROW_GAP;
}

/** A line of a header or of a section's row. */
export function isHeading(lines: readonly SoftLine[], k: number): boolean {
  const l = lines[k];
  return (
    l !== undefined &&
    (isHeaderPart(lines, k) || (l.line.words.every((w) => w.bold) && l.columns.filter((c) => c.length > 0).length === 1) || l.across)
  );
}
