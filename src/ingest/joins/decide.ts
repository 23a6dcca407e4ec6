import { leadingId } from "../../model/identifier.ts";
import { type Cell, type Join, type Paragraph, paragraphText, type Row } from "../table.ts";
import { cellId, type IdColumn, idsIn, nextId } from "./ids.ts";
import type { Meeting } from "./meeting.ts";
import { isEmpty, rowText } from "./merge.ts";
import { hasOwnShort, shortIn } from "./own-short.ts";
import { endsInsideWord, goesOn, lastListed, leans, listGoesOn, startsInside } from "./sentences.ts";

type Verdict = Join | null;

/** Whether the first row of a page goes on with the last row of the page before, and on what evidence; null where it starts anew. */
export function decideJoin(meeting: Meeting): Verdict {
  const { first, last, ids } = meeting;
  if (isTitle(last, meeting) || isTitle(first, meeting) || isPlainTitle(meeting)) return null;
  const id = ids === null ? null : cellId(cellAt(first, ids.column), ids.family);
  if (ids !== null && id !== null && !isQuantity(meeting, ids)) return joinNumbered(meeting, ids);
  const why = evidenceOf(meeting);
  if (why !== null) return isOrphan(meeting) ? null : join(first, why, true);
  if (meeting.open && !looksWhole(meeting)) return join(first, "no rule closes the row at the foot of the page", true);
  return ids === null ? joinUnnumbered(meeting) : joinWithoutId(meeting, ids);
}

/** "12 concerns raised" goes on with a text that ended "having regard to the": the number is none of the plan's. */
function isQuantity(meeting: Meeting, ids: IdColumn): boolean {
  const last = lastParagraph(cellAt(meeting.last, ids.column));
  const first = cellAt(meeting.first, ids.column)?.paragraphs[0];
  if (last === undefined || first === undefined || first.list !== null || first.runs.length < 2) return false;
  if (isAlone(meeting.first, ids) && !/[.!?;:]["'\u2019\u201d)]*$/.test(paragraphText(last)) && isOfOtherLevel(meeting, first)) return true;
  if (!leans(last)) return false;
  return leadingId(paragraphText(first))?.apart === false && first.runs.length > 1;
}

function isAlone(row: Row, ids: IdColumn): boolean {
  return row.cells.every((c) => c.column === ids.column || isEmpty(c));
}

const FEW = 0.2; // share of a plan's ids

/** "22 agreement" below "… in line with the Section": hardly any id of the plan has as many levels. */
function isOfOtherLevel({ known }: Meeting, first: Paragraph): boolean {
  const levels = (id: string) => id.split(".").length;
  const own = levels(leadingId(paragraphText(first))?.id ?? "");
  const numbers = [...known].filter((id) => /^\d/.test(id)); // "N. Shackleton" begins as an id does
  return numbers.filter((id) => levels(id) === own).length < numbers.length * FEW;
}

function join(first: Row, evidence: string, sure: boolean): Join {
  return { page: first.page, evidence, sure };
}

function cellAt(row: Row, column: number): Cell | undefined {
  return row.cells.find((c) => c.column === column);
}

/** A section's row; in a column that is bold throughout, what begins or ends as a sentence does is none. */
function isTitle(row: Row, meeting: Meeting): boolean {
  if (!isSection(row, meeting.width)) return false;
  const only = row.cells.find((c) => !isEmpty(c));
  const text = only === undefined ? "" : only.paragraphs.map(paragraphText).join(" ");
  if (meeting.ids !== null && only?.column === meeting.ids.column && isBareId(text, meeting.ids)) return false;
  return only === undefined || only.colSpan > 1 || !meeting.bold.has(only.column) || !/^\p{Ll}|\p{L}[.;]$/u.test(text);
}

/** A number in bold alone at a page's foot: its text stands overleaf. */
function isBareId(text: string, ids: IdColumn): boolean {
  const found = leadingId(text);
  return found !== null && found.family === ids.family && found.end >= text.trimEnd().length;
}

const LONGEST_TITLE = 8; // words

/** In a text that shows no bold: a few words alone in their row, after a row whose text ended as a sentence does. */
function isPlainTitle({ last, first, ids }: Meeting): boolean {
  const filled = first.cells.filter((c) => !isEmpty(c));
  const [only] = filled;
  const [title, ...rest] = only?.paragraphs ?? [];
  if (ids === null || filled.length !== 1 || only?.column !== ids.column || title === undefined || rest.length > 0 || title.list !== null)
    return false;
  const before = lastParagraph(cellAt(last, only.column));
  const text = paragraphText(title);
  const short =
    title.runs.length <= LONGEST_TITLE && title.runs.every((r) => r.box === null) && /^\p{Lu}/u.test(text) && !/[.;:,]$/.test(text);
  return short && before !== undefined && /[.!?]["'\u2019\u201d)]*$/.test(paragraphText(before)) && cellId(only, ids.family) === null;
}

/** A heading over the table's width, or a bold phrase alone in its row. */
function isSection(row: Row, width: number): boolean {
  const filled = row.cells.filter((c) => !isEmpty(c));
  const only = filled[0];
  if (only === undefined || filled.length > 1 || row.joins.length > 0) return false;
  if (width > 1 && only.colSpan >= width) return true;
  const runs = only.paragraphs.flatMap((p) => p.runs);
  return only.column <= 1 && runs.length <= 12 && runs.every((r) => r.bold) && only.paragraphs.every((p) => p.list === null);
}

function lastParagraph(cell: Cell | undefined): Paragraph | undefined {
  return cell?.paragraphs[cell.paragraphs.length - 1];
}

/** What shows in a single column that its text goes on: the strongest evidence of all columns. */
function evidenceOf(meeting: Meeting): string | null {
  const found = meeting.first.cells.map((c) => {
    const last = lastParagraph(cellAt(meeting.last, c.column));
    return saysWhen(c, last) ? null : columnEvidence(last, c, cellAt(meeting.last, c.column));
  });
  return ORDER.find((why) => found.includes(why)) ?? null;
}

/** "late April 2021" is a whole date, though it begins with a small letter. */
function saysWhen(cell: Cell, last: Paragraph | undefined): boolean {
  const [first, ...rest] = cell.paragraphs;
  if (first === undefined || rest.length > 0 || last === undefined || leans(last)) return false;
  return (
    /^(?:early|mid|late|by|end|w\/c|before|circa|spring|summer|autumn|winter)\b[^.;]*\d\d$/.test(paragraphText(first)) &&
    first.runs.length <= SHORT
  );
}

const ORDER = ["mid-word", "mid-sentence", "mid-list"] as const;

function columnEvidence(last: Paragraph | undefined, cell: Cell, before: Cell | undefined): (typeof ORDER)[number] | null {
  const first = cell.paragraphs[0];
  if (last === undefined || first === undefined || before === undefined) return null;
  if (endsInsideWord(paragraphText(last)) && startsWithLetter(first)) return "mid-word";
  if (startsInside(first) && goesOn(last, first)) return "mid-sentence";
  if (leans(last) && first.list === null) return "mid-sentence";
  const listed = lastListed(before);
  if (listed !== null && listGoesOn(listed, first) && first.list?.ordinal !== "1") return "mid-list";
  return null;
}

function startsWithLetter(p: Paragraph): boolean {
  return p.list === null && /^[\p{L}\p{N}]/u.test(paragraphText(p));
}

/** The next number is referred to and stands nowhere: the fragment may be the end of a recommendation whose beginning is lost. */
function isOrphan(meeting: Meeting): boolean {
  const { first, last, ids } = meeting;
  if (ids === null) return false;
  const filled = first.cells.filter((c) => !isEmpty(c));
  const text = cellAt(first, ids.column);
  const opening = text?.paragraphs[0];
  if (filled.length !== 1 || filled[0] !== text || opening === undefined || startsInside(opening) || opening.list !== null) return false;
  const numbers = idsIn(cellAt(last, ids.column), ids.family);
  const next = nextId(numbers[numbers.length - 1] ?? cellId(cellAt(last, ids.column), ids.family) ?? "");
  return next !== null && meeting.referred.has(next) && !meeting.known.has(next);
}

/** A row with an id of its own starts anew, but for three cuts: its short cells or the beginning of others stood at the foot, or it shares the cells of the row before. */
function joinNumbered(meeting: Meeting, ids: IdColumn): Verdict {
  const { first, last } = meeting;
  if (completes(meeting, ids)) return join(first, "each of the two holds the cells that the other lacks", false);
  if (isOnlyShort(last, first, ids)) return join(first, "only its short cells stand at the foot of the page before", false);
  const numberless = last.joins.length === 0 && isEmpty(cellAt(last, ids.column));
  const why = numberless ? evidenceOf(meeting) : null;
  if (why !== null) return join(first, `${why}, and its number stands on the next page`, true);
  if (numberless && meeting.open && isBegun(meeting))
    return join(first, "no rule closes the row at the foot of the page, and its number stands on the next page", false);
  const others = first.cells.filter((c) => c.column !== ids.column && !isEmpty(c));
  const text = cellAt(first, ids.column);
  const alone = others.length === 0 && first.cells.length > 2 && text !== undefined && text.paragraphs.flatMap((p) => p.runs).length > 2;
  if (alone && sharesCells(last, ids)) return join(first, "its other cells are empty and the row before holds several values", false);
  return null;
}

/** A row without a number at the foot and the next page's first row are one: no cell is in both, and no usual one in neither. */
function completes({ last, first, filled }: Meeting, ids: IdColumn): boolean {
  if (last.joins.length > 0 || !isEmpty(cellAt(last, ids.column)) || last.cells.filter((c) => !isEmpty(c)).length < 2) return false;
  return filled.every((share, column) => {
    const [a, b] = [!isEmpty(cellAt(last, column)), !isEmpty(cellAt(first, column))];
    return !(a && b) && (a || b || share < 0.8);
  });
}

/** The row at the foot holds nothing but the beginning of cells that go on in the next page's first row. */
function isBegun({ last, first }: Meeting): boolean {
  const filled = last.cells.filter((c) => !isEmpty(c));
  return filled.length > 0 && filled.every((c) => !isEmpty(cellAt(first, c.column)));
}

/** The row before holds cells with several parts: two dates, two owners, or several recommendations. */
function sharesCells(last: Row, ids: IdColumn): boolean {
  if (idsIn(cellAt(last, ids.column), ids.family).length > 1) return true;
  return last.cells.some(
    (c) => c.column !== ids.column && c.paragraphs.length > 1 && c.paragraphs.every((p) => p.list === null && p.runs.length <= SHORT),
  );
}

/** Words: owners and dates are shorter, sentences of an update longer. */
const SHORT = 6;

/** The foot of a page holds a row with nothing but short cells where the next page's first row has none. */
function isOnlyShort(last: Row, first: Row, ids: IdColumn): boolean {
  const filled = last.cells.filter((c) => !isEmpty(c));
  if (filled.length === 0 || last.joins.length > 0 || !isEmpty(cellAt(last, ids.column))) return false;
  return filled.every((c) => isEmpty(cellAt(first, c.column)) && c.paragraphs.flatMap((p) => p.runs).length <= SHORT);
}

/** In a numbered table a row without a number belongs to the row before it, unless it may be an orphan. */
function joinWithoutId(meeting: Meeting, ids: IdColumn): Verdict {
  const { first, last } = meeting;
  if (isOrphan(meeting) || rowText(first).replace(/[ |]/g, "") === "") return null;
  const known = cellId(cellAt(last, ids.column), ids.family) !== null || last.joins.length > 0;
  if (!known && !isEmpty(cellAt(last, ids.column))) return null;
  const text = cellAt(first, ids.column);
  const sure = isEmpty(text) || meeting.open;
  return join(first, isEmpty(text) ? "no number, and the numbered column is empty" : "no number of its own", sure);
}

/** Without numbers: cells that are nearly always filled are empty here, and were filled in the row before. */
function joinUnnumbered(meeting: Meeting): Verdict {
  const { first, last } = meeting;
  if (looksWhole(meeting)) return null;
  const usual = last.cells.filter((c) => (meeting.filled[c.column] ?? 0) >= 0.8 && !isEmpty(c));
  if (hasAllShort(meeting) || hasOwnShort(meeting)) return null;
  const missing = usual.filter((c) => cellAt(first, c.column) !== undefined && isEmpty(cellAt(first, c.column)));
  const goes = first.cells.some((c) => !isEmpty(c) && !isEmpty(cellAt(last, c.column)));
  if (!goes || missing.length === 0) return null;
  const sure = missing.length > 1 || missing.length >= usual.length / 2;
  return join(first, "cells that every row fills are empty", sure && shortIn(meeting).both === 0);
}

/** Columns of short cells (owner, date) from which on they say that a row begins: a row that goes on has them on the page before. */
const SHORT_COLUMNS = 2;

/** Every short cell that rows usually have stands in both rows: they are two, though the second has no update yet. */
function hasAllShort({ first, last, filled, short }: Meeting): boolean {
  const usual = [...short].filter((column) => (filled[column] ?? 0) >= 0.8);
  const own = usual.filter((c) => cellAt(first, c) !== undefined && cellAt(last, c) !== undefined); // others span rows
  return usual.length >= SHORT_COLUMNS && own.length > 0 && own.every((c) => !isEmpty(cellAt(first, c)) && !isEmpty(cellAt(last, c)));
}

/** Every usual cell is filled and none begins inside a sentence. */
function looksWhole(meeting: Meeting): boolean {
  const { first } = meeting;
  const usual = meeting.filled.map((share, column) => ({ share, column })).filter((f) => f.share >= 0.8);
  if (usual.length === 0 || usual.some((f) => isEmpty(cellAt(first, f.column)))) return false;
  return first.cells.every(
    (c) => c.paragraphs[0] === undefined || !startsInside(c.paragraphs[0]) || saysWhen(c, lastParagraph(cellAt(meeting.last, c.column))),
  );
}
