import { isLive, type Status } from "../model/edition.ts";
import type { EditionFigures, PlanHistory } from "../model/history.ts";
import { foldMarks } from "../model/text.ts";
import type { Stage } from "./series.ts";
import { firstOf, lastOf, type Thread } from "./threads.ts";

/** The counts of every edition. Completed ones that have left the plan stay in `completeAndGone`. */
export function figures(stages: readonly Stage[], threads: readonly Thread[]): EditionFigures[] {
  const gone = goneComplete(stages, threads);
  return stages.map((s, i) => {
    const rows = s.edition.recommendations;
    const count = (status: Status) => rows.filter((r) => r.status === status).length;
    return {
      edition: s.date,
      revision: s.revision,
      total: rows.length,
      open: count("open"),
      onHold: count("on-hold"),
      complete: count("complete"),
      withdrawn: count("withdrawn"),
      overdue: rows.filter((r) => r.overdue).length,
      completeAndGone: gone[i] ?? 0,
      completedSinceLast: s.changes?.completed.length ?? 0,
    };
  });
}

/** For each edition, how many had been complete when they last stood in the plan and stand in it no more. */
function goneComplete(stages: readonly Stage[], threads: readonly Thread[]): number[] {
  const place = new Map(stages.map((s, i) => [s, i]));
  const gone = new Array<number>(stages.length).fill(0);
  for (const t of threads) {
    t.steps.forEach((step, n) => {
      if (step.recommendation.status !== "complete") return;
      const next = t.steps[n + 1];
      const until = next === undefined ? stages.length : (place.get(next.stage) ?? 0);
      for (let i = (place.get(step.stage) ?? 0) + 1; i < until; i++) gone[i] = (gone[i] ?? 0) + 1;
    });
  }
  return gone;
}

type Slippage = PlanHistory["slippageByOwner"][number];

/** Those that slipped, by a name that each gives: how many, how often, how many days later than first said. Most days first. */
export function slippage(
  threads: readonly { readonly thread: Thread; readonly slips: number; readonly daysLost: number | null }[],
  namesOf: (t: Thread) => readonly { readonly key: string; readonly name: string }[],
): Slippage[] {
  const rows = new Map<string, Slippage>();
  for (const { thread, slips, daysLost } of threads) {
    if (slips === 0) continue;
    for (const { key, name } of namesOf(thread)) {
      const row = rows.get(key) ?? { name, recommendations: 0, slips: 0, daysLost: 0 };
      rows.set(key, {
        name: row.name.length >= name.length ? row.name : name,
        recommendations: row.recommendations + 1,
        slips: row.slips + slips,
        daysLost: row.daysLost + Math.max(0, daysLost ?? 0),
      });
    }
  }
  return [...rows.values()].sort((a, b) => b.daysLost - a.daysLost || b.slips - a.slips || (a.name < b.name ? -1 : 1));
}

/** The people of the present owner cell, "N. Shackleton" and "Nigel Shackleton" as one; a role or the whole cell where no name was read. */
export function ownerNames(t: Thread): { key: string; name: string }[] {
  const { owner, owners } = lastOf(t).recommendation;
  const named = owners.map((o) => o.name ?? o.role ?? o.unit).filter((n): n is string => n !== null && n !== "");
  return [...new Set(named.length > 0 ? named : [owner || "No owner"])].map((name) => ({ key: personKey(name), name }));
}

function personKey(name: string): string {
  const words =
    foldMarks(name)
      .toLowerCase()
      .match(/[\p{L}'-]+/gu) ?? [];
  return words.length < 2 ? words.join("") : `${words[0]?.[0]} ${words.slice(1).join(" ")}`;
}

export function sectionName(t: Thread): { key: string; name: string }[] {
  const name = lastOf(t).recommendation.section ?? "No section";
  return [{ key: name.toLowerCase(), name }];
}

/** Rate of closing: completed from the second edition on, over the months between; null without two editions. */
export function closing(stages: readonly Stage[]): NonNullable<PlanHistory["closing"]> {
  const from = stages[0]?.date ?? null;
  const to = stages.at(-1)?.date ?? null;
  const completed = stages.reduce((n, s) => n + (s.changes?.completed.length ?? 0), 0);
  const months = from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000 / 30.4375;
  return { from, to, completed, perMonth: months < 0.5 ? null : Math.round((completed / months) * 100) / 100 };
}

const BANDS = [3, 6, 12, 24, null] as const;

/** Open and on-hold ones of the newest edition by the months since they were first seen. */
export function ageing(
  threads: readonly Thread[],
  newest: Stage,
  monthsBetween: (a: string, b: string) => number,
): NonNullable<PlanHistory["ageing"]> {
  const live = threads.map((t) => ({ t, last: lastOf(t) })).filter(({ last }) => last.stage === newest && isLive(last.recommendation));
  const aged = live.map(({ t, last }) => ({ id: last.recommendation.id, months: monthsBetween(firstOf(t).stage.date, newest.date) }));
  return BANDS.map((underMonths, i) => {
    const least = BANDS[i - 1] ?? 0;
    const ids = aged.filter((a) => a.months >= least && (underMonths === null || a.months < underMonths)).map((a) => a.id);
    return { fromMonths: least, underMonths, ids };
  });
}
