import type { ChangeSet } from "../model/change.ts";
import { daysBetween, longDay } from "../model/day.ts";
import type { Edition } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";
import { diff } from "./diff.ts";
import type { Renumbering } from "./match.ts";
import { type StageChanges, stageChanges } from "./stage-changes.ts";

/** An edition as archived. `sequence` is its place in the order of archiving and `papers` what was written from it, where they are known. */
export interface ArchivedEdition {
  readonly edition: Edition;
  readonly revision: number;
  /** As archived with it, against the edition that `comparedWith` names. */
  readonly changes?: ChangeSet | null;
  /** What the history needs of `changes`, where it was made before. */
  readonly told?: StageChanges | null;
  /** Which recommendation was which, or is new, as a person decided; without it, what `changes` says was decided. */
  readonly renumberings?: readonly Renumbering[];
  readonly sequence?: number;
  readonly papers?: readonly string[];
  /** PLAN/YYYY-MM-DD/rN, and those that `changes` compares it with. */
  readonly name?: string;
  readonly comparedWith?: readonly string[];
}

/** A snapshot in the order of archiving (`sequence`), of whatever revision, and what was written from it. */
export interface Written {
  readonly date: string;
  readonly revision: number;
  readonly sequence: number;
  /** The document that it was read from; null where it was disposed of. */
  readonly source: { readonly name: string; readonly sha256: string } | null;
  /** The names of its papers; its own where there are none. */
  readonly papers: readonly string[];
}

/** An edition in its place in the series, with what changed since the one before; null for the first. */
export interface Stage {
  readonly date: string;
  readonly revision: number;
  readonly edition: Edition;
  readonly changes: StageChanges | null;
}

/** Editions with a date, by date, and of each date the newest revision. */
export function newestByDate(editions: readonly ArchivedEdition[]): ArchivedEdition[] {
  const newest = new Map<string, ArchivedEdition>();
  for (const e of editions) {
    const known = newest.get(dateOf(e));
    if (known === undefined || e.revision >= known.revision) newest.set(dateOf(e), e);
  }
  return [...newest.values()].filter((e) => dateOf(e) !== "").sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
}

export function dateOf(e: ArchivedEdition): string {
  return e.edition.edition.date ?? "";
}

/**
 * Each with what changed since the one that now stands before it: as archived where it was compared with that very snapshot, else compared anew, for
 * a late or corrected edition changes what its neighbour is compared with.
 */
export function compareSeries(series: readonly ArchivedEdition[]): Stage[] {
  return series.map((e, i) => {
    const before = series[i - 1];
    const changes = before === undefined ? null : (asArchived(before, e) ?? compared(before, e));
    return { date: dateOf(e), revision: e.revision, edition: e.edition, changes };
  });
}

function asArchived(before: ArchivedEdition, e: ArchivedEdition): StageChanges | null {
  const same = before.name !== undefined && e.comparedWith?.includes(before.name) === true;
  return same ? toldOf(e) : null;
}

/** What the history needs of the comparison that was archived with an edition. */
export function toldOf(e: ArchivedEdition): StageChanges | null {
  return e.told ?? (e.changes == null ? null : stageChanges(e.changes));
}

function compared(before: ArchivedEdition, e: ArchivedEdition): StageChanges {
  return stageChanges(diff(before.edition, e.edition, { renumberings: e.renumberings ?? decided(e), redlines: false }));
}

function decided(e: ArchivedEdition): Renumbering[] {
  return (e.changes?.matches ?? []).filter((m) => m.by === "decision").map((m) => ({ recommendation: m.to, with: [m.from] }));
}

/** Two documents for one date, and months without an edition where the series has one a month. */
export function seriesFindings(written: readonly Written[], stages: readonly Stage[]): Finding[] {
  return [...sameDates(written), ...gaps(stages.map((s) => s.date))];
}

/** A document that is sent again for its date is a new revision; whether it corrects the first or is another month's, a person must say. */
function sameDates(written: readonly Written[]): Finding[] {
  const dates = [...new Set(written.map((w) => w.date))].sort();
  return dates.flatMap((date) => {
    const own = written.filter((w) => w.date === date && w.source !== null).sort((a, b) => a.revision - b.revision);
    const documents = new Map(own.map((w) => [w.source?.sha256, w]));
    if (documents.size < 2) return [];
    const names = [...documents.values()].map((w) => `${w.source?.name} (revision ${w.revision})`);
    const many = documents.size === 2 ? "Two" : String(documents.size);
    const message = `${many} documents are editions of ${longDay(date)}: ${names.join(", ")}. The newest revision is used; if one of them is of another date, say so with --date.`;
    return [finding("same-date", message, { text: date })];
  });
}

// Monthly editions come early or late: only a gap of more than a month and a half lacks one.
const HALF_AS_LONG_AGAIN = 46;

function gaps(dates: readonly string[]): Finding[] {
  const steps = dates.slice(1).map((to, i) => ({ from: dates[i] ?? to, to, months: monthsApart(dates[i] ?? to, to) }));
  const usual = steps.map((s) => s.months).sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? 1;
  return steps.flatMap(({ from, to, months }) => {
    if (months <= Math.max(1, steps.length < 2 ? 1 : usual) || daysBetween(from, to) < HALF_AS_LONG_AGAIN) return [];
    const message = `No edition between ${longDay(from)} and ${longDay(to)}: ${missingMonths(from, to)}. If there was one, archive it; the history then takes it in.`;
    return [finding("missing-edition", message, { text: `${from} ${to}` })];
  });
}

function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthsApart(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from);
}

function missingMonths(from: string, to: string): string {
  const names = Array.from({ length: monthsApart(from, to) - 1 }, (_, i) => monthName(monthIndex(from) + i + 1));
  return names.length === 1
    ? `that of ${names[0]} is missing`
    : `those of ${names.slice(0, -1).join(", ")} and ${names.at(-1)} are missing`;
}

function monthName(index: number): string {
  const day = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
  return longDay(day).slice(2);
}
