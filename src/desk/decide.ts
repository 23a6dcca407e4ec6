import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { withColumns } from "../model/apply-decisions.ts";
import { COLUMN_MEANINGS } from "../model/apply-rows.ts";
import { sourceWords } from "../model/carry-decisions.ts";
import type { Cut, Decision, DecisionKind } from "../model/decision.ts";
import { Day, type Edition, Status } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { CannotUse } from "../model/outcome.ts";
import { normalForm } from "../model/text.ts";
import { cutWords, rawOf } from "./cuts.ts";

const optional = z
  .string()
  .trim()
  .transform((t) => (t === "" ? null : t))
  .nullable()
  .default(null);
/** A place in a field, counted in characters; null where the field is not cut. */
const place = z
  .union([z.literal("").transform(() => null), z.coerce.number().int().nonnegative()])
  .nullable()
  .default(null);

/** What can be corrected: the fields of a recommendation, and the head of the edition. */
const FIELDS = [
  ...["id", "section", "subsection", "text", "owner", "update", "delivery", "status", "rag"],
  ...["edition.date", "edition.title", "edition.marking"],
] as const;

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
    "new-row",
    "leave-out",
    "column",
    "different",
    "same",
    "agreed-closing",
    "agreed-date",
    "name",
    "comment",
  ]),
  finding: z.coerce.number().int().nonnegative().nullable().default(null),
  recommendation: optional,
  field: z
    .union([z.enum(FIELDS), z.literal("").transform(() => null)])
    .nullable()
    .default(null),
  now: z.string().max(100_000).nullable().default(null),
  /** Where words that are given stand among the others; the end where it is left out. */
  at: z.enum(["start", "end"]).nullable().default(null),
  with: optional,
  /** The recommendation that a new one follows. */
  after: optional,
  /** Where a row is split in each field; `cut-words` says it for the text by the words themselves. */
  "cut-text": place,
  "cut-update": place,
  "cut-owner": place,
  "cut-delivery": place,
  "cut-words": optional,
  reason: optional,
  board: optional,
  meeting: z
    .union([Day, z.literal("").transform(() => null)])
    .nullable()
    .default(null),
  /** The page that the form stands on, where the work goes on there. */
  back: z.enum(["compare", "review", "list", "paper", "columns"]).nullable().catch(null),
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
  "new-row": "new-row",
  "leave-out": "leave-out",
  column: "column",
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
  readonly decisions: readonly Decision[];
  readonly finding: Finding | null;
  readonly by: string;
  readonly when: string;
}

const isThere = (edition: Edition, id: string | null) => edition.recommendations.some((r) => r.id === id);

/** A number that a person gives to a row: as printed, without what ends it; taken by no other row. */
function freeNumber(given: string | null, edition: Edition): string {
  const id = (given ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.:]+$/, "");
  if (id === "") throw new CannotUse("Give the number of the recommendation");
  if (isThere(edition, id)) throw new CannotUse(`There is a Rec ${id} already: give another number, or join the two rows`);
  return id;
}

/** Where a form cuts a row: by places counted in its fields as the person saw them, or by the words at which its text is cut. */
function cutsIn(form: DecideForm, at: Around, id: string | null): Cut[] {
  const r = at.edition.recommendations.find((x) => x.id === id);
  if (r === undefined) return [];
  const said = form["cut-words"]?.replace(/\s+/g, " ") ?? null;
  const cuts = (["text", "update", "owner", "delivery"] as const).flatMap((field): Cut[] => {
    const value = rawOf(r, field);
    const typed = field === "text" && said !== null;
    const where = typed ? value.replace(/\s/g, " ").indexOf(said) : form[`cut-${field}`];
    if (typed && (where === null || where < 1)) throw new CannotUse(`“${said}” does not stand in the text of Rec ${id}, or begins it`);
    return where === null || where >= value.length ? [] : [{ field, from: cutWords(value, where) }];
  });
  if (cuts.length === 0) throw new CannotUse("Choose where the new row begins");
  return cuts;
}

type Part = Partial<Pick<Decision, "recommendation" | "now" | "with" | "was" | "cuts" | "kind" | "field">>;
type Reader = (form: DecideForm, at: Around, id: string | null) => Part;

const joined: Reader = (form, at, id) => {
  const all = at.edition.recommendations.map((r) => r.id);
  const [mine, other] = [all.indexOf(id ?? ""), all.indexOf(form.with ?? "")];
  if (other < 0 || mine === other) throw new CannotUse("Choose the row that it is joined with");
  const [first, second] = mine < other ? [mine, other] : [other, mine];
  return { recommendation: all[first] ?? null, with: [all[second] ?? ""] };
};

const corrected: Reader = (form, at, id) => {
  const now = (form.now ?? "").replace(/\r\n/g, "\n").trim();
  const was = fieldNow(at.edition, id, form.field);
  // What already stands there is accepted, not corrected.
  if (now === (was ?? "")) return { kind: "accept", was, now: null };
  if (form.field === "id") return { was, now: freeNumber(now, at.edition) };
  if (form.field === "status" && !Status.safeParse(now).success) throw new CannotUse("Choose one of the four statuses");
  return { was, now };
};

/** What a form says beyond what all say, checked against the edition as the person saw it. */
const READERS: Partial<Record<DecideForm["action"], Reader>> = {
  correct: corrected,
  join: joined,
  split: (form, at, id) => ({ with: [freeNumber(form.with, at.edition)], cuts: cutsIn(form, at, id), field: "text", now: null }),
  give: (form, at) => {
    if (!isThere(at.edition, form.with)) throw new CannotUse("Choose the recommendation that the words are given to");
    return { was: form.at };
  },
  "new-row": (form, at) => {
    const now = (form.now ?? at.finding?.text ?? "").replace(/\r\n/g, "\n").trim();
    if (now === "") throw new CannotUse("Give the text of the recommendation");
    return { recommendation: null, now, with: [freeNumber(form.with, at.edition), ...(form.after === null ? [] : [form.after])] };
  },
  different: () => ({ with: [] }),
  column: (form) => {
    const [was, now] = [form.with, COLUMN_MEANINGS.find((m) => m === form.now)];
    if (was === null || now === undefined || was === now) throw new CannotUse("Choose what the column is");
    return { recommendation: null, was, now, with: [] };
  },
  "leave-out": (_, at, id) => ({ was: fieldNow(at.edition, id, "text") }),
  "agreed-date": (form) => {
    if (!Day.safeParse(form.now).success) throw new CannotUse("Give the new delivery date that the board agreed");
    return {};
  },
};

const ABOUT_A_ROW: ReadonlySet<DecideForm["action"]> = new Set([
  "correct",
  "join",
  "split",
  "leave-out",
  "agreed-closing",
  "agreed-date",
  "name",
]);

/** A person's answer as a decision: what was, what is now, by whom, when, and the words it rests on. */
export function toDecision(form: DecideForm, at: Around): Decision {
  const recommendation = form.recommendation ?? at.finding?.recommendation ?? null;
  if (ABOUT_A_ROW.has(form.action) && recommendation !== null && !isThere(at.edition, recommendation))
    throw new CannotUse(`There is no Rec ${recommendation} in this edition any more: it was joined, left out or given another number`);
  const decision: Decision = {
    id: randomUUID(),
    kind: KINDS[form.action],
    recommendation,
    field: form.field,
    was: fieldNow(at.edition, recommendation, form.field),
    now: form.now === null ? null : form.now.replace(/\r\n/g, "\n").trim(),
    by: at.by,
    when: at.when,
    reason: form.reason,
    rests: null,
    finding: at.finding === null ? null : { code: at.finding.code, text: at.finding.text },
    with: form.with === null ? [] : [form.with],
    board: form.board,
    meeting: form.meeting,
    undoes: null,
    ...READERS[form.action]?.(form, at, recommendation),
  };
  // A row that an earlier decision made, or gave its number, is not there as read.
  const asRead = decision.kind === "column" ? at.asRead : withColumns(at.asRead, at.decisions);
  const words = sourceWords(asRead, decision) ?? sourceWords(at.edition, decision);
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
