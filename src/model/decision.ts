import { z } from "zod";
import { Day } from "./edition.ts";

export const DecisionKind = z.enum([
  "accept",
  "correct",
  "join",
  "split",
  "give",
  "belongs-to-none",
  "new-row",
  "leave-out",
  "column",
  "renumbering",
  "agreed-closing",
  "agreed-date",
  "name",
  "comment",
  "requests",
  "issued",
  "undo",
]);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** A field that a row is cut in; the words `from` here on, as they stand in it, go to the new row. */
export const Cut = z.object({ field: z.enum(["text", "update", "owner", "delivery"]), from: z.string() });
export type Cut = z.infer<typeof Cut>;

/**
 * A person's correction of a field, an accepted finding, a comment, or the board's agreement as recorded. `by` is a name as given, no proof of
 * identity. `rests` is what the decision was made on: the words and their SHA-256, so that it is asked again where they change.
 */
export const Decision = z.object({
  id: z.string(),
  kind: DecisionKind,
  recommendation: z.string().nullable(),
  field: z.string().nullable(),
  was: z.string().nullable(),
  now: z.string().nullable(),
  by: z.string(),
  when: z.string(),
  reason: z.string().nullable(),
  rests: z.object({ digest: z.string(), words: z.string() }).nullable(),
  finding: z.object({ code: z.string(), text: z.string().nullable() }).nullable(),
  /** Other recommendations concerned: join and split partners, who an orphan is given to, a new row and the one before it, the former id of a renumbering. */
  with: z.array(z.string()),
  /** Where a row is split in several fields; without it, at the words of `now` in `field`. */
  cuts: z.array(Cut).optional(),
  board: z.string().nullable(),
  meeting: Day.nullable(),
  undoes: z.string().nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** The decisions that stand: without those undone, and without the undoings. */
export function standingDecisions(decisions: readonly Decision[]): Decision[] {
  const undone = new Set<string>();
  for (const d of [...decisions].reverse()) if (d.kind === "undo" && d.undoes !== null && !undone.has(d.id)) undone.add(d.undoes);
  return decisions.filter((d) => d.kind !== "undo" && !undone.has(d.id));
}
