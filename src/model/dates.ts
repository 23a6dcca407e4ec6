import { isoDay, lastDayOf } from "./day.ts";
import type { Precision } from "./edition.ts";
import { remembering } from "./remember.ts";

/**
 * A date found in words. `date` is the last day of what they name, null where it is impossible or has no year; `month` and `day` are kept so that a
 * year can be given to it. `quarter`: a quarter of a single year, which may mean the calendar or the financial year.
 */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly date: string | null;
  readonly precision: Precision;
  readonly doubt: "impossible" | "no-year" | "quarter" | null;
  readonly month: number | null;
  readonly day: number | null;
}

type Read = Pick<FoundDate, "date" | "precision"> & Partial<Pick<FoundDate, "doubt" | "month" | "day">>;

const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const YEAR = "(\\d{4}|['\u2019]?\\d{2})";
const DAY = "(\\d{1,2})(?:\\s?(?:st|nd|rd|th))?";
const GAP = "(?:\\s*[-\u2013/.,]\\s*|\\s+(?:of\\s+)?)";
const SEASON = "(spring|summer|autumn|winter)";
/** "2018/19", "2018-19", "18/19" */
const FINANCIAL = "((?:20)?\\d{2})\\s?[/\u2013-]\\s?((?:20)?\\d{2})";
const QUARTER = "(?:q|quarter\\s|qtr\\s?)([1-4])";
const ORDINALS = ["first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"];
const ORDINAL_QUARTER = `(${ORDINALS.join("|")})\\s+quarter\\s+(?:of\\s+)?`;

const seasonEnd: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, winter: 2 };

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Two figures are of this century up to 69. */
function yearOf(text: string): number {
  const figures = text.replace(/\D/g, "");
  if (figures.length > 2) return Number(figures);
  return Number(figures) + (Number(figures) < 70 ? 2000 : 1900);
}

function dayRead(year: number, month: number, day: number): Read {
  const possible = month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month) && year >= 1900 && year <= 2199;
  return { date: possible ? isoDay(year, month, day) : null, precision: "day", doubt: possible ? null : "impossible" };
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): string {
  return isoDay(year, month, lastDayOf(year, month));
}

function monthRead(year: number, month: number): Read {
  return { date: monthEnd(year, month), precision: "month" };
}

function seasonRead(season: string, year: number): Read {
  const month = seasonEnd[season.toLowerCase()] ?? 12;
  return { date: monthEnd(month === 2 ? year + 1 : year, month), precision: "season" };
}

/** A UK financial year begins in April: its first quarter ends on 30 June. */
function financialQuarter(quarter: number, year: number): Read {
  return { date: quarter === 4 ? monthEnd(year + 1, 3) : monthEnd(year, quarter * 3 + 3), precision: "quarter" };
}

function isNextYear(first: string, second: string): boolean {
  return (yearOf(first) + 1) % 100 === yearOf(second) % 100;
}

interface Form {
  readonly pattern: string;
  readonly read: (m: readonly string[]) => Read | null;
}

function ordinal(word: string): number {
  return (ORDINALS.indexOf(word.toLowerCase()) % 4) + 1;
}

function quarterForms(): Form[] {
  const financial = (q: string, a: string, b: string) => (isNextYear(a, b) ? financialQuarter(Number(q), yearOf(a)) : null);
  const calendar = (q: number, y: string): Read => ({ date: monthEnd(yearOf(y), q * 3), precision: "quarter", doubt: "quarter" });
  return [
    { pattern: `${QUARTER}[\\s,(]*(?:of\\s+)?(?:fy\\s?)?${FINANCIAL}\\)?`, read: ([, q = "", a = "", b = ""]) => financial(q, a, b) },
    { pattern: `(?:fy\\s?)?${FINANCIAL}[\\s,(]*${QUARTER}\\)?`, read: ([, a = "", b = "", q = ""]) => financial(q, a, b) },
    { pattern: `${QUARTER}[\\s,]*(?:of\\s+)?(\\d{4})`, read: ([, q = "", y = ""]) => calendar(Number(q), y) },
    { pattern: `${ORDINAL_QUARTER}(?:fy\\s?)?${FINANCIAL}`, read: ([, o = "", a = "", b = ""]) => financial(String(ordinal(o)), a, b) },
    { pattern: `${ORDINAL_QUARTER}(\\d{4})`, read: ([, o = "", y = ""]) => calendar(ordinal(o), y) },
  ];
}

/** Longer forms first: at one place the first that fits is taken. */
const FORMS: readonly Form[] = [
  { pattern: "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})", read: ([, y, m, d]) => dayRead(Number(y), Number(m), Number(d)) },
  {
    pattern: "(\\d{1,2})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?(\\d{4}|\\d{2})",
    read: ([, d, m, y = ""]) => dayRead(yearOf(y), Number(m), Number(d)),
  },
  // "on 4th May. 30.01.23 Complete": the figures begin a date of their own
  {
    pattern: `${DAY}${GAP}${MONTH}${GAP}${YEAR}(?![./]\\d{1,2}[./]\\d)`,
    read: ([, d, m = "", y = ""]) => dayRead(yearOf(y), monthOf(m), Number(d)),
  },
  { pattern: `${MONTH}\\s+${DAY}(?:,\\s*|\\s+)(\\d{4})`, read: ([, m = "", d, y = ""]) => dayRead(yearOf(y), monthOf(m), Number(d)) },
  ...quarterForms(),
  {
    pattern: `${MONTH}\\s?(?:/|-|\u2013|or|to|and)\\s?${MONTH}${GAP}(\\d{4})`,
    read: ([, , m = "", y = ""]) => monthRead(yearOf(y), monthOf(m)),
  },
  { pattern: `${MONTH}${GAP}(\\d{4})`, read: ([, m = "", y = ""]) => monthRead(yearOf(y), monthOf(m)) },
  {
    pattern: `${MONTH}(?:\\s?[-\u2013/]\\s?|\\s*['\u2019]|\\s+)(\\d{2})(?!\\s*(?:st|nd|rd|th|:|%)|[./-]\\d)`,
    read: ([, m = "", y = ""]) => monthRead(yearOf(y), monthOf(m)),
  },
  {
    pattern: `${DAY}${GAP}${MONTH}`,
    read: ([, d, m = ""]) => ({ date: null, precision: "day", doubt: "no-year", month: monthOf(m), day: Number(d) }),
  },
  {
    pattern: `(?:${SEASON}\\s?[/\u2013-]\\s?)?${SEASON}\\s*,?\\s+(?:of\\s+)?(\\d{4})(?:\\s?[/\u2013-]\\s?(\\d{2}|\\d{4})(?!\\d))?`,
    read: ([, , s = "", y = ""]) => seasonRead(s, yearOf(y)),
  },
  {
    pattern: `(?:(?:by|at|before)\\s+)?(?:the\\s+)?(?:end\\s+(?:of\\s+)?|year[- ]end\\s+|during\\s+|in\\s+)?(?:the\\s+)?(?:fy|f/y|financial\\s+year|year[- ]end)\\s?${FINANCIAL}`,
    read: ([, a = "", b = ""]) => (isNextYear(a, b) ? { date: monthEnd(yearOf(a) + 1, 3), precision: "year" } : null),
  },
  {
    pattern: "(20\\d{2})\\s?[/\u2013-]\\s?(\\d{2}|20\\d{2})(?![\\d/.-])",
    read: ([, a = "", b = ""]) => (isNextYear(a, b) ? { date: monthEnd(yearOf(a) + 1, 3), precision: "year" } : null),
  },
  {
    pattern: "(?:by|before)?\\s*(?:the\\s+)?end\\s+(?:of\\s+)?(?:the\\s+)?(?:year\\s+|calendar year\\s+)?(20\\d{2})",
    read: ([, y = ""]) => ({ date: `${y}-12-31`, precision: "year" }),
  },
];

const anyForm = FORMS.map((f) => ({ ...f, regex: new RegExp(`(?<![\\w.])${f.pattern}(?![\\w])`, "giy") }));

/** What every form begins with, so that the forms are tried at few places: a figure, a month, a season, "Q2", "second quarter", "FY", "by the end of". */
const BEGINS = new RegExp(
  `(?<!\\w)(?:\\d|${MONTHS.join("|")}|spring|summer|autumn|winter|q[1-4u]|qtr|first|second|third|fourth|fy|f/y|by|at|before|the|end|year|during|in|financial)`,
  "gi",
);

/** "31 03 2018", "03/2018", a full year alone, and a month alone: dates only in a cell that is for dates. */
const looseForms = [
  {
    pattern: "(\\d{1,2})\\s(\\d{1,2})\\s(20\\d{2})",
    read: ([, d, m, y = ""]: readonly string[]): Read => dayRead(yearOf(y), Number(m), Number(d)),
  },
  {
    pattern: "(0?[1-9]|1[0-2])[/.-](20\\d{2})",
    read: ([, m, y = ""]: readonly string[]): Read => monthRead(yearOf(y), Number(m)),
  },
  { pattern: "(20\\d{2})", read: ([, y = ""]: readonly string[]): Read => ({ date: `${y}-12-31`, precision: "year" }) },
  {
    pattern: MONTH,
    read: ([, m = ""]: readonly string[]): Read => ({ date: null, precision: "month", doubt: "no-year", month: monthOf(m) }),
  },
].map((f) => ({ ...f, regex: new RegExp(`(?<![\\w.])${f.pattern}(?![\\w])`, "giy") }));

function dateAt(text: string, at: number, forms: typeof anyForm): FoundDate | null {
  for (const form of forms) {
    form.regex.lastIndex = at;
    const match = form.regex.exec(text);
    const read = match === null ? null : form.read(match);
    if (match === null || read === null) continue;
    const lead = match[0].length - match[0].trimStart().length;
    return {
      start: at + lead,
      end: at + match[0].length,
      words: match[0].trim(),
      doubt: null,
      month: null,
      day: null,
      ...read,
    };
  }
  return null;
}

function datesIn(text: string, forms: typeof anyForm): readonly FoundDate[] {
  const found: FoundDate[] = [];
  BEGINS.lastIndex = 0;
  for (let begin = BEGINS.exec(text); begin !== null; begin = BEGINS.exec(text)) {
    const date = dateAt(text, begin.index, forms);
    BEGINS.lastIndex = date === null ? begin.index + 1 : date.end;
    if (date !== null) found.push(date);
  }
  return found;
}

const strictly = remembering((text) => (/\d/.test(text) ? datesIn(text, anyForm) : []));
const loosely = remembering((text) => datesIn(text, [...anyForm, ...looseForms]));

/** Every date in the words, from left to right. `loose` also takes a year or a month alone (for cells that are there for a date). */
export function findDates(text: string, loose = false): readonly FoundDate[] {
  return loose ? loosely(text) : strictly(text);
}
