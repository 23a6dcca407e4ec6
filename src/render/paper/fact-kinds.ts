import type { Item } from "./view.ts";

/** Everything that a paper can tell of one recommendation. Each has a rule (`rules.ts`); one without does not compile. */
export type FactKind =
  | "removed-live"
  | "reopened"
  | "history-altered"
  | "overdue"
  | "slipped"
  | "slipped-before"
  | "no-date"
  | "date-removed"
  | "stale"
  | "at-risk"
  | "promise-passed"
  | "closed"
  | "closed-bare"
  | "closed-agreed"
  | "due"
  | "withdrawn"
  | "reinstated"
  | "put-on-hold"
  | "resumed"
  | "undone"
  | "brought-forward"
  | "date-given"
  | "date-reworded"
  | "added"
  | "split"
  | "merged"
  | "renumbered"
  | "owner"
  | "text"
  | "section"
  | "update-rewritten"
  | "update-appended"
  | "rag"
  | "other-column"
  | "left";

/** The groups in which a recommendation can stand in full, worst first. */
export const GROUPS = [
  "removed",
  "reopened",
  "altered",
  "overdue",
  "slipped",
  "no-date",
  "stale",
  "at-risk",
  "closed",
  "closed-bare",
  "closed-agreed",
  "due",
  "other",
] as const;
export type Group = (typeof GROUPS)[number];

/** A recommendation with all that is to be told of it, in the order of the rules; `home` is the group where it stands in full, null for none. */
export interface Told {
  readonly item: Item;
  readonly facts: readonly FactKind[];
  readonly home: Group | null;
}
