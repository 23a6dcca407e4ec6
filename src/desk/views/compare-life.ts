import type { ArchivedEdition } from "../../archive/archive.ts";
import { diff } from "../../diff/diff.ts";
import type { ChangeSet } from "../../model/change.ts";
import { daysBetween, longDay } from "../../model/day.ts";
import type { RecommendationHistory } from "../../model/history.ts";
import { firstWords } from "../words.ts";
import { count } from "./frame.ts";

/** An edition in its place in the series; `changes` as it was compared, `comparedWith` whichever edition. */
export type InSeries = Pick<ArchivedEdition, "edition" | "changes">;

/** New entries as the comparison with the edition before gives them, by edition. */
function newEntries(h: RecommendationHistory, series: readonly InSeries[]): { readonly edition: string; readonly words: string }[] {
  return series.flatMap((e, i) => {
    const day = e.edition.edition.date ?? "";
    const before = series[i - 1];
    if (before === undefined || day <= h.firstSeen || day > h.lastSeen) return [];
    const id = h.ids.findLast((x) => x.edition <= day)?.id ?? h.id;
    const update = changesFrom(before, e).changes.find((c) => c.id === id && c.field === "update");
    return (update?.appended ?? []).map((words) => ({ edition: day, words: `New entry: “${firstWords(words, 120)}”` }));
  });
}

/** As archived, unless a late or corrected edition has come between. */
function changesFrom(before: InSeries, e: InSeries): ChangeSet {
  return e.changes !== null && e.changes.from === before.edition.edition.date
    ? e.changes
    : diff(before.edition, e.edition, { redlines: false });
}

/** A recommendation's life in words, an edition a line where something happened. */
export function lifeLines(h: RecommendationHistory, series: readonly InSeries[]): { readonly date: string; readonly words: string }[] {
  const lines = new Map<string, string[]>();
  const add = (day: string, words: string) => lines.set(day, [...(lines.get(day) ?? []), words]);
  h.deliveries.forEach((d, i) => {
    const was = h.deliveries[i - 1]?.delivery.date ?? null;
    const now = d.delivery.date;
    const moved =
      was === null || now === null || was === now
        ? ""
        : `: ${count(Math.abs(daysBetween(was, now)), "day")} ${now > was ? "later" : "earlier"}`;
    add(d.edition, `Delivery date ${now === null ? (d.delivery.raw === "" ? "none" : `“${d.delivery.raw}”`) : longDay(now)}${moved}.`);
  });
  h.statuses.forEach(
    (s) => void add(s.edition, `${s.status === "on-hold" ? "On hold" : s.status.charAt(0).toUpperCase() + s.status.slice(1)}.`),
  );
  h.owners.forEach((o, i) => void (i > 0 && add(o.edition, `Owner now ${o.owner}.`)));
  for (const e of newEntries(h, series)) add(e.edition, e.words);
  h.alteredEntries.forEach((a) => void add(a.edition, `A past entry was ${a.after === null ? "taken out" : "altered"}: “${a.before}”.`));
  if (h.left !== null) add(h.left.edition, "No longer in the plan.");
  return [...lines].sort(([a], [b]) => a.localeCompare(b)).map(([day, words]) => ({ date: longDay(day), words: words.join(" ") }));
}
