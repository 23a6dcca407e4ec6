import { findDates } from "../model/dates.ts";
import { expandRange, idParts } from "../model/identifier.ts";

interface Known {
  readonly ids: ReadonlySet<string>;
  /** The plan's ids by their counted parts, so that "Recommendation 3" finds "Rec 3". */
  readonly byParts: ReadonlyMap<string, string>;
  /** How many numbers its ids have: a token with another count is none of them. */
  readonly levels: ReadonlySet<number>;
  readonly letters: ReadonlySet<string>;
}

/** What is needed to know a reference when it is seen. */
export function knownIds(ids: readonly string[]): Known {
  return {
    ids: new Set(ids),
    byParts: new Map(ids.map((id) => [partsKey(id), id])),
    levels: new Set(ids.map((id) => numbersOf(id))),
    letters: new Set(ids.map(lettersOf)),
  };
}

const WORDS_OF_IDS =
  /^(?:recommendations?|areas? for improvement|afi|causes? of concern|recs?|actions?|refs?|references?|items?|no|numbers?|objectives?|tasks?|milestones?)\.?\s*/i;

function partsKey(id: string): string {
  return idParts(id.replace(WORDS_OF_IDS, "")).join("/");
}

function numbersOf(id: string): number {
  return idParts(id).filter((p) => typeof p === "number").length;
}

function lettersOf(id: string): string {
  return /^[A-Z]+/.exec(id.replace(WORDS_OF_IDS, "").replace(/^\(/, ""))?.[0] ?? "";
}

const TOKEN = /(?<![\w.£$€/])(\(?[A-Z]{0,5}[-/]?\d{1,4}(?:\.\d{1,3}){0,4}[a-z]?\)?|\([A-Z]\)|[A-Z][ivx]{1,4})(?![\w%]|\.\d|\/\d)/g;
const LED_TO =
  /\b(?:see|refer(?:s|red)? to|refer|as per|per|recommendations?|recs?\.?|actions?|refs?\.?|items?|responds to|linked (?:to|with)|links to|merged (?:with|into)|superseded by|replaced by|covered (?:by|in|under)|addressed (?:by|in|under|through)|(?:response|update) (?:to|for|at|under)|dependent on|depends on|duplicates?|same as|in line with|combined with)\s*(?:the\s+)?(?:(?:recommendations?|recs?\.?|actions?|items?|refs?\.?|updates?)\s*)?(?:nos?\.?\s*|numbers?\s*)?[:(]?\s*$/i;
const LED_AWAY =
  /\b(?:v|version|sections?|s|pages?|p|pp|phases?|points?|figures?|tables?|appendix|annex|paragraphs?|paras?|chapters?|stages?|steps?|tiers?|levels?|years?|bands?|articles?|release|build|regulations?|clauses?|schedules?|part|standard|iso|windows|room|floor|unit|lot|minute)\.?\s*$/i;
const QUANTITY =
  /^\s*(?:%|per\s?cent|million|billion|thousand|k\b|m\b|bn\b|months?\b|weeks?\b|days?\b|years?\b|hours?\b|fte\b|forces?\b|officers?\b|staff\b|people\b|posts?\b|of\b)/i;
const IN_LIST = /^[\s,&]*(?:and|or|to)?[\s,&]*$/i;
const RANGE = /^\s*(?:[-\u2010-\u2015]|to|through)\s*$/;

const LEAD = 150; // characters: twice the longest words that lead to an id or away from one; what stands before says nothing

interface Token {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The ids that a text points to, in order, each once; ranges are expanded. `own` is never among them. */
export function findReferences(text: string, known: Known, own: string): string[] {
  const dates = findDates(text);
  const refs: string[] = [];
  let last: Token | null = null;
  let passed = 0; // dates that end before the token: both are in order, and a cell may hold thousands
  for (const token of tokensOf(text)) {
    while (passed < dates.length && (dates[passed]?.end ?? 0) <= token.start) passed += 1;
    if ((dates[passed]?.start ?? text.length) < token.end) continue; // a part of a date
    const between: string | null = last === null ? null : text.slice(last.end, token.start);
    const joined = between !== null && (IN_LIST.test(between) || RANGE.test(between));
    if (!isReference(text, token, known, joined)) {
      last = null;
      continue;
    }
    const id = asPlanned(token.id, known);
    const range = last !== null && between !== null && RANGE.test(between);
    refs.push(...(range && last !== null ? expandRange(asPlanned(last.id, known), id) : [id]));
    last = token;
  }
  return [...new Set(refs)].filter((id) => id !== own);
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((m) => {
    const id = /^\([A-Z]\)$/.test(m[0]) ? m[0] : m[0].replace(/^\(/, "").replace(/\)$/, "");
    return { id, start: m.index, end: m.index + m[0].length };
  });
}

function asPlanned(id: string, known: Known): string {
  return known.ids.has(id) ? id : (known.byParts.get(partsKey(id)) ?? id);
}

/** By its form, what leads to it, and what follows; a number of one or two levels needs words that lead to it. */
function isReference(text: string, token: Token, known: Known, joined: boolean): boolean {
  const before = text.slice(Math.max(0, token.start - LEAD), token.start);
  if (QUANTITY.test(text.slice(token.end)) || (LED_AWAY.test(before) && !joined)) return false;
  const levels = numbersOf(token.id);
  const letters = lettersOf(token.id);
  if (!known.letters.has(letters) || !known.levels.has(levels)) return false;
  const led = LED_TO.test(before) || joined;
  if (letters !== "" || levels >= 3) return levels > 0 || led;
  return led || (levels === 2 && known.ids.has(token.id) && /^\s*(?:above|below|refers|\()/.test(text.slice(token.end)));
}
