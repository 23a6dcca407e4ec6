import type { PlanHistory } from "../model/history.ts";
import { type ArchivedEdition, dateOf, type Written } from "./series.ts";

/** What the editions tell by themselves, where the archive's own record is not given. */
export function writtenFrom(editions: readonly ArchivedEdition[]): Written[] {
  return editions
    .filter((e) => dateOf(e) !== "")
    .map((e, i) => {
      const { name, sha256 } = e.edition.edition.source;
      const own = e.name ?? `${e.edition.edition.plan}/${dateOf(e)}/r${e.revision}`;
      return { date: dateOf(e), revision: e.revision, sequence: e.sequence ?? i, source: { name, sha256 }, papers: e.papers ?? [own] };
    });
}

/** For each edition that came in late or was corrected: what had been written before, without it. */
export function writtenWithout(all: readonly Written[]): PlanHistory["writtenWithout"] {
  const newest = new Map<string, Written>();
  for (const w of all) if (w.revision >= (newest.get(w.date)?.revision ?? 0)) newest.set(w.date, w);
  const late = [...newest.values()].map((own) => ({ edition: own.date, papers: papersWithout(all, own) }));
  return late.filter((l) => l.papers.length > 0).sort((a, b) => (a.edition < b.edition ? -1 : 1));
}

function papersWithout(all: readonly Written[], late: Written): string[] {
  const before = all.filter((w) => w.sequence < late.sequence && (w.date > late.date || isCorrectedBy(w, late)));
  return [...new Set(before.sort((a, b) => a.sequence - b.sequence).flatMap((w) => w.papers))];
}

/** Another document for the same date; what a person decided about the same document is no correction of what it said. */
function isCorrectedBy(former: Written, late: Written): boolean {
  return former.date === late.date && former.source !== null && late.source !== null && former.source.sha256 !== late.source.sha256;
}
