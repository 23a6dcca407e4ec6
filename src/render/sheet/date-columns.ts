import type { Edition, Recommendation } from "../../model/edition.ts";
import type { PlanHistory, RecommendationHistory } from "../../model/history.ts";
import { printedId } from "../blocks.ts";
import { statusWords } from "../paper/status-words.ts";
import { type Column, dayValue } from "./values.ts";

/** A recommendation with what the history knows of it. */
export interface Dated {
  readonly r: Recommendation;
  readonly h: RecommendationHistory | undefined;
}

/** The recommendations of an edition, each with its history where there is one. */
export function datedRows(edition: Edition, history: PlanHistory | null): Dated[] {
  const known = new Map(history?.recommendations.map((h) => [h.id, h]));
  return edition.recommendations.map((r) => ({ r, h: known.get(r.id) }));
}

const formerDates = ({ h }: Dated): string =>
  (h?.deliveries ?? [])
    .slice(0, -1)
    .map((d) => `${d.delivery.raw || "None"} (${d.edition})`)
    .join("\n");

/** The columns of the list of dates. */
export const dateColumns: readonly Column<Dated>[] = [
  { heading: "Rec", width: 9, value: ({ r }) => printedId(r.id) },
  { heading: "Owner", width: 28, value: ({ r }) => r.owner },
  { heading: "Status", width: 12, value: ({ r }) => statusWords[r.status] },
  { heading: "First date", width: 18, value: ({ r, h }) => dayValue(h ? h.firstDelivery?.date : r.delivery.date) },
  { heading: "Present date", width: 18, value: ({ r }) => dayValue(r.delivery.date) },
  { heading: "Former dates (edition)", width: 34, value: formerDates },
  { heading: "Slips", width: 8, value: ({ h }) => h?.slips ?? null },
  { heading: "Days later than first", width: 13, value: ({ h }) => h?.daysLost ?? null },
  { heading: "Days overdue", width: 11, value: ({ h }) => h?.overdueDays ?? null },
  { heading: "Completed in edition of", width: 18, value: ({ h }) => dayValue(h?.completedIn) },
  { heading: "Last new entry", width: 18, value: ({ h }) => dayValue(h?.lastNewEntry) },
  { heading: "First in the plan", width: 18, value: ({ h }) => dayValue(h?.firstSeen) },
  { heading: "At risk", width: 34, value: ({ h }) => h?.atRisk ?? null },
];
