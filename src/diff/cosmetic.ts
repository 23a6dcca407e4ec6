import { diffArrays } from "diff";
import { findDates } from "../model/dates.ts";
import { cleanText, comparisonKey, foldMarks } from "../model/text.ts";
import { commonInOrder } from "./common-words.ts";
import { bagOf, sharedWords } from "./likeness.ts";
import { isPlainWord } from "./plain-words.ts";

/** What the comparison knows of the two editions' words beyond the two texts at hand. */
export interface Vocabulary {
  /** Lower-case words of people's names, from the owner cells. */
  readonly isName: (word: string) => boolean;
  /** Words that stand in lower case somewhere in either edition. */
  readonly isUsedInLowerCase: (word: string) => boolean;
}

interface Word {
  /** Without the punctuation around it, in lower case. */
  readonly core: string;
  /** Written with a capital where a sentence does not begin. */
  readonly capital: boolean;
}

/**
 * Whether two texts differ by typing corrections alone: small letter edits that turn no word into another one, and touch no figure, date, name,
 * id or negation.
 */
export function isTypingCorrection(before: string, after: string, vocabulary: Vocabulary): boolean {
  if (isLettersOnly(before, after, vocabulary)) return true;
  const [one, other] = [alikeDates(before), alikeDates(after)];
  return (one !== before || other !== after) && isLettersOnly(one, other, vocabulary);
}

/** The same day is the same however it is written: "4/10/17" and "4 October 2017", with or without a colon after it. */
function alikeDates(text: string): string {
  const days = findDates(text).filter((d) => d.date !== null && d.precision === "day" && d.doubt === null);
  return days.reduceRight((all, d) => `${all.slice(0, d.start)}${d.date?.replaceAll("-", "")}${all.slice(d.end)}`, text);
}

function isLettersOnly(before: string, after: string, vocabulary: Vocabulary): boolean {
  if (Math.abs(before.length - after.length) > MOST_LETTERS || questions(before) !== questions(after)) return false;
  if (wordsApart(before, after) > MOST_EDITS * PARTS) return false;
  const a = wordsIn(before);
  const b = wordsIn(after);
  const [one, other] = [a.map((w) => w.core), b.map((w) => w.core)];
  if (a.length + b.length - 2 * commonInOrder(one, other) > MOST_EDITS) return false;
  const changes = diffArrays(one, other, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return false;
  let i = 0;
  let j = 0;
  let fine = true;
  for (let n = 0; n < changes.length && fine; n++) {
    const c = changes[n];
    const next = changes[n + 1];
    if (c === undefined) break;
    if (!c.added && !c.removed) {
      i += c.count;
      j += c.count;
      continue;
    }
    const both = c.removed && next?.added;
    const gone = c.removed ? a.slice(i, i + c.count) : [];
    const came = c.added ? b.slice(j, j + c.count) : both ? b.slice(j, j + (next?.count ?? 0)) : [];
    fine = isSlip(gone, came, { before: a[i - 1]?.core, after: a[i + gone.length]?.core }, vocabulary);
    i += gone.length;
    j += came.length;
    if (both) n++;
  }
  return fine;
}

// Corrections are few: a text with more differing words than this is rewritten.
const MOST_EDITS = 16;
const MOST_LETTERS = 40;
const PARTS = 2; // "and/or" and "U.K." are two words to a count that looks at letters alone

/** Words that only one of the two has, wherever they stand: known in a moment. */
function wordsApart(before: string, after: string): number {
  const [a, b] = [bagOf(before), bagOf(after)];
  return a.size + b.size - 2 * sharedWords(a, b);
}

function questions(text: string): number {
  return text.split("?").length;
}

/** Most words: nothing round them, nothing in them to part. */
const LETTERS = /^[A-Za-z]+$/;

/** A sentence opens at the beginning, on a new line, and after a stop, a dash that stands alone, or a figure ("14.06.17 Complete"). */
function wordsIn(text: string): Word[] {
  const out: Word[] = [];
  let opens = true;
  for (const raw of foldMarks(cleanText(text)).match(/\n|[^\s/]+/g) ?? []) {
    if (LETTERS.test(raw)) {
      out.push({ core: raw.toLowerCase(), capital: !opens && /^[A-Z]/.test(raw) });
      opens = false;
      continue;
    }
    for (const part of raw.split(/(?<=\p{L})-(?=\p{L})/u)) {
      const core = part.replace(/^[^\p{L}\p{N}£$€%+]+|[^\p{L}\p{N}£$€%+]+$/gu, "");
      if (core !== "") out.push({ core: core.toLowerCase().replace(/'/g, ""), capital: !opens && /^\p{Lu}/u.test(core) });
      opens = core === "" || /[.:;!?"]$/.test(part) || /\d$/.test(core);
    }
  }
  return out;
}

const ARTICLES = new Set(["a", "an", "the"]);

/** One place where words differ: `beside` are its neighbours, to know a word typed twice. */
function isSlip(
  gone: readonly Word[],
  came: readonly Word[],
  beside: { before?: string; after?: string },
  vocabulary: Vocabulary,
): boolean {
  if (gone.length === 0 || came.length === 0) {
    const alone = [...gone, ...came];
    return alone.length === 1 && alone.every((w) => isLittle(w, beside));
  }
  if (gone.length === came.length) return gone.every((w, n) => isCorrection(w, came[n] ?? w, vocabulary));
  const [one, other] = [gone, came].map((ws) => ws.map((w) => w.core).join(""));
  if (comparisonKey(one ?? "") === comparisonKey(other ?? "")) return true;
  const joint = (ws: readonly Word[], core = ""): Word => ({ core, capital: ws.some((w) => w.capital) });
  return [...gone, ...came].every((w) => !isTouchy(w)) && isCorrection(joint(gone, one), joint(came, other), vocabulary);
}

function isLittle(w: Word, beside: { before?: string; after?: string }): boolean {
  return ARTICLES.has(w.core) || (!isTouchy(w) && (w.core === beside.before || w.core === beside.after));
}

const NEGATIONS =
  /^(?:no|not|non|nor|none|never|neither|nobody|nothing|nowhere|cannot|without|unless|except|(?:do|does|did|is|was|are|were|have|has|had|can|could|wo|would|should|must)nt)$/;
const FIGURES = new RegExp(
  `^(?:${[
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen",
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|half|third|quarter|once|twice|double|triple|single",
    "first|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|both|all|some|any|few|many|most|more|less|fewer|least",
  ].join("|")})$`,
);
const DATES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|today|tomorrow)$/;

/** A word that no typing correction touches: with a figure in it, a number, date or negation in words. */
function isTouchy(w: Word): boolean {
  return /[\d%£$€+]/.test(w.core) || NEGATIONS.test(w.core) || DATES.test(w.core) || FIGURES.test(w.core);
}

function isCorrection(a: Word, b: Word, vocabulary: Vocabulary): boolean {
  if (a.core === b.core || isMisspelt(a.core, b.core) || isMisspelt(b.core, a.core)) return true;
  if (isTouchy(a) || isTouchy(b) || touchesName(a, b, vocabulary)) return false;
  return isSmallEdit(a.core, b.core) && !changesMeaning(a.core, b.core);
}

// Shorter ones are a letter away from each other ("June", "July"; "six", "ten").
const LONG_ENOUGH = 6;

/** "weelky", "Setpember", "fourty": no word at all, and all but the letters of a long one for a date or a number. */
function isMisspelt(wrong: string, right: string): boolean {
  if (right.length < LONG_ENOUGH || !(DATES.test(right) || FIGURES.test(right))) return false;
  const isWord = isPlainWord(wrong) || DATES.test(wrong) || FIGURES.test(wrong) || /[^a-z]/.test(wrong);
  return !isWord && editDistance(wrong, right) === 1;
}

/** A capital where no sentence begins is a name or a body's, unless the plan also writes the word in lower case. */
function touchesName(a: Word, b: Word, vocabulary: Vocabulary): boolean {
  if (vocabulary.isName(a.core) || vocabulary.isName(b.core)) return true;
  return (a.capital || b.capital) && !vocabulary.isUsedInLowerCase(a.core) && !vocabulary.isUsedInLowerCase(b.core);
}

function isSmallEdit(a: string, b: string): boolean {
  const size = Math.max(a.length, b.length);
  const edits = editDistance(a, b);
  if (size <= 3) return edits === 1 && a.length === b.length && isTransposed(a, b);
  return edits <= (size >= 8 ? 2 : 1);
}

// Pairs of beginnings that turn a word into its opposite.
const OPPOSITES: readonly (readonly [string, string])[] = [
  ["in", "ex"],
  ["im", "ex"],
  ["in", "de"],
  ["pre", "post"],
  ["over", "under"],
  ["up", "down"],
  ["sub", "super"],
  ["inter", "intra"],
  ["un", ""],
  ["in", ""],
  ["im", ""],
  ["ir", ""],
  ["il", ""],
  ["dis", ""],
  ["de", ""],
  ["mis", ""],
  ["re", ""],
  ["a", ""],
  ["re", "de"],
  ["un", "re"],
];

/** Another word, not the same one typed better: an opposite, another tense, or two words that are both common. */
function changesMeaning(a: string, b: string): boolean {
  const opposite = OPPOSITES.some(([x, y]) => isSwapped(a, b, x, y) || isSwapped(b, a, x, y));
  if (opposite) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long === `${short}s` || long === `${short}es`) return false;
  if (long === `${short}d` || long === `${short}ed` || long === `${short}ing`) return true;
  return isPlainWord(a) && isPlainWord(b);
}

function isSwapped(a: string, b: string, x: string, y: string): boolean {
  return a.startsWith(x) && b.startsWith(y) && a.length > x.length + 2 && a.slice(x.length) === b.slice(y.length);
}

function isTransposed(a: string, b: string): boolean {
  return [...a].sort().join("") === [...b].sort().join("");
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (r: number, c: number) => (r === i ? row[c] : rows[r]?.[c]) ?? 0;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best;
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
