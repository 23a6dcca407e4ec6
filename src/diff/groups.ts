import type { Edition, Recommendation } from "../model/edition.ts";
import type { PlanHistory } from "../model/history.ts";
import { comparisonKey } from "../model/text.ts";

type Group = PlanHistory["sameUpdate"][number];

/** "See 9.1.1 Above", "As 4.2", "Completed see above": an update that only points. */
const POINTER =
  /^(?:\W*(?:see|as|refer(?:s|red)? to|as per|per|ditto|same as|above|below|also|update|rec(?:ommendation)?s?|action|at|to|in|and|the|for|no)\b)+/i;
const MOST_WORDS = 8;

function isPointer(r: Recommendation): boolean {
  return r.refersTo.length === 1 && POINTER.test(r.update) && r.update.split(/\s+/).length <= MOST_WORDS;
}

/** Recommendations whose update is the same words, or only points to the same one; that one stands first. */
export function sameUpdates(edition: Edition): Group[] {
  const known = new Set(edition.recommendations.map((r) => r.id));
  const groups = new Map<string, { words: string; ids: string[] }>();
  const add = (key: string, words: string, id: string) => {
    const group = groups.get(key) ?? { words, ids: [] };
    groups.set(key, { words: group.words, ids: group.ids.includes(id) ? group.ids : [...group.ids, id] });
  };
  for (const r of edition.recommendations) {
    const target = r.refersTo[0];
    if (isPointer(r) && target !== undefined && known.has(target)) {
      add(`to ${target}`, r.update, target);
      add(`to ${target}`, r.update, r.id);
    } else if (comparisonKey(r.update) !== "") add(comparisonKey(r.update), r.update, r.id);
  }
  return [...groups.values()].filter((g) => g.ids.length > 1);
}
