import type { ChangeField, ChangeKind } from "../../model/change.ts";
import type { RecommendationHistory } from "../../model/history.ts";
import { arranged } from "./arrange.ts";
import { type FactKind, GROUPS, type Group, type Told } from "./fact-kinds.ts";
import { rules } from "./rules.ts";
import type { ChangeList, Item, View } from "./view.ts";

/** From every list of the change set to what the paper tells of it. */
const toldOfList: Record<ChangeList, readonly FactKind[]> = {
  added: ["added"],
  removed: ["removed-live", "left"],
  renumbered: ["renumbered"],
  completed: ["closed", "closed-bare", "closed-agreed"],
  reopened: ["reopened"],
  withdrawn: ["withdrawn"],
  reinstated: ["reinstated"],
  putOnHold: ["put-on-hold"],
  resumed: ["resumed"],
  updateChanged: ["update-rewritten", "update-appended", "history-altered"],
  textChanged: ["text"],
  ownerChanged: ["owner"],
  deliveryChanged: ["date-reworded"],
  statusChanged: ["closed", "closed-bare", "closed-agreed", "withdrawn", "reinstated", "reopened", "put-on-hold", "resumed"],
  slipped: ["slipped"],
  broughtForward: ["brought-forward"],
  dateGiven: ["date-given"],
  dateRemoved: ["date-removed"],
  moved: ["section"],
  split: ["split"],
  merged: ["merged"],
};

/** From every field to what the paper tells of a change in it; a cosmetic change stands in Appendix C. */
const toldOfField: Record<ChangeField, readonly FactKind[]> = {
  id: ["renumbered"],
  section: ["section"],
  subsection: ["section"],
  text: ["text"],
  owner: ["owner"],
  update: ["update-rewritten", "update-appended", "history-altered"],
  delivery: ["date-reworded", "slipped", "brought-forward", "date-given", "date-removed"],
  status: ["closed", "withdrawn", "reinstated", "reopened", "put-on-hold", "resumed"],
  rag: ["rag"],
  other: ["other-column"],
};

/** From every kind of change to the part that tells it: only what has meaning stands in the body. */
export const placeOfKind: Record<ChangeKind, "body" | "appendix-c"> = {
  appended: "body",
  rewritten: "body",
  "history-altered": "body",
  cosmetic: "appendix-c",
};

/** From every fact of a recommendation's history to what the paper tells of it; "column" where a column of every table holds it. */
const toldOfHistory: Record<keyof RecommendationHistory, readonly FactKind[] | "column" | "figure" | "appendix"> = {
  id: "column",
  text: "column",
  section: "appendix",
  ids: ["renumbered"],
  firstSeen: "appendix",
  lastSeen: ["removed-live", "left"],
  status: ["removed-live", "left"],
  statuses: ["undone"],
  firstDelivery: "column",
  deliveries: "figure",
  slips: ["slipped", "slipped-before"],
  daysLost: ["slipped", "slipped-before"],
  overdueDays: ["overdue"],
  overdueDaysAgainstFirst: ["overdue"],
  completedIn: ["closed", "closed-bare", "closed-agreed"],
  reopenings: ["reopened"],
  owners: ["owner"],
  alteredEntries: ["history-altered"],
  lastNewEntry: ["stale"],
  monthsWithoutEntry: ["stale"],
  stale: ["stale"],
  daysOpen: "appendix",
  life: "appendix",
  promisesPassed: ["promise-passed"],
  atRisk: ["at-risk"],
  left: ["removed-live", "left"],
};

/** What is so at the edition's day, whatever happened before. */
const ALWAYS: readonly FactKind[] = [
  "overdue",
  "no-date",
  "at-risk",
  "stale",
  "due",
  "closed",
  "closed-bare",
  "closed-agreed",
  "removed-live",
  "left",
];

const ORDER = Object.keys(rules) as FactKind[];

/** What there is to tell of one recommendation, and where it stands in full: in the first group that any of it belongs to. */
export function tell(item: Item, view: View): Told {
  const asked = new Set([
    ...ALWAYS,
    ...[...item.lists].flatMap((list) => toldOfList[list]),
    ...item.changes.filter((c) => placeOfKind[c.kind] === "body").flatMap((c) => toldOfField[c.field]),
    ...Object.values(item.history === null ? {} : toldOfHistory).flatMap((told) => (typeof told === "string" ? [] : told)),
  ]);
  const facts = ORDER.filter((kind) => asked.has(kind) && rules[kind].applies(item, view));
  const home = facts.map((kind) => rules[kind].home).find((group) => group !== null) ?? null;
  return { item, facts, home };
}

/** The whole paper's material: what is told of each, and who stands in which group, worst first. */
export interface Material {
  readonly view: View;
  readonly told: readonly Told[];
  readonly groups: ReadonlyMap<Group, readonly Told[]>;
}

/** Tells all of a view and puts each in its group; those with the same update stand together. */
export function toMaterial(view: View): Material {
  const told = [...view.items, ...view.left].map((item) => tell(item, view));
  const groups = new Map(
    GROUPS.map(
      (group) =>
        [
          group,
          arranged(
            told.filter((t) => t.home === group),
            group,
            view,
          ),
        ] as const,
    ),
  );
  return { view, told, groups };
}
