import type { ColumnContent } from "./columns.ts";
import { type HeadingRole, ORIGINAL, REVISED } from "./headings.ts";

/** A column under a header: its words, what they are known to mean, and what its cells look like. */
export interface Candidate {
  readonly column: number;
  readonly colSpan: number;
  readonly name: string;
  /** Its name is that of a column in its place in a table before. */
  readonly borrowed: boolean;
  readonly known: HeadingRole | null;
  readonly content: ColumnContent;
}

/** The dates that stand where no revised one is given: "Original date", else "Target date". */
export function originalOf(candidates: readonly Candidate[], winner: Candidate | undefined): Candidate | undefined {
  if (winner?.known?.weight !== REVISED) return undefined;
  const others = candidates.filter((c) => c !== winner && c.known?.role === "delivery" && c.known.weight >= ORIGINAL);
  return others.reduce<Candidate | undefined>((a, b) => (a === undefined || weightOf(b) > weightOf(a) ? b : a), undefined);
}

function weightOf(c: Candidate): number {
  return c.known?.weight ?? 0;
}

const OF_DATES = /\b(?:dates?|when|deadline|time ?scale|due|target)\b/i;
const OF_OWNERS = /\b(?:owners?|leads?|officers?|who|responsib\w+|managers?|persons?)\b/i;

/** "Responsible officer and date" over cells of which most have a date and a name. */
export function namesDate(c: Candidate): boolean {
  return OF_DATES.test(c.name) && OF_OWNERS.test(c.name) && c.content.days > 0.5;
}

/** "Owner / Due date" says both: where no other column is for the owners, it is theirs. */
export function ownersWithDates(all: readonly Candidate[]): Candidate[] {
  const owned = all.some((c) => c.known?.role === "owner");
  const others = (c: Candidate) => all.some((o) => o !== c && o.known?.role === "delivery");
  return all.map((c) =>
    !owned && c.known?.role === "delivery" && namesDate(c) && !others(c) ? { ...c, known: { role: "owner", weight: 8 } } : c,
  );
}
