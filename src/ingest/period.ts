import { findDates } from "../model/dates.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const QUARTER = "(?:q|qtr ?|quarter )[1-4]";
const YEARLESS = new RegExp(`\\b(?:(${MONTH})|${QUARTER})\\b`, "i");

/** A month or quarter at the beginning or end of a heading that is folded, without its year: "q2 narrative", "update nov". */
export const PERIOD = new RegExp(
  `^(?:${MONTH}|${QUARTER})(?: 20\\d\\d(?:/\\d\\d)?)? (?=\\w)|(?<=\\w) (?:${MONTH}|${QUARTER})(?: 20\\d\\d(?:[/ ]\\d\\d)?)?$`,
  "g",
);

/** The day that a heading stands for: "Update May 2021". */
export function dayOfHeading(heading: string): string | null {
  return findDates(heading).find((d) => d.date !== null)?.date ?? null;
}

/** Whether a heading stands for a later time than another: by their days, else by months or quarters that follow each other in a year; null where that is not told. */
export function isLater(heading: string, than: string): boolean | null {
  const [a, b] = [dayOfHeading(than), dayOfHeading(heading)];
  if (a !== null && b !== null) return b > a;
  const [before, after] = [monthOf(than), monthOf(heading)];
  if (before === null || after === null || before === after) return null;
  return (after - before + 12) % 12 <= 6; // December, then January
}

/** The month named, or the last of the quarter, from 1. */
function monthOf(heading: string): number | null {
  const found = YEARLESS.exec(heading);
  if (found === null) return null;
  const month = found[1];
  return month === undefined ? Number(found[0].slice(-1)) * 3 : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
}
