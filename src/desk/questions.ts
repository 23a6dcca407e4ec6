import { longDay } from "../model/day.ts";
import type { Edition } from "../model/edition.ts";
import type { Finding, FindingCode } from "../model/finding.ts";
import {
  type About,
  above,
  accept,
  correct,
  giveTo,
  none,
  otherDates,
  ownRow,
  type Question,
  sameOrNot,
  statuses,
  statusWords,
} from "./answers.ts";

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
