import { type Cell, paragraphText } from "../table.ts";
import type { Meeting } from "./meeting.ts";
import { isEmpty } from "./merge.ts";
import { startsInside } from "./sentences.ts";

/** In how many columns of short cells (owner, date, rating) both rows at a page break have words, and in how many the upper one alone. */
export function shortIn({ first, last, short }: Meeting): { both: number; above: number } {
  const filled = (cells: readonly Cell[], column: number) => cells.some((c) => c.column === column && !isEmpty(c));
  const above = [...short].filter((column) => filled(last.cells, column));
  const both = above.filter((column) => filled(first.cells, column)).length;
  return { both, above: above.length - both };
}

/** More short cells stand in both rows than in the upper one alone, or a whole date in each, and no words run on: a row that goes on has no second owner. */
export function hasOwnShort(meeting: Meeting): boolean {
  const { both, above } = shortIn(meeting);
  return (
    (both > above || hasOwnDate(meeting)) &&
    meeting.first.cells.every((c) => c.paragraphs[0] === undefined || !startsInside(c.paragraphs[0])) &&
    isEnded(meeting)
  );
}

/** A year, or a day in figures. */
const DATE = /\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b/;

function hasOwnDate({ first, last, short }: Meeting): boolean {
  const isDate = (cells: readonly Cell[], column: number) =>
    cells.some((c) => c.column === column && c.paragraphs.length > 0 && c.paragraphs.every((p) => DATE.test(paragraphText(p))));
  return [...short].some((column) => isDate(last.cells, column) && isDate(first.cells, column));
}

/** The longest cell of the upper row ends as a sentence does, and that below it begins as one. */
function isEnded({ first, last, short }: Meeting): boolean {
  const long = first.cells.filter((c) => !short.has(c.column) && !isEmpty(c));
  return long.some((c) => {
    const end = last.cells.find((l) => l.column === c.column)?.paragraphs.at(-1);
    const begin = c.paragraphs[0];
    return (
      end !== undefined &&
      begin?.list === null &&
      /[.!?;]["'\u2019\u201d)]*$/.test(paragraphText(end)) &&
      /^\p{Lu}/u.test(paragraphText(begin))
    );
  });
}
