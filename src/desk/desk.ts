import type { ArchivedEdition } from "../archive/archive.ts";
import { diff } from "../diff/diff.ts";
import { applyDecisions } from "../model/apply-decisions.ts";
import type { Decision } from "../model/decision.ts";
import { Day, type Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import type { Snapshot, SnapshotInfo } from "../model/snapshot.ts";
import { nameOf, renumberingsOf } from "../pipeline/compared.ts";
import { monthArchived } from "../pipeline/month.ts";
import type { Office } from "../pipeline/office.ts";
import { VERSION } from "../version.ts";

/** An edition as the desk shows it: its newest revision with what came before it. */
export interface Seen {
  readonly snapshot: Snapshot;
  /** As it was read, before any decision. */
  readonly asRead: Edition;
  readonly before: ArchivedEdition | null;
  readonly earlier: readonly ArchivedEdition[];
  /** The newest edition, where this is an older one, or one that stands under another date since it was corrected. */
  readonly newest: { readonly info: SnapshotInfo; readonly moved: boolean } | null;
}

/** Thrown where somebody else has decided in the meantime: nothing was kept. */
export class DecidedElsewhere extends Error {
  override readonly name = "DecidedElsewhere";
  readonly theirs: readonly Decision[];

  constructor(theirs: readonly Decision[]) {
    super("decided elsewhere meanwhile");
    this.theirs = theirs;
  }
}

/** An edition by its plan and date: its newest revision, or the one asked for. What it is compared with is always the newest there is. */
export function seeEdition(office: Office, plan: string, date: string, revision: number | null = null): Seen {
  if (!Day.safeParse(date).success || !office.archive.plans().includes(plan))
    throw new CannotUse("There is no such plan or edition in the archive");
  const info = office.archive
    .list(plan)
    .filter((s) => s.date === date && !s.disposed && (revision === null || s.revision === revision))
    .at(-1);
  if (info === undefined) throw new CannotUse(`there is no edition of ${date} in the archive of ${plan}`);
  const snapshot = office.archive.read(nameOf(info));
  const month = monthArchived(snapshot, office);
  const { before, earlier } = month;
  const asRead = snapshot.asRead ?? snapshot.edition;
  return {
    snapshot: { ...snapshot, changes: month.contents.changes, findings: month.contents.findings },
    asRead,
    before,
    earlier,
    newest: newestBeside(office, info),
  };
}

function newestBeside(office: Office, info: SnapshotInfo): Seen["newest"] {
  const latest = office.archive.latest(info.plan);
  if (latest === null || latest.date === info.date) return null;
  const upTo = `${info.date}~`; // after this day, before the next: "previous" is before a day
  const moved = office.archive.previous(info.plan, upTo)?.date !== info.date;
  return moved || latest.date > info.date ? { info: latest, moved } : null;
}

/** The settings that decisions are applied with. */
const applying = (office: Office) => ({ statusWords: office.settings.statusWords });

/** The edition with other decisions: what it says, and what changed since the edition before its date. */
export function decidedEdition(
  seen: Seen,
  decisions: readonly Decision[],
  office: Office,
): Pick<Snapshot, "edition" | "changes" | "findings" | "comparedWith"> {
  const edition = applyDecisions(seen.asRead, decisions, applying(office));
  const { date } = edition.edition;
  const before =
    date === seen.snapshot.info.date
      ? seen.before
      : (office.archive
          .history(seen.snapshot.info.plan)
          .filter((e) => e.info.date < (date ?? "") && e.info.date !== seen.snapshot.info.date)
          .at(-1) ?? null);
  const changes = before === null ? null : diff(before.edition, edition, { renumberings: renumberingsOf(decisions) });
  const doubts = seen.snapshot.findings.filter((f) => f.code === "decision-stale");
  const asRead = seen.asRead.findings.filter((f) => f.code !== "decision-stale"); // kept with what was read, where nothing was decided yet
  const findings = [...asRead, ...doubts, ...(changes?.findings ?? [])];
  return { edition, changes, findings, comparedWith: before === null ? [] : [nameOf(before.info)] };
}

/** The decisions that others made after the revision that a person saw; all of them where that one cannot be read. */
function madeSince(office: Office, now: Seen, base: number): Decision[] {
  const { plan, date, revision } = now.snapshot.info;
  if (revision === base) return [];
  const there = office.archive.list(plan).some((s) => s.date === date && s.revision === base && !s.disposed);
  const known = new Set(there ? office.archive.read(`${plan}/${date}/r${base}`).decisions.map((d) => d.id) : []);
  return now.snapshot.decisions.filter((d) => !known.has(d.id));
}

/** What other desks wrote between the revision that ours was made from and ours. */
function lostBetween(office: Office, from: number, ours: SnapshotInfo, known: readonly Decision[]): Decision[] {
  const ids = new Set(known.map((d) => d.id));
  const between = office.archive
    .list(ours.plan)
    .filter((s) => s.date === ours.date && s.revision > from && s.revision < ours.revision && !s.disposed);
  const theirs = between.flatMap((s) => office.archive.read(nameOf(s)).decisions).filter((d) => !ids.has(d.id));
  return [...new Map(theirs.map((d) => [d.id, d])).values()];
}

async function addRevision(office: Office, seen: Seen, decisions: readonly Decision[]): Promise<SnapshotInfo> {
  const { info, papers: _, ...contents } = seen.snapshot;
  const decided = decidedEdition(seen, decisions, office);
  const next = { ...contents, ...decided, decisions, asRead: seen.asRead, papers: [], madeBy: [`actionplan ${VERSION}`] };
  const added = (await office.archive.add(next)).info;
  const lost = added.date === info.date ? lostBetween(office, info.revision, added, decisions) : [];
  return lost.length === 0 ? added : addRevision(office, seeEdition(office, info.plan, info.date), [...decisions, ...lost]);
}

async function recordNow(office: Office, seen: Seen, made: readonly Decision[], base: number): Promise<SnapshotInfo> {
  const now = seeEdition(office, seen.snapshot.info.plan, seen.snapshot.info.date);
  const clash = madeSince(office, now, base).filter((d) => made.some((m) => sameThing(m, d)));
  if (clash.length > 0) throw new DecidedElsewhere(clash);
  return addRevision(office, now, [...now.snapshot.decisions, ...made]);
}

const turns = new WeakMap<Office, Promise<unknown>>();

/**
 * Records decisions as a new revision; nothing is overwritten. `base` is the revision that the person saw. One after the other in this desk; what
 * another desk wrote at the same moment is joined in, so that neither loses a decision.
 * @throws DecidedElsewhere where a revision after `base` has decisions on the same thing.
 */
export function record(office: Office, seen: Seen, made: readonly Decision[], base: number): Promise<SnapshotInfo> {
  const before = turns.get(office) ?? Promise.resolve();
  const mine = before.then(() => recordNow(office, seen, made, base));
  turns.set(
    office,
    mine.catch(() => undefined),
  );
  return mine;
}

/** Of these there is one for a paper, or one for a recommendation. */
const SINGLE: ReadonlySet<Decision["kind"]> = new Set([
  "requests",
  "comment",
  "name",
  "agreed-closing",
  "agreed-date",
  "renumbering",
  "split",
  "leave-out",
]);

/** Whether two decisions are about the same field, finding or part of the paper. */
function sameThing(a: Decision, b: Decision): boolean {
  if (a.recommendation !== b.recommendation || a.id === b.id) return false;
  const finding = a.finding !== null && b.finding !== null && a.finding.code === b.finding.code && a.finding.text === b.finding.text;
  const field = a.field !== null && a.field === b.field;
  const otherPaper = a.board !== b.board && a.board !== null && b.board !== null; // each board has a paper of its own
  return finding || field || (a.kind === b.kind && SINGLE.has(a.kind) && !otherPaper) || (a.kind === "undo" && a.undoes === b.undoes);
}
