import type { ArchivedEdition } from "../../archive/archive.ts";
import { daysBetween, longDay } from "../../model/day.ts";
import { type Decision, standingDecisions } from "../../model/decision.ts";
import type { BoardSettings } from "../../model/settings.ts";
import { unsettled } from "../../model/settled.ts";
import type { SnapshotInfo } from "../../model/snapshot.ts";
import type { Seen } from "../desk.ts";
import { aboutWords, decisionWords, firstWords, when } from "../words.ts";
import { emptyColumns, otherColumns } from "./columns.ts";
import { changedIds, count, draftPoints, editionPath, figuresOf, toSettle } from "./frame.ts";

/** A paper file that can be fetched: its name, how large, and when it was written. */
export interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly at: string;
  readonly issued: boolean;
}

interface Step {
  readonly strong: string;
  readonly words: string;
  readonly href: string;
  readonly label: string;
  readonly go: boolean;
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const inWords = (n: number) => NUMBERS[n] ?? String(n);

function settleStep(seen: Seen): Step | null {
  const asked = toSettle(seen);
  const open = asked.filter((f) => !f.settled);
  const first = open[0];
  if (first === undefined) return null;
  const errors = draftPoints(seen);
  const touch =
    errors === 0 ? "None makes the paper a draft." : `${inWords(errors)} of them ${errors === 1 ? "makes" : "make"} the paper a draft.`;
  const place = asked.indexOf(first) + 1;
  return {
    strong: `Settle ${count(open.length, "finding")}`,
    words: ` of ${asked.length}. ${touch}`,
    href: `${editionPath(seen)}/review?finding=${first.index}`,
    label: `Review from finding ${place}`,
    go: true,
  };
}

/** A column that every plan has is empty throughout, and others were not understood: most likely they are those. */
function columnsStep(seen: Seen): Step | null {
  const { edition } = seen.snapshot;
  const [lacking, others] = [emptyColumns(edition), otherColumns(edition)];
  if (lacking.length === 0 || others.length === 0) return null;
  return {
    strong: `No ${lacking.join(" and no ")} was read in any row.`,
    words: ` Say what ${others.length === 1 ? "the column" : "the columns"} ${others.map((o) => `“${firstWords(o, 30)}”`).join(", ")} ${others.length === 1 ? "is" : "are"}.`,
    href: `${editionPath(seen)}/columns`,
    label: "Say what they are",
    go: true,
  };
}

/** Decisions of the edition before that were applied again, and those whose words have changed. */
function carriedStep(seen: Seen): Step | null {
  const stale = toSettle(seen).filter((f) => f.finding.code === "decision-stale" && !f.settled);
  const first = stale[0];
  if (first === undefined) return null;
  const old = new Set((seen.before?.decisions ?? []).map((d) => d.id));
  const applied = seen.snapshot.decisions.filter((d) => old.has(d.id)).length;
  const rec = first.finding.recommendation;
  return {
    strong: `${inWords(stale.length)} ${stale.length === 1 ? "decision is" : "decisions are"} asked again.`,
    words:
      ` ${applied === 0 ? "" : `${inWords(applied)} of last month ${applied === 1 ? "was" : "were"} applied again; `}the words ${rec === null ? "" : `of Rec ${rec} `}have changed.`.replace(
        /^ the/,
        " The",
      ),
    href: `${editionPath(seen)}/review?finding=${first.index}`,
    label: rec === null ? "Review it" : `Review Rec ${rec}`,
    go: false,
  };
}

function compareStep(seen: Seen, go: boolean): Step | null {
  const changed = changedIds(seen).length;
  if (seen.before === null || changed === 0) return null;
  const removed = seen.snapshot.changes?.live.removedLive ?? 0;
  const words = ` since ${longDay(seen.before.info.date)}.${removed === 0 ? "" : ` ${inWords(removed)} ${removed === 1 ? "recommendation was" : "recommendations were"} removed while live.`}`;
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

interface Line {
  readonly id: string;
  readonly about: string;
  readonly words: string;
  readonly when: string;
}

/** Why, as it was said; what was given with the document was given here, not typed on a command line. */
const reasonOf = (d: Decision) => (d.reason === null ? "" : `: ${d.id.startsWith("given-") ? "given when the plan was read" : d.reason}`);

/** Decisions of this edition, newest last, each with what it takes to undo it; those applied again from last month apart. */
function decisionLines(seen: Seen): { readonly own: Line[]; readonly carried: Line[] } {
  const old = new Set((seen.before?.decisions ?? []).map((d) => d.id));
  const line = (d: Decision): Line => ({
    id: d.id,
    about: aboutWords(d),
    words: decisionWords(d),
    when: `${when(d.when)}, ${d.by}${reasonOf(d)}`,
  });
  const standing = standingDecisions(seen.snapshot.decisions);
  return { own: standing.filter((d) => !old.has(d.id)).map(line), carried: standing.filter((d) => old.has(d.id)).map(line) };
}

/** To whom the paper of an edition was issued, last. */
function issuedWords(decisions: readonly Decision[]): string {
  const issued = standingDecisions(decisions).findLast((d) => d.kind === "issued");
  if (issued === undefined) return "None issued";
  return `Issued to ${named(issued.board)}${issued.now === "draft" ? " as a draft" : ""}`;
}

const named = (board: string | null) => (board === null ? "the board" : board.startsWith("the ") ? board : `the ${board}`);

/** The last paper that was issued, of whatever edition. */
function lastIssued(editions: readonly ArchivedEdition[]) {
  for (const e of [...editions].reverse()) {
    const d = standingDecisions(e.decisions).findLast((x) => x.kind === "issued");
    if (d === undefined) continue;
    const meeting = d.meeting === null ? "" : ` for ${longDay(d.meeting)}`;
    return {
      words: `Issued to ${named(d.board)}${meeting}, on the edition of ${longDay(e.info.date)}.`,
      path: `/p/${e.info.plan}/${e.info.date}`,
      info: e.info,
    };
  }
  return null;
}

/** The last paper that was issued, with its files: as written here, and as sent where it was given back. */
function lastPaperView(editions: readonly ArchivedEdition[], written: (info: SnapshotInfo) => readonly Written[]) {
  const last = lastIssued(editions);
  if (last === null) return null;
  const files = new Map<string, { href: string; words: string }>();
  for (const w of written(last.info)) {
    const kind = paperKind(w.name);
    if (!/^(?:As issued|Paper, (?:PDF|Word))$/.test(kind) || files.has(kind)) continue;
    const words = w.issued ? `As issued: ${w.name.replace(/^issued-/, "")}, taken back ${when(w.at)}` : `${kind}, as written here`;
    files.set(kind, { href: `${last.path}/papers/${encodeURIComponent(w.name)}`, words });
  }
  return { words: last.words, href: `${last.path}/paper`, files: [...files.values()] };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^issued-/, "As issued"],
  [/-paper\.pdf$/, "Paper, PDF"],
  [/-paper\.docx$/, "Paper, Word"],
  [/-paper\.html$/, "Paper, web page"],
  [/-workbook\.xlsx$/, "Workbook, Excel"],
  [/-plan\.csv$/, "Plan, CSV"],
  [/-changes\.csv$/, "Changes, CSV"],
  [/-edition\.json$/, "Edition, JSON"],
  [/-changes\.json$/, "Changes, JSON"],
];

/** The kinds of files in the order in which they are listed. */
export const paperKinds: readonly string[] = KINDS.map(([, kind]) => kind);

/** What a file is, in a word that its reader knows. */
export function paperKind(name: string): string {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

const SHOWN = 12; // editions: a year at a glance

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
    /** The papers of any edition. */
    readonly written: (info: SnapshotInfo) => readonly Written[];
    /** Every edition in the list, however many. */
    readonly all: boolean;
  },
) {
  const columns = columnsStep(seen);
  const asked = settleStep(seen);
  const settle = asked === null || columns === null ? asked : { ...asked, go: false };
  const compare = compareStep(seen, settle === null && columns === null);
  const { edition } = seen.snapshot.edition;
  const carried = carriedStep(seen);
  const { info } = seen.snapshot;
  return {
    read: `on ${when(info.archivedAt)}: ${count(edition.source.pages, "page")}, ${count(seen.snapshot.edition.recommendations.length, "recommendation")}, ${edition.words.placed.toLocaleString("en-GB")} of ${edition.words.source.toLocaleString("en-GB")} words placed.`,
    edition: longDay(info.date),
    steps: [
      columns,
      settle,
      carried,
      compare,
      paperStep(seen, at.board, at.meeting, at.today, columns === null && settle === null && compare === null),
    ].filter((s) => s !== null),
    editionsCount: editions.length > SHOWN && !at.all ? count(editions.length, "edition") : null,
    first: longDay(editions[0]?.info.date ?? info.date),
    lastPaper: lastPaperView(editions, at.written),
    head: { title: edition.title, date: info.date, marking: edition.marking ?? "" },
    editions: [...editions]
      .reverse()
      .slice(0, at.all ? undefined : SHOWN)
      .map((e) => {
        const open = unsettled(
          e.findings.filter((f) => f.severity !== "info"),
          e.decisions,
        ).length;
        return {
          href: `/p/${e.info.plan}/${e.info.date}/`,
          date: longDay(e.info.date),
          ...figuresOf(e.edition.recommendations),
          findings: open === 0 ? "All settled" : `${open} to settle`,
          paper: issuedWords(e.decisions),
          current: e.info.date === info.date,
        };
      }),
    decisions: decisionLines(seen).own,
    carried: decisionLines(seen).carried,
    carriedCount: count(decisionLines(seen).carried.length, "decision"),
    papers: at.papers.map((name) => ({ name, kind: paperKind(name), href: `${editionPath(seen)}/papers/${encodeURIComponent(name)}` })),
    plans: at.others.map((plan) => ({ plan, href: `/p/${plan}/` })),
    base: info.revision,
    path: editionPath(seen),
  };
}
