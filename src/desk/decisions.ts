import type { Context } from "hono";
import { z } from "zod";
import { carryDecisions } from "../model/carry-decisions.ts";
import { type Decision, standingDecisions } from "../model/decision.ts";
import { Day } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { CannotUse } from "../model/outcome.ts";
import { findingKey } from "../model/settled.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";
import { DecideForm, fieldNow, takenAgain, toDecision, undoing } from "./decide.ts";
import { DecidedElsewhere, record, type Seen, seeEdition } from "./desk.ts";
import { nameFirst, who } from "./name.ts";
import { renderPage } from "./pages.ts";
import { questionOf } from "./questions.ts";
import { type Form, fieldsOf, formOf } from "./respond.ts";
import { seenAt } from "./routes.ts";
import type { DeskState } from "./state.ts";
import { editionPath, frameOf, toSettle } from "./views/frame.ts";
import { aboutWords, decisionWords, when } from "./words.ts";

const BaseForm = z.object({ base: z.coerce.number().int().positive() });

/** The edition as the person saw it who sent this form: a finding is counted among those of that revision. */
export function seenBy(c: Context, state: DeskState, form: Form): Seen {
  const { base } = fieldsOf(BaseForm, form);
  return seeEdition(state.office, c.req.param("plan") ?? "", c.req.param("date") ?? "", base);
}

/** The button that was pressed, among the answers of the finding's question. */
function pressed(form: Form, seen: Seen): Record<string, unknown> {
  if (typeof form["answer"] !== "string") return {};
  const finding = seen.snapshot.findings[Number(form["finding"])];
  const answer = finding === undefined ? undefined : questionOf(finding, seen.snapshot.edition).answers[Number(form["answer"])];
  if (answer === undefined) throw new CannotUse("The finding has changed meanwhile: go back and load the page anew.");
  return { action: answer.action, field: answer.field, now: answer.now, with: answer.with };
}

const given = (o: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined));

/** Where the work goes on after a decision: the next open finding, else where the person was. */
function nextPlace(before: Seen, after: Seen, form: DecideForm, back: string | null): string {
  const path = editionPath(after);
  if (back === "paper" || (form.action === "comment" && form.recommendation === null)) return `${path}/paper`;
  if (form.action === "comment") return `${path}/compare?rec=${encodeURIComponent(form.recommendation ?? "")}`;
  if (form.finding === null) return `${path}/review?rec=${encodeURIComponent(form.recommendation ?? "")}`;
  const decided = before.snapshot.findings[form.finding];
  const open = toSettle(after).filter((f) => !f.settled);
  const next = open.find((f) => f.index > (form.finding ?? 0)) ?? open[0];
  if (next !== undefined) return `${path}/review?finding=${next.index}`;
  return `${path}/review${decided?.recommendation ? `?rec=${encodeURIComponent(decided.recommendation)}` : ""}`;
}

function figures(seen: Seen): string {
  const r = seen.snapshot.edition.recommendations;
  return `The paper now says ${r.filter((x) => x.status === "complete").length} complete, ${r.filter((x) => x.status === "open" || x.status === "on-hold").length} live.`;
}

/** Tells on the next page what was decided, with what it takes to undo it. */
export function tell(state: DeskState, decision: Decision, before: Seen, after: Seen): void {
  const moved = figures(before) === figures(after) ? "" : ` ${figures(after)}`;
  state.message = {
    words: `${aboutWords(decision)}: ${decisionWords(decision)}.${moved}`,
    path: editionPath(after),
    base: after.snapshot.info.revision,
    undo: decision.id,
  };
}

/** Both decisions side by side; nothing was saved. */
export function conflict(
  c: Context,
  state: DeskState,
  mine: Decision,
  theirs: readonly Decision[],
  fields: readonly HiddenField[],
): Response {
  const seen = seenAt(c, state);
  const line = (d: Decision) => ({ who: d.by, when: when(d.when), words: decisionWords(d), reason: d.reason ?? "None given" });
  const page = {
    about: aboutWords(mine),
    theirs: theirs.map(line),
    mine: line(mine),
    back: c.req.path.endsWith("/requests") ? `${editionPath(seen)}/paper` : `${editionPath(seen)}/review`,
    action: c.req.path,
    fields: [...fields, { name: "base", value: String(seen.snapshot.info.revision) }],
  };
  const frame = frameOf("Error: your decision was not saved", seen, null, { token: state.keys.form, who: state.who });
  return c.html(renderPage("conflict", frame, page), 409);
}

interface HiddenField {
  readonly name: string;
  readonly value: string;
}

/** A decision's form again, told by values instead of by the button, for the newest revision. */
function fieldsAgain(form: DecideForm, finding: Finding | null, now: Seen): HiddenField[] {
  const at = finding === null ? -1 : now.snapshot.findings.findIndex((f) => findingKey(f) === findingKey(finding));
  const all: Record<string, string | number | null> = { ...form, base: null, finding: at < 0 ? null : at };
  return Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [{ name, value: String(value) }]));
}

/** The decision of last month that is asked again, as it would be taken now. */
function again(seen: Seen, finding: Finding, at: { readonly by: string; readonly when: string; readonly reason: string | null }): Decision {
  const { asked } = carryDecisions(seen.earlier.at(-1)?.decisions ?? [], seen.asRead);
  const found = asked.find((a) => a.decision.recommendation === finding.recommendation && a.words === finding.text);
  if (found === undefined) throw new CannotUse("The decision of last month cannot be found any more: decide anew.");
  return takenAgain(found.decision, found.words, seen, at);
}

/** One answer to a finding, or a correction without one. */
export async function decide(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const unnamed = nameFirst(c, state, raw);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, raw);
  const form = fieldsOf(DecideForm, { ...raw, ...given(pressed(raw, seen)) });
  const finding = form.finding === null ? null : (seen.snapshot.findings[form.finding] ?? null);
  const at = { by: who(state), when: state.office.now().toISOString() };
  const decision =
    form.action === "again" && finding !== null
      ? again(seen, finding, { ...at, reason: form.reason })
      : toDecision(form, { edition: seen.snapshot.edition, asRead: seen.asRead, finding, ...at });
  try {
    const info = await record(state.office, seen, [decision], form.base);
    const after = seeEdition(state.office, info.plan, info.date);
    tell(state, decision, seen, after);
    return c.redirect(nextPlace(seen, after, form, typeof raw["back"] === "string" ? raw["back"] : null), 303);
  } catch (error) {
    if (!(error instanceof DecidedElsewhere)) throw error;
    return conflict(c, state, decision, error.theirs, fieldsAgain(form, finding, seenAt(c, state)));
  }
}

const UndoForm = z.object({ id: z.string(), base: z.coerce.number().int().positive() });

/** A further decision that takes one back. */
export async function undo(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const unnamed = nameFirst(c, state, raw);
  if (unnamed !== null) return unnamed;
  const form = fieldsOf(UndoForm, raw);
  const seen = seenAt(c, state);
  const of = standingDecisions(seen.snapshot.decisions).find((d) => d.id === form.id);
  if (of === undefined) throw new CannotUse("That decision does not stand any more: it was taken back already.");
  const step = undoing(of, who(state), state.office.now().toISOString());
  const info = await record(state.office, seen, [step], seen.snapshot.info.revision);
  const after = seeEdition(state.office, info.plan, info.date);
  say(state, `Undone: ${aboutWords(of)}, ${decisionWords(of)}.`, info, null);
  return c.redirect(`${editionPath(after)}${afterUndo(of, after)}`, 303);
}

/** Tells something on the next page. */
export function say(state: DeskState, words: string, info: SnapshotInfo, undoes: string | null): void {
  state.message = { words, path: `/p/${info.plan}/${info.date}`, base: info.revision, undo: undoes };
}

const ON_PAPER: ReadonlySet<Decision["kind"]> = new Set(["requests", "issued", "comment"]);

/** Where an undoing leads: to what was undone. */
function afterUndo(of: Decision, after: Seen): string {
  if (ON_PAPER.has(of.kind)) return "/paper";
  const { finding } = of;
  const same = (f: Finding) => finding !== null && f.code === finding.code && f.text === finding.text;
  const index = after.snapshot.findings.findIndex((f) => same(f) && (of.recommendation === null || f.recommendation === of.recommendation));
  if (index >= 0) return `/review?finding=${index}`;
  return of.recommendation === null ? "/" : `/review?rec=${encodeURIComponent(of.recommendation)}`;
}

const HeadForm = z.object({
  title: z.string().trim().min(1).max(300),
  date: Day,
  marking: z.string().trim().max(120),
  reason: z.string().trim().max(1000).default(""),
});

/** The date, title and marking of the edition, where they were not read as they should be. */
export async function correctHead(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const unnamed = nameFirst(c, state, raw);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, raw);
  const form = fieldsOf(HeadForm, raw);
  const { edition } = seen.snapshot;
  const at = { edition, asRead: seen.asRead, finding: null, by: who(state), when: state.office.now().toISOString() };
  const plain = { base: seen.snapshot.info.revision, action: "correct", reason: form.reason };
  const made = (["title", "date", "marking"] as const)
    .filter((f) => form[f] !== (fieldNow(edition, null, `edition.${f}`) ?? ""))
    .map((f) => toDecision(DecideForm.parse({ ...plain, field: `edition.${f}`, now: form[f] }), at));
  if (made.length === 0) return c.redirect(`${editionPath(seen)}/`, 303);
  const taken =
    form.date !== seen.snapshot.info.date && state.office.archive.history(seen.snapshot.info.plan).some((e) => e.info.date === form.date);
  if (taken) throw new CannotUse(`there is an edition of ${form.date} already: two editions cannot have one date`);
  const info = await record(state.office, seen, made, seen.snapshot.info.revision);
  say(state, `The plan: ${made.map(decisionWords).join("; ")}.`, info, made.length === 1 ? (made[0]?.id ?? null) : null);
  return c.redirect(`/p/${info.plan}/${info.date}/`, 303);
}
