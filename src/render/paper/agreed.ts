import type { Item, View } from "./view.ts";

/** The meeting at which the Board agreed the closing; null where none is recorded. */
export function agreedClosing(item: Item, view: View): string | null {
  const decision = view.decisions.findLast((d) => d.kind === "agreed-closing" && d.recommendation === item.id);
  return decision === undefined ? null : (decision.meeting ?? decision.when.slice(0, 10));
}

/** The meeting at which the Board agreed the present delivery date; an agreement to an earlier date is none. */
export function agreedDate(item: Item, view: View): string | null {
  const present = [item.r.delivery.date, item.r.delivery.raw];
  const decision = view.decisions.findLast((d) => d.kind === "agreed-date" && d.recommendation === item.id && present.includes(d.now));
  return decision === undefined ? null : (decision.meeting ?? decision.when.slice(0, 10));
}
