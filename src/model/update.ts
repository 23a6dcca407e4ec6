import { type FoundDate, findDates } from "./dates.ts";
import type { Entry } from "./edition.ts";

/** "Marchmont", "O'Brien", "McLeod", "Ní Briain" is two of them, "Roe-Gifford". */
const SURNAME = "\\p{Lu}(?:['\u2019]\\p{Lu})?[\\p{Ll}'\u2019]+(?:\\p{Lu}\\p{Ll}+)?(?:-\\p{Lu}[\\p{Ll}'\u2019]+)*";
/** Initials ("KG"), "N. Shackleton", "Karen Georgiou". */
const PERSON = `(?:[A-Z]{2,4}|(?:\\p{Lu}\\.?\\s?){1,3}${SURNAME}|${SURNAME}(?:\\s\\p{Lu}[\\p{L}'\u2019]+(?:-\\p{Lu}\\p{Ll}+)?){1,2})`;
/** What a board's secretary writes first, with a capital: before it even initials without a colon are a person's ("17.11.18 RF Completed \u2013 \u2026"). */
const CAPITAL_STATEMENT =
  "(?:Action\\s|Work\\s(?:has\\s)?)?(?:C(?:omplete|OMPLETE)|C(?:losed|LOSED)|closed|resumed|D(?:ischarged|ISCHARGED)|I(?:mplemented|MPLEMENTED)|W(?:ithdrawn|ITHDRAWN)|C(?:ancelled|ANCELLED)|S(?:uperseded|UPERSEDED)|O(?:n|N) (?:hold|HOLD)|P(?:aused|AUSED)|S(?:uspended|USPENDED)|D(?:eferred|EFERRED)|R(?:e-?opened|EOPENED)|R(?:einstated|EINSTATED)|R(?:esumed|ESUMED)|N(?:o|O) (?:longer|LONGER))";
const OPENING_AUTHOR = new RegExp(
  `^\\s*(?:[\u2013\u2014:-]\\s*)?(?:(?!(?:NOT?|ALL|BE|IF|TO|YET)\\s)([A-Z]{2,3})\\s+(?=${CAPITAL_STATEMENT})|\\((${PERSON})\\)\\s*[:\u2013\u2014-]?|(${PERSON})\\s*(?::|\\s[\u2013\u2014-]\\s))`,
  "u",
);
const CLOSING_AUTHOR = new RegExp(`(?:^|[\\s(])(${PERSON})[\\s,:\u2013-]*$`, "u");
/** A date that stands alone behind a whole sentence signs it: "Paper agreed. 23/10/2018". */
const SENTENCE_OVER = /[.!?]\s+[([]?$/;
/** Words before a date that make it part of the sentence: "held on 21/07/17 - agreed". */
const IN_SENTENCE =
  /\b(?:on|by|at|of|until|till|from|since|before|after|dated|to|and|the|in|for|due|between|w\/c|commencing|ending|or|is|was|held|date|target)\s*:?\s*\(?$/i;
const STATEMENT_AFTER =
  /^\s*(?:[\u2013\u2014:-](?!\d)|[\])]?\s*(?:COMPLETED?|CLOSED|REOPENED|ON HOLD|WITHDRAWN|DISCHARGED|Completed?|Closed|Re-?opened|Discharged|Implemented|Update)\b)/;

const LEAD = 200; // characters: longer than any name or words that lead to a date; an update may hold thousands of dates

/** What stands right before a place. */
function leadTo(text: string, at: number): string {
  return text.slice(Math.max(0, at - LEAD), at);
}

/** The dated entries of an update, in order. Their texts joined by "\n" are the update but for the white space at which it was cut. */
export function readEntries(update: string): Entry[] {
  if (update.trim() === "") return [];
  const cuts = cutsOf(update);
  return cuts.map((cut, i) => readEntry(update.slice(cut, cuts[i + 1] ?? update.length).trim())).filter((e) => e.text !== "");
}

/** Where entries begin in an update (offsets; 0 is the first). Cell assembly breaks its lines there. */
export function cutsOf(update: string): number[] {
  const cuts = new Set([0]);
  const lines = linesOf(update);
  const signed = signaturesOf(update, lines);
  if (signed.length > 0) {
    for (const at of signed) if (update.slice(at).trim() !== "") cuts.add(at);
    return [...cuts];
  }
  const habits = habitsOf(lines);
  for (const { at, text } of lines) {
    for (const cut of cutsOfLine(text, habits)) cuts.add(at + cut);
    const next = at + text.length + 1;
    if (closesEntry(text) && next < update.length) cuts.add(next);
  }
  return [...cuts].sort((a, b) => a - b);
}

interface Line {
  readonly at: number;
  readonly text: string;
}

function linesOf(update: string): Line[] {
  let at = 0;
  return update.split("\n").map((text) => {
    const line = { at, text };
    at += text.length + 1;
    return line;
  });
}

/**
 * Where entries end in an update that signs each of them ("Paper agreed. 23/10/2018 Data cleansed. 16/09/2018"): nothing in it opens with a date, and
 * it ends with one. The line breaks between them may be lost, or stand before a date that had no room.
 */
function signaturesOf(update: string, lines: readonly Line[]): number[] {
  const dates = lines.flatMap((line) => findDates(line.text).map((d) => ({ d, line, end: line.at + d.end })));
  const last = dates.at(-1);
  const sign = last !== undefined && CLOSING_AUTHOR.test(leadTo(update, last.line.at + last.d.start)) ? CLOSING_AUTHOR : SENTENCE_OVER;
  const over = (at: number) => sign.test(leadTo(update, at));
  if (last === undefined || last.d.precision !== "day" || !/^[\s.)\]]*$/.test(update.slice(last.end)) || !over(last.line.at + last.d.start))
    return [];
  const opens = dates.some(
    ({ d, line }) =>
      opensLine(line.text, d) &&
      (line.at === 0 || !over(line.at) || (sign === SENTENCE_OVER && STATEMENT_AFTER.test(line.text.slice(d.end)))),
  );
  if (opens) return [];
  const signed = dates.filter(
    ({ d, line, end }) => d.precision === "day" && over(line.at + d.start) && /^[)\]]?(?:\s*$|\s+\p{Lu})/u.test(update.slice(end)),
  );
  return signed.map(({ end }) => (/[)\]]/.test(update[end] ?? "") ? end + 1 : end));
}

/** How dates that open the lines of an update are written: "14/06/17 Done", "14 June 2017: done". */
type Habit = string;

function habitsOf(lines: readonly Line[]): ReadonlySet<Habit> {
  return new Set(lines.flatMap(({ text }) => findDates(text).flatMap((d) => (opensLine(text, d) ? [habitOf(text, d)] : []))));
}

function habitOf(line: string, d: FoundDate): Habit {
  return `${d.precision} ${/[a-z]/i.test(d.words) ? "words" : "figures"} ${/^\s*([:\u2013\u2014-])/.exec(line.slice(d.end))?.[1] ?? ""}`;
}

function cutsOfLine(line: string, habits: ReadonlySet<Habit>): number[] {
  return findDates(line).flatMap((d) => {
    if (opensLine(line, d)) return [0];
    return opensMidLine(line, d) || opensByHabit(line, d, habits) ? [startOf(line, d)] : [];
  });
}

/**
 * A line break that was lost: "… not yet installed 30/10/19 Paused until", where other lines open so. A date in words wants its colon, and a month a
 * sentence's end before it.
 */
function opensByHabit(line: string, d: FoundDate, habits: ReadonlySet<Habit>): boolean {
  const habit = habitOf(line, d);
  const before = leadTo(line, d.start);
  if (!habits.has(habit) || habit === "day words " || closesAt(line, d) || IN_SENTENCE.test(before)) return false;
  if (d.precision === "month") return /[.!?]\s+$/.test(before) && opensLine(line.slice(d.start), { ...d, start: 0, end: d.end - d.start });
  return (
    d.precision === "day" && /[\p{L}\d%)]\s+$/u.test(before) && /^\s*[:\u2013\u2014-]?\s+["'\u2018\u201c]?\p{Lu}/u.test(line.slice(d.end))
  );
}

/** "14.06.17 …", "(14/06/17) …", "June 2017: …", "Update 14 June 2017: …" at the beginning of a line. */
function opensLine(line: string, d: FoundDate): boolean {
  const before = line.slice(0, d.start);
  const after = line.slice(d.end);
  if (
    !/^\s*(?:[-\u2022*]\s*)?[([]?\s*(?:(?:update|updated|position|as at|as of|progress)\s*[:\u2013-]?\s*(?:as at\s+|as of\s+)?)?$/i.test(
      before,
    )
  )
    return false;
  if (d.precision === "day") return /^[\s\])]*(?:$|[\u2013\u2014:.,-]|\s|\()/.test(after) && !goesOnTo(after);
  return d.precision === "month" && /^\s*[\])]?\s*(?::|\s[\u2013\u2014-]\s|[\u2013\u2014])/.test(after);
}

/** "14.06.17 \u2013 17.06.17" is a stretch of time; "14.06.17 \u2013 80% complete" an entry. */
function goesOnTo(after: string): boolean {
  const dash = /^\s*(?:[\u2013-]|to)\s*(?=\d)/.exec(after);
  return dash !== null && findDates(after).some((d) => d.start === dash[0].length);
}

function opensMidLine(line: string, d: FoundDate): boolean {
  if (d.precision !== "day" || closesAt(line, d)) return false;
  const before = leadTo(line, d.start);
  const after = line.slice(d.end);
  if (IN_SENTENCE.test(before)) return false;
  const afterSentence = /[.;:!?)]\s+[([]?$/.test(before);
  return (
    STATEMENT_AFTER.test(after) ||
    OPENING_AUTHOR.test(after) ||
    (afterSentence && /^[\])]?\s+[A-Z]/.test(after) && /^\d/.test(d.words) && /[./-]/.test(d.words))
  );
}

function startOf(line: string, d: FoundDate): number {
  return /[([]/.test(line[d.start - 1] ?? "") ? d.start - 1 : d.start;
}

/** "… N. Shackleton 20.07.17" at the end of a line signs what stands before it. */
function closesEntry(line: string): boolean {
  const last = findDates(line).at(-1);
  return last !== undefined && closesAt(line, last);
}

function closesAt(line: string, d: FoundDate): boolean {
  if (d.precision !== "day" || !/^[\s.)\]]*$/.test(line.slice(d.end))) return false;
  const before = leadTo(line, d.start);
  return (CLOSING_AUTHOR.test(before) || SENTENCE_OVER.test(before)) && !opensWhole(line, d);
}

function opensWhole(line: string, d: FoundDate): boolean {
  return line.slice(0, d.start).trim() === "";
}

function readEntry(text: string): Entry {
  const lines = text.split("\n");
  const first = lines[0] ?? "";
  const opening = findDates(first).find((d) => opensLine(first, d));
  if (opening !== undefined) {
    const by = OPENING_AUTHOR.exec(first.slice(opening.end).replace(/^[\])]/, ""));
    return { date: opening.date, author: authorOf(by?.[1] ?? by?.[2] ?? by?.[3]), text };
  }
  const last = lines.at(-1) ?? "";
  const closing = findDates(last).at(-1);
  if (closing === undefined || !(closesAt(last, closing) || isSigned(text, last, closing))) return { date: null, author: null, text };
  return {
    date: closing.date,
    author: authorOf(CLOSING_AUTHOR.exec(last.slice(0, closing.start))?.[1] ?? CLOSING_AUTHOR.exec(lines.slice(0, -1).join("\n"))?.[1]),
    text,
  };
}

/** The date had no room on the line that it signs. */
function isSigned(text: string, last: string, d: FoundDate): boolean {
  const before = text.slice(0, text.length - last.length);
  return d.precision === "day" && last.trim() === d.words && (SENTENCE_OVER.test(before) || CLOSING_AUTHOR.test(before));
}

/** The length of the date and author that an entry begins with; what it says begins after them. */
export function leadOf(text: string): number {
  const first = text.split("\n")[0] ?? "";
  const opening = findDates(first).find((d) => opensLine(first, d));
  if (opening === undefined) return 0;
  const after = first.slice(opening.end);
  const bracket = /^\s*[\])]?/.exec(after)?.[0].length ?? 0;
  const by = OPENING_AUTHOR.exec(after.slice(bracket));
  const author = authorOf(by?.[1] ?? by?.[2] ?? by?.[3]) === null ? 0 : (by?.[0].length ?? 0);
  const rest = first.slice(opening.end + bracket + author);
  return opening.end + bracket + author + (/^[\s:\u2013\u2014.,-]*/.exec(rest)?.[0].length ?? 0);
}

const STATUS_WORDS = /^(?:COMPLETED?|CLOSED|DONE|OPEN|NEW|RED|BLUE|AMBER|GREEN|UPDATE|REOPENED|WITHDRAWN|Completed?|Closed|Update)$/i;

function authorOf(words: string | undefined): string | null {
  const name = words?.trim() ?? "";
  return name === "" || STATUS_WORDS.test(name) ? null : name;
}
