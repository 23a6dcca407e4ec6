import { longDay } from "../model/day.ts";
import type { Edition, Recommendation, Status } from "../model/edition.ts";
import type { Finding, FindingCode } from "../model/finding.ts";
import { settleStatus } from "../model/settle-status.ts";
import { readEntries } from "../model/update.ts";

/** What a person can answer a finding with. Names are those of `decide.ts`; `key` presses it. */
export interface Answer {
  readonly label: string;
  readonly action: "accept" | "again" | "correct" | "give" | "none" | "split" | "different" | "same";
  readonly field?: string;
  readonly now?: string;
  readonly with?: string;
  readonly key?: string;
}

/** A field to fill in beside the buttons. `value` is what stands there now. */
export interface Blank {
  readonly label: string;
  readonly action: "correct" | "give" | "new-row";
  readonly field: string;
  readonly value: string;
  readonly long: boolean;
  readonly choose: readonly string[] | null;
  /** Words to give away that stand beside a sub-heading: most likely an update. */
  readonly forUpdate?: boolean;
  /** The recommendation that a new one would follow. */
  readonly after?: string | null;
  readonly button: string;
}

/** A finding as a question that a person can answer. */
export interface Question {
  readonly asks: string;
  readonly words: string | null;
  readonly why: string;
  readonly answers: readonly Answer[];
  readonly blanks: readonly Blank[];
}

interface About {
  readonly finding: Finding;
  readonly edition: Edition;
  readonly rec: Recommendation | null;
  readonly name: string;
}

const STATUS_WORDS: Record<Status, string> = { open: "open", "on-hold": "on hold", complete: "complete", withdrawn: "withdrawn" };
export const statusWords = (s: Status): string => STATUS_WORDS[s];

const accept = (label = "Accept"): Answer => ({ label, action: "accept", key: "a" });
const none: Answer = { label: "They belong to no recommendation", action: "none" };

function correct(about: About, field: "text" | "owner" | "update" | "delivery" | "id", label: string, long = false): Blank[] {
  const r = about.rec;
  if (r === null) return [];
  const value = field === "delivery" ? r.delivery.raw : r[field];
  return [{ label, action: "correct", field, value, long, choose: null, button: "Save the correction" }];
}

/** The status that the words against say: it is offered first. */
function saidAgainst({ rec, finding }: About): Status | null {
  const words = [...finding.message.matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? "").find((w) => w !== rec?.statusEvidence);
  return words === undefined ? null : settleStatus({ entries: readEntries(words), delivery: words, cell: null, section: null }).status;
}

function statuses(about: About): Answer[] {
  const now = about.rec?.status ?? "open";
  const said = saidAgainst(about);
  const others = (Object.keys(STATUS_WORDS) as Status[]).filter((s) => s !== now).sort((a, b) => Number(b === said) - Number(a === said));
  return [
    { label: `Accept: ${statusWords(now)}`, action: "accept", key: "a" },
    ...others.map((s, i) => ({
      label: `Correct to ${statusWords(s)}`,
      action: "correct" as const,
      field: "status",
      now: s,
      ...(i === 0 ? { key: "o" } : {}),
    })),
  ];
}

function giveTo(about: About, field: "text" | "update"): Blank {
  const ids = about.edition.recommendations.map((r) => r.id);
  return {
    label: "Or give them to",
    action: "give",
    field,
    value: "",
    long: false,
    choose: ids,
    forUpdate: field === "update",
    button: "Give",
  };
}

/** The recommendation that the words follow in the source, else the one that stands last before the finding's page. */
function lastBefore({ edition, finding }: About): Recommendation | undefined {
  const { recommendations } = edition;
  const near = /, after (.+): it cannot be told/.exec(finding.message)?.[1];
  const page = finding.pages[0] ?? Number.POSITIVE_INFINITY;
  const before = recommendations.filter((r) => r.source.some((p) => p.page <= page && p.field === "text"));
  return recommendations.find((r) => r.id === near) ?? before.at(-1) ?? recommendations.at(-1);
}

/** Words that are a recommendation which was not read as one. */
function ownRow(about: About): Blank {
  return {
    label: "Or they are a recommendation of their own",
    action: "new-row",
    field: "text",
    value: about.finding.text ?? "",
    long: true,
    choose: about.edition.recommendations.map((r) => r.id),
    after: lastBefore(about)?.id ?? null,
    button: "Make it a recommendation",
  };
}

function above(about: About): Answer[] {
  const last = lastBefore(about);
  return last === undefined ? [] : [{ label: `Join to Rec ${last.id} above`, action: "give", with: last.id, field: "text", key: "a" }];
}

/** Whether a recommendation is one of the edition before: as it was taken to be, another one, or a new one. */
function sameOrNot(about: About): Omit<Question, "words" | "why"> {
  const { message } = about.finding;
  const id = about.finding.recommendation ?? "";
  const matched = /matched with (\S+) of the edition before/.exec(message)?.[1];
  const near = /but (\S+) is nearly as close/.exec(message)?.[1];
  if (matched === undefined)
    return {
      asks: `Is ${about.name} a new one under an old number?`,
      answers: [accept("Accept: a new one"), { label: "Correct: the same as before", action: "same", with: id, key: "o" }],
      blanks: [],
    };
  const other: Answer[] =
    near === undefined ? [] : [{ label: `Correct: it is the former Rec ${near}`, action: "same", with: near, key: "o" }];
  return {
    asks: `Is ${about.name} the former Rec ${matched}?`,
    answers: [
      accept("Accept: the same"),
      ...other,
      { label: "Correct: two different ones", action: "different", ...(near === undefined ? { key: "o" } : {}) },
    ],
    blanks: [],
  };
}

/** The dates of a cell that were not taken: of two, the finding quotes both and the one that is taken. */
function otherDates({ finding }: About): Answer[] {
  const quoted = [...finding.message.matchAll(/"([^"]+)"/g)].map((m) => m[1] ?? "");
  const taken = quoted.at(-1);
  const others = [...new Set(quoted.filter((q) => q !== taken))];
  return others.map((now, i) => ({
    ...{ label: `Correct to ${now}`, action: "correct" as const, field: "delivery", now },
    ...(i === 0 ? { key: "o" } : {}),
  }));
}

type Maker = (about: About) => Omit<Question, "words" | "why">;

const plain =
  (asks: string): Maker =>
  (about) => ({ asks: asks.replace("%", about.name), answers: [accept()], blanks: [] });
const withDate =
  (asks: string): Maker =>
  (about) => ({
    asks: asks.replace("%", about.name),
    answers: [accept(`Accept: ${about.rec?.delivery.date == null ? "no date" : longDay(about.rec.delivery.date)}`)],
    blanks: correct(about, "delivery", "Or the delivery date as it should be read"),
  });

/** How each finding is asked. A new code fails to compile until it is worded here. */
const makers: Record<FindingCode, Maker> = {
  "orphan-fragment": (about) => ({
    asks: "Whose words are these?",
    answers: [...above(about), none],
    blanks: [giveTo(about, "text"), ownRow(about)],
  }),
  "sub-heading-update": (about) => ({
    asks: "Does this update belong to a recommendation?",
    answers: [{ label: "Accept: to none", action: "accept", key: "a" }],
    blanks: [giveTo(about, "update"), ownRow(about)],
  }),
  "words-unaccounted": (about) => ({
    asks: "Where do these words belong?",
    answers: [...above(about), none],
    blanks: [giveTo(about, "text"), ownRow(about)],
  }),
  truncated: (about) => ({
    asks: `Does the text of ${about.name} break off in the plan?`,
    answers: [accept("Accept: it breaks off")],
    blanks: correct(about, "text", "Or the text as it should read", true),
  }),
  "shared-cell": (about) => ({
    asks: `Does ${about.name} share this cell?`,
    answers: [accept("Accept: shared")],
    blanks: [...correct(about, "owner", "Or its own owner"), ...correct(about, "update", "Or its own update", true)],
  }),
  "joined-rows": (about) => ({
    asks: `Does ${about.name} go on over the page?`,
    answers: [accept("Accept: one row")],
    blanks: [
      ...correct(about, "text", "Or its text as it should be", true),
      ...correct(about, "update", "Or its update as it should be", true),
    ],
  }),
  "inferred-boundary": (about) => ({
    asks: `Is this where ${about.name} begins and ends?`,
    answers: [accept("Accept: as read")],
    blanks: [
      ...correct(about, "text", "Or its text as it should be", true),
      ...correct(about, "update", "Or its update as it should be", true),
    ],
  }),
  "duplicate-id": (about) => ({
    asks: `Two rows have the number of ${about.name}: is that so in the plan?`,
    answers: [accept("Accept: it is so in the plan")],
    blanks: correct(about, "id", "Or the number that this one should have"),
  }),
  "status-conflict": (about) => ({
    asks: `Is ${about.name} ${statusWords(about.rec?.status ?? "open")}?`,
    answers: statuses(about),
    blanks: [],
  }),
  "rag-conflict": (about) => ({
    asks: `Is ${about.name} ${statusWords(about.rec?.status ?? "open")}?`,
    answers: statuses(about),
    blanks: [],
  }),
  "two-dates": (about) => {
    const read = withDate("Which delivery date counts for %?")(about);
    return { ...read, answers: [...read.answers, ...otherDates(about)] };
  },
  "impossible-date": withDate("What is the delivery date of %?"),
  "ambiguous-quarter": withDate("Which quarter is meant in %?"),
  "month-first": withDate("Which day is meant in %?"),
  "inferred-year": withDate("Which year is meant in %?"),
  "close-match": (about) => sameOrNot(about),
  "decision-stale": (about) => ({
    asks: `The words of ${about.name} have changed since it was decided on: does the decision still hold?`,
    answers: [
      { label: "Accept again", action: "again", key: "a" },
      { label: "Accept the plan as it is now", action: "accept", key: "o" },
    ],
    blanks: [
      ...correct(about, "delivery", "Or decide anew: the delivery date"),
      ...correct(about, "owner", "Or decide anew: the owner"),
      ...correct(about, "text", "Or decide anew: the text", true),
      ...correct(about, "update", "Or decide anew: the update", true),
    ],
  }),
  "absent-reference": plain("% refers to a recommendation that the plan does not have: is that so?"),
  "numbering-gap": plain("A number is missing in the plan: is that so?"),
  "witness-differs": plain("A second reader read this page differently: is it right as read?"),
  "no-witness": plain("No second reader could check this document: may it stand?"),
  ocr: plain("These words were recognised from a picture: are they right?"),
  "tracked-changes": plain("The document holds tracked changes, read as accepted: is that right?"),
  "no-edition-date": plain("The document has no date: is the one that was given right?"),
  "missing-edition": plain("An edition is missing from the series: is that so?"),
  "same-date": plain("There are two editions of one date: is that so?"),
  "two-spellings": plain("Two spellings of one person: the same?"),
  "strange-characters": plain("Characters that are not seen stand in these words: may they stay?"),
  "unknown-column": plain(
    "A column was not understood: may it be left out of the figures? (What each column is can be said under All recommendations.)",
  ),
  "unlikely-cell": (about) => ({
    asks: `Was ${about.name} read rightly?`,
    answers: [accept("Accept: as read")],
    blanks: [
      ...correct(about, "text", "Or its text as it should be", true),
      ...correct(about, "update", "Or its update as it should be", true),
      ...correct(about, "owner", "Or its owner"),
      ...correct(about, "delivery", "Or its delivery date"),
    ],
  }),
  "hidden-text": plain("Words that are not visible on the page: should they count?"),
};

/** The question that a finding asks. */
export function questionOf(finding: Finding, edition: Edition): Question {
  const rec = edition.recommendations.find((r) => r.id === finding.recommendation) ?? null;
  const name = finding.recommendation === null ? "this row" : `Rec ${finding.recommendation}`;
  const why = finding.message.replace(/"([^"]*)"/g, "“$1”");
  return { words: finding.text, why: /[.?!]$/.test(why) ? why : `${why}.`, ...makers[finding.code]({ finding, edition, rec, name }) };
}
