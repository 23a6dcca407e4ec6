import type { ArchivedEdition } from "../../archive/archive.ts";
import { liveWords } from "../../diff/live-sum.ts";
import type { ChangeSet } from "../../model/change.ts";
import { longDay } from "../../model/day.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { PlanHistory, RecommendationHistory } from "../../model/history.ts";
import type { Seen } from "../desk.ts";
import { dayWords } from "../words.ts";
import { changeLines, formerOnes, isDecided, restructuredWords } from "./compare-changes.ts";
import { changeClasses, shortName } from "./compare-classes.ts";
import { type InSeries, lifeLines } from "./compare-life.ts";
import { count, editionPath } from "./frame.ts";
import { headline } from "./headline.ts";
import { burnUp, slipChart } from "./plots.ts";

/** Data of the compare page: one recommendation on the left, the list of changes on the right. */
export function compareView(
  seen: Seen,
  changes: ChangeSet,
  before: ArchivedEdition,
  asked: { readonly rec: string | null; readonly gone: boolean; readonly since: string | null },
  all: PlanHistory,
) {
  const first = changeClasses(changes, seen, before, asked);
  const flat = first.flatMap((c) => c.items.map((i) => ({ ...i, label: c.label })));
  const listed = flat.findIndex((i) => i.id === asked.rec && (i.label === "Removed") === asked.gone);
  const unlisted = listed < 0 && asked.rec !== null ? seen.snapshot.edition.recommendations.find((r) => r.id === asked.rec) : undefined;
  const here = unlisted === undefined ? Math.max(0, listed) : -1;
  const item = unlisted === undefined ? (flat[here] ?? null) : { id: unlisted.id, label: "unchanged" };
  const gone = item?.label === "Removed";
  const rec = (gone ? before.edition : seen.snapshot.edition).recommendations.find((r) => r.id === item?.id) ?? null;
  const series = [...seen.earlier, seen.snapshot];
  const own = rec === null ? null : historyOf(rec.id, gone ? before.info.date : seen.snapshot.info.date, gone, all);
  const list = item === null ? first : changeClasses(changes, seen, before, { ...asked, rec: item.id, gone });
  const renumbered = changes.renumbered.find((r) => r.to === item?.id) ?? null;
  return {
    path: editionPath(seen),
    base: seen.snapshot.info.revision,
    heading: item === null ? "No changes" : here < 0 ? `Rec ${item.id}` : `Change ${here + 1} of ${flat.length}`,
    gloss: item === null ? "" : here < 0 ? item.label : `Rec ${item.id}, ${item.label.toLowerCase()}`,
    previous: flat[here - 1] === undefined ? null : `${flat[here - 1]?.href}`,
    next: flat[here + 1] === undefined ? null : `${flat[here + 1]?.href}`,
    was: longDay(before.info.date),
    now: longDay(seen.snapshot.info.date),
    since: asked.since,
    rec: rec === null ? null : recommendationPart({ seen, changes, before, rec, gone, own, series, formerly: renumbered?.from ?? null }),
    classes: list,
    sum: liveWords(changes.live),
    unchanged: `Unchanged: ${changes.unchanged.length} of ${seen.snapshot.edition.recommendations.length}.`,
    choices: seen.earlier
      .map((e) => ({
        date: e.info.date,
        label: `${longDay(e.info.date)}${e === seen.before ? ", the edition before" : ""}`,
        selected: e.info.date === before.info.date,
      }))
      .reverse(),
    burnUp: burnUp(all.editions),
  };
}

/** The history of the recommendation that had an id on a day; `gone`: that has left the plan since. */
function historyOf(id: string, day: string, gone: boolean, all: PlanHistory): RecommendationHistory | null {
  const idAt = (h: RecommendationHistory) => h.ids.findLast((i) => i.edition <= day)?.id;
  return all.recommendations.find((h) => (h.left !== null) === gone && idAt(h) === id) ?? null;
}

interface Shown {
  readonly seen: Seen;
  readonly changes: ChangeSet;
  readonly before: ArchivedEdition;
  readonly rec: Recommendation;
  /** It is no longer in the plan. */
  readonly gone: boolean;
  readonly own: RecommendationHistory | null;
  readonly series: readonly InSeries[];
  readonly formerly: string | null;
}

function recommendationPart(at: Shown) {
  const { seen, changes, before, rec, gone, own, series, formerly } = at;
  const days = series.map((s) => s.edition.edition.date ?? "");
  const { decisions } = seen.snapshot;
  return {
    id: rec.id,
    name: shortName(seen, rec),
    headline: gone ? "" : headline(rec, changes, own, seen.snapshot.info.date, decisions),
    owner: rec.owner === "" ? "None" : rec.owner,
    text: rec.text,
    gone,
    status: rec.status === "on-hold" ? "on hold" : rec.status,
    formerly,
    restructured: restructuredWords(changes, rec.id, gone),
    changes: gone ? [] : changeLines(changes, rec.id),
    facts: facts(rec, own, days),
    slip: own === null ? null : slipChart(own, days),
    life: own === null ? [] : lifeLines(own, series),
    review: gone ? null : `${editionPath(seen)}/review?rec=${encodeURIComponent(rec.id)}&page=${rec.source[0]?.page ?? 1}`,
    renumbering: formerly !== null && before === seen.before && !isDecided(seen, rec.id),
    // A new one may be a former one whose number nobody recognised.
    former: !gone && changes.added.includes(rec.id) && before === seen.before ? formerOnes(changes, before) : [],
    comment: standingDecisions(decisions).findLast((d) => d.kind === "comment" && d.recommendation === rec.id) ?? null,
  };
}

function facts(rec: Recommendation, own: RecommendationHistory | null, days: readonly string[]) {
  const seenIn = days.filter((d) => own !== null && d >= own.firstSeen && d <= own.lastSeen);
  return [
    { label: "First date", words: dayWords(own?.firstDelivery?.date ?? null) },
    { label: "Present date", words: dayWords(rec.delivery.date) },
    { label: "Slips", words: slipWords(own) },
    { label: "Editions", words: String(seenIn.length || 1) },
  ];
}

function slipWords(own: RecommendationHistory | null): string {
  if (own === null || own.slips === 0) return "None";
  return `${count(own.slips, "slip")}${own.daysLost === null ? "" : `, ${count(own.daysLost, "day")} against the first date`}`;
}
