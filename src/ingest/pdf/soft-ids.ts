import { compareIds, leadingId } from "../../model/identifier.ts";
import { type CutIds, cutIdsIn } from "./cut-ids.ts";
import { gapOf, isHeaderPart, pitchOf, ROW_GAP, type SoftLine, textAt } from "./soft-lines.ts";
import type { Word } from "./words.ts";

/** The column in which rows begin with ids; `pure` where it holds little else. */
export interface IdColumn {
  readonly column: number;
  readonly pure: boolean;
  /** Nothing but a space sets the ids apart from the words. */
  readonly loose: boolean;
  /** Each id stands alone above its text. */
  readonly over: boolean;
  /** Lines with the first and with the second part of an id that a narrow column cut. */
  readonly cut: CutIds<SoftLine>;
}

/** Share of a column's lines that begin with an id from which on the column holds little else. */
const MOSTLY_IDS = 0.6;

/** Whether a column begins with an id on this line; `loose`: though nothing but a space sets it apart. */
export function startsWithId(l: SoftLine, column: number, loose = false): boolean {
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

/** Whether a row begins on this line: an id stands there, or the first part of one that was cut. */
export function beginsRow(l: SoftLine, ids: IdColumn): boolean {
  return !ids.cut.tails.has(l) && (ids.cut.heads.has(l) || startsWithId(l, ids.column, ids.loose));
}

/** Whether a column holds nothing but an id on this line. */
export function isPureId(l: SoftLine, column: number): boolean {
  const text = textAt(l, column);
  const found = leadingId(text);
  return found !== null && found.end >= text.length;
}

/** The column in which rows begin with ids: it holds little else, or its paragraphs begin so; other columns begin on the same lines. */
export function idColumnOf(lines: readonly SoftLine[]): IdColumn | null {
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
    const leading = ids.length >= 2 && commonFamily(texts) >= ids.length * MOST_ALIKE && !areInitials(texts) && (!loose || countsUp(texts));
    const over = standOver(ids, c);
    if (ids.length === 0 || !(pure || leading || over)) continue;
    const beside = ids.reduce((sum, l) => sum + l.columns.filter((w) => w.length > 0).length, 0) / ids.length / width;
    const better = best === null || (beside > best.beside + 0.05 && ids.length >= best.count * AS_MANY);
    if ((over || beside >= (pure ? BESIDE : BESIDE_LEADING)) && better) best = { column: c, pure, loose, over, beside, count: ids.length };
  }
  return best && { ...best, cut: cutIdsOf(lines, best.column) };
}

/** "N. Shackleton" begins as a letter's id does: the letters of ids follow one another. */
function areInitials(texts: readonly string[]): boolean {
  const letters = texts.filter((t) => SINGLE.test(t)).map((t) => t.charCodeAt(0));
  if (letters.length <= texts.length / 2) return false;
  const next = letters.slice(1).filter((code, k) => code === (letters[k] as number) + 1).length;
  return next < (letters.length - 1) * MOST_NEXT || letters.length < 2;
}

/** One letter and what sets it apart. */
const SINGLE = /^[A-Z][:.)](?=\s|$)/;
/** Share of an alphabet's letters that must follow the one before. */
const MOST_NEXT = 0.6;

/** A column whose ids of several levels count up, though nothing begins beside them: the cells may stand in the middle of their rows. */
export function lonelyIds(lines: readonly SoftLine[]): IdColumn | null {
  for (const column of [0, 1].filter((c) => c < (lines[0]?.columns.length ?? 0))) {
    const found = lines.filter((l, k) => !isHeaderPart(lines, k) && startsWithId(l, column));
    const texts = found.map((l) => textAt(l, column));
    if (
      found.length >= 2 &&
      texts.every((t) => isLevelled(leadingId(t)?.id ?? "")) &&
      commonFamily(texts) === texts.length &&
      countsUp(texts)
    )
      return { column, pure: false, loose: false, over: false, cut: cutIdsOf(lines, column) };
  }
  return null;
}

/** Bold ids of several levels, each alone above its text: the cells beside may stand in the middle of their row, so that none begins there. */
function standOver(ids: readonly SoftLine[], column: number): boolean {
  const texts = ids.map((l) => textAt(l, column));
  const alone = ids.every((l) => isPureId(l, column) && l.columns[column]?.every((w) => w.bold) === true);
  return alone && texts.every((t) => isLevelled(leadingId(t)?.id ?? "")) && countsUp(texts);
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
