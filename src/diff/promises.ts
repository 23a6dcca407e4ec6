import { findDates } from "../model/dates.ts";
import { type Entry, isLive } from "../model/edition.ts";
import type { RecommendationHistory } from "../model/history.ts";
import { sameWords } from "../model/text.ts";
import { once } from "./once.ts";
import type { Stage } from "./series.ts";
import { lastOf, type Thread } from "./threads.ts";

type Promised = RecommendationHistory["promisesPassed"][number];

/** What promises something: "Interim report to SAS Sept 2017", "to be provided", "due at the next meeting". */
const AHEAD =
  /\b(?:to be|will|shall|due|expected|expects?|planned|plans?|scheduled|target(?:ed|ing)?|by|awaits?|awaiting|next|(?:report|update|paper|draft|proposal|review)s? (?:to|at|for|in|by)|to (?:go|report|present|provide|submit|complete|review|discuss|agree|consider|follow|start|begin|launch|meet)|for (?:discussion|approval|decision|agreement|review))\b/i;
/** What tells of something done: then its date is when it was done. */
const DONE =
  /\b(?:agreed|approved|held|completed?|closed|done|discussed|presented|circulated|took place|was|were|has been|have been|had|decided|made|signed|launched|published|received|issued|dated|since|met|started|began|appointed|confirmed|endorsed|delivered|submitted|recruited)\b/i;

/** Dates that the update of a live recommendation promised and that lie before the newest edition, with the words. */
export function promisesPassed(thread: Thread, stages: readonly Stage[]): Promised[] {
  const { stage, recommendation } = lastOf(thread);
  if (!isLive(recommendation)) return [];
  return recommendation.entries.flatMap((entry) => {
    const made = once(() => entry.date ?? stoodSince(entry, thread, stages));
    return sentences(entry.text).flatMap((words) => passedIn(words, entry, made, stage.date));
  });
}

/** `made` is when the entry was written, null where that is not known; asked for only where there is a date in the words. */
function passedIn(words: string, entry: Entry, made: () => string | null, editionDate: string): Promised[] {
  const passed = findDates(words).flatMap((f) => (f.date === null || f.date >= editionDate || f.date === entry.date ? [] : [f.date]));
  const promised = passed.filter((date) => {
    const since = made();
    return since === null ? AHEAD.test(words) && !DONE.test(words) : date > since;
  });
  const latest = promised.sort().at(-1);
  return latest === undefined ? [] : [{ date: latest, words }];
}

/** When an entry without a date came in; not known for what stood in the first edition. */
function stoodSince(entry: Entry, thread: Thread, stages: readonly Stage[]): string | null {
  const same = (e: Entry) => sameWords(e.text, entry.text);
  const step = thread.steps.find((s) => s.recommendation.entries.some(same));
  return step === undefined || step.stage === stages[0] ? null : step.stage.date;
}

/** Sentences and lines; a stop after an initial or between figures ends none. */
function sentences(text: string): string[] {
  return text
    .split(/\n+|(?<=[\p{L}\d)]{2}[.;!?])\s+(?=[\p{Lu}\d•"'(])/u)
    .map((s) => s.replace(/^[\s•-]+/, "").trim())
    .filter((s) => s !== "");
}
