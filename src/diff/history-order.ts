import type { PlanHistory, RecommendationHistory } from "../model/history.ts";
import { compareIds } from "../model/identifier.ts";

/** Its recommendations as a person looks for them: those that stand, in the order of their numbers; then those that left, the last to leave first. */
export function inOrder(history: PlanHistory): RecommendationHistory[] {
  return history.recommendations.toSorted((a, b) => leftBefore(a, b) || compareIds(a.id, b.id));
}

function leftBefore(a: RecommendationHistory, b: RecommendationHistory): number {
  if (a.left === null || b.left === null) return Number(a.left !== null) - Number(b.left !== null);
  return b.left.edition.localeCompare(a.left.edition);
}
