import type { Edition, Recommendation } from "../../model/edition.ts";
import { printedId } from "../blocks.ts";
import { statusWords } from "../paper/status-words.ts";

/** A column of the plan as the tracked table and the workbook's plan show it. */
export interface PlanColumn {
  readonly heading: string;
  /** Parts of the table's width. */
  readonly share: number;
  readonly cell: (r: Recommendation) => string;
}

const usual: readonly PlanColumn[] = [
  { heading: "Rec", share: 14, cell: (r) => printedId(r.id) },
  { heading: "Section", share: 26, cell: (r) => [r.section, r.subsection].filter((part) => part !== null).join("\n") },
  { heading: "Recommendation", share: 62, cell: (r) => r.text },
  { heading: "Owner", share: 34, cell: (r) => r.owner },
  { heading: "Update", share: 85, cell: (r) => r.update },
  { heading: "Delivery date", share: 25, cell: (r) => r.delivery.raw },
  { heading: "Status", share: 21, cell: (r) => statusWords[r.status] },
];

const rag: PlanColumn = { heading: "RAG of the plan", share: 18, cell: (r) => r.rag ?? "" };

function otherColumns(editions: readonly Edition[]): PlanColumn[] {
  const names = new Set(editions.flatMap((e) => e.recommendations.flatMap((r) => r.other.map((o) => o.name))));
  return [...names].map((name) => ({
    heading: name,
    share: 22,
    cell: (r) =>
      r.other
        .filter((o) => o.name === name)
        .map((o) => o.text)
        .join("\n"),
  }));
}

/** The columns that these editions fill. */
export function planColumns(editions: readonly Edition[]): PlanColumn[] {
  const rated = editions.some((e) => e.recommendations.some((r) => r.rag !== null));
  return [...usual, ...(rated ? [rag] : []), ...otherColumns(editions)];
}
