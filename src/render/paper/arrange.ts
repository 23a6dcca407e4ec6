import { daysBetween } from "../../model/day.ts";
import { reportedComplete } from "./evidence.ts";
import type { Group, Told } from "./fact-kinds.ts";
import type { Item, View } from "./view.ts";

const LATEST = "9999-12-31";
const byDate = (item: Item): string => item.r.delivery.date ?? LATEST;
const least = (n: number): string => String(1_000_000 - n).padStart(8, "0");

/** Days by which the present date lies after the first one. */
export function daysLost(item: Item): number {
  return item.history?.daysLost ?? 0;
}

/** Days by which it was reported complete after its first date; null where either is unknown. */
export function daysLate(item: Item): number | null {
  const first = firstDate(item);
  const done = reportedComplete(item.r, item.history?.completedIn ?? null);
  return first === null || done === null ? null : daysBetween(first, done);
}

/** The first delivery date it ever had. */
export function firstDate(item: Item): string | null {
  return item.history === null
    ? item.r.delivery.date
    : (item.history.deliveries.find((d) => d.delivery.date !== null)?.delivery.date ?? item.history.firstDelivery?.date ?? null);
}

// What is worst, as text that sorts first; equal ones keep the order of the plan.
const worst: Record<Group, (item: Item, view: View) => string> = {
  removed: byDate,
  reopened: byDate,
  altered: byDate,
  overdue: byDate,
  slipped: (item) => least(daysLost(item)),
  "no-date": (item) => (item.was === null ? "0" : "1"),
  stale: (item) => least(item.history?.monthsWithoutEntry ?? 999),
  "at-risk": byDate,
  closed: (item) => least(daysLate(item) ?? -100_000),
  "closed-bare": (item) => least(daysLate(item) ?? -100_000),
  "closed-agreed": () => "",
  due: byDate,
  other: () => "",
};

/** A group worst first; the others with the same update follow the first of them. */
export function arranged(told: readonly Told[], group: Group, view: View): Told[] {
  const keyed = told.map((t, at) => ({ t, at, key: worst[group](t.item, view) }));
  const sorted = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at)).map((k) => k.t);
  return together(sorted, view);
}

function together(sorted: readonly Told[], view: View): Told[] {
  const groups = view.input.history.sameUpdate.map((same) => ({ ids: same.ids, members: [] as Told[] }));
  const of = new Map<string, typeof groups>();
  for (const group of groups) for (const id of group.ids) of.set(id, [...(of.get(id) ?? []), group]);
  const groupsOf = (told: Told) => (told.item.former ? [] : (of.get(told.item.id) ?? []));
  for (const told of sorted) for (const group of groupsOf(told)) group.members.push(told);
  const out = new Set<Told>();
  for (const told of sorted) {
    out.add(told);
    // All of them follow the first: the others find them there.
    for (const other of groupsOf(told).at(-1)?.members.splice(0) ?? []) out.add(other);
  }
  return [...out];
}
