import path from "node:path";
import type { Context } from "hono";
import { z } from "zod";
import type { Decision } from "../model/decision.ts";
import { Day } from "../model/edition.ts";
import { forFileName } from "../model/escape.ts";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile } from "../model/snapshot.ts";
import { nameOf } from "../pipeline/compared.ts";
import { FORMATS, type Format } from "../pipeline/formats.ts";
import { boardPart, monthArchived, paperInput } from "../pipeline/month.ts";
import { makePapers } from "../pipeline/papers.ts";
import { writeFiles } from "../pipeline/write-files.ts";
import { baseName } from "../pipeline.ts";
import { conflict, message, seenBy } from "./decisions.ts";
import { DecidedElsewhere, record, type Seen } from "./desk.ts";
import { newWord, saying, telling, tellUnder } from "./messages.ts";
import { nameFirst, who } from "./name.ts";
import type { Message } from "./pages.ts";
import { paperPath } from "./places.ts";
import { type Form, fieldsOf, formOf } from "./respond.ts";
import { seenAt } from "./routes.ts";
import type { DeskState } from "./state.ts";
import { draftPoints, editionPath } from "./views/frame.ts";
import { decisionWords, deskWords, diskWords } from "./words.ts";

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

const boardIn = (form: Form): string | null =>
  typeof form["board"] === "string" && form["board"].trim() !== "" ? form["board"].trim() : null;

/** What the board is recommended to do, in the office's own words. */
export async function requests(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const unnamed = nameFirst(c, state, form);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, form);
  const lines = linesOf(form);
  const board = boardIn(form);
  const decision = paperDecision(state, { now: lines.join("\n"), board });
  try {
    const info = await record(state.office, seen, [decision], seen.snapshot.info.revision);
    const said = message("The recommendations to the board were saved.", info, [decision]);
    return c.redirect(telling(state, paperPath(seen, board), said), 303);
  } catch (error) {
    if (!(error instanceof DecidedElsewhere)) throw error;
    const fields = [...lines.map((value) => ({ name: "line", value })), ...(board === null ? [] : [{ name: "board", value: board }])];
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

async function makeAndKeep(seen: Seen, formats: readonly Format[], board: string | null, state: DeskState): Promise<string> {
  const { info } = seen.snapshot;
  const month = monthArchived(seen.snapshot, state.office);
  const at = { digest: info.editionDigest, name: nameOf(info), revision: info.revision, ...(board === null ? {} : { board }) };
  const base = `${baseName(info.plan, info.date, info.revision)}${boardPart(state.office.settings, board)}`;
  const papers = await makePapers(paperInput(month, state.office, at), formats, state.office, base);
  const quotes = month.before === null ? [] : [nameOf(month.before.info)];
  if (papers.length > 0) await state.office.archive.addPapers(nameOf(info), papers, quotes);
  writeFiles(path.join(state.office.output, info.plan, `${info.date}${info.revision > 1 ? `-r${info.revision}` : ""}`), papers);
  return writtenWords(papers, formats);
}

/** Writes papers in the background; the page tells how far it is, and the window that asked for them what became of it. */
async function writePapers(seen: Seen, state: DeskState, word: string, make: () => Promise<string>): Promise<void> {
  const place = editionPath(seen);
  state.writing.set(place, "Writing the papers.");
  const told: Omit<Message, "words"> = { path: place, base: seen.snapshot.info.revision, undo: [] };
  try {
    tellUnder(state, word, { ...told, words: await make() });
  } catch (error) {
    tellUnder(state, word, { ...told, words: notWritten(error, state) });
  } finally {
    state.writing.delete(place);
  }
}

function notWritten(error: unknown, state: DeskState): string {
  if (error instanceof CannotUse) return `The papers could not be written: ${deskWords(error.message)}.`;
  state.office.warn(`desk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const why = diskWords(error);
  return `The papers could not be written: ${why ?? "the program stopped by a fault of its own."}`;
}

/** Starts to write the papers; the page tells how far it is. */
export async function write(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const seen = seenAt(c, state);
  const board = boardIn(form);
  const asked = [form["format"]].flat();
  const formats = FORMATS.filter((f) => asked.includes(f));
  if (formats.length === 0) throw new CannotUse("Choose at least one format.");
  const word = newWord();
  if (!state.writing.has(editionPath(seen))) void writePapers(seen, state, word, () => makeAndKeep(seen, formats, board, state));
  return c.redirect(saying(`${paperPath(seen, board)}#writing`, word), 303);
}

const KNOWN: readonly (readonly [string, string])[] = [
  [".pdf", "%PDF-"],
  [".docx", "PK\u0003\u0004"],
];

/** The paper as it was sent, where one is given back. @throws CannotUse where it is neither PDF nor Word. */
async function editedPaper(form: Form): Promise<PaperFile | null> {
  const file = form["file"];
  if (!(file instanceof File) || file.size === 0) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const [ending] = KNOWN.find(([, mark]) => begins.includes(mark)) ?? [];
  if (ending === undefined) throw new CannotUse(`“${file.name}” is neither a PDF nor a Word document: give the paper as it was sent`);
  const name = forFileName(file.name);
  return { name: `issued-${name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`}`, bytes };
}

const IssueForm = z.object({ board: z.string().trim().min(1), meeting: Day });

/** Marks the paper as sent to a board for a meeting, and keeps the file as it was sent. */
export async function issue(c: Context, state: DeskState): Promise<Response> {
  const form = await formOf(c, state);
  const { board, meeting } = fieldsOf(IssueForm, form);
  const unnamed = nameFirst(c, state, form);
  if (unnamed !== null) return unnamed;
  const seen = seenBy(c, state, form);
  const edited = await editedPaper(form);
  const decision = paperDecision(state, { kind: "issued", board, meeting, now: draftPoints(seen) > 0 ? "draft" : null });
  const info = await record(state.office, seen, [decision], seen.snapshot.info.revision);
  if (edited !== null) await state.office.archive.addPapers(nameOf(info), [edited]);
  const kept = edited === null ? "" : ` ${edited.name.replace(/^issued-/, "")} is kept beside what was written here.`;
  const onPage = state.office.settings.boards.some((b) => b.name === board) ? board : null;
  return c.redirect(
    telling(state, paperPath(seen, onPage), message(`Recorded: ${decisionWords(decision)}.${kept}`, info, [decision])),
    303,
  );
}
