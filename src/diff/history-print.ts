import { longDay, shortDay } from "../model/day.ts";
import { isLive } from "../model/edition.ts";
import type { PlanHistory, RecommendationHistory } from "../model/history.ts";
import { inOrder } from "./history-order.ts";
import { isPosition } from "./ids.ts";

/** The recommendation that has, or last had, an id: first of those that still stand, then of those that left, then by a former number. */
export function findHistory(history: PlanHistory, id: string): RecommendationHistory | null {
  const all = history.recommendations;
  const present = all.find((r) => r.id === id && r.left === null);
  return present ?? all.findLast((r) => r.id === id) ?? all.find((r) => r.ids.some((x) => x.id === id)) ?? null;
}

/** The plan's history, or one recommendation's, as lines for a person. */
export function historyText(history: PlanHistory, id?: string): string {
  const one = id === undefined ? null : findHistory(history, id);
  return (one === null ? planLines(history) : recommendationLines(one)).map((l) => l.replaceAll("\u00a0", " ").trimEnd()).join("\n");
}

function planLines(h: PlanHistory): string[] {
  const first = h.editions[0];
  const last = h.editions.at(-1);
  if (first === undefined || last === undefined) return [`${h.plan}: no editions`];
  const span =
    h.editions.length === 1
      ? `1 edition, ${longDay(last.edition)}`
      : `${h.editions.length} editions, ${longDay(first.edition)} to ${longDay(last.edition)}`;
  return [
    `${h.plan}: ${span}`,
    "",
    ...columns([
      ["Edition", "Total", "Open", "On hold", "Complete", "Withdrawn", "Overdue", "Completed since last", "Complete and left"],
      ...h.editions.map((e) => [
        `${shortDay(e.edition)}${e.revision > 1 ? ` (r${e.revision})` : ""}`,
        ...[e.total, e.open, e.onHold, e.complete, e.withdrawn, e.overdue, e.completedSinceLast, e.completeAndGone].map(String),
      ]),
    ]),
    ...closingLines(h),
    ...part("Recommendations", recommendationTable(inOrder(h))),
    ...part("Removed while live", h.recommendations.flatMap(removedLive)),
    ...part("Reopened", h.recommendations.flatMap(reopenedLine)),
    ...part(
      "Past entries altered",
      h.recommendations.flatMap((r) => alteredLines(r).map((l) => `${r.id}: ${l}`)),
    ),
    ...part(
      "At risk before their date",
      h.recommendations.flatMap((r) => (r.atRisk === null ? [] : [`${r.id}: ${r.atRisk}`])),
    ),
    ...part("Open ones by months since first seen", ageLines(h)),
    ...part("Due before the next edition", h.dueBeforeNext.length === 0 ? [] : [h.dueBeforeNext.join(", ")]),
    ...part("Promised for a date that has passed", h.recommendations.flatMap(promiseLines)),
    ...part("Slippage by owner", slippageTable(h.slippageByOwner)),
    ...part("Slippage by section", slippageTable(h.slippageBySection)),
    ...part(
      "The same update",
      h.sameUpdate.map((g) => `${g.ids.join(", ")}: ${shortened(g.words)}`),
    ),
    ...part(
      "Written before an edition came in",
      h.writtenWithout.map((w) => `${longDay(w.edition)}: ${w.papers.join(", ")}`),
    ),
    ...part(
      "Points about the series",
      h.findings.map((f) => f.message),
    ),
  ];
}

function part(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", heading, ...lines.map((l) => `  ${l}`)];
}

/** The rate with what it rests on; none without two editions apart. */
function closingLines(h: PlanHistory): string[] {
  const c = h.closing;
  if (c === undefined || c.perMonth === null || c.from === null || c.to === null) return [];
  return ["", `Closing: ${c.completed} completed from ${longDay(c.from)} to ${longDay(c.to)}, ${c.perMonth} a month.`];
}

const FEW_WORDS = 40; // characters: enough to know it again

/** Without numbers of its own an id is a place in one edition: words tell which one it is. */
function recommendationTable(all: readonly RecommendationHistory[]): string[] {
  const unnumbered = all.some((r) => isPosition(r.id));
  return columns([
    [
      "Rec",
      ...(unnumbered ? ["Text"] : []),
      "Status",
      "First date",
      "Present date",
      "Slips",
      "Days lost",
      "Overdue",
      "Past first date",
      "Last entry",
      "Life",
    ],
    ...all.map((r) => [
      r.id,
      ...(unnumbered ? [shortened(r.text ?? "", FEW_WORDS)] : []),
      r.left === null ? r.status : `${r.status}, left ${shortDay(r.left.edition)}`,
      r.firstDelivery?.date ? shortDay(r.firstDelivery.date) : "",
      presentDate(r),
      String(r.slips),
      r.daysLost === null ? "" : String(r.daysLost),
      r.overdueDays === null ? "" : days(r.overdueDays),
      r.overdueDaysAgainstFirst === null ? "" : days(r.overdueDaysAgainstFirst),
      `${r.lastNewEntry === null ? "" : shortDay(r.lastNewEntry)}${r.stale ? " (stale)" : ""}`.trim(),
      lifeLine(r),
    ]),
  ]);
}

/** Completed ones may leave; one that was removed while it was live is what a board asks about. */
function removedLive(r: RecommendationHistory): string[] {
  if (r.left === null || !isLive(r.left)) return [];
  return [`${r.id}: ${r.left.status} when it was gone, ${longDay(r.left.edition)}${r.text ? `. "${shortened(r.text)}"` : ""}`];
}

function reopenedLine(r: RecommendationHistory): string[] {
  return r.reopenings.length === 0 ? [] : [`${r.id}: ${r.reopenings.map((x) => longDay(x.edition)).join(", ")}`];
}

function alteredLines(r: RecommendationHistory): string[] {
  return r.alteredEntries.map(
    (e) => `${longDay(e.edition)}: "${shortened(e.before)}" ${e.after === null ? "taken out" : `became "${shortened(e.after)}"`}`,
  );
}

function ageLines(h: PlanHistory): string[] {
  const band = (from: number, under: number | null) => (under === null ? `${from} and more` : `${from} to ${under}`);
  return (h.ageing ?? []).flatMap((a) =>
    a.ids.length === 0 ? [] : [`${band(a.fromMonths, a.underMonths)}: ${a.ids.length} (${a.ids.join(", ")})`],
  );
}

const months = (n: number) => `${n} ${n === 1 ? "month" : "months"}`;
const days = (n: number) => `${n} ${Math.abs(n) === 1 ? "day" : "days"}`;

function presentDate(r: RecommendationHistory): string {
  const now = r.deliveries.at(-1)?.delivery;
  return now?.date ? shortDay(now.date) : (now?.raw ?? "");
}

const HEIGHTS = "\u00b7\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
const LONGEST_LINE = 24;

/** How much changed from edition to edition, at a glance: a point for nothing, a full block for all of its words. The newest editions. */
function lifeLine(r: Pick<RecommendationHistory, "life">): string {
  return r.life
    .slice(-LONGEST_LINE)
    .map((l) => HEIGHTS[Math.ceil(Math.min(1, l.changed) * (HEIGHTS.length - 1))])
    .join("");
}

function promiseLines(r: RecommendationHistory): string[] {
  return r.promisesPassed.map((p) => `${r.id}: ${longDay(p.date)}, "${shortened(p.words)}"`);
}

function slippageTable(rows: PlanHistory["slippageByOwner"]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((r) => [r.name, String(r.recommendations), String(r.slips), String(r.daysLost)]);
  return columns([["", "Recommendations", "Slips", "Days lost"], ...cells]);
}

const SHORT = 100;
const LONG = 400;

function shortened(words: string, most = SHORT): string {
  const line = words.replace(/\s+/g, " ");
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} \u2026`;
}

/** Columns as wide as their widest cell, two spaces apart. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => (r[i] ?? "").length)));
  return rows.map((r) => r.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  "));
}

function recommendationLines(r: RecommendationHistory): string[] {
  const seen =
    r.left === null ? `in the plan since ${longDay(r.firstSeen)}` : `in the plan from ${longDay(r.firstSeen)} to ${longDay(r.lastSeen)}`;
  return [
    `${r.id}: ${r.status}, ${seen}, open ${days(r.daysOpen)}`,
    ...(r.text ? [`  ${shortened(r.text, LONG)}`] : []),
    ...(r.section ? [`  Section: ${r.section}`] : []),
    ...part("Numbers", r.ids.length < 2 ? [] : r.ids.map((x) => `${longDay(x.edition)}: ${x.id}`)),
    ...part(
      "Status",
      r.statuses.map((s) => `${longDay(s.edition)}: ${s.status}`),
    ),
    ...part(
      "Delivery date",
      r.deliveries.map((d) => `${longDay(d.edition)}: ${deliveryWords(d.delivery)}`),
    ),
    ...part("Slippage", slippageWords(r)),
    ...part(
      "Owners",
      r.owners.map((o) => `${longDay(o.edition)}: ${o.owner}`),
    ),
    ...part("Past entries altered", alteredLines(r)),
    ...part("Update", updateWords(r)),
    ...part(
      "Promised for a date that has passed",
      promiseLines(r).map((l) => l.slice(r.id.length + 2)),
    ),
    ...part(
      "Life",
      [lifeLine(r)].filter((l) => l !== "").map((l) => `${l}  share of words changed, to ${longDay(r.lastSeen)}`),
    ),
    ...part("Left the plan", r.left === null ? [] : [`${longDay(r.left.edition)}, ${r.left.status}`]),
  ];
}

function deliveryWords(d: { raw: string; date: string | null }): string {
  if (d.raw === "") return "no date";
  const day = d.date === null ? null : longDay(d.date);
  return day === null || day.replaceAll("\u00a0", " ") === d.raw ? d.raw : `${d.raw} (${day})`;
}

function slippageWords(r: RecommendationHistory): string[] {
  const times = r.slips === 1 ? "1 slip" : `${r.slips} slips`;
  return [
    ...(r.slips > 0 || r.daysLost !== null
      ? [`${times}${r.daysLost === null ? "" : `, ${days(r.daysLost)} from the first date to the present one`}`]
      : []),
    ...(r.overdueDays === null ? [] : [`overdue by ${days(r.overdueDays)}`]),
    ...(r.overdueDaysAgainstFirst === null ? [] : [`${days(r.overdueDaysAgainstFirst)} past the first date`]),
  ];
}

function updateWords(r: RecommendationHistory): string[] {
  const last = r.lastNewEntry === null ? [] : [`last new entry ${longDay(r.lastNewEntry)}`];
  const silent = r.monthsWithoutEntry === null ? [] : [`${months(r.monthsWithoutEntry)} without a new one${r.stale ? ": stale" : ""}`];
  return [...last, ...silent, ...(r.atRisk === null ? [] : [`at risk: ${r.atRisk}`])];
}
