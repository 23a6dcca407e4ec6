import { longDay } from "../model/day.ts";
import type { RecommendationHistory } from "../model/history.ts";
import type { Stage } from "./series.ts";

type Own = Omit<RecommendationHistory, "atRisk">;

/** Adds why an open recommendation is at risk before its date: stale, slipped twice, or referring to one that is. */
export function withRisks(recalled: readonly Own[], newest: Stage | undefined): RecommendationHistory[] {
  const present = new Map(newest?.edition.recommendations.map((r) => [r.id, r]));
  const own = new Map(recalled.filter((h) => h.left === null).map((h) => [h.id, ownReasons(h)]));
  return recalled.map((h) => {
    const r = h.left === null ? present.get(h.id) : undefined;
    if (r === undefined || h.status !== "open" || h.overdueDays !== null) return { ...h, atRisk: null };
    const through = riskyReference(h.id, (id) => present.get(id)?.refersTo ?? [], own);
    const reasons = [...(own.get(h.id) ?? []), ...(through === null ? [] : [`refers to ${through.id} (${through.reasons.join(", ")})`])];
    return { ...h, atRisk: reasons.length === 0 ? null : reasons.join("; ") };
  });
}

const TIMES = ["", "once", "twice", "three times", "four times", "five times", "six times"];

function ownReasons(h: Own): string[] {
  if (h.status !== "open") return [];
  const since = h.lastNewEntry === null ? `no new update in ${h.monthsWithoutEntry} months` : `no update since ${longDay(h.lastNewEntry)}`;
  const slipped = `slipped ${TIMES[h.slips] ?? `${h.slips} times`}`;
  return [...(h.stale ? [since] : []), ...(h.slips >= 2 ? [slipped] : [])];
}

/** The first one it refers to, directly or through others, that has a reason of its own. */
function riskyReference(
  id: string,
  refersTo: (id: string) => readonly string[],
  own: ReadonlyMap<string, readonly string[]>,
): { id: string; reasons: readonly string[] } | null {
  const seen = new Set([id]);
  const queue = [...refersTo(id)];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const reasons = own.get(next) ?? [];
    if (reasons.length > 0) return { id: next, reasons };
    queue.push(...refersTo(next));
  }
  return null;
}
