import type { Status } from "./edition.ts";

/** Words of the settings added to the built-in ones; they stand first. */
export type StatusWords = Readonly<Record<string, Status>>;

interface Term {
  readonly status: Status;
  readonly pattern: string;
  /** Says it wherever it stands in a sentence; other terms must open a statement or be said of "this action". */
  readonly anywhere?: boolean;
}

const SP = "[^\\S\\n]"; // within a line: the next line says something else
const DONE = "(?:complete[d]?|implemented|closed|discharged|done)";
const NOT_NEEDED = "no\\s+longer\\s+(?:required|needed|necessary|applicable|relevant|to\\s+be\\s+(?:taken\\s+forward|pursued))";
const ENDED = "withdrawn|cancelled|canceled|superseded|abandoned|discontinued";
const THIS = "(?:this|the)\\s+(?:action|recommendation|rec)\\b";
const LEFT = "(?:to\\s+follow|outstanding|remain(?:s|ing)?|not\\s+(?:yet|started|complete)|still\\s+to)";
const SOME = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|some|most|half|several|many)";

/** What a decision of the board does to the recommendation it is about: "agreed to close this action". */
const decided = (verb: string) => `(?:agreed|decided|resolved)\\b[^.;\\n]{0,40}?\\bto\\s+(?:${verb})\\s+${THIS}`;

/** "Complete" with a bound to it: of some, of all but one, in part, "complete? no". */
const BOUNDED: readonly Term[] = [
  { status: "open", pattern: `${DONE}${SP}*[:,(\\u2013-]?${SP}*(?:\\d|[1-9]\\d)(?:\\.\\d+)?${SP}?(?:%|per${SP}?cent)` },
  { status: "open", pattern: `${DONE}${SP}*(?:\\?|:|\\s[\\u2013-])${SP}*(?:no|n)(?=${SP}*(?:$|[.,;\\n]))` },
  { status: "open", pattern: `${DONE}${SP}+(?:only${SP}+)?in${SP}+part` },
  {
    status: "open",
    pattern: `${DONE}${SP}+(?:with${SP}+the${SP}+exception|apart${SP}+from|aside${SP}+from|except(?:ing)?|other${SP}+than|save${SP}+for|but${SP}+for)`,
  },
  {
    status: "open",
    pattern: `${DONE}${SP}+(?:(?:in|for|by|at|across|within)${SP}+)?(?:only${SP}+)?${SOME}${SP}+(?:out${SP}+)?of${SP}+(?!\\d{4})[^.;\\n]*`,
  },
  {
    status: "open",
    pattern: `${DONE}${SP}+(?:in|for|by|at|across|within)${SP}+[^.;,\\d\\n]{1,40}[;,\\u2013-]${SP}*[^.;\\n]{0,40}?\\b${LEFT}\\b`,
  },
  {
    status: "open",
    pattern: `${DONE}${SP}+(?:(?:in|for|by|at|across|within|on)${SP}+)?(?:all|every\\w*)${SP}+(?:[\\w-]+${SP}+){0,2}?(?:but|bar|except(?:ing)?(?:${SP}+for)?|apart${SP}+from)${SP}+(?:(?:the|a)${SP}+)?(?:${SOME}|few|last|final)\\b[^.;\\n]*`,
  },
  {
    status: "open",
    pattern: `${DONE}${SP}*\\(${SP}*(?!(\\d+)${SP}+(?:out${SP}+)?of${SP}+\\1\\b)${SOME}${SP}+(?:out${SP}+)?of${SP}+(?!\\d{4})[^)\\n]*\\)`,
  },
  { status: "open", pattern: `${DONE}${SP}+(?:in${SP}+error|by${SP}+mistake|prematurely)` },
  {
    status: "open",
    pattern: `${DONE}${SP}*,?${SP}*but${SP}+(?:(?:it|this)${SP}+)?(?:is${SP}+|remains${SP}+)?(?:still${SP}+)?(?:open|live|outstanding|incomplete|not${SP}+complete)`,
  },
  { status: "complete", pattern: `${DONE}${SP}*\\?${SP}*(?:yes|y)(?=${SP}*(?:$|[.,;\\n]))` },
  {
    status: "open",
    pattern: `(?:on[\\s-]+hold|paused|suspended|deferred|parked|postponed|in\\s+abeyance)\\b[^.\\n]{0,60}?(?:;|,|\\b(?:but|and|now|since|then|later|subsequently))${SP}+(?:(?:it|this|work|has|have|was|been|is|since|now|then|later)${SP}+)*(?:resumed|restarted|re-started|recommenced|reinstated)`,
  },
  {
    status: "open",
    pattern: `${DONE}\\b[^.;\\n]{0,40}?\\b(?:but|now|since|then|later|subsequently|and)${SP}+(?:(?:has|was|been|since|now|then|later|subsequently)${SP}+)*re-?${SP}?opened`,
  },
  {
    status: "withdrawn",
    pattern: `${DONE}${SP}*(?:[\\u2013\\u2014:,;(/-]|as|because|since)${SP}*(?:(?:it|this)${SP}+(?:is|was|has${SP}+been)${SP}+)?(?:${ENDED}|${NOT_NEEDED})(?=${SP}*(?:$|[.,;:)\\]\\n\\u2013-]|(?:by|as|at|in|on|because|since|see)\\b))`,
  },
];

/** The vocabulary: the first term that fits at a place is taken, so partial and negated forms stand before whole ones. */
const VOCABULARY: readonly Term[] = [
  { status: "open", pattern: "re-?\\s?opened" },
  // The turn back from on hold or withdrawn.
  {
    status: "open",
    pattern:
      "resumed|reinstated|restarted|recommenced|no\\s+longer\\s+(?:on[\\s-]+hold|paused|suspended|deferred)|(?:taken\\s+)?off[\\s-]+hold",
  },
  {
    status: "open",
    pattern:
      "(?:part(?:ially|ly)?|mostly|nearly|almost|largely|substantially|virtually|half)[\\s-]+(?:complete[d]?|implemented|closed|discharged|done|met|delivered)",
  },
  { status: "open", pattern: "(?:not|in)[\\s-]?(?:yet\\s+)?(?:complete[d]?|implemented|closed|discharged|done|started|commenced|begun)" },
  { status: "open", pattern: "(?:\\d|[1-9]\\d)(?:\\.\\d+)?\\s?(?:%|per\\s?cent)\\s+(?:complete[d]?|done|implemented|delivered)" },
  { status: "complete", pattern: "100\\s?(?:%|per\\s?cent)(?:\\s+(?:complete[d]?|done|implemented|delivered))?" },
  ...BOUNDED,
  { status: "open", pattern: "carried\\s+(?:forward|over)" },
  {
    status: "open",
    pattern:
      "on-?\\s?going|in\\s+progress|on\\s+track|under\\s?way|in\\s+hand|outstanding|not\\s+on\\s+track|behind\\s+schedule|delayed|overdue",
  },
  { status: "open", pattern: "remains?\\s+open|(?:open|live|new|active|started|plan\\s+in\\s+place)(?=\\s*(?:$|[.,;:\\n()\\u2013-]))" },
  { status: "withdrawn", pattern: NOT_NEEDED },
  { status: "withdrawn", pattern: ENDED },
  { status: "withdrawn", pattern: decided("withdraw|cancel|abandon"), anywhere: true },
  {
    status: "on-hold",
    pattern:
      "(?:currently\\s+)?not\\s+(?:currently\\s+|now\\s+|yet\\s+)?(?:being\\s+)?(?:implemented|taken\\s+forward|progressed|pursued|actioned)\\s+(?:until|pending|at\\s+this\\s+time|at\\s+present)",
    anywhere: true,
  },
  { status: "on-hold", pattern: decided("defer|pause|suspend"), anywhere: true },
  {
    status: "on-hold",
    pattern: `(?:agreed|decided|resolved)\\b[^.;\\n]{0,40}?\\bto\\s+(?:put|place)\\s+${THIS}\\s+on[\\s-]+hold`,
    anywhere: true,
  },
  { status: "on-hold", pattern: "(?:put\\s+|placed\\s+)?on[\\s-]+hold|paused|deferred|suspended|in\\s+abeyance|parked|postponed" },
  { status: "complete", pattern: decided("close|discharge"), anywhere: true },
  {
    status: "complete",
    pattern: `(?:has|have)\\s+(?:(?:now|also|since|all|fully|successfully)\\s+)*(?:complete[d]|implemented|closed|discharged|finished)\\s+${THIS}(?!\\s+(?:plan|log|tracker|register|list))`,
    anywhere: true,
  },
  {
    status: "complete",
    pattern:
      "complete[d]?|compete(?=\\s*$)|closed|discharged|implemented|done|(?:delivered|achieved)(?=\\s*(?:$|[.!]|[\\u2013\\u2014:-]\\s))|finished|fully\\s+(?:complete[d]?|implemented|discharged|met|delivered|achieved)",
  },
];

/** A term as it is looked for at one place of a text. */
export type CompiledTerm = Required<Term> & { readonly regex: RegExp };

const compile = (t: Term): CompiledTerm => ({ ...t, anywhere: t.anywhere ?? false, regex: new RegExp(`(?:${t.pattern})(?!\\w)`, "iy") });
const compiled = VOCABULARY.map(compile);

/** The vocabulary with the words of the settings before it. */
export function termsWith(words: StatusWords): readonly CompiledTerm[] {
  const own = Object.entries(words).map(([word, status]) =>
    compile({
      status,
      pattern: word
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\s+/g, "\\s+"),
    }),
  );
  return [...own, ...compiled];
}

/** The first term that fits at a place, and where it ends. */
export function termAt(
  text: string,
  at: number,
  terms: readonly CompiledTerm[],
): { status: Status; end: number; anywhere: boolean } | null {
  for (const term of terms) {
    term.regex.lastIndex = at;
    const match = term.regex.exec(text);
    if (match !== null) return { status: term.status, end: at + match[0].length, anywhere: term.anywhere };
  }
  return null;
}
