import { addMonths } from "../model/day.ts";
import { isLive } from "../model/edition.ts";
import type { PlanHistory } from "../model/history.ts";
import { withRisks } from "./at-risk.ts";
import { ageing, closing, figures, ownerNames, sectionName, slippage } from "./figures.ts";
import { sameUpdates } from "./groups.ts";
import { monthsBetween, recall } from "./recall.ts";
import { type ArchivedEdition, compareSeries, newestByDate, type Stage, seriesFindings, type Written } from "./series.ts";
import { followThreads } from "./threads.ts";
import { writtenFrom, writtenWithout } from "./written-without.ts";

export type { ArchivedEdition } from "./series.ts";

export interface HistoryOptions {
  /** Months without a new entry after which an open recommendation is stale. */
  readonly staleMonths: number;
  /** Every snapshot of the series, former revisions too; without it, what the editions themselves tell. */
  readonly written?: readonly Written[];
}

/**
 * What a series of editions knows that no single one does, from the archived editions alone: by edition date, of each date the newest revision,
 * through renumberings.
 */
export function history(editions: readonly ArchivedEdition[], options: HistoryOptions): PlanHistory {
  const stages = compareSeries(newestByDate(editions));
  const newest = stages.at(-1);
  const written = options.written ?? writtenFrom(editions);
  const threads = followThreads(stages);
  const recalled = threads.map((thread) => ({ thread, ...recall(thread, stages, options.staleMonths) }));
  return {
    schemaVersion: 1,
    plan: newest?.edition.edition.plan ?? editions[0]?.edition.edition.plan ?? "",
    editions: figures(stages, threads),
    recommendations: withRisks(
      recalled.map(({ thread: _, ...own }) => own),
      newest,
    ),
    slippageByOwner: slippage(recalled, ownerNames),
    slippageBySection: slippage(recalled, sectionName),
    sameUpdate: newest === undefined ? [] : sameUpdates(newest.edition),
    dueBeforeNext: newest === undefined ? [] : dueBeforeNext(newest),
    writtenWithout: writtenWithout(written),
    closing: closing(stages),
    ageing: newest === undefined ? [] : ageing(threads, newest, monthsBetween),
    findings: seriesFindings(written, stages),
  };
}

/** Live ones with a date from the newest edition's to a month after it, when the next one is expected. */
function dueBeforeNext(newest: Stage): string[] {
  const next = addMonths(newest.date, 1);
  const isDue = (day: string | null) => day !== null && day >= newest.date && day <= next;
  return newest.edition.recommendations.filter((r) => isLive(r) && isDue(r.delivery.date)).map((r) => r.id);
}
