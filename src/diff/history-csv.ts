import type { PlanHistory, RecommendationHistory } from "../model/history.ts";
import { inOrder } from "./history-order.ts";
import { findHistory } from "./history-print.ts";

/** The plan's recommendations, one a row; or with an id that one's editions, one a row. For a spreadsheet: UTF-8 with a mark, CRLF. */
export function historyCsv(history: PlanHistory, id?: string): string {
  const one = id === undefined ? null : findHistory(history, id);
  const rows = one === null ? planRows(history) : recommendationRows(history, one);
  return `\ufeff${rows.map((r) => r.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet takes as text: never as a formula. */
function cell(value: string | number | boolean | null): string {
  if (typeof value === "number") return String(value);
  const text = value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Cell = string | number | boolean | null;

const PLAN_COLUMNS: readonly (readonly [string, (r: RecommendationHistory) => Cell])[] = [
  ["Recommendation", (r) => r.id],
  [
    "Former numbers",
    (r) =>
      r.ids
        .slice(0, -1)
        .map((x) => x.id)
        .join(" "),
  ],
  ["Section", (r) => r.section ?? null],
  ["Text", (r) => r.text ?? null],
  ["Status", (r) => r.status],
  ["First seen", (r) => r.firstSeen],
  ["Last seen", (r) => r.lastSeen],
  ["First delivery date", (r) => r.firstDelivery?.date ?? null],
  ["Present delivery date", (r) => r.deliveries.at(-1)?.delivery.date ?? null],
  ["Present delivery cell", (r) => r.deliveries.at(-1)?.delivery.raw ?? null],
  ["Slips", (r) => r.slips],
  ["Days lost", (r) => r.daysLost],
  ["Days overdue", (r) => r.overdueDays],
  ["Days past first date", (r) => r.overdueDaysAgainstFirst],
  ["Completed in", (r) => r.completedIn],
  ["Times reopened", (r) => r.reopenings.length],
  ["Owner", (r) => r.owners.at(-1)?.owner ?? null],
  [
    "Owners before",
    (r) =>
      r.owners
        .slice(0, -1)
        .map((o) => o.owner)
        .join("; "),
  ],
  ["Past entries altered", (r) => r.alteredEntries.length],
  ["Last new entry", (r) => r.lastNewEntry],
  ["Months without entry", (r) => r.monthsWithoutEntry],
  ["Stale", (r) => (r.stale ? "yes" : "no")],
  ["Days open", (r) => r.daysOpen],
  ["At risk", (r) => r.atRisk],
  ["Left in", (r) => r.left?.edition ?? null],
];

function planRows(history: PlanHistory): Cell[][] {
  return [PLAN_COLUMNS.map(([heading]) => heading), ...inOrder(history).map((r) => PLAN_COLUMNS.map(([, of]) => of(r)))];
}

/** One row for every edition in which it stood. */
function recommendationRows(history: PlanHistory, r: RecommendationHistory): Cell[][] {
  const days = history.editions.map((e) => e.edition).filter((d) => d >= r.firstSeen && d <= r.lastSeen);
  const changed = new Map(r.life.map((l) => [l.edition, l.changed]));
  const rows = days
    .filter((d) => d === r.firstSeen || changed.has(d))
    .map((d) => {
      const delivery = asAt(r.deliveries, d)?.delivery;
      return [
        d,
        asAt(r.ids, d)?.id ?? null,
        asAt(r.statuses, d)?.status ?? null,
        delivery?.raw ?? null,
        delivery?.date ?? null,
        asAt(r.owners, d)?.owner ?? null,
        changed.get(d) ?? null,
      ];
    });
  return [["Edition", "Recommendation", "Status", "Delivery cell", "Delivery date", "Owner", "Share changed"], ...rows];
}

/** What stood last, on or before a day. */
function asAt<T extends { readonly edition: string }>(all: readonly T[], day: string): T | undefined {
  return all.findLast((x) => x.edition <= day);
}
