import type { Entry, Recommendation } from "../../model/edition.ts";

const POINTER =
  /\b(?:see|as per|refer(?:s|red)?(?: to)?|as)\b[^.;]*?(?:\babove\b|\bbelow\b|\bprevious\b|\d+(?:\.\d+)+|\brec(?:ommendation)?s?\s*\d+)/gi;
const CLAIM =
  /\b(?:completed?|closed|discharged|implemented|done|fully|now|this|has|have|been|is|was|action|recommendation|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b/gi;
const MONTHS = /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/gi;
const FEWEST = 3; // words that are left of a closing once claim, date and pointer are taken away; fewer tell nothing

/**
 * Whether the update of a complete recommendation says anything besides that it is complete: "Complete" alone does not, nor does an entry that only
 * points elsewhere ("Completed see above"), whatever older entries say.
 */
export function hasOwnEvidence(r: Recommendation): boolean {
  const claim = tellingEntry(r)?.text ?? r.update;
  const points = claim.search(POINTER) >= 0;
  return wordsLeft(points ? claim : r.update) >= FEWEST;
}

function wordsLeft(text: string): number {
  const rest = text.replace(POINTER, " ").replace(CLAIM, " ").replace(MONTHS, " ");
  return (rest.match(/\p{L}{2,}/gu) ?? []).length;
}

/** The entry that speaks for the recommendation now: the one its status was read from where complete, else the latest dated, else the last. */
export function tellingEntry(r: Recommendation): Entry | null {
  const evidence = r.status === "complete" && r.statusEvidence !== null ? r.statusEvidence : null;
  const proof = evidence === null ? undefined : r.entries.findLast((e) => e.text.includes(evidence));
  return proof ?? latestEntry(r);
}

/** The latest dated entry, else the last one; null without entries. */
export function latestEntry(r: Recommendation): Entry | null {
  const dated = r.entries.filter((e) => e.date !== null);
  const latest = dated.reduce<Entry | null>((best, e) => (best === null || (e.date ?? "") >= (best.date ?? "") ? e : best), null);
  return latest ?? r.entries.at(-1) ?? null;
}

/** The day on which it was reported complete: of the entry that says so, else of the edition in which it first stood so. */
export function reportedComplete(r: Recommendation, completedIn: string | null): string | null {
  if (r.status !== "complete" || r.statusEvidence === null) return completedIn;
  const evidence = r.statusEvidence;
  return r.entries.findLast((e) => e.date !== null && e.text.includes(evidence))?.date ?? completedIn;
}
