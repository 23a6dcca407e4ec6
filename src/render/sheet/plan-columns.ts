import type { Edition, Rating, Recommendation } from "../../model/edition.ts";
import type { Mark } from "../blocks.ts";
import { printedId } from "../blocks.ts";
import { markWords, statusWords } from "../paper/status-words.ts";
import { type Column, dayValue, type MarkValue } from "./values.ts";

const MARKS: Readonly<Record<Rating, Mark>> = {
  blue: "complete",
  red: "overdue",
  amber: "soon",
  green: "ahead",
  "no-date": "no-date",
  "on-hold": "on-hold",
  withdrawn: "withdrawn",
};

function ratingValue(rating: Rating): MarkValue {
  return { mark: MARKS[rating], words: markWords[MARKS[rating]] };
}

const usual: readonly Column<Recommendation>[] = [
  { heading: "Rec", width: 9, value: (r) => printedId(r.id) },
  { heading: "Section", width: 20, value: (r) => r.section },
  { heading: "Sub-section", width: 18, value: (r) => r.subsection },
  { heading: "Recommendation", width: 60, value: (r) => r.text },
  { heading: "Owner", width: 28, value: (r) => r.owner },
  { heading: "Update", width: 70, value: (r) => r.update },
  { heading: "Delivery date as printed", width: 24, value: (r) => r.delivery.raw },
  { heading: "Delivery date", width: 18, value: (r) => dayValue(r.delivery.date) },
  { heading: "Status", width: 12, value: (r) => statusWords[r.status] },
  { heading: "Rating", width: 20, value: (r) => ratingValue(r.rating) },
];

const last: readonly Column<Recommendation>[] = [
  { heading: "Refers to", width: 14, value: (r) => r.refersTo.join(", ") },
  { heading: "Pages", width: 9, value: (r) => [...new Set(r.source.map((p) => p.page))].sort((a, b) => a - b).join(", ") },
];

function rag(recommendations: readonly Recommendation[]): Column<Recommendation>[] {
  return recommendations.some((r) => r.rag !== null) ? [{ heading: "RAG of the plan", width: 16, value: (r) => r.rag }] : [];
}

function others(recommendations: readonly Recommendation[]): Column<Recommendation>[] {
  const names = new Set(recommendations.flatMap((r) => r.other.map((o) => o.name)));
  const of = (r: Recommendation, name: string): string =>
    r.other
      .filter((o) => o.name === name)
      .map((o) => o.text)
      .join("\n");
  return [...names].map((name) => ({ heading: name, width: 20, value: (r) => of(r, name) }));
}

/** The columns of the plan as a list: the plan's own further columns too. */
export function planColumns({ recommendations }: Edition): Column<Recommendation>[] {
  return [...usual, ...rag(recommendations), ...others(recommendations), ...last];
}
