import type { ArchivedEdition } from "../archive/archive.ts";
import { diff } from "../diff/diff.ts";
import type { Renumbering } from "../diff/match.ts";
import type { ChangeSet } from "../model/change.ts";
import { standingDecisions } from "../model/decision.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";

/** PLAN/YYYY-MM-DD/rN. */
export function nameOf(info: Pick<SnapshotInfo, "plan" | "date" | "revision">): string {
  return `${info.plan}/${info.date}/r${info.revision}`;
}

/** What a person said about which recommendation was which in the edition before. */
export function renumberingsOf(decisions: ArchivedEdition["decisions"]): ArchivedEdition["decisions"][number][] {
  return standingDecisions(decisions).filter((d) => d.kind === "renumbering");
}

/** An edition with what was decided about it, and what it was compared with. */
export type Comparable = Pick<ArchivedEdition, "edition" | "decisions" | "changes" | "comparedWith"> &
  Partial<Pick<ArchivedEdition, "info">>;

/**
 * What changed since any earlier edition of the plan: what people said of the numbers counts over all editions on the way, each of which speaks of
 * the edition before its own. `later` are those after `before`, oldest first, the newest of them the one that is asked about.
 */
export function changesSince(before: ArchivedEdition, later: readonly Comparable[]): ChangeSet {
  const now = later.at(-1);
  const [only] = later;
  if (later.length === 1 && only?.changes != null && only.comparedWith.includes(nameOf(before.info))) return only.changes;
  const edition = now?.edition ?? before.edition;
  return diff(before.edition, edition, { renumberings: decidedOnTheWay(before, later) });
}

/** Who a recommendation was at the start of the way; `decided` where a person said so of any step. */
interface Former {
  readonly id: string | null;
  readonly decided: boolean;
}

function decidedOnTheWay(before: Comparable, later: readonly Comparable[]): Renumbering[] {
  let former: ReadonlyMap<string, Former> = new Map(before.edition.recommendations.map((r) => [r.id, { id: r.id, decided: false }]));
  later.forEach((e, i) => {
    former = formerly(former, stepChanges(later[i - 1] ?? before, e), e);
  });
  return [...former].flatMap(([id, f]) => (f.decided ? [{ recommendation: id, with: f.id === null ? [] : [f.id] }] : []));
}

function stepChanges(previous: Comparable, e: Comparable): ChangeSet {
  const archived = previous.info !== undefined && e.comparedWith.includes(nameOf(previous.info)) ? e.changes : null;
  return archived ?? diff(previous.edition, e.edition, { renumberings: renumberingsOf(e.decisions), redlines: false });
}

/** One step further: by its matches, and new where a person called it so. */
function formerly(at: ReadonlyMap<string, Former>, changes: ChangeSet, { decisions }: Comparable): Map<string, Former> {
  const isNew = new Set(renumberingsOf(decisions).flatMap((d) => (d.with.length === 0 ? [d.recommendation] : [])));
  const kept = changes.matches.map((m): [string, Former] => {
    const was = at.get(m.from) ?? { id: null, decided: false };
    return [m.to, { id: was.id, decided: was.decided || m.by === "decision" }];
  });
  return new Map([...kept, ...changes.added.map((id): [string, Former] => [id, { id: null, decided: isNew.has(id) }])]);
}
