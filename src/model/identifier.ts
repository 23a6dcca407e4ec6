import { remembering } from "./remember.ts";

/** An id as it stands at the beginning of a text. `end`: where the text goes on. `family`: its kind, alike for all ids of a plan. */
export interface LeadingId {
  readonly id: string;
  readonly end: number;
  readonly family: string;
  /** A colon, full stop or bracket, or an unmistakable form, sets it apart from the words; without, "12 months after" begins alike. */
  readonly apart: boolean;
}

const NUMBER = "\\d{1,4}(?:[./-]\\d{1,3}){0,4}(?:[a-z]{1,2}|\\([a-z]{1,3}\\))?";
const ROMAN = "(?:x{0,2}(?:ix|iv|v?i{0,3}))";
const WORD =
  "(?:recommendation|recommended action|area for improvement|afi|cause of concern|rec|action|reference|ref|item|number|no|objective|task|milestone)";

interface Kind {
  readonly name: string;
  readonly regex: RegExp;
  readonly alwaysApart: boolean;
}

const END = "(?=$|[\\s:)\\]\\u2013\\u2014-]|\\.(?!\\d))"; // "3.5%" is no 3
/** The kinds of id in order of trial; the first group is the id as printed. */
const KINDS: readonly Kind[] = [
  {
    name: "worded",
    regex: new RegExp(`^(${WORD}\\.?\\s*(?:no\\.?\\s*)?#?\\s*[A-Z]{0,4}[-/]?${NUMBER})${END}`, "i"),
    alwaysApart: true,
  },
  {
    name: "worded", // "Recommendation A"; not "not", "action a"
    regex: new RegExp(
      `^((?:Recommendation|Action|Reference|Rec\\.?|Ref\\.?|Item|Objective|Task|Milestone|[A-Z]{3,14})(?: No\\.?)? [A-Z])${END}`,
    ),
    alwaysApart: true,
  },
  {
    name: "brackets",
    regex: /^([([](?:[A-Z]{0,4}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[A-Za-z]|[A-D][A-Z]|[ivx]{1,5})[)\]])(?=$|[\s:.])/,
    alwaysApart: true,
  },
  { name: "lettered", regex: new RegExp(`^([A-Z]{1,5}\\s?[-/.]?\\s?${NUMBER})${END}`), alwaysApart: false },
  { name: "numbered", regex: new RegExp(`^(#?${NUMBER})${END}`), alwaysApart: false },
  { name: "letter-roman", regex: new RegExp(`^([A-Z](?!\\b)${ROMAN})${END}`), alwaysApart: false },
  { name: "roman", regex: new RegExp(`^(${ROMAN}|${ROMAN.toUpperCase().replace(/\\U/g, "")})(?=[:.)])`), alwaysApart: false },
  { name: "letter", regex: /^([A-Z]|[A-D][A-Z])(?=[:.)])/, alwaysApart: false },
];

/** Words that make the number before them a quantity: "3.5 million", "12 months". In capitals they begin a text: "4.1 Officers should". */
const QUANTITY =
  /^\s*(?:%|per\s?cent|percent|million|billion|thousand|k\b|m\b|bn\b|months?\b|weeks?\b|days?\b|years?\b|hours?\b|minutes?\b|fte\b|FTE\b|officers?\b|forces?\b|people\b|staff\b|of\s+the\b|out\s+of\b|x\b|times\b|new\b|additional\b|more\b|other\b|further\b)/;
const DATE_LIKE =
  /^(?:(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-[0-3]\d|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d{2}(?:[/-]\d{4})?)(?![\d.]|[/-]\d)/;
/** "1st Line Supervision" begins with a word. */
const ORDINAL = /^\d+(?:st|nd|rd|th)\b/i;
const OF_YEAR = /^(?:19|20)\d{2}[/-]\d{2,3}(?!\d)/;

/** "2017/18" is a year; "2017/04" may be the fourth of one. */
function isYears(body: string): boolean {
  const [first, second] = (OF_YEAR.exec(body)?.[0] ?? "").split(/[/-]/);
  return second !== undefined && (Number(first) + 1) % 100 === Number(second);
}
/** "2.30pm", "14:30 – 15:20" */
const TIME_LIKE = /^\d{1,2}[:.]\d{2}\s?(?:(?:am|pm|hrs?)\b|[\u2013-]\s?\d{1,2}[:.]\d{2}\b)/i;

/** The id that a text begins with, by its form alone; whether it is one, its column and its neighbours decide. Null for quantities and dates. */
export const leadingId: (text: string) => LeadingId | null = remembering(idAtBeginning);

function idAtBeginning(text: string): LeadingId | null {
  const start = text.length - text.trimStart().length;
  const body = text.slice(start);
  if (DATE_LIKE.test(body) || TIME_LIKE.test(body) || ORDINAL.test(body) || isYears(body)) return null;
  for (const kind of KINDS) {
    const found = kind.regex.exec(body);
    const id = found?.[1];
    if (id === undefined || id === "") continue;
    const after = body.slice(id.length);
    const delimiter = /^\s*(?:[:.)\]]+|\s[\u2013\u2014-](?=\s)|[\u2013\u2014](?=\s))\s*/.exec(after)?.[0] ?? "";
    if (delimiter === "" && (QUANTITY.test(after) || /^\s?[\u2013-]/.test(after))) return null;
    const space = /^\s*/.exec(after.slice(delimiter.length))?.[0] ?? "";
    return {
      id: cleanId(id),
      end: start + id.length + delimiter.length + space.length,
      family: familyOf(kind.name, id),
      apart: delimiter !== "" || kind.alwaysApart || levelsOf(id) >= 3 || after === "",
    };
  }
  return null;
}

function familyOf(kind: string, id: string): string {
  if (OF_YEAR.test(id)) return "of-year";
  if (kind !== "lettered") return kind;
  return /\d[./]\d|[./]/.test(id) ? "lettered-levels" : "lettered";
}

/** As printed, but without what stands around it: bold, colon, trailing full stop. Brackets of "(A)" stay. */
export function cleanId(printed: string): string {
  const id = printed
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[:.,;\s\u2013\u2014-]+$/, "");
  return /^[^([]*[)\]]$/.test(id) ? id.slice(0, -1) : id;
}

function levelsOf(id: string): number {
  return id.split(/[.]/).length;
}

/** The parts of an id that are counted: "R12.3b" is R, 12, 3, b. Roman numerals after a letter count as numbers. */
export const idParts: (id: string) => readonly (string | number)[] = remembering(countedParts);

function countedParts(id: string): readonly (string | number)[] {
  const roman = /^\(?([A-Z])([ivx]+)\)?$/.exec(id);
  if (roman !== null) return [roman[1] ?? "", romanValue(roman[2] ?? "")];
  return (id.replace(/~\d+$/, "").match(/\d+|[a-z]+/gi) ?? []).map((p) => (/^\d+$/.test(p) ? Number(p) : p.toLowerCase()));
}

function romanValue(numeral: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  const figures = [...numeral].map((c) => values[c] ?? 0);
  return figures.reduce((sum, v, i) => sum + (v < (figures[i + 1] ?? 0) ? -v : v), 0);
}

/** Below zero where `a` comes before `b` in the numbering. */
export function compareIds(a: string, b: string): number {
  const left = idParts(a);
  const right = idParts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareParts(left[i], right[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  // "AA" follows "Z"
  if (String(a).length !== String(b).length) return String(a).length - String(b).length;
  if (typeof a === "string" && typeof b === "string" && a.length !== b.length && isSeries(a) && isSeries(b)) return a.length - b.length;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Letters that count: "AA" comes after "Z". */
function isSeries(letters: string): boolean {
  return letters.length <= 2;
}

/** "9.1" is a part of "9.1.1": a heading's number, where it stands before it. */
export function isPrefixOf(parent: string, child: string): boolean {
  const p = idParts(parent);
  const c = idParts(child);
  return p.length > 0 && p.length < c.length && p.every((part, i) => part === c[i]);
}

// "1" and then "2147483647" leave two thousand million out: nobody reads them one by one, and no memory holds them.
const MOST_MISSING = 100;

/** The ids that a series leaves out between two neighbours of one parent: "3.5" between "3.4" and "3.6". Of many, the first ones and the last. */
export function missingBetween(a: string, b: string): string[] {
  const from = idParts(a);
  const to = idParts(b);
  const last = from.length - 1;
  const [x, y] = [from[last], to[last]];
  if (from.length !== to.length || typeof x !== "number" || typeof y !== "number") return [];
  if (!from.slice(0, last).every((part, i) => part === to[i]) || y <= x + 1 || !/\d\D*$/.test(b)) return [];
  const named = (n: number) => b.replace(/\d+(?=\D*$)/, String(n));
  const count = Math.min(MOST_MISSING, y - x - 1);
  return Array.from({ length: count }, (_, i) => named(i < count - 1 ? x + 1 + i : y - 1));
}

const LONGEST_RANGE = 60; // more is no range of recommendations but a slip of reading

/** "9.2.1 – 9.2.4" and "R3–5" as their ids; the two ends alone where they do not count up. */
export function expandRange(from: string, to: string): string[] {
  const whole = /^\d+$/.test(to) && !/^\d+$/.test(from) ? from.replace(/\d+(?=\D*$)/, to) : to;
  const between = missingBetween(from, whole);
  return between.length > LONGEST_RANGE ? [from, whole] : [from, ...between, whole];
}
