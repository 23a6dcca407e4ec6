import type { Match } from "../model/change.ts";
import type { Recommendation } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";

/** A recommendation of A and the one of B that it is; `score` is how alike their words are, 0 to 1. */
export interface Pair {
  readonly before: Recommendation;
  readonly after: Recommendation;
  readonly by: Match["by"];
  readonly score: number;
}

/** All pairs in the order of B, what has none, and where a person should look. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Recommendation[];
  readonly added: readonly Recommendation[];
  readonly findings: readonly Finding[];
}

/** What is still to be matched on either side. */
export interface Rest {
  readonly before: readonly Recommendation[];
  readonly after: readonly Recommendation[];
}

/** Two candidates nearly as good as each other: a person should look. */
export function closeMatch(pair: Pair, other: string, second: number): Finding {
  const percent = (n: number) => `${Math.round(n * 100)} %`;
  return finding(
    "close-match",
    `${pair.after.id} was matched with ${pair.before.id} of the edition before by its words (${percent(pair.score)} alike), but ${other} is nearly as close (${percent(second)}). If it is another one, say so at the desk.`,
    { recommendation: pair.after.id, text: pair.after.text },
  );
}

/** The same number, but nothing else the same: taken for a new recommendation under an old number. */
export function reusedId(after: Recommendation): Finding {
  return finding(
    "close-match",
    `${after.id} has the number of a recommendation of the edition before but none of its words: it is taken for a new one. If it is the same, say so at the desk.`,
    { recommendation: after.id, text: after.text },
  );
}
