import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Decision } from "../model/decision.ts";
import { Day } from "../model/edition.ts";
import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile } from "../model/snapshot.ts";
import { FORMATS, type Format } from "../pipeline/formats.ts";
import { monthArchived, nameOf, paperInput } from "../pipeline/month.ts";
import { makePapers } from "../pipeline/papers.ts";
import { baseName } from "../pipeline.ts";
import { DecideForm, toDecision, undoing } from "./decide.ts";
import { DecidedElsewhere, record, type Seen } from "./desk.ts";
import { renderPage } from "./pages.ts";
import { questionOf } from "./questions.ts";
import { fieldsOf, formOf } from "./respond.ts";
import { seenAt } from "./routes.ts";
import type { DeskState } from "./state.ts";
import { editionPath, frameOf, toSettle } from "./views/frame.ts";
import { aboutWords, decisionWords, when } from "./words.ts";

const NOBODY = "Portfolio officer";
const who = (state: DeskState) => state.who ?? NOBODY;

/** The button that was pressed, among the answers of the finding's question. */
function pressed(form: Readonly<Record<string, unknown>>, seen: Seen): Record<string, unknown> {
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

function tell(state: DeskState, decision: Decision, before: Seen, after: Seen): void {
  const moved = figures(before) === figures(after) ? "" : ` ${figures(after)}`;
  state.message = {
    words: `${aboutWords(decision)}: ${decisionWords(decision)}.${moved}`,
    path: editionPath(after),
    base: after.snapshot.info.revision,
    undo: decision.id,
  };
}

function conflict(
  c: Context,
  state: DeskState,
  seen: Seen,
  mine: Decision,
  theirs: readonly Decision[],
  form: Readonly<Record<string, unknown>>,
): Response {
  const line = (d: Decision) => ({ who: d.by, when: when(d.when), words: decisionWords(d), reason: d.reason ?? "None given" });
  const skip = new Set(["token", "base"]);
  const fields = Object.entries(form)
    .filter(([k, v]) => !skip.has(k) && typeof v === "string")
    .map(([name, value]) => ({ name, value }));
  const page = {
    about: aboutWords(mine),
    theirs: theirs.map(line),
    mine: line(mine),
    back: `${editionPath(seen)}/review`,
    path: editionPath(seen),
    fields: [...fields, { name: "base", value: String(seen.snapshot.info.revision) }],
  };
  const frame = frameOf("Error: your decision was not saved", seen, null, { token: state.keys.form, who: state.who });
  return c.html(renderPage("conflict", frame, page), 409);
}

async function decide(c: Context, state: DeskState): Promise<Response> {
  const raw = await formOf(c, state);
  const seen = seenAt(c, state);
  const form = fieldsOf(DecideForm, { ...raw, ...given(pressed(raw, seen)) });
  const finding = form.finding === null ? null : (seen.snapshot.findings[form.finding] ?? null);
  const { edition } = seen.snapshot;
  const decision = toDecision(form, { edition, asRead: seen.asRead, finding, by: who(state), when: state.office.now().toISOString() });
  try {
    await record(state.office, seen, [decision], form.base);
  } catch (error) {
    if (!(error instanceof DecidedElsewhere)) throw error;
    return conflict(c, state, seenAt(c, state), decision, error.theirs, raw);
  }
  const after = seenAt(c, state);
  tell(state, decision, seen, after);
  return c.redirect(nextPlace(seen, after, form, typeof raw["back"] === "string" ? raw["back"] : null), 303);
}

const UndoForm = z.object({ id: z.string(), base: z.coerce.number().int().positive(), finding: z.coerce.number().int().optional() });

async function undo(c: Context, state: DeskState): Promise<Response> {
  const form = fieldsOf(UndoForm, await formOf(c, state));
  const seen = seenAt(c, state);
  const of = seen.snapshot.decisions.find((d) => d.id === form.id);
  if (of === undefined) throw new CannotUse("That decision is not in this edition any more.");
  const step = undoing(of, who(state), state.office.now().toISOString());
  await record(state.office, seen, [step], seen.snapshot.info.revision);
  const after = seenAt(c, state);
  state.message = {
    words: `Undone: ${aboutWords(of)}, ${decisionWords(of)}.`,
    path: editionPath(after),
    base: after.snapshot.info.revision,
    undo: null,
  };
  const index = after.snapshot.findings.findIndex(
    (f) =>
      of.finding !== null &&
      f.code === of.finding.code &&
      f.text === of.finding.text &&
      (of.recommendation === null || f.recommendation === of.recommendation),
  );
  const rec = of.recommendation === null ? "" : `?rec=${encodeURIComponent(of.recommendation)}`;
  const place =
    of.kind === "requests"
      ? "/paper"
      : of.kind === "issued"
        ? "/"
        : index >= 0
          ? `/review?finding=${index}`
          : rec === ""
            ? "/"
            : `/review${rec}`;
  return c.redirect(`${editionPath(after)}${place}`, 303);
}

/** A decision about the paper, not about a recommendation. */
function paperDecision(state: DeskState, more: Partial<Decision>): Decision {
  return {
    id: crypto.randomUUID(),
    kind: "requests",
    recommendation: null,
    field: null,
    was: null,
    now: null,
    by: who(state),
    when: state.office.now().toISOString(),
    reason: null,
    rests: null,
    finding: null,
    with: [],
    board: null,
    meeting: null,
    undoes: null,
    ...more,
  };
}

async function requests(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const seen = seenAt(c, state);
  const all = Array.isArray(form["line"]) ? form["line"] : [form["line"]];
  const lines = all
    .filter((l): l is string => typeof l === "string")
    .map((l) => l.replace(/\s+/g, " ").trim())
    .filter((l) => l !== "");
  const decision = paperDecision(state, { now: lines.join("\n") });
  await record(state.office, seen, [decision], seen.snapshot.info.revision);
  const after = seenAt(c, state);
  state.message = {
    words: "The recommendations to the board were saved.",
    path: editionPath(after),
    base: after.snapshot.info.revision,
    undo: decision.id,
  };
  return c.redirect(`${editionPath(after)}/paper`, 303);
}

/** Writes papers in the background; the page tells how far it is. */
async function writePapers(seen: Seen, formats: readonly Format[], board: string | undefined, state: DeskState): Promise<void> {
  const path = editionPath(seen);
  state.writing.set(path, "Writing the papers.");
  try {
    const { info } = seen.snapshot;
    const month = monthArchived(seen.snapshot, state.office);
    const at = {
      digest: info.editionDigest,
      name: nameOf(info),
      revision: info.revision,
      ...(board === undefined || board === "" ? {} : { board }),
    };
    const papers = await makePapers(
      paperInput(month, state.office, at),
      formats,
      state.office,
      baseName(info.plan, info.date, info.revision),
    );
    if (papers.length > 0) await state.office.archive.addPapers(nameOf(info), papers);
    state.message = {
      words:
        papers.length === 0
          ? "No paper was written: see the message of doctor about the browser."
          : `Written: ${papers.map((p) => p.name).join(", ")}.`,
      path,
      base: info.revision,
      undo: null,
    };
  } catch (error) {
    state.message = {
      words: error instanceof CannotUse ? error.message : "The papers could not be written: the program stopped by a fault of its own.",
      path,
      base: seen.snapshot.info.revision,
      undo: null,
    };
  } finally {
    state.writing.delete(path);
  }
}

async function write(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const seen = seenAt(c, state);
  const asked = [form["format"]].flat();
  const formats = FORMATS.filter((f) => asked.includes(f));
  if (formats.length === 0) throw new CannotUse("Choose at least one format.");
  if (!state.writing.has(editionPath(seen)))
    void writePapers(seen, formats, typeof form["board"] === "string" ? form["board"] : undefined, state);
  return c.redirect(`${editionPath(seen)}/paper#writing`, 303);
}

const IssueForm = z.object({ board: z.string().trim().min(1), meeting: Day });

async function issue(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const { board, meeting } = fieldsOf(IssueForm, form);
  const seen = seenAt(c, state);
  const draft =
    seen.snapshot.findings.some((f) => f.severity === "error") && toSettle(seen).some((f) => !f.settled && f.finding.severity === "error");
  const decision = paperDecision(state, { kind: "issued", board, meeting, now: draft ? "draft" : null });
  const info = await record(state.office, seen, [decision], seen.snapshot.info.revision);
  const edited = form["file"];
  const files: PaperFile[] =
    edited instanceof File && edited.size > 0
      ? [{ name: `issued-${forFileName(edited.name)}`, bytes: new Uint8Array(await edited.arrayBuffer()) }]
      : [];
  if (files.length > 0) await state.office.archive.addPapers(nameOf(info), files);
  const after = seenAt(c, state);
  state.message = {
    words: `Recorded: ${decisionWords(decision)}.`,
    path: editionPath(after),
    base: after.snapshot.info.revision,
    undo: decision.id,
  };
  return c.redirect(`${editionPath(after)}/paper`, 303);
}

async function read(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const files = [form["file"]].flat().filter((f): f is File => f instanceof File && f.size > 0);
  if (files.length === 0) throw new CannotUse("No document was given: choose one first.");
  const documents = await Promise.all(files.map(async (f) => ({ name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) })));
  const text = (name: string) => (typeof form[name] === "string" && form[name] !== "" ? { [name]: form[name] } : {});
  const job = state.readings.start(documents, { ...text("date"), ...text("password") });
  return c.redirect(`/reading/${job.id}`, 303);
}

async function name(c: Context, state: DeskState): Promise<Response> {
  const form = fieldsOf(z.object({ by: z.string().trim().min(1).max(100), back: z.string() }), await formOf(c, state));
  state.who = form.by;
  const back = /^\/p\/[\w-]+\/[\d-]+\/$/.test(form.back) ? form.back : "/";
  return c.redirect(back, 303);
}

/** All that changes something. Every answer is a redirect, so that neither reload nor Back decides twice. */
export function actions(app: Hono, state: DeskState): void {
  app.post("/read", (c) => read(c, state));
  app.post("/name", (c) => name(c, state));
  app.post("/reading/:id/stop", async (c) => {
    await formOf(c, state);
    state.readings.stop(c.req.param("id"));
    return c.redirect("/", 303);
  });
  app.post("/p/:plan/:date/decide", (c) => decide(c, state));
  app.post("/p/:plan/:date/undo", (c) => undo(c, state));
  app.post("/p/:plan/:date/requests", (c) => requests(c, state));
  app.post("/p/:plan/:date/write", (c) => write(c, state));
  app.post("/p/:plan/:date/issue", (c) => issue(c, state));
}
