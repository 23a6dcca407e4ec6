import type { Status } from "./edition.ts";
import { type StatusWords, termAt, termsWith } from "./status-words.ts";

/** What some words say of a recommendation, and the words. `at` is their place in the text they were found in. */
export interface Statement {
  readonly status: Status;
  readonly words: string;
  readonly at: number;
}

const ID = "(?:\\s+(?:no\\.?\\s*)?\\(?[A-Z]{0,4}-?\\d{1,3}(?:\\.\\d{1,3}){0,4}[a-z]?\\)?)?";
const NOUN = `(?:recommendations?|actions?|rec|items?|task|objective|point)${ID}`;
/** "All elements of", "Work on": what is said of them is said of the whole. */
const PARTS =
  "(?:(?:elements|parts|aspects|strands|points|actions|requirements|work|progress)\\s+(?:of|under|within|in|on|for)\\s+(?=this|the))?";
const WHOLE = "(?:(?:all|both|each)\\s+(?:of\\s+)?)?";
const HOW =
  "(?:(?:is|are|was|were|has|have|been|be|being|remains?|now|all|fully|therefore|formally|considered|regarded\\s+as|can\\s+(?:now\\s+)?be(?=\\s+(?:considered|regarded|treated|marked))|marked(?:\\s+as)?|treated\\s+as|(?:agreed|signed\\s+off|confirmed|approved|accepted|verified|reported|recorded|deemed)(?:\\s+as)?|recommended\\s+for|both|again|still|currently|temporarily|already|successfully)\\s+)";
/** "Recommendation now", "Action has been", "This is now", "Work": a statement of the whole recommendation opens so. */
const SUBJECT = `(?:(?:status|position|update|outcome)\\s*[:\\u2013-]\\s*)?(?:we\\s+(?:consider|regard)\\s+)?${WHOLE}${PARTS}(?:(?:the|this|that|all|both|these)\\s+)?(?:(?:${NOUN}|work|project|activity|milestone|matter|it|this)\\s+)?${HOW}{0,5}`;
/** Inside a sentence the recommendation must be named: "…, and this action is now". */
const NAMED_SUBJECT = `(?:(?:the|this)\\s+)?(?:recommendation|action|rec)${ID}\\s+${HOW}{0,5}`;

/** What makes the words a plan, a condition or a negation: standing right before them in their clause. */
const GUARD =
  /\b(?:not|never|n't|cannot|to be|to|will(?: be)?|would(?: be)?|should(?: be)?|shall(?: be)?|could(?: be)?|can be|may be|might be|must be|once|when|until|till|after|before|if|unless|subject to|due(?: for)?|due to be|expected(?: to be)?|planned(?: to be)?|aims? to|aiming to|target|awaiting|pending|on|for|upon|nearly|almost|partly|partially|mostly|yet|provided|assuming|following)\s+(?!(?<=\b(?:to|on)\s)(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d))(?:\w+\s+){0,2}$/i;
const CONDITION = /\b(?:once|when|until|till|if|unless|before|after|as soon as|subject to|provided|assuming|whether|upon)\b[^;:\n]*$/i;
/** A sentence about what is to come: what its last clause says has not happened. */
const TO_COME =
  /\b(?:will|shall|would|should|to be|is to|are to|can|could|may|might|must|needs? to|aims?|plans?|expect(?:s|ed)?|intends?|proposes?|hopes?|so that|ensure)\b/; // "may", not "May"

/**
 * What may follow a word that opens a statement alone. "Complete replacement of the boilers", "Cancelled appointments are recorded", "Completed a
 * review": followed by what it is said of, the word says nothing of the recommendation.
 */
const GOES_ON =
  /^(?:\s*$|\s*[.,;:!?()[\]/\u2013\u2014\n"'\u201c\u2018*\u2713\u2714-]|\s+[A-Z\d\u00a3&]|\s+(?:by|in|at|on|as|and|with|see|following|pending|until|since|after|due|subject|for|from|per|via|through|across|throughout|during|under|within|when|because|owing|while|last|ahead|but|although|w\/[ec]|refer|earlier|previously|already|successfully|fully|again|to|this\s+(?:month|year|quarter|period)|of\s+\d|nov|q[1-4])\b)/;
/** "completion", "completed by 31 March", "completed to date", "closed circuit" … words that follow and take the sense away. */
const TAKEN_AWAY =
  /^(?:[^\S\n]+(?:by\s+(?:the\s+)?(?:end|mid|early|late|spring|summer|autumn|winter|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})|when|once|if|until|after|to\s+date|so\s+far|thus\s+far|circuit|session|question|door|source|date|list|subject)\b|\s*\?|[\w-]*\w)/i;
const subject = new RegExp(SUBJECT, "iy");
const namedSubject = new RegExp(NAMED_SUBJECT, "iy");
const OPENS = /^$|[.;:!?\n\u2013\u2014)\]*\u2022|\u2713\u2714]\s*$|\s-\s*$|(?:^|[.;:!?\n])\s*[-\u2022([{"'\u2018\u201c]\s*$/;
const JOINS_CLAUSE = /(?:,|\b(?:and|so|therefore|hence|thus)|\b(?:agreed|confirmed|noted|reported|advised)\s+that)\s+$/i;

const LONG = 2000; // characters: what stands further back in a sentence without an end says nothing of these words

/** The words from the beginning of the sentence to a place: a full stop within a number ends none. */
function sentenceTo(text: string, at: number): string {
  let from = at;
  while (from > Math.max(0, at - LONG) && !endsSentence(text, from - 1, at)) from -= 1;
  return text.slice(from, at);
}

function endsSentence(text: string, at: number, end: number): boolean {
  const sign = text[at] ?? "";
  return sign === "." ? at + 1 === end || !/\d/.test(text[at + 1] ?? "") : /[;:\n]/.test(sign);
}

function isTakenAway(text: string, at: number, end: number, status: Status): boolean {
  const after = text.slice(end);
  const clause = sentenceTo(text, at);
  if (CONDITION.test(clause) || /^-\w/.test(after)) return true;
  if (status === "open") return false;
  if (status === "on-hold")
    return /\b(?:was|were|previously)\s+(?:temporarily\s+)?on[\s-]+hold$/i.test(text.slice(Math.max(0, end - 80), end));
  return GUARD.test(clause) || (status === "complete" && TAKEN_AWAY.test(after));
}

/** Where statements may open: the beginning, after a sentence or a dash, and after "This action is now". */
function openings(text: string): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    if (/\w/.test(text[at - 1] ?? "") || !/\S/.test(text[at] ?? "") || /[-\u2022]/.test(text[at] ?? "")) continue; // never within a word
    if (OPENS.test(text.slice(Math.max(0, at - 4), at))) {
      places.set(at + lengthAt(subject, text, at), at);
      places.set(at, at);
    } else if (opensClause(text, at)) places.set(at + lengthAt(namedSubject, text, at), at);
    else if (/\(\s*$/.test(text.slice(Math.max(0, at - 2), at)) && /^\w+\s*\)\s*(?:$|[.;\n])/.test(text.slice(at))) places.set(at, at);
  }
  return places;
}

/** "Register updated and action closed": a clause of its own about the recommendation, in a sentence that tells what has been. */
function opensClause(text: string, at: number): boolean {
  if (/\w/.test(text[at - 1] ?? "") || lengthAt(namedSubject, text, at) === 0) return false;
  const before = sentenceTo(text, at);
  return JOINS_CLAUSE.test(before) && !TO_COME.test(before);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** "This action is": a statement with a verb. "Work under way includes" has none. */
function isSaid(subject: string): boolean {
  return /\b(?:is|are|was|were|has|have|been|be|being|remains?|now|considered|marked|regarded|treated)\b/i.test(subject);
}

/** Every statement of status in a text (a dated entry, or a whole update), in order. */
export function findStatements(text: string, words: StatusWords = {}): Statement[] {
  const terms = termsWith(words);
  const opened = openings(text);
  const found: Statement[] = [];
  for (let at = 0; at < text.length; at++) {
    if (/\w/.test(text[at - 1] ?? "") || !/\w/.test(text[at] ?? "")) continue;
    const term = termAt(text, at, terms);
    if (term === null) continue;
    const from = opened.get(at);
    if ((from === undefined && !term.anywhere) || isTakenAway(text, from ?? at, term.end, term.status)) continue;
    if (!term.anywhere && !isSaid(text.slice(from ?? at, at)) && !GOES_ON.test(text.slice(term.end))) continue;
    found.push({ status: term.status, words: text.slice(from ?? at, term.end).trim(), at: from ?? at });
    at = term.end - 1;
  }
  return found;
}

/** The statements of a short cell that is there for a status or a date: the words may stand anywhere in it. */
export function statementsOfCell(cell: string, words: StatusWords = {}): Statement[] {
  const terms = termsWith(words);
  const found: Statement[] = [];
  for (let at = 0; at < cell.length; at++) {
    if (/\w/.test(cell[at - 1] ?? "") || !/\w/.test(cell[at] ?? "")) continue;
    const term = termAt(cell, at, terms);
    if (term === null || isTakenAway(cell, at, term.end, term.status)) continue;
    found.push({ status: term.status, words: cell.slice(at, term.end), at });
    at = term.end - 1;
  }
  return found;
}
