import type { Recommendation, Status } from "../model/edition.ts";
import { comparisonKey } from "../model/text.ts";
import type { Stage } from "./series.ts";
import type { Told } from "./stage-changes.ts";

/** A recommendation as it stood in one edition, with what changed since it last stood. */
export interface Step {
  readonly stage: Stage;
  readonly recommendation: Recommendation;
  /** null where nothing did. */
  readonly told: Told | null;
}

/** One recommendation through the editions, under whatever number. */
export interface Thread {
  readonly steps: Step[];
}

/** Follows every recommendation through the series; one that comes back with the same words goes on where it left. */
export function followThreads(stages: readonly Stage[]): Thread[] {
  const threads: Thread[] = [];
  let present = new Map<string, Thread>();
  const absent = new Map<string, Thread>();
  for (const stage of stages) {
    const former = new Map((stage.changes?.matches ?? []).map((m) => [m.to, m.from]));
    const now = new Map<string, Thread>();
    for (const r of stage.edition.recommendations) {
      const thread = present.get(former.get(r.id) ?? "") ?? comeBack(absent, r) ?? begin(threads);
      thread.steps.push({ stage, recommendation: r, told: stage.changes?.told.get(r.id) ?? null });
      now.set(r.id, thread);
    }
    const staying = new Set(now.values());
    for (const t of present.values()) if (!staying.has(t)) absent.set(comparisonKey(lastOf(t).recommendation.text), t);
    present = now;
  }
  return threads;
}

function begin(threads: Thread[]): Thread {
  const thread: Thread = { steps: [] };
  threads.push(thread);
  return thread;
}

function comeBack(absent: Map<string, Thread>, r: Recommendation): Thread | null {
  if (absent.size === 0) return null;
  const key = comparisonKey(r.text);
  const thread = absent.get(key) ?? null;
  absent.delete(key);
  return thread;
}

export function firstOf(t: Thread): Step {
  return t.steps[0] as Step;
}

export function lastOf(t: Thread): Step {
  return t.steps[t.steps.length - 1] as Step;
}

/** The edition in which it was gone and its status before; null while it stands in the newest. */
export function leftIn(t: Thread, stages: readonly Stage[]): { edition: string; status: Status } | null {
  const last = lastOf(t);
  const next = stages[stages.indexOf(last.stage) + 1];
  return next === undefined ? null : { edition: next.date, status: last.recommendation.status };
}
