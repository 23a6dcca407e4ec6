import type { PlanHistory } from "../model/history.ts";
import { type ArchivedEdition, dateOf } from "./series.ts";

/** For each edition that came in late or was corrected: what had been written before from an edition after it, without it. */
export function writtenWithout(editions: readonly ArchivedEdition[]): PlanHistory["writtenWithout"] {
  const known = editions.filter((e) => e.sequence !== undefined && dateOf(e) !== "");
  const late = known.flatMap((e) => {
    const papers = known.filter((other) => isWithout(other, e)).flatMap(namesOf);
    return papers.length > 0 ? [{ edition: dateOf(e), papers }] : [];
  });
  return late.sort((a, b) => (a.edition < b.edition ? -1 : 1));
}

/** Archived earlier, of a later date, and compared with what came before the late one, or with its former revision. */
function isWithout(other: ArchivedEdition, late: ArchivedEdition): boolean {
  if ((other.sequence ?? 0) >= (late.sequence ?? 0) || dateOf(other) <= dateOf(late)) return false;
  const comparedWith = other.changes?.from ?? "";
  return late.revision > 1 ? comparedWith === dateOf(late) : comparedWith < dateOf(late);
}

function namesOf(e: ArchivedEdition): readonly string[] {
  return e.papers ?? [`${e.edition.edition.plan}/${dateOf(e)}/r${e.revision}`];
}
