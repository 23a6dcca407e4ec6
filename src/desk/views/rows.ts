import type { Cut } from "../../model/decision.ts";
import type { Edition, Recommendation } from "../../model/edition.ts";
import type { PlacedWord } from "../../reader-job.ts";
import { cutPlaces, cutsAtPage, rawOf } from "../cuts.ts";
import { firstWords } from "../words.ts";

const FIELDS: readonly (readonly [Cut["field"], string, string])[] = [
  ["text", "Text", "Choose where the new row begins"],
  ["update", "Update", "All of it stays"],
  ["owner", "Owner", "The same in both"],
  ["delivery", "Delivery date", "The same in both"],
];

/** A number for a row that is split off: the one that its words begin with, else the old one with a mark. */
function freeNumber(edition: Edition, rec: Recommendation, at: number | null): string {
  const begins = at === null ? undefined : /^\s*([A-Z]{0,3}\d+(?:[./]\d+)*[a-z]?)[.):\s]/.exec(rec.text.slice(at))?.[1];
  const taken = new Set(edition.recommendations.map((r) => r.id));
  if (begins !== undefined && !taken.has(begins)) return begins;
  for (let n = 2; ; n++) if (!taken.has(`${rec.id}~${n}`)) return `${rec.id}~${n}`;
}

function splitAtPage(edition: Edition, rec: Recommendation, words: readonly PlacedWord[]) {
  const cuts = cutsAtPage(rec, words);
  if (cuts === null) return null;
  const places = FIELDS.flatMap(([field, label]) => {
    const at = cuts[field];
    return at === null ? [] : [{ field, label, at: String(at), words: firstWords(rawOf(rec, field).slice(at), 70) }];
  });
  return { places, number: freeNumber(edition, rec, cuts.text) };
}

/** What can be done to a row as a whole: where it can be cut, and what it can be joined with. */
export function rowsView(edition: Edition, rec: Recommendation, words: readonly PlacedWord[]) {
  const ids = edition.recommendations.map((r) => r.id);
  const here = ids.indexOf(rec.id);
  const near = ids[here + 1] ?? ids[here - 1] ?? null;
  const name = (id: string, i: number) => `Rec ${id}${i === here + 1 ? ", the row below" : i === here - 1 ? ", the row above" : ""}`;
  return {
    fields: FIELDS.map(([field, label, none]) => ({
      field,
      label,
      none,
      whole: field === "text" || rawOf(rec, field) === "" ? null : "All of it goes to the new row",
      places: cutPlaces(rawOf(rec, field)).map((p) => ({ at: String(p.at), words: p.words })),
    })).filter((f) => f.field === "text" || f.whole !== null),
    number: freeNumber(edition, rec, null),
    atPage: splitAtPage(edition, rec, words),
    others: edition.recommendations.flatMap((r, i) => (i === here ? [] : [{ id: r.id, label: name(r.id, i), selected: r.id === near }])),
  };
}
