import type { Context } from "hono";
import { z } from "zod";
import { CannotUse } from "../model/outcome.ts";
import { DecideForm, toDecision } from "./decide.ts";
import { byNow, conflict, message, seenBy } from "./decisions.ts";
import { DecidedElsewhere, record } from "./desk.ts";
import { telling } from "./messages.ts";
import { nameFirst } from "./name.ts";
import { fieldsOf, formOf, hiddenFields } from "./respond.ts";
import type { DeskState } from "./state.ts";
import { count, editionPath } from "./views/frame.ts";
import { FOR_MANY } from "./views/list.ts";
import { decisionWords } from "./words.ts";

const ManyForm = z.object({
  base: z.coerce.number().int().positive(),
  rec: z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
  action: z.enum(["correct", "leave-out"]),
  field: z.enum(FOR_MANY),
  now: z.string().trim().max(1000).default(""),
  reason: z.string().default(""),
  query: z
    .string()
    .regex(/^(?:\?[\w=&%+.*-]*)?$/)
    .catch(""),
});

const STATUSES: Readonly<Record<string, string>> = { "on hold": "on-hold", closed: "complete", completed: "complete" };

/** One correction in several rows: a decision for each, in one revision. */
export async function decideMany(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const unnamed = nameFirst(c, state, raw);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, raw);
  const form = fieldsOf(ManyForm, raw);
  if (form.rec.length === 0) throw new CannotUse("No row was chosen: choose those that are to be corrected");
  const now = form.field === "status" ? (STATUSES[form.now.toLowerCase()] ?? form.now.toLowerCase()) : form.now;
  const plain = form.action === "correct" ? { field: form.field, now } : {};
  const at = { edition: seen.snapshot.edition, asRead: seen.asRead, decisions: seen.snapshot.decisions, finding: null, ...byNow(state) };
  const made = form.rec
    .map((recommendation) =>
      toDecision(DecideForm.parse({ base: form.base, action: form.action, reason: form.reason, recommendation, ...plain }), at),
    )
    .filter((d) => d.kind !== "accept"); // it says so already
  const [first] = made;
  const place = `${editionPath(seen)}/recommendations${form.query}`;
  if (first === undefined)
    return c.redirect(telling(state, place, message("They say that already: nothing was recorded.", seen.snapshot.info)), 303);
  try {
    const info = await record(state.office, seen, made, form.base);
    const words =
      made.length === 1 ? `Rec ${first.recommendation}: ${decisionWords(first)}.` : `${count(made.length, "row")}: ${manyWords(made)}.`;
    return c.redirect(telling(state, place, message(words, info, made)), 303);
  } catch (error) {
    if (!(error instanceof DecidedElsewhere)) throw error;
    const fields = hiddenFields(raw).filter((f) => f.name !== "base");
    return conflict(c, state, first, error.theirs, fields);
  }
}

const manyWords = (made: readonly ReturnType<typeof toDecision>[]): string => {
  const words = new Set(made.map((d) => decisionWords(d).replace(/: was .*, now /, ", now ")));
  return words.size === 1 ? ([...words][0] ?? "") : `${made[0]?.kind === "leave-out" ? "left out" : "corrected"}`;
};
