import type { Status } from "./edition.ts";

/** What some words say of a recommendation, and the words. `at` is their place in the text they were found in. */
export interface Statement {
  readonly status: Status;
  readonly words: string;
  readonly at: number;
}

interface Term {
  readonly status: Status;
  readonly pattern: string;
  /** Says it wherever it stands in a sentence; other terms must open a statement or be said of "this action". */
  readonly anywhere?: boolean;
}

/** The vocabulary: the first term that fits at a place is taken, so partial and negated forms stand before whole ones. */
const VOCABULARY: readonly Term[] = [
  { status: "open", pattern: "re-?\\s?opened" },
  {
    status: "open",
    pattern:
      "(?:part(?:ially|ly)?|mostly|nearly|almost|largely|substantially|virtually)[\\s-]+(?:complete[d]?|implemented|closed|discharged|done|met|delivered)",
  },
  { status: "open", pattern: "(?:not|in)[\\s-]?(?:yet\\s+)?(?:complete[d]?|implemented|closed|discharged|done|started|commenced|begun)" },
  { status: "open", pattern: "(?:\\d|[1-9]\\d)(?:\\.\\d+)?\\s?(?:%|per\\s?cent)\\s+(?:complete[d]?|done|implemented|delivered)" },
  { status: "complete", pattern: "100\\s?(?:%|per\\s?cent)(?:\\s+(?:complete[d]?|done|implemented|delivered))?" },
  { status: "open", pattern: "(?:complete[d]?|done)\\s+in\\s+part" },
  { status: "open", pattern: "carried\\s+(?:forward|over)" },
  {
    status: "open",
    pattern:
      "on-?\\s?going|in\\s+progress|on\\s+track|under\\s?way|in\\s+hand|outstanding|not\\s+on\\s+track|behind\\s+schedule|delayed|overdue",
  },
  { status: "open", pattern: "remains?\\s+open|(?:open|live|new|active|started|plan\\s+in\\s+place)(?=\\s*(?:$|[.,;:\\n()\\u2013-]))" },
  {
    status: "withdrawn",
    pattern: "no\\s+longer\\s+(?:required|needed|necessary|applicable|relevant|to\\s+be\\s+(?:taken\\s+forward|pursued))",
  },
  { status: "withdrawn", pattern: "withdrawn|cancelled|canceled|superseded|abandoned|discontinued" },
  {
    status: "on-hold",
    pattern:
      "(?:currently\\s+)?not\\s+(?:currently\\s+|now\\s+|yet\\s+)?(?:being\\s+)?(?:implemented|taken\\s+forward|progressed|pursued|actioned)\\s+(?:until|pending|at\\s+this\\s+time|at\\s+present)",
    anywhere: true,
  },
  { status: "on-hold", pattern: "(?:put\\s+|placed\\s+)?on[\\s-]+hold|paused|deferred|suspended|in\\s+abeyance|parked|postponed" },
  {
    status: "complete",
    pattern:
      "complete[d]?|compete(?=\\s*$)|closed|discharged|implemented|done|delivered(?=\\s*(?:$|[\\u2013\\u2014:-]\\s))|achieved(?=\\s*(?:$|[\\u2013\\u2014:-]\\s))|finished|fully\\s+(?:complete[d]?|implemented|discharged|met|delivered|achieved)",
  },
];

/** "Recommendation now", "Action has been", "This is now", "Work": a statement of the whole recommendation opens so. */
const SUBJECT =
  "(?:(?:status|position|update|outcome)\\s*[:\\u2013-]\\s*)?(?:(?:the|this|that|all|both|these)\\s+)?(?:(?:recommendations?|actions?|rec|items?|work|task|project|activity|milestone|matter|objective|point|we\\s+consider\\s+this|it|this)\\s+)?(?:(?:is|are|was|were|has|have|been|be|being|remains?|now|all|fully|therefore|formally|considered|regarded\\s+as|marked(?:\\s+as)?|treated\\s+as|recommended\\s+for|both|again|currently|temporarily|already|successfully)\\s+){0,4}";

/** What makes the words a plan, a condition or a negation: standing right before them in their clause. */
const GUARD =
  /\b(?:not|never|n't|cannot|to be|to|will(?: be)?|would(?: be)?|should(?: be)?|shall(?: be)?|could(?: be)?|can be|may be|might be|must be|once|when|until|till|after|before|if|unless|subject to|due(?: for)?|due to be|expected(?: to be)?|planned(?: to be)?|aims? to|aiming to|target|awaiting|pending|on|for|upon|nearly|almost|partly|partially|mostly|yet|provided|assuming|following)\s+(?:\w+\s+){0,2}$/i;
const CONDITION = /\b(?:once|when|until|till|if|unless|before|after|as soon as|subject to|provided|assuming|whether|upon)\b[^.;:\n]*$/i;

/**
 * What may follow a word that opens a statement alone. "Complete replacement of the boilers", "Cancelled appointments are recorded", "Completed a
 * review": followed by what it is said of, the word says nothing of the recommendation.
 */
const GOES_ON =
  /^(?:\s*$|\s*[.,;:!?()[\]/\u2013\u2014\n"'\u201c\u2018-]|\s+[A-Z\d\u00a3&]|\s+(?:by|in|at|on|as|and|with|see|following|pending|until|since|after|due|subject|for|from|per|via|through|during|under|within|when|because|owing|while|last|ahead|but|although|w\/[ec]|refer|earlier|previously|already|successfully|fully|again|to|this\s+(?:month|year|quarter|period)|of\s+\d|nov|q[1-4])\b)/;
/** "completion", "completed by 31 March", "closed circuit" … words that follow and take the sense away. */
const TAKEN_AWAY =
  /^(?:\s+(?:by\s+(?:the\s+)?(?:end|mid|early|late|spring|summer|autumn|winter|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})|when|once|if|until|after|circuit|session|question|door|source|date|list|subject)\b|[\w-]*\w)/i;
const compiled = VOCABULARY.map((t) => ({ ...t, regex: new RegExp(`(?:${t.pattern})(?!\\w)`, "iy") }));
const subject = new RegExp(SUBJECT, "iy");
const OPENS = /^$|[.;:!?\n\u2013\u2014)\]*\u2022|]\s*$|\s-\s*$|^\s*[-\u2022(["'\u2018\u201c]\s*$/;

/** Words of the settings added to the built-in ones; they stand first. */
export type StatusWords = Readonly<Record<string, Status>>;

function extended(words: StatusWords): typeof compiled {
  const own = Object.entries(words).map(([word, status]) => ({
    status,
    pattern: word,
    regex: new RegExp(
      `${word
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\s+/g, "\\s+")}(?!\\w)`,
      "iy",
    ),
  }));
  return [...own, ...compiled];
}

function termAt(text: string, at: number, terms: typeof compiled): { status: Status; end: number; anywhere: boolean } | null {
  for (const term of terms) {
    term.regex.lastIndex = at;
    const match = term.regex.exec(text);
    if (match !== null) return { status: term.status, end: at + match[0].length, anywhere: term.anywhere ?? false };
  }
  return null;
}

function isTakenAway(text: string, at: number, end: number, status: Status): boolean {
  const after = text.slice(end);
  const clause = /[^.;:\n]*$/.exec(text.slice(0, at))?.[0] ?? "";
  if (CONDITION.test(clause) || /^-\w/.test(after)) return true;
  if (status === "open" || status === "on-hold") return false;
  return GUARD.test(clause) || (status === "complete" && TAKEN_AWAY.test(after));
}

/** Where statements may open: the beginning, after a sentence or a dash, and after "This action is now". */
function openings(text: string): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    if (!/\S/.test(text[at] ?? "") || !OPENS.test(text.slice(Math.max(0, at - 4), at)) || /[-\u2022]/.test(text[at] ?? "")) continue;
    subject.lastIndex = at;
    const said = subject.exec(text)?.[0].length ?? 0;
    places.set(at + said, at);
    places.set(at, at);
  }
  return places;
}

/** "This action is": a statement with a verb. "Work under way includes" has none. */
function isSaid(subject: string): boolean {
  return /\b(?:is|are|was|were|has|have|been|be|being|remains?|now|considered|marked|regarded|treated)\b/i.test(subject);
}

/** Every statement of status in a text (a dated entry, or a whole update), in order. */
export function findStatements(text: string, words: StatusWords = {}): Statement[] {
  const terms = extended(words);
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
  const terms = extended(words);
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
