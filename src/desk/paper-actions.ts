import path from "node:path";
import type { Context } from "hono";
import { z } from "zod";
import type { Decision } from "../model/decision.ts";
import { Day } from "../model/edition.ts";
import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile } from "../model/snapshot.ts";
import { FORMATS, type Format } from "../pipeline/formats.ts";
import { monthArchived, nameOf, paperInput } from "../pipeline/month.ts";
import { makePapers } from "../pipeline/papers.ts";
import { baseName, writeFiles } from "../pipeline.ts";
import { conflict, say, seenBy } from "./decisions.ts";
import { DecidedElsewhere, record, type Seen } from "./desk.ts";
import { nameFirst, who } from "./name.ts";
import { type Form, fieldsOf, formOf } from "./respond.ts";
import { seenAt } from "./routes.ts";
import type { DeskState } from "./state.ts";
import { draftPoints, editionPath } from "./views/frame.ts";
import { decisionWords } from "./words.ts";

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

const MoveForm = z.object({ leave: z.coerce.number().int().optional(), up: z.coerce.number().int().optional() });

/** The lines as sent, with one left out or moved up where that button was pressed; empty ones are left out. */
function linesOf(form: Form): string[] {
  const { leave, up } = fieldsOf(MoveForm, form);
  const all = [form["line"]].flat().map((l) => (typeof l === "string" ? l.replace(/\s+/g, " ").trim() : ""));
  const moved = up === undefined || up < 1 ? all : all.map((l, i) => (i === up ? all[up - 1] : i === up - 1 ? all[up] : l) ?? "");
  return moved.filter((l, i) => l !== "" && i !== leave);
}

/** What the board is recommended to do, in the office's own words. */
export async function requests(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const unnamed = nameFirst(c, state, form);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, form);
  const lines = linesOf(form);
  const decision = paperDecision(state, { now: lines.join("\n") });
  try {
    const info = await record(state.office, seen, [decision], seen.snapshot.info.revision);
    say(state, "The recommendations to the board were saved.", info, decision.id);
    return c.redirect(`${editionPath(seen)}/paper`, 303);
  } catch (error) {
    if (!(error instanceof DecidedElsewhere)) throw error;
    const fields = lines.map((value) => ({ name: "line", value }));
    return conflict(c, state, decision, error.theirs, fields);
  }
}

function writtenWords(papers: readonly PaperFile[], formats: readonly Format[]): string {
  const pdf = formats.includes("pdf") && !papers.some((p) => p.name.endsWith(".pdf"));
  const without = pdf
    ? " The PDF could not be printed: there is no browser here that may be used for it. The Word paper can be saved as PDF."
    : "";
  return papers.length === 0 ? `Nothing was written.${without}` : `Written: ${papers.map((p) => p.name).join(", ")}.${without}`;
}

/** Writes papers in the background; the page tells how far it is. */
async function writePapers(seen: Seen, formats: readonly Format[], board: string | undefined, state: DeskState): Promise<void> {
  const place = editionPath(seen);
  state.writing.set(place, "Writing the papers.");
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
    writeFiles(path.join(state.office.output, info.plan, `${info.date}${info.revision > 1 ? `-r${info.revision}` : ""}`), papers);
    state.message = {
      words: writtenWords(papers, formats),
      path: place,
      base: info.revision,
      undo: null,
    };
  } catch (error) {
    state.message = {
      words: error instanceof CannotUse ? error.message : "The papers could not be written: the program stopped by a fault of its own.",
      path: place,
      base: seen.snapshot.info.revision,
      undo: null,
    };
  } finally {
    state.writing.delete(place);
  }
}

/** Starts to write the papers; the page tells how far it is. */
export async function write(c: Context, state: DeskState): Promise<Response> {
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

/** Marks the paper as sent to a board for a meeting, and keeps the file as it was sent. */
export async function issue(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const { board, meeting } = fieldsOf(IssueForm, form);
  const unnamed = nameFirst(c, state, form);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, form);
  const decision = paperDecision(state, { kind: "issued", board, meeting, now: draftPoints(seen) > 0 ? "draft" : null });
  const info = await record(state.office, seen, [decision], seen.snapshot.info.revision);
  const edited = form["file"];
  if (edited instanceof File && edited.size > 0) {
    const name = `issued-${forFileName(edited.name)}`;
    await state.office.archive.addPapers(nameOf(info), [{ name, bytes: new Uint8Array(await edited.arrayBuffer()) }]);
  }
  say(state, `Recorded: ${decisionWords(decision)}.`, info, decision.id);
  return c.redirect(`${editionPath(seen)}/paper`, 303);
}
