import type { ArchivedEdition } from "../archive/archive.ts";
import { diff } from "../diff/diff.ts";
import { history } from "../diff/history.ts";
import type { ChangeSet } from "../model/change.ts";
import { addMonths } from "../model/day.ts";
import { type Decision, standingDecisions } from "../model/decision.ts";
import type { Edition } from "../model/edition.ts";
import { CannotUse } from "../model/outcome.ts";
import type { BoardSettings, Settings } from "../model/settings.ts";
import type { Snapshot, SnapshotContents } from "../model/snapshot.ts";
import { slug } from "../model/text.ts";
import type { PaperInput } from "../render/paper-input.ts";
import { changesSince, nameOf, renumberingsOf } from "./compared.ts";
import type { Office } from "./office.ts";

/** The board that a paper is for: the one named, else the first of the configuration. */
export function boardOf(settings: Settings, named?: string): BoardSettings | null {
  if (named === undefined) return settings.boards[0] ?? null;
  const board = settings.boards.find((b) => b.name.toLowerCase() === named.toLowerCase());
  if (board !== undefined) return board;
  const known = settings.boards.map((b) => b.name).join(", ");
  throw new CannotUse(`there is no board "${named}" in the configuration${known === "" ? "" : `: it names ${known}`}`);
}

/** What a paper's name says of its board: nothing for the first of the configuration. */
export function boardPart(settings: Settings, named: string | null): string {
  if (named === null || settings.boards.findIndex((b) => b.name.toLowerCase() === named.toLowerCase()) <= 0) return "";
  return `-${slug(named)}`;
}

/** What was written for another board's paper alone (its requests, a comment on the whole of it) is not for this one's. */
function decisionsFor(board: string | null, decisions: readonly Decision[]): Decision[] {
  const others = (d: Decision) =>
    (d.kind === "requests" || (d.kind === "comment" && d.recommendation === null)) &&
    d.board !== null &&
    d.board.toLowerCase() !== board?.toLowerCase();
  return decisions.filter((d) => !others(d));
}

/** The meetings a paper stands between: the first on or after the edition's date, and the one after it. */
export function meetings(
  board: BoardSettings | null,
  date: string,
): { readonly meeting: string | null; readonly nextMeeting: string | null } {
  const ahead = (board?.meetings ?? []).filter((m) => m >= date).sort();
  return { meeting: ahead[0] ?? null, nextMeeting: ahead[1] ?? null };
}

/** An edition with what came before it: all that its papers and its snapshot are made from. */
export interface Month {
  readonly contents: Omit<SnapshotContents, "papers">;
  readonly before: ArchivedEdition | null;
  readonly earlier: readonly ArchivedEdition[];
  readonly date: string;
}

function retention(settings: Settings, date: string): SnapshotContents["retention"] {
  const rule = settings.retention;
  return rule === null ? null : { rule: rule.rule, reviewOn: addMonths(date, rule.reviewMonths) };
}

/** Compares an edition with the newest archived one before its date. */
export function monthOf(
  read: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly edition: Edition;
    /** As it was read, before the decisions. */
    readonly asRead: Edition;
    readonly decisions: SnapshotContents["decisions"];
  },
  office: Office,
  madeBy: readonly string[],
): Month {
  const { plan, date } = read.edition.edition;
  if (date === null) throw new CannotUse(`${read.name}: no edition date was found in it: give one with --date YYYY-MM-DD`);
  const earlier = office.archive.history(plan).filter((s) => s.info.date < date);
  const before = earlier.at(-1) ?? null;
  const changes = before === null ? null : diff(before.edition, read.edition, { renumberings: renumberingsOf(read.decisions) });
  const findings = [...read.edition.findings, ...(changes?.findings ?? [])];
  const contents = {
    source: { name: read.name, bytes: read.bytes },
    edition: read.edition,
    findings,
    decisions: read.decisions,
    asRead: read.decisions.length === 0 ? null : read.asRead,
    changes,
    organisation: office.settings.organisation,
    retention: retention(office.settings, date),
    madeBy,
    comparedWith: before === null ? [] : [nameOf(before.info)],
  };
  return { contents, before, earlier, date };
}

/**
 * An archived edition as a month again, with what was archived before its date. Where the edition that it was compared with has a newer revision
 * since, or another date, the comparison is made again.
 */
export function monthArchived(snapshot: Snapshot, office: Office): Month {
  const earlier = office.archive.history(snapshot.info.plan).filter((s) => s.info.date < snapshot.info.date);
  const { info: _, papers: __, ...contents } = snapshot;
  const before =
    earlier.findLast((s) => s.info.date === snapshot.changes?.from) ?? (snapshot.changes === null ? null : (earlier.at(-1) ?? null));
  const date = snapshot.info.date;
  if (before === null || snapshot.comparedWith.length === 0 || snapshot.comparedWith.includes(nameOf(before.info)))
    return { contents, before, earlier, date };
  const changes = diff(before.edition, snapshot.edition, { renumberings: renumberingsOf(snapshot.decisions) });
  const old = new Set((snapshot.changes?.findings ?? []).map((f) => JSON.stringify(f)));
  const findings = [...snapshot.findings.filter((f) => !old.has(JSON.stringify(f))), ...changes.findings];
  return { contents: { ...contents, changes, findings, comparedWith: [nameOf(before.info)] }, before, earlier, date };
}

/** An archived edition as the history takes it. */
export const seen = (s: ArchivedEdition) => ({
  edition: s.edition,
  revision: s.info.revision,
  changes: s.changes,
  sequence: s.info.sequence,
  name: nameOf(s.info),
  comparedWith: s.comparedWith,
  renumberings: renumberingsOf(s.decisions),
});

/** What changed since an earlier edition than the one before. */
export function changesInMonth({ contents, earlier }: Pick<Month, "contents" | "earlier">, before: ArchivedEdition): ChangeSet {
  return changesSince(before, [...earlier.filter((e) => e.info.date > before.info.date), contents]);
}

/** What the papers of a month are made from. `since` compares with another edition than the one before. */
export function paperInput(
  month: Month,
  office: Office,
  at: {
    readonly board?: string;
    readonly since?: ArchivedEdition | null;
    readonly digest: string;
    readonly name: string;
    readonly revision: number;
  },
): PaperInput {
  const { edition, decisions, changes } = month.contents;
  const board = boardOf(office.settings, at.board);
  const issued = at.board === undefined ? null : lastIssued(month.earlier, at.board);
  const since = at.since ?? issued;
  const before = since ?? month.before;
  const past = month.earlier.map(seen);
  const options = { staleMonths: office.settings.staleMonths };
  const renumberings = renumberingsOf(decisions);
  const known = month.earlier.filter((s) => before !== null && s.info.date <= before.info.date).map(seen);
  return {
    edition: { ...edition, findings: [...month.contents.findings] },
    before: before?.edition ?? null,
    changes: before === null ? null : before === month.before && changes !== null ? changes : changesInMonth(month, before),
    history: history(
      [...past, { edition, revision: at.revision, changes, comparedWith: month.contents.comparedWith, renumberings }],
      options,
    ),
    historyBefore: known.length === 0 ? null : history(known, options),
    decisions: decisionsFor(board?.name ?? null, decisions),
    settings: office.settings,
    board,
    ...meetings(board, month.date),
    editionDigest: at.digest,
    snapshotName: at.name,
    revision: at.revision,
    since: since?.info.date ?? null,
  };
}

/** The newest edition whose paper was issued to a board: the next one for that board starts from there. */
export function lastIssued(earlier: readonly ArchivedEdition[], board: string): ArchivedEdition | null {
  const to = (d: Decision) => d.kind === "issued" && d.board?.toLowerCase() === board.toLowerCase();
  return earlier.findLast((s) => standingDecisions(s.decisions).some(to)) ?? null;
}

/** The same for an edition that is in no archive: two editions at most are all the history there is. */
export function editionInput(edition: Edition, before: Edition | null, office: Office, named?: string): PaperInput {
  const board = boardOf(office.settings, named);
  const options = { staleMonths: office.settings.staleMonths };
  const series = [before, edition].filter((e) => e !== null).map((e) => ({ edition: e, revision: 1 }));
  return {
    edition,
    before,
    changes: before === null ? null : diff(before, edition),
    history: history(series, options),
    historyBefore: before === null ? null : history(series.slice(0, 1), options),
    decisions: [],
    settings: office.settings,
    board,
    ...meetings(board, edition.edition.date ?? ""),
    editionDigest: null,
    snapshotName: null,
    revision: 1,
    since: before?.edition.date ?? null,
  };
}
