import type { ChangeSet } from "../../model/change.ts";
import { daysBetween, longDay } from "../../model/day.ts";
import { type Decision, standingDecisions } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { RecommendationHistory } from "../../model/history.ts";
import { count } from "./frame.ts";

const TIMES = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** What the board has agreed of the present date, as far as it is recorded. */
function agreed(rec: Recommendation, decisions: readonly Decision[]): string {
  const d = standingDecisions(decisions).findLast(
    (x) => x.kind === "agreed-date" && x.recommendation === rec.id && x.now === rec.delivery.date,
  );
  if (d === undefined) return "No agreement of a board to it is recorded.";
  return `${d.board ?? "The board"} agreed it${d.meeting === null ? "" : ` on ${longDay(d.meeting)}`}.`;
}

function slipWords(rec: Recommendation, h: RecommendationHistory | null, days: number, decisions: readonly Decision[]): string {
  const slips = h?.slips ?? 1;
  const again = slips < 2 ? "" : `, for the ${TIMES[slips] ?? `${slips}th`} time`;
  const lost =
    slips < 2 || h === null || h.daysLost === null || h.daysLost <= 0 ? "" : `: ${count(h.daysLost, "day")} after its first date`;
  return `The delivery date moved ${count(days, "day")} later${again}${lost}. ${agreed(rec, decisions)}`;
}

/** The change of a recommendation in a sentence or two; empty where its words say it best. */
export function headline(
  rec: Recommendation,
  changes: ChangeSet,
  h: RecommendationHistory | null,
  edition: string,
  decisions: readonly Decision[],
): string {
  const is = (ids: readonly string[]) => ids.includes(rec.id);
  const moved = changes.changes.find((c) => c.id === rec.id && c.field === "delivery")?.days ?? 0;
  const late =
    rec.overdue && rec.delivery.date !== null ? `It is overdue by ${count(daysBetween(rec.delivery.date, edition), "day")}.` : "";
  const proof = rec.statusEvidence === null ? "" : `: “${rec.statusEvidence}”`;
  const said = [
    is(changes.slipped) && moved > 0 ? slipWords(rec, h, moved, decisions) : "",
    is(changes.broughtForward) && moved < 0 ? `The delivery date moved ${count(-moved, "day")} earlier.` : "",
    is(changes.completed) ? `It is complete${proof}.` : "",
    is(changes.reopened) ? "It was complete, and is open again." : "",
    is(changes.withdrawn) ? `It was withdrawn${proof}.` : "",
    is(changes.reinstated) ? "It had been withdrawn, and is in the plan again." : "",
    is(changes.added) ? "It is new in this edition." : "",
    late,
  ];
  return said.filter((s) => s !== "").join(" ");
}
