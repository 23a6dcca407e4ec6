import type { ArchivedEdition } from "../../archive/archive.ts";
import type { ChangeSet, FieldChange } from "../../model/change.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Seen } from "../desk.ts";
import { fieldWords, firstWords } from "../words.ts";
import { count } from "./frame.ts";
import { redPieces } from "./redline.ts";

const KINDS: Record<FieldChange["kind"], string> = {
  appended: "added to",
  rewritten: "rewritten",
  "history-altered": "past entries altered",
  cosmetic: "typing correction",
};

/** Each changed field of a recommendation, with its redline. */
export function changeLines(changes: ChangeSet, id: string) {
  return changes.changes
    .filter((c) => c.id === id)
    .map((c) => ({
      label: fieldWords(c.field).replace(/^./, (x) => x.toUpperCase()),
      kind: c.field === "status" ? "changed" : KINDS[c.kind],
      days: c.days === null || c.days === 0 ? null : `${count(Math.abs(c.days), "day")} ${c.days > 0 ? "later" : "earlier"}`,
      before: c.before === "" ? "None" : c.before,
      after: c.after === "" ? "None" : c.after,
      pieces: redPieces(c.redline),
      redlined: c.redline.length > 0,
    }));
}

/** Whether a person has said which one it was in the edition before. */
export const isDecided = (seen: Seen, id: string) =>
  standingDecisions(seen.snapshot.decisions).some((d) => d.kind === "renumbering" && d.recommendation === id);

/** Those that are gone: one of them may be the same as a new one. */
export function formerOnes(changes: ChangeSet, before: ArchivedEdition) {
  return before.edition.recommendations
    .filter((r) => changes.removed.includes(r.id))
    .map((r) => ({ id: r.id, words: `Rec ${r.id}: ${firstWords(r.text, 60)}` }));
}

/** What else its words came from or went to, where a recommendation was split or several were merged; `gone`: one that is no longer in the plan. */
export function restructuredWords({ split, merged }: ChangeSet, id: string, gone: boolean): string[] {
  const list = (ids: readonly string[]) => ids.map((x) => `Rec ${x}`).join(" and ");
  const parts = split.filter((s) => (gone ? s.from === id : s.to.includes(id)));
  const wholes = merged.filter((m) => (gone ? m.from.includes(id) : m.to === id));
  return [
    ...parts.map((s) => `Rec ${s.from} was split: its words now stand in ${list(s.to)}.`),
    ...wholes.map((m) => `${list(m.from)} were merged: their words now stand in Rec ${m.to}.`),
  ];
}
