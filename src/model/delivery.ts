import { type FoundDate, findDates, monthEnd } from "./dates.ts";
import { daysBetween, isoDay, lastDayOf } from "./day.ts";
import type { Delivery } from "./edition.ts";
import type { FindingCode } from "./finding.ts";

/** A delivery cell read, with what was doubtful in it. `why` says in words how the date was had. */
export interface ReadDelivery {
  readonly delivery: Delivery;
  readonly doubts: readonly { readonly code: FindingCode; readonly message: string }[];
  readonly why: string;
}

/** "6 months after go-live": no date of its own, whatever it counts from. */
const RELATIVE = /\b(?:months?|weeks?|days?|years?|quarters?)\s+(?:after|from|following|post|of(?!\s+(?:20|fy)))\b/i;
/** "From May 2011" names the beginning of something, not its delivery. */
const BEGINS =
  /(?<!\b(?:moved|forward|changed|slipped|extended|revised|amended|deferred)\s)\b(?:from|since|starting|(?<!week\s)commencing|beginning)\s+(?:in\s+|on\s+)?$/i;
const REVISED =
  /\b(?:revised|now|new|extended|moved|slipped|amended|rescheduled|re-?profiled|updated|changed|deferred|pushed(?: back)?)\b(?!\s+from\b)[^.;\n]{0,30}$/i;
const FORMER =
  /\b(?:was|originally|original|previously|formerly|initially|old|(?:moved|brought forward|changed|slipped|extended|revised|amended|deferred) from)\b[^.;\n]{0,20}$/i;
/** All that may stand beside a month without a year for it to be the date of the cell. */
const BARE_MONTH =
  /^(?:(?:by|due|in|for|during|before|until|to|the|end|of|mid|early|late|middle|beginning|start|c|circa|approx)\b[\s.:-]*)*$/i;
/** "Late Spring 2011" is a part of a season that nobody can give a day. */
const PART_OF_SEASON = /\b(?:early|mid|late)[\s-]+$/i;

/** "3/14/2018", "3-14-2018"; between points the day always stands first. */
const FIGURES = /(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})(?=\2(?:\d{4}|\d{2})(?![\w/]))/g;

/** The pairs of figures before a year, as printed: day and month, or month and day. */
export function dayAndMonth(cell: string): readonly (readonly [number, number])[] {
  return [...cell.matchAll(FIGURES)].map((m) => [Number(m[1]), Number(m[3])]);
}

/** Whether the delivery cells of a plan write the month first: some can be read in no other way, and none can only be day first. */
export function writesMonthFirst(cells: readonly string[]): boolean {
  const pairs = cells.flatMap(dayAndMonth);
  return pairs.some(([a, b]) => a <= 12 && b > 12 && b <= 31) && !pairs.some(([a, b]) => a > 12 && a <= 31 && b <= 12);
}

/** What stood between an owner and the date in one cell. */
const BETWEEN = /^[\u2013\u2014/:;,-]+ (?=\S)/;

/**
 * Reads a delivery cell. `editionDate` serves only to infer a year that is not printed; that is said. `monthFirst`: the plan writes "3/14/2018" for 14
 * March.
 */
export function readDelivery(cell: string, editionDate: string | null, monthFirst = false): ReadDelivery {
  const raw = cell.replace(/\s+/g, " ").trim().replace(BETWEEN, "");
  const none = (why: string, doubts: ReadDelivery["doubts"] = []): ReadDelivery => ({
    delivery: { raw, date: null, precision: null },
    doubts,
    why,
  });
  if (raw === "") return none("the cell is empty");
  if (RELATIVE.test(raw)) return none("it counts from an event, not from a day");
  const found = datesOfCell(raw, monthFirst);
  const impossible = found.filter((f) => f.doubt === "impossible");
  const doubts = impossible.map((f) => ({ code: "impossible-date" as const, message: `"${f.words}" is no day of the calendar.` }));
  const dated = found.flatMap((f) => withYear(f, raw, editionDate));
  if (dated.length === 0) return none(found.length > 0 ? "its date has no year or is impossible" : "no date in the cell", doubts);
  const chosen = chooseDate(dated, raw);
  return {
    delivery: { raw, date: chosen.date, precision: chosen.precision },
    doubts: [...doubts, ...doubtsOf(chosen, dated)],
    why: chosen.inferred ? `"${chosen.words}" with the year nearest to the edition's date` : `"${chosen.words}"`,
  };
}

interface Dated extends FoundDate {
  readonly date: string;
  readonly inferred: boolean;
}

function datesOfCell(raw: string, monthFirst: boolean): FoundDate[] {
  const read = monthFirst ? raw.replace(FIGURES, "$3$2$1") : raw; // as long as before: every place stays
  const found = findDates(read, true).map((f) => ({ ...f, words: raw.slice(f.start, f.end) }));
  return found.filter((f) => {
    const before = raw.slice(0, f.start);
    return !BEGINS.test(before) && !(f.precision === "season" && PART_OF_SEASON.test(before));
  });
}

function withYear(f: FoundDate, raw: string, editionDate: string | null): Dated[] {
  if (f.date !== null) return [{ ...f, date: f.date, inferred: false }];
  if (f.doubt !== "no-year" || f.month === null || editionDate === null) return [];
  const rest = `${raw.slice(0, f.start)} ${raw.slice(f.end)}`.replace(/[().,]/g, " ").trim();
  if (!BARE_MONTH.test(rest)) return [];
  return [{ ...f, date: nearestYear(f.month, f.day, editionDate), inferred: true }];
}

/** The day without a year that lies nearest to the edition's date. */
function nearestYear(month: number, day: number | null, editionDate: string): string {
  const year = Number(editionDate.slice(0, 4));
  const days = [year - 1, year, year + 1].map((y) =>
    day === null ? monthEnd(y, month) : isoDay(y, month, Math.min(day, lastDayOf(y, month))),
  );
  const distance = (d: string) => Math.abs(daysBetween(editionDate, d));
  return days.reduce((best, d) => (distance(d) < distance(best) ? d : best));
}

function chooseDate(dated: readonly Dated[], raw: string): Dated {
  const revised = dated.filter((d) => REVISED.test(before(d, raw)) || /^\s*(?:\(revised\)|revised\s*$)/i.test(raw.slice(d.end)));
  const standing = dated.filter((d) => !FORMER.test(before(d, raw)));
  const among = revised.length > 0 ? revised : standing.length > 0 ? standing : dated;
  return among.reduce((best, d) => (d.date > best.date ? d : best));
}

function before(d: Dated, raw: string): string {
  return raw.slice(0, d.start);
}

function doubtsOf(chosen: Dated, dated: readonly Dated[]): ReadDelivery["doubts"] {
  const others = dated.filter((d) => d.date !== chosen.date);
  return [
    ...(others.length > 0
      ? [
          {
            code: "two-dates" as const,
            message: `The cell has ${dated.map((d) => `"${d.words}"`).join(" and ")}; "${chosen.words}" is taken.`,
          },
        ]
      : []),
    ...(chosen.doubt === "quarter"
      ? [{ code: "ambiguous-quarter" as const, message: `"${chosen.words}" is read as a quarter of the calendar year.` }]
      : []),
    ...(chosen.inferred
      ? [
          {
            code: "inferred-year" as const,
            message: `"${chosen.words}" has no year: ${chosen.date.slice(0, 4)} is nearest to the edition's date.`,
          },
        ]
      : []),
  ];
}
