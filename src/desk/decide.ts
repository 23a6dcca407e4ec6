import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { sourceWords } from "../model/carry-decisions.ts";
import type { Decision, DecisionKind } from "../model/decision.ts";
import { Day, type Edition } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { CannotUse } from "../model/outcome.ts";
import { normalForm } from "../model/text.ts";

const optional = z
  .string()
  .trim()
  .transform((t) => (t === "" ? null : t))
  .nullable()
  .default(null);

/** What a form of the desk sends. `base` is the revision that the person saw. */
export const DecideForm = z.object({
  base: z.coerce.number().int().positive(),
  action: z.enum([
    "accept",
    "correct",
    "again",
    "join",
    "split",
    "give",
    "none",
    "different",
    "same",
    "agreed-closing",
    "agreed-date",
    "name",
    "comment",
  ]),
  finding: z.coerce.number().int().nonnegative().nullable().default(null),
  recommendation: optional,
  field: optional,
  now: z.string().max(100_000).nullable().default(null),
  /** Where words that are given stand among the others; the end where it is left out. */
  at: z.enum(["start", "end"]).nullable().default(null),
  with: optional,
  reason: optional,
  board: optional,
  meeting: z
    .union([Day, z.literal("").transform(() => null)])
    .nullable()
    .default(null),
});
export type DecideForm = z.infer<typeof DecideForm>;

const KINDS: Record<DecideForm["action"], DecisionKind> = {
  accept: "accept",
  correct: "correct",
  again: "accept",
  join: "join",
  split: "split",
  give: "give",
  none: "belongs-to-none",
  different: "renumbering",
  same: "renumbering",
  "agreed-closing": "agreed-closing",
  "agreed-date": "agreed-date",
  name: "name",
  comment: "comment",
};

/** What a field says now, for "was". */
export function fieldNow(edition: Edition, recommendation: string | null, field: string | null): string | null {
  const head = /^edition\.(date|title|marking)$/.exec(field ?? "")?.[1] as "date" | "title" | "marking" | undefined;
  if (head !== undefined) return edition.edition[head];
  const r = edition.recommendations.find((x) => x.id === recommendation);
  if (r === undefined || field === null) return null;
  if (field === "delivery") return r.delivery.raw;
  const value = (r as unknown as Record<string, unknown>)[field];
  return typeof value === "string" ? value : null;
}

const digestOf = (words: string) => createHash("sha256").update(normalForm(words)).digest("hex");

interface Around {
  readonly edition: Edition;
  readonly asRead: Edition;
  readonly finding: Finding | null;
  readonly by: string;
  readonly when: string;
}

/** A person's answer as a decision: what was, what is now, by whom, when, and the words it rests on. */
export function toDecision(form: DecideForm, at: Around): Decision {
  if (form.action === "agreed-date" && !Day.safeParse(form.now).success)
    throw new CannotUse("Give the new delivery date that the board agreed");
  const recommendation = form.recommendation ?? at.finding?.recommendation ?? null;
  const found = at.finding === null ? null : { code: at.finding.code, text: at.finding.text };
  const decision: Decision = {
    id: randomUUID(),
    kind: KINDS[form.action],
    recommendation,
    field: form.field,
    was: form.action === "give" ? form.at : fieldNow(at.edition, recommendation, form.field),
    now: form.now === null ? null : form.now.replace(/\r\n/g, "\n").trim(),
    by: at.by,
    when: at.when,
    reason: form.reason,
    rests: null,
    finding: found,
    with: form.with === null ? [] : [form.with],
    board: form.board,
    meeting: form.meeting,
    undoes: null,
  };
  const words = sourceWords(at.asRead, decision);
  return { ...decision, rests: words === null ? null : { digest: digestOf(words), words } };
}

/** A decision of last month as it is taken again on the words as they are now. */
export function takenAgain(
  d: Decision,
  words: string,
  at: { readonly asRead: Edition; readonly snapshot: { readonly edition: Edition } },
  by: { readonly by: string; readonly when: string; readonly reason: string | null },
): Decision {
  const alike = at.asRead.findings.find((f) => f.code === d.finding?.code && f.recommendation === d.recommendation);
  const finding = alike === undefined ? null : { code: alike.code, text: alike.text };
  const was = fieldNow(at.snapshot.edition, d.recommendation, d.field);
  return { ...d, id: randomUUID(), ...by, reason: by.reason ?? d.reason, was, finding, rests: { digest: digestOf(words), words } };
}

/** The further decision that undoes one. */
export function undoing(of: Decision, by: string, when: string): Decision {
  return { ...of, id: randomUUID(), kind: "undo", by, when, undoes: of.id, now: null, was: null, reason: null, rests: null, finding: null };
}
