import { addMonths, daysBetween } from "../model/day.ts";
import { type Delivery, isLive, type Recommendation } from "../model/edition.ts";
import type { RecommendationHistory } from "../model/history.ts";
import { sameWords } from "../model/text.ts";
import { sameOwners } from "./people.ts";
import { promisesPassed } from "./promises.ts";
import type { Stage } from "./series.ts";
import { firstOf, lastOf, leftIn, type Step, type Thread } from "./threads.ts";

type Own = Omit<RecommendationHistory, "atRisk">;

/** What the series knows of one recommendation, but for what depends on others (`atRisk`). */
export function recall(thread: Thread, stages: readonly Stage[], staleMonths: number): Own {
  const first = firstOf(thread);
  const last = lastOf(thread);
  const left = leftIn(thread, stages);
  return {
    id: last.recommendation.id,
    text: last.recommendation.text,
    section: last.recommendation.section,
    ids: runs(thread, sameId).map((s) => ({ edition: s.stage.date, id: s.recommendation.id })),
    firstSeen: first.stage.date,
    lastSeen: last.stage.date,
    status: last.recommendation.status,
    statuses: runs(thread, sameStatus).map((s) => ({ edition: s.stage.date, status: s.recommendation.status })),
    ...dates(thread, left !== null),
    ...closings(thread, stages, left?.edition ?? null),
    owners: ownersOf(thread),
    alteredEntries: thread.steps.flatMap((s) => altered(s)),
    ...silence(thread, stages, staleMonths, left !== null),
    life: thread.steps.slice(1).map((s) => ({ edition: s.stage.date, changed: shareOfChange(s) })),
    promisesPassed: left === null ? promisesPassed(thread, stages) : [],
    left,
  };
}

/** The steps at which something differs from the step before, the first included. */
function runs(thread: Thread, same: (a: Recommendation, b: Recommendation) => boolean): Step[] {
  return thread.steps.filter((s, i) => i === 0 || !same((thread.steps[i - 1] as Step).recommendation, s.recommendation));
}

const sameId = (a: Recommendation, b: Recommendation) => a.id === b.id;
const sameStatus = (a: Recommendation, b: Recommendation) => a.status === b.status;
const sameCell = (a: Recommendation, b: Recommendation) => sameWords(a.delivery.raw, b.delivery.raw);

function dates(thread: Thread, isGone: boolean) {
  const cells = runs(thread, sameCell);
  const dated = cells.map((s) => s.recommendation.delivery).filter((d): d is Delivery & { date: string } => d.date !== null);
  const { stage, recommendation: now } = lastOf(thread);
  const first = dated[0] ?? null;
  const late = (day: string | null | undefined) =>
    !isGone && isLive(now) && day && day < stage.date ? daysBetween(day, stage.date) : null;
  return {
    firstDelivery: first,
    deliveries: cells.map((s) => ({ edition: s.stage.date, delivery: s.recommendation.delivery })),
    slips: dated.filter((d, i) => i > 0 && d.date > (dated[i - 1]?.date ?? "")).length,
    daysLost: first === null || now.delivery.date === null ? null : daysBetween(first.date, now.delivery.date),
    overdueDays: late(now.delivery.date),
    overdueDaysAgainstFirst: late(first?.date),
  };
}

/** `completedIn` stays null for one that was complete when the series began: when it was completed is not known. */
function closings(thread: Thread, stages: readonly Stage[], leftOn: string | null) {
  const turns = runs(thread, sameStatus);
  const last = lastOf(thread).recommendation;
  const closed = turns.at(-1);
  const known = closed !== undefined && (closed !== thread.steps[0] || closed.stage !== stages[0]);
  const completedIn = last.status === "complete" && known ? (closed?.stage.date ?? null) : null;
  const closedOn = isLive(last) ? null : (closed?.stage.date ?? null);
  const reopenings = turns.filter((s, i) => isLive(s.recommendation) && turns[i - 1]?.recommendation.status === "complete");
  return {
    completedIn,
    reopenings: reopenings.map((s) => ({ edition: s.stage.date })),
    daysOpen: daysBetween(firstOf(thread).stage.date, closedOn ?? leftOn ?? lastOf(thread).stage.date),
  };
}

function ownersOf(thread: Thread): { edition: string; owner: string }[] {
  const cells = runs(thread, (a, b) => a.owner === b.owner || sameOwners(a, b));
  return cells.filter((s) => s.recommendation.owner !== "").map((s) => ({ edition: s.stage.date, owner: s.recommendation.owner }));
}

function altered(s: Step) {
  return (s.told?.altered ?? []).map((e) => ({ edition: s.stage.date, ...e }));
}

const LETTERS_A_WORD = 6; // with its space: near enough for a line that is read at a glance, and counted in no time

/** The share of words that changed in all fields, 0 to 1, rounded to a thousandth. */
function shareOfChange(s: Step): number {
  const { recommendation: r } = s;
  const changed = s.told?.apart ?? 0;
  const still = ((r.text.length + r.update.length + r.owner.length + r.delivery.raw.length) / LETTERS_A_WORD) * 2;
  return Math.round(Math.min(1, changed / Math.max(1, still)) * 1000) / 1000;
}

/** How long no new entry has been made. Without dated entries, one that stood in the first edition is silent at least since then. */
function silence(thread: Thread, stages: readonly Stage[], staleMonths: number, isGone: boolean) {
  const { stage, recommendation } = lastOf(thread);
  const lastNewEntry = newestEntry(thread, stages);
  const since = lastNewEntry ?? firstOf(thread).stage.date;
  const months = isGone || !isLive(recommendation) ? null : monthsBetween(since, stage.date);
  return { lastNewEntry, monthsWithoutEntry: months, stale: recommendation.status === "open" && months !== null && months >= staleMonths };
}

function newestEntry(thread: Thread, stages: readonly Stage[]): string | null {
  let newest: string | null = null;
  for (const step of thread.steps) {
    const isNews = step === thread.steps[0] ? step.stage !== stages[0] : step.told?.news === true;
    if (!isNews && step !== thread.steps[0]) continue;
    const dated = newestDate(step);
    if (dated !== null && (newest === null || dated > newest)) newest = dated;
    else if (isNews && step.recommendation.update !== "") newest = step.stage.date;
  }
  return newest;
}

/** The newest date of an entry, not after the edition's own. */
function newestDate(step: Step): string | null {
  const days = step.recommendation.entries.flatMap((e) => (e.date !== null && e.date <= step.stage.date ? [e.date] : []));
  return days.sort().at(-1) ?? null;
}

/** Whole months from one day to another. */
export function monthsBetween(from: string, to: string): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months++;
  return months;
}
