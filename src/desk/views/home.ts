import type { ArchivedEdition } from "../../archive/archive.ts";
import { daysBetween, longDay } from "../../model/day.ts";
import { type Decision, standingDecisions } from "../../model/decision.ts";
import type { BoardSettings } from "../../model/settings.ts";
import { unsettled } from "../../model/settled.ts";
import type { Seen } from "../desk.ts";
import { aboutWords, decisionWords, when } from "../words.ts";
import { changedIds, count, draftPoints, editionPath, figuresOf, toSettle } from "./frame.ts";

interface Step {
  readonly strong: string;
  readonly words: string;
  readonly href: string;
  readonly label: string;
  readonly go: boolean;
}

function settleStep(seen: Seen): Step | null {
  const asked = toSettle(seen);
  const open = asked.filter((f) => !f.settled);
  const first = open[0];
  if (first === undefined) return null;
  const errors = draftPoints(seen);
  const touch = errors === 0 ? "None makes the paper a draft." : `${count(errors, "of them makes", "of them make")} the paper a draft.`;
  const place = asked.indexOf(first) + 1;
  return {
    strong: `Settle ${count(open.length, "finding")}`,
    words: ` of ${asked.length}. ${touch}`,
    href: `${editionPath(seen)}/review?finding=${first.index}`,
    label: `Review from finding ${place}`,
    go: true,
  };
}

function compareStep(seen: Seen, go: boolean): Step | null {
  const changed = changedIds(seen).length;
  if (seen.before === null || changed === 0) return null;
  const removed = seen.snapshot.changes?.live.removedLive ?? 0;
  const words = ` since ${longDay(seen.before.info.date)}.${removed === 0 ? "" : ` ${count(removed, "recommendation was", "recommendations were")} removed while live.`}`;
  return { strong: `Look through ${count(changed, "change")}`, words, href: `${editionPath(seen)}/compare`, label: "Compare", go };
}

function paperStep(seen: Seen, board: BoardSettings | null, meeting: string | null, today: string, go: boolean): Step {
  const draft = draftPoints(seen) > 0 ? "The paper is a draft." : "The paper is ready to be written.";
  const to = board === null ? "The paper" : board.name;
  const days =
    meeting === null
      ? ""
      : daysBetween(today, meeting) > 0
        ? `, ${longDay(meeting)}, in ${count(daysBetween(today, meeting), "day")}`
        : `, ${longDay(meeting)}`;
  return { strong: `${to}${days}.`, words: ` ${draft}`, href: `${editionPath(seen)}/paper`, label: "Open the paper", go };
}

/** Decisions of this edition, newest last, each with what it takes to undo it. */
function decisionLines(seen: Seen): { readonly id: string; readonly about: string; readonly words: string; readonly when: string }[] {
  return standingDecisions(seen.snapshot.decisions).map((d: Decision) => ({
    id: d.id,
    about: aboutWords(d),
    words: decisionWords(d),
    when: `${when(d.when)}, ${d.by}`,
  }));
}

/** Data of the home page. */
export function homeView(
  seen: Seen,
  editions: readonly ArchivedEdition[],
  at: {
    readonly today: string;
    readonly board: BoardSettings | null;
    readonly meeting: string | null;
    readonly papers: readonly string[];
    readonly others: readonly string[];
  },
) {
  const settle = settleStep(seen);
  const compare = compareStep(seen, settle === null);
  const { edition } = seen.snapshot.edition;
  const asked = toSettle(seen).filter((f) => f.finding.code === "decision-stale" && !f.settled).length;
  const { info } = seen.snapshot;
  return {
    read: `on ${when(info.archivedAt)}: ${count(edition.source.pages, "page")}, ${count(seen.snapshot.edition.recommendations.length, "recommendation")}, ${edition.words.placed.toLocaleString("en-GB")} of ${edition.words.source.toLocaleString("en-GB")} words placed.`,
    edition: longDay(info.date),
    steps: [settle, compare, paperStep(seen, at.board, at.meeting, at.today, settle === null && compare === null)].filter(
      (s) => s !== null,
    ),
    asked:
      asked === 0
        ? null
        : `${count(asked, "decision of last month is", "decisions of last month are")} asked again: the words have changed.`,
    editions: [...editions].reverse().map((e) => {
      const open = unsettled(
        e.findings.filter((f) => f.severity !== "info"),
        e.decisions,
      ).length;
      return {
        href: `/p/${e.info.plan}/${e.info.date}/`,
        date: longDay(e.info.date),
        ...figuresOf(e.edition.recommendations),
        findings: open === 0 ? "All settled" : `${open} to settle`,
        revision: e.info.revision,
      };
    }),
    decisions: decisionLines(seen),
    papers: at.papers.map((name) => ({ name, href: `${editionPath(seen)}/papers/${encodeURIComponent(name)}` })),
    plans: at.others.map((plan) => ({ plan, href: `/p/${plan}/` })),
    base: info.revision,
    path: editionPath(seen),
  };
}
