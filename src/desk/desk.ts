import type { ArchivedEdition } from "../archive/archive.ts";
import { diff } from "../diff/diff.ts";
import { applyDecisions } from "../model/apply-decisions.ts";
import { type Decision, standingDecisions } from "../model/decision.ts";
import type { Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import { unsettled } from "../model/settled.ts";
import type { Snapshot, SnapshotInfo } from "../model/snapshot.ts";
import { monthArchived, nameOf } from "../pipeline/month.ts";
import type { Office } from "../pipeline/office.ts";
import { VERSION } from "../version.ts";

/** An edition as the desk shows it: its newest revision with what came before it. */
export interface Seen {
  readonly snapshot: Snapshot;
  /** As it was read, before any decision. */
  readonly asRead: Edition;
  readonly before: ArchivedEdition | null;
  readonly earlier: readonly ArchivedEdition[];
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

/** The newest revision of an edition, by its plan and date. */
export function seeEdition(office: Office, plan: string, date: string): Seen {
  const info = office.archive
    .list(plan)
    .filter((s) => s.date === date && !s.disposed)
    .at(-1);
  if (info === undefined) throw new CannotUse(`there is no edition of ${date} in the archive of ${plan}`);
  const snapshot = office.archive.read(nameOf(info));
  const { before, earlier } = monthArchived(snapshot, office);
  return { snapshot, asRead: snapshot.asRead ?? snapshot.edition, before, earlier };
}

/** The settings that decisions are applied with. */
const applying = (office: Office) => ({ statusWords: office.settings.statusWords });

/** The findings of a reading that no decision has settled, and the doubts about the comparison. */
export function openFindings(seen: Seen): Snapshot["findings"] {
  return unsettled(seen.snapshot.findings, seen.snapshot.decisions);
}

/** The edition with other decisions: what it says, and what changed since the edition before. */
export function decidedEdition(
  seen: Seen,
  decisions: readonly Decision[],
  office: Office,
): Pick<Snapshot, "edition" | "changes" | "findings"> {
  const edition = applyDecisions(seen.asRead, decisions, applying(office));
  const renumberings = standingDecisions(decisions).filter((d) => d.kind === "renumbering");
  const changes = seen.before === null ? null : diff(seen.before.edition, edition, { renumberings });
  const doubts = seen.snapshot.findings.filter((f) => f.code === "decision-stale");
  return { edition, changes, findings: [...seen.asRead.findings, ...doubts, ...(changes?.findings ?? [])] };
}

/**
 * Records decisions as a new revision; nothing is overwritten. `base` is the revision that the person saw.
 * @throws DecidedElsewhere where a newer revision has decisions on the same thing, or any where `base` is unknown.
 */
export async function record(office: Office, seen: Seen, made: readonly Decision[], base: number): Promise<SnapshotInfo> {
  const now = seeEdition(office, seen.snapshot.info.plan, seen.snapshot.info.date);
  if (now.snapshot.info.revision !== base) {
    const known = new Set(seen.snapshot.decisions.map((d) => d.id));
    const theirs = now.snapshot.decisions.filter((d) => !known.has(d.id) || now.snapshot.info.revision > base);
    const clash = theirs.filter((d) => made.some((m) => sameThing(m, d)));
    if (clash.length > 0) throw new DecidedElsewhere(clash);
  }
  const decisions = [...now.snapshot.decisions, ...made];
  const { info: _, papers: __, ...contents } = now.snapshot;
  const next = {
    ...contents,
    ...decidedEdition(now, decisions, office),
    decisions,
    asRead: now.asRead,
    papers: [],
    madeBy: [`actionplan ${VERSION}`],
  };
  return (await office.archive.add(next)).info;
}

/** Whether two decisions are about the same field or finding. */
function sameThing(a: Decision, b: Decision): boolean {
  if (a.recommendation !== b.recommendation || a.id === b.id) return false;
  if (a.finding !== null && b.finding !== null) return a.finding.code === b.finding.code && a.finding.text === b.finding.text;
  return a.field !== null && a.field === b.field;
}
