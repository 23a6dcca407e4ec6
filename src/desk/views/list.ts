import { isLive, type Recommendation } from "../../model/edition.ts";
import { settledBy } from "../../model/settled.ts";
import { statusWords } from "../answers.ts";
import type { Seen } from "../desk.ts";
import { dayWords, fieldWords, firstWords } from "../words.ts";
import { editionPath } from "./frame.ts";

/** What the list is narrowed to; null for all. */
export interface Filter {
  readonly words: string | null;
  readonly section: string | null;
  readonly owner: string | null;
  readonly status: string | null;
  readonly finding: string | null;
}

type Match = (r: Recommendation, seen: Seen) => boolean;

const open = (r: Recommendation, seen: Seen) =>
  seen.snapshot.findings.some((f) => f.recommendation === r.id && f.severity !== "info" && settledBy(f, seen.snapshot.decisions) === null);
const any = (r: Recommendation, seen: Seen) => seen.snapshot.findings.some((f) => f.recommendation === r.id);

const STATUSES: Readonly<Record<string, Match>> = {
  live: (r) => isLive(r),
  overdue: (r) => r.overdue,
  open: (r) => r.status === "open",
  "on-hold": (r) => r.status === "on-hold",
  complete: (r) => r.status === "complete",
  withdrawn: (r) => r.status === "withdrawn",
};
const FINDINGS: Readonly<Record<string, Match>> = {
  open,
  settled: (r, seen) => any(r, seen) && !open(r, seen),
  none: (r, seen) => !any(r, seen),
};

const holds = (r: Recommendation, words: string) => {
  const all = [r.id, r.text, r.update, r.owner, r.section ?? "", r.delivery.raw].join("\n").toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((w) => all.includes(w));
};

function noteOf(r: Recommendation, seen: Seen): string {
  if (open(r, seen)) return "To settle";
  const corrected = seen.snapshot.decisions.some((d) => d.recommendation === r.id && d.kind === "correct");
  return corrected ? "Corrected" : any(r, seen) ? "Noted" : "None";
}

const options = (all: readonly string[], chosen: string | null) =>
  [...new Set(all)]
    .filter((x) => x !== "")
    .sort((a, b) => a.localeCompare(b, "en"))
    .map((value) => ({ value, label: value, selected: value === chosen }));
const named = (all: Readonly<Record<string, string>>, chosen: string | null) =>
  Object.entries(all).map(([value, label]) => ({ value, label, selected: value === chosen }));

/** The filter as an address says it, with more. */
function queryOf(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]));
  const query = new URLSearchParams([...given, ...Object.entries(more)]).toString();
  return query === "" ? "" : `?${query}`;
}

/** What can be corrected in several rows at once. */
export const FOR_MANY = ["section", "subsection", "owner", "delivery", "status"] as const;

/** Data of the list of all recommendations. `several`: rows can be chosen, "all" for all of them. */
export function listView(seen: Seen, filter: Filter, several: string | null) {
  const all = seen.snapshot.edition.recommendations;
  const shown = all.filter(
    (r) =>
      (filter.words === null || holds(r, filter.words)) &&
      (filter.section === null || r.section === filter.section) &&
      (filter.owner === null || r.owner === filter.owner) &&
      (filter.status === null || (STATUSES[filter.status]?.(r, seen) ?? true)) &&
      (filter.finding === null || (FINDINGS[filter.finding]?.(r, seen) ?? true)),
  );
  return {
    path: editionPath(seen),
    shown: `${shown.length} of ${all.length} shown`,
    words: filter.words ?? "",
    sections: options(
      all.map((r) => r.section ?? ""),
      filter.section,
    ),
    owners: options(
      all.map((r) => r.owner),
      filter.owner,
    ),
    statuses: named(
      { live: "Live", overdue: "Overdue", open: "Open", "on-hold": "On hold", complete: "Complete", withdrawn: "Withdrawn" },
      filter.status,
    ),
    findings: named({ open: "To settle", settled: "Settled or noted", none: "None" }, filter.finding),
    base: seen.snapshot.info.revision,
    several: several !== null,
    fields: FOR_MANY.map((value) => ({ value, label: fieldWords(value).replace(/^./, (c) => c.toUpperCase()) })),
    hrefs: {
      several: `${editionPath(seen)}/recommendations${queryOf(filter, { several: "1" })}`,
      all: `${editionPath(seen)}/recommendations${queryOf(filter, { several: "all" })}`,
      none: `${editionPath(seen)}/recommendations${queryOf(filter)}`,
    },
    back: queryOf(filter, several === null ? {} : { several: "1" }),
    after: all.map((r, i) => ({ id: r.id, selected: i === all.length - 1 })),
    rows: shown.map((r) => ({
      id: r.id,
      chosen: several === "all",
      href: `${editionPath(seen)}/review?rec=${encodeURIComponent(r.id)}`,
      text: firstWords(r.text, 96),
      section: r.section ?? "None",
      owner: r.owner === "" ? "None" : r.owner,
      status: `${statusWords(r.status).replace(/^./, (c) => c.toUpperCase())}${r.overdue ? ", overdue" : ""}`,
      delivery: dayWords(r.delivery.date),
      note: noteOf(r, seen),
    })),
  };
}
