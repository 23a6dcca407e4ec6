import type { Context } from "hono";
import { z } from "zod";
import { strayDecisions } from "../model/apply-decisions.ts";
import { type Decision, standingDecisions } from "../model/decision.ts";
import { Day } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { CannotUse } from "../model/outcome.ts";
import { findingKey } from "../model/settled.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";
import { DecideForm, fieldNow, takenAgain, toDecision, undoing } from "./decide.ts";
import { DecidedElsewhere, record, type Seen, seeEdition } from "./desk.ts";
import { telling } from "./messages.ts";
import { nameFirst, who } from "./name.ts";
import { type Message, renderPage } from "./pages.ts";
import { afterUndo, nextPlace, paperPath, reviewPath } from "./places.ts";
import { questionOf } from "./questions.ts";
import { type Form, fieldsOf, formOf } from "./respond.ts";
import { seenAt } from "./routes.ts";
import { staleDecisions } from "./stale.ts";
import type { DeskState } from "./state.ts";
import { count, editionPath, frameOf } from "./views/frame.ts";
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

function figures(seen: Seen): string {
  const r = seen.snapshot.edition.recommendations;
  return `The paper now says ${r.filter((x) => x.status === "complete").length} complete, ${r.filter((x) => x.status === "open" || x.status === "on-hold").length} live.`;
}

/** What is told of decisions on the next page, with what it takes to undo them. */
function saidOf(made: readonly Decision[], before: Seen, after: Seen): Message {
  const moved = figures(before) === figures(after) ? "" : ` ${figures(after)}`;
  const [first] = made;
  const words = first === undefined ? "" : `${aboutWords(first)}: ${made.map(decisionWords).join("; ")}.`;
  return { words: `${words}${moved}`, path: editionPath(after), base: after.snapshot.info.revision, undo: made.map((d) => d.id) };
}

/** What is told of an edition's newest revision. */
export function message(words: string, info: SnapshotInfo, undo: readonly Decision[] = []): Message {
  return { words, path: `/p/${info.plan}/${info.date}`, base: info.revision, undo: undo.map((d) => d.id) };
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
    back:
      mine.kind === "requests" || (mine.kind === "comment" && mine.recommendation === null)
        ? paperPath(seen, mine.board)
        : reviewPath(seen, mine.recommendation),
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

interface By {
  readonly by: string;
  readonly when: string;
}

/** By whom and when what is decided now is decided. */
export const byNow = (state: DeskState): By => ({ by: who(state), when: state.office.now().toISOString() });

/** The decisions of last month that are asked again, as they would be taken now. */
function again(seen: Seen, finding: Finding, state: DeskState, reason: string | null): Decision[] {
  const found = staleDecisions(state.office, seen, finding);
  if (found.length === 0) throw new CannotUse("The decision of last month cannot be found any more: decide anew.");
  return found.map((f) => takenAgain(f.decision, f.words, seen, { ...byNow(state), reason }));
}

/** One answer to a finding, or a correction without one. */
export async function decide(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const unnamed = nameFirst(c, state, raw);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, raw);
  const form = fieldsOf(DecideForm, { ...raw, ...given(pressed(raw, seen)) });
  const finding = form.finding === null ? null : (seen.snapshot.findings[form.finding] ?? null);
  const at = { edition: seen.snapshot.edition, asRead: seen.asRead, decisions: seen.snapshot.decisions, finding, ...byNow(state) };
  const made = form.action === "again" && finding !== null ? again(seen, finding, state, form.reason) : [toDecision(form, at)];
  try {
    const info = await record(state.office, seen, made, form.base);
    const after = seeEdition(state.office, info.plan, info.date);
    return c.redirect(telling(state, nextPlace(seen, after, form, made), saidOf(made, seen, after)), 303);
  } catch (error) {
    const [mine] = made;
    if (!(error instanceof DecidedElsewhere) || mine === undefined) throw error;
    return conflict(c, state, mine, error.theirs, fieldsAgain(form, finding, seenAt(c, state)));
  }
}

const UndoForm = z.object({
  id: z.union([z.string().transform((id) => [id]), z.array(z.string())]),
  base: z.coerce.number().int().positive(),
});

/** Those that cannot stand without what is undone: decisions on a row that it made. */
function undoneWith(seen: Seen, steps: readonly Decision[]): Decision[] {
  const before = new Set(strayDecisions(seen.asRead, seen.snapshot.decisions).map((d) => d.id));
  return strayDecisions(seen.asRead, [...seen.snapshot.decisions, ...steps]).filter((d) => !before.has(d.id));
}

/** A further decision that takes one back, and with it those that cannot stand without it. */
export async function undo(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const unnamed = nameFirst(c, state, raw);
  if (unnamed !== null) return unnamed;
  const form = fieldsOf(UndoForm, raw);
  const seen = seenAt(c, state);
  const of = standingDecisions(seen.snapshot.decisions).filter((d) => form.id.includes(d.id));
  const [first] = of;
  if (first === undefined) throw new CannotUse("That decision does not stand any more: it was taken back already.");
  const { by, when: at } = byNow(state);
  const steps = of.map((d) => undoing(d, by, at));
  const more = undoneWith(seen, steps);
  const info = await record(state.office, seen, [...steps, ...more.map((d) => undoing(d, by, at))], seen.snapshot.info.revision);
  const after = seeEdition(state.office, info.plan, info.date);
  const withIt = more.length === 0 ? "" : ` With it went ${count(more.length, "decision")} on the row that it made.`;
  const words = `Undone: ${aboutWords(first)}, ${of.map(decisionWords).join("; ")}.${withIt}`;
  return c.redirect(telling(state, afterUndo(first, after), message(words, info)), 303);
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
  const at = {
    edition,
    asRead: seen.asRead,
    decisions: seen.snapshot.decisions,
    finding: null,
    by: who(state),
    when: state.office.now().toISOString(),
  };
  const plain = { base: seen.snapshot.info.revision, action: "correct", reason: form.reason };
  const made = (["title", "date", "marking"] as const)
    .filter((f) => form[f] !== (fieldNow(edition, null, `edition.${f}`) ?? ""))
    .map((f) => toDecision(DecideForm.parse({ ...plain, field: `edition.${f}`, now: form[f] }), at));
  if (made.length === 0) return c.redirect(`${editionPath(seen)}/`, 303);
  const taken =
    form.date !== seen.snapshot.info.date && state.office.archive.history(seen.snapshot.info.plan).some((e) => e.info.date === form.date);
  if (taken) throw new CannotUse(`there is an edition of ${form.date} already: two editions cannot have one date`);
  const info = await record(state.office, seen, made, seen.snapshot.info.revision);
  const told = message(`The plan: ${made.map(decisionWords).join("; ")}.`, info, made);
  return c.redirect(telling(state, `/p/${info.plan}/${info.date}/`, told), 303);
}
