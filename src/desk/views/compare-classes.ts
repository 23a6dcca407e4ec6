import type { ArchivedEdition } from "../../archive/archive.ts";
import type { ChangeSet } from "../../model/change.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Seen } from "../desk.ts";
import { firstWords } from "../words.ts";
import { editionPath } from "./frame.ts";

type ListName =
  | "removed"
  | "reopened"
  | "completed"
  | "withdrawn"
  | "reinstated"
  | "slipped"
  | "broughtForward"
  | "dateRemoved"
  | "dateGiven"
  | "putOnHold"
  | "resumed"
  | "added"
  | "updateChanged"
  | "textChanged"
  | "ownerChanged"
  | "moved"
  | "deliveryChanged";

// Trouble before progress, as in the paper; a recommendation stands in the first class that it is in.
const CLASSES: readonly (readonly [ListName, string])[] = [
  ["removed", "Removed"],
  ["reopened", "Reopened"],
  ["slipped", "Slipped"],
  ["dateRemoved", "Date taken away"],
  ["withdrawn", "Withdrawn"],
  ["putOnHold", "Put on hold"],
  ["completed", "Completed"],
  ["broughtForward", "Brought forward"],
  ["dateGiven", "Date given"],
  ["resumed", "Resumed"],
  ["reinstated", "Reinstated"],
  ["added", "New"],
  ["deliveryChanged", "Delivery date reworded"],
  ["updateChanged", "Update changed"],
  ["textChanged", "Text changed"],
  ["ownerChanged", "Owner changed"],
  ["moved", "Moved to another section"],
];

/** One line of the list of changes. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly current: boolean;
}

/** A recommendation's short name, where one was given; else its first words. */
export function shortName(seen: Seen, r: { readonly id: string; readonly text: string } | undefined): string {
  const given = standingDecisions(seen.snapshot.decisions).findLast((d) => d.kind === "name" && d.recommendation === r?.id)?.now;
  return given ?? firstWords(r?.text ?? "", 44);
}

/** Which recommendations changed, each in the class that matters most. */
export function changeClasses(
  changes: ChangeSet,
  seen: Seen,
  before: ArchivedEdition,
  at: { readonly rec: string | null; readonly gone: boolean; readonly since: string | null },
): { readonly label: string; readonly count: number; readonly items: Listed[] }[] {
  const placed = new Set<string>();
  const altered = changes.changes.filter((c) => c.kind === "history-altered").map((c) => c.id);
  const renumbered = changes.renumbered.map((r) => r.to);
  const all: (readonly [readonly string[], string])[] = [
    [altered, "Past entries altered"],
    ...CLASSES.map(([list, label]) => [changes[list], label] as const),
    [renumbered, "Renumbered"],
    [changes.changes.filter((c) => c.kind !== "cosmetic").map((c) => c.id), "Other columns changed"],
    [changes.changes.map((c) => c.id), "Typing corrections and the like"],
  ];
  return all
    .map(([ids, label]) => {
      const fresh = [...new Set(ids)].filter((id) => !placed.has(`${label === "Removed" ? "-" : ""}${id}`));
      for (const id of fresh) placed.add(`${label === "Removed" ? "-" : ""}${id}`);
      const source = label === "Removed" ? before.edition : seen.snapshot.edition;
      const items = fresh.map((id) => ({
        id,
        name: shortName(
          seen,
          source.recommendations.find((r) => r.id === id),
        ),
        href: `${editionPath(seen)}/compare?rec=${encodeURIComponent(id)}${label === "Removed" ? "&gone=1" : ""}${at.since === null ? "" : `&since=${at.since}`}`,
        current: id === at.rec && at.gone === (label === "Removed"),
      }));
      return { label, count: items.length, items };
    })
    .filter((c) => c.items.length > 0);
}
