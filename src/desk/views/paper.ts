import { longDay } from "../../model/day.ts";
import type { Decision } from "../../model/decision.ts";
import { standingDecisions } from "../../model/decision.ts";
import { slug } from "../../model/text.ts";
import type { Paper } from "../../render/blocks.ts";
import type { Seen } from "../desk.ts";
import { decisionWords, when } from "../words.ts";
import { count, draftPoints, editionPath, toSettle } from "./frame.ts";
import { paperKind, paperKinds, type Written } from "./home.ts";

const plainWords = (inlines: readonly { readonly t: string; readonly text?: string; readonly id?: string }[]): string =>
  inlines
    .map((i) => (i.t === "rec" ? `Rec ${i.id}` : (i.text ?? "")))
    .join("")
    .replaceAll("\u00a0", " ");

/** The requests to the board as they stand in the paper, without the marks that end them. */
export function requestLines(paper: Paper): string[] {
  const block = paper.blocks.find((b) => b.kind === "requests");
  return block?.kind === "requests" ? block.items.map((item) => plainWords(item).replace(/(?:; and|;|\.)$/, "")) : [];
}

/** "The Board is recommended to", as the paper says it. */
export function requestTitle(paper: Paper): string {
  const at = paper.blocks.findIndex((b) => b.kind === "requests");
  const title = paper.blocks[at - 1];
  return title?.kind === "heading" ? title.text : "The Board is recommended to";
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const size = (bytes: number) => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`);

/** The last decision of a kind on the paper for a board; one without a board is for all. */
function latest(decisions: readonly Decision[], kind: Decision["kind"], board: string | null): Decision | null {
  const here = (d: Decision) => d.kind === kind && d.recommendation === null && (d.board === null || d.board === board);
  return standingDecisions(decisions).findLast(here) ?? null;
}

/** The board that a paper was written for, told by its name; null where there is but one. */
function boardOfPaper(name: string, boards: readonly string[]): string | null {
  if (boards.length < 2 || !/-paper\.\w+$/.test(name)) return null;
  return boards.slice(1).find((b) => name.includes(`-${slug(b)}-paper.`)) ?? boards[0] ?? null;
}

/** Newest first; of those written together, the papers before the data. */
function inOrder(written: readonly Written[]): Written[] {
  const place = (w: Written) => paperKinds.indexOf(paperKind(w.name));
  return [...written].sort((a, b) => b.at.localeCompare(a.at) || place(a) - place(b));
}

/** The newest paper of each kind and board, and those that they took the place of. */
function writtenView(written: readonly Written[], boards: readonly string[], newest: string, path: string) {
  const all = inOrder(written).map((w) => ({
    ...w,
    kind: paperKind(w.name),
    board: boardOfPaper(w.name, boards),
    href: `${path}/papers/${encodeURIComponent(w.name)}`,
    size: size(w.bytes),
    when: when(w.at),
    old: w.at < newest,
  }));
  const isFirst = (w: (typeof all)[number]) => w.issued || all.find((x) => x.kind === w.kind && x.board === w.board) === w;
  return { written: all.filter(isFirst), earlier: all.filter((w) => !isFirst(w)) };
}

/** Data of the paper page. */
export function paperView(
  seen: Seen,
  paper: Paper,
  at: {
    readonly board: string | null;
    readonly meeting: string | null;
    readonly boards: readonly string[];
    readonly written: readonly Written[];
    readonly writing: string | null;
    /** The edition of the last paper issued to the board. */
    readonly since: string | null;
    readonly agendaItem: string | null;
  },
) {
  const path = editionPath(seen);
  const draft = draftPoints(seen);
  const first = toSettle(seen).find((f) => !f.settled && f.finding.severity === "error");
  const edited = latest(seen.snapshot.decisions, "requests", at.board);
  const comment = latest(seen.snapshot.decisions, "comment", at.board);
  const issued = standingDecisions(seen.snapshot.decisions).filter((d) => d.kind === "issued");
  const aboutIssue = new Set(seen.snapshot.decisions.filter((d) => d.kind === "issued").map((d) => d.id));
  const newest =
    seen.snapshot.decisions
      .filter((d) => !aboutIssue.has(d.id) && !aboutIssue.has(d.undoes ?? ""))
      .map((d) => d.when)
      .sort()
      .at(-1) ?? "";
  const lastWritten =
    at.written
      .map((w) => w.at)
      .sort()
      .at(-1) ?? null;
  const outOfDate = lastWritten !== null && lastWritten < newest;
  const next = draft > 0 ? "settle" : lastWritten === null || outOfDate ? "write" : "issue";
  const lines = requestLines(paper);
  const own = standingDecisions(seen.snapshot.decisions).filter((d) => d.kind === "comment" && d.recommendation !== null);
  return {
    path,
    base: seen.snapshot.info.revision,
    heading: at.board === null ? "The paper" : `Paper for the ${at.board}`,
    gloss: [at.meeting === null ? "" : longDay(at.meeting), at.agendaItem === null ? "" : `item ${at.agendaItem}`]
      .filter(Boolean)
      .join(", "),
    draft: draft === 0 ? null : `Draft: ${count(draft, "point")} to settle`,
    settle:
      first === undefined
        ? null
        : {
            href: `${path}/review?finding=${first.index}`,
            words: draft === 1 ? "Settle the point first" : `Settle the ${draft} points first`,
          },
    since:
      seen.before === null
        ? "This is the first edition: the paper is a baseline."
        : at.since === null
          ? `Compared with the edition of ${longDay(seen.before.info.date)}.`
          : `Compared with the edition of ${longDay(at.since)}, of which this board had its last paper.`,
    requestTitle: requestTitle(paper),
    requests: lines.map((text, i) => ({ text, letter: letters[i] ?? String(i + 1), id: `r-${i}`, up: i > 0, index: String(i) })),
    edited: edited === null ? null : { id: edited.id, words: `Edited by ${edited.by}, ${when(edited.when)}.` },
    comment: comment?.now ?? "",
    commentId: comment?.id ?? null,
    comments: own.map((d) => ({
      id: d.recommendation,
      words: d.now ?? "",
      undo: d.id,
      href: `${path}/compare?rec=${encodeURIComponent(d.recommendation ?? "")}`,
    })),
    ...writtenView(at.written, at.boards, newest, path),
    outOfDate: outOfDate ? `A decision is newer than these papers, written ${when(lastWritten ?? "")}.` : null,
    goWrite: next === "write",
    goIssue: next === "issue",
    issued: issued.map((d) => ({ id: d.id, words: decisionWords(d).replace(/^i/, "I"), when: `${when(d.when)}, ${d.by}` })),
    writing: at.writing,
    boards: at.boards.map((name) => ({ name, selected: name === at.board })),
    board: at.board,
    boardQuery: at.board === null ? null : encodeURIComponent(at.board),
    otherBoards:
      at.boards.length < 2
        ? null
        : at.boards.map((name) => ({ name, selected: name === at.board, href: `${path}/paper?board=${encodeURIComponent(name)}` })),
    meeting: at.meeting,
  };
}
