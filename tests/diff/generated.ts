import fc from "fast-check";
import type { Edition } from "../../src/model/edition.ts";
import { edition, type Said } from "./plan.ts";

const NOUNS = "harbour pilot ferry quay crane lighthouse dredger warehouse slipway tug buoy customs berth channel cargo".split(" ");
const VERBS = "inspect replace survey fund publish retire insure repaint relocate certify".split(" ");
const PLACES = "North Pier|East Dock|the Old Basin|Gull Rock|the upper lock|Saltmarsh Reach".split("|");
const OWNERS = ["Ines Okafor Harbour Office", "T. Brandt", "Pilotage Board", "Mairi Sol & Tom Yew", ""];
const SECTIONS = ["Safety", "Traffic", "Buildings", null];
const DELIVERIES: readonly (readonly [string, string | null])[] = [
  ["March 2031", "2031-03-31"],
  ["By end 2030", "2030-12-31"],
  ["TBC", null],
  ["", null],
  ["14/06/2030", "2030-06-14"],
];

const sentence = fc
  .tuple(
    fc.constantFrom(...VERBS),
    fc.constantFrom(...NOUNS),
    fc.constantFrom(...PLACES),
    fc.constantFrom(...NOUNS),
    fc.integer({ min: 2, max: 999 }),
  )
  .map(([v, n, p, m, k]) => `The harbour office will ${v} the ${n} at ${p} before the ${m} of berth ${k} is let`);

const day = fc.integer({ min: 10, max: 28 }).map((d) => `2030-01-${d}`);
const entry = fc.tuple(fc.option(day), sentence).map(([d, s]) => [d, d === null ? s : `${d.split("-").reverse().join(".")} ${s}`] as const);

const said = fc.record({
  text: sentence,
  section: fc.constantFrom(...SECTIONS),
  owner: fc.constantFrom(...OWNERS),
  entries: fc.array(entry, { maxLength: 3 }),
  delivery: fc.constantFrom(...DELIVERIES),
  status: fc.constantFrom("open" as const, "on-hold" as const, "complete" as const, "withdrawn" as const),
});

function numbered(rows: readonly Omit<Said, "id">[], withNumbers: boolean): Said[] {
  return rows.map((r, i) => ({ ...r, id: withNumbers ? `${1 + Math.floor(i / 4)}.${(i % 4) + 1}` : `#${i + 1}` }));
}

/** An invented plan of up to 14 recommendations, with numbers or without, each with words of its own. */
export const plan: fc.Arbitrary<Edition> = fc
  .tuple(fc.uniqueArray(said, { selector: (r) => r.text, maxLength: 14 }), fc.boolean())
  .map(([rows, withNumbers]) => edition("2030-02-05", numbered(rows, withNumbers)));

/** What a month does to one recommendation of a plan. */
type Turn = "keep" | "drop" | "close" | "hold" | "slip" | "append" | "rewrite" | "reword" | "hand over" | "move";
const turn = fc.constantFrom<Turn>(
  "keep",
  "keep",
  "keep",
  "drop",
  "close",
  "hold",
  "slip",
  "append",
  "rewrite",
  "reword",
  "hand over",
  "move",
);

/** A plan and the same plan a month later: rows turned, some new, the numbers of all given anew or kept. */
export const month: fc.Arbitrary<{ before: Edition; after: Edition }> = fc
  .tuple(
    plan,
    fc.array(turn, { minLength: 14, maxLength: 14 }),
    fc.array(said, { maxLength: 3 }),
    fc.array(sentence, { minLength: 14, maxLength: 14 }),
    fc.boolean(),
  )
  .map(([before, turns, fresh, sentences, anew]) => {
    const rows = before.recommendations.flatMap((r, i) => turned(r, turns[i] ?? "keep", sentences[i] ?? ""));
    const texts = new Set(rows.map((r) => r.text));
    const news = fresh.filter((r, i) => !texts.has(r.text) && fresh.findIndex((o) => o.text === r.text) === i);
    const withNew = [...rows, ...news.map((r, i) => ({ ...r, id: `N${i + 1}` }))];
    const renumber = anew || !before.edition.numbered;
    return { before, after: edition("2030-03-05", renumber ? numbered(withNew, before.edition.numbered) : withNew) };
  });

function turned(r: Edition["recommendations"][number], how: Turn, sentence: string): Said[] {
  const entries = r.entries.map((e) => [e.date, e.text] as const);
  const same: Said = {
    id: r.id,
    text: r.text,
    section: r.section,
    owner: r.owner,
    entries,
    delivery: [r.delivery.raw, r.delivery.date],
    status: r.status,
  };
  switch (how) {
    case "keep":
      return [same];
    case "drop":
      return [];
    case "close":
      return [{ ...same, status: "complete" }];
    case "hold":
      return [{ ...same, status: "on-hold" }];
    case "slip":
      return [{ ...same, delivery: ["September 2031", "2031-09-30"] }];
    case "append":
      return [{ ...same, entries: [...entries, ["2030-02-20", `20.02.2030 ${sentence}`]] }];
    case "rewrite":
      return [{ ...same, entries: [[null, sentence]] }];
    case "reword":
      return [{ ...same, text: `${r.text} and ${sentence.split(" ").slice(-4).join(" ")}` }];
    case "hand over":
      return [{ ...same, owner: "Someone Else" }];
    case "move":
      return [{ ...same, section: "Elsewhere" }];
  }
}

/** The same words in another dress: case of headings, quotes, dashes, spaces, list marks, line breaks, entries parted otherwise. */
export function restyled(e: Edition): Edition {
  const dress = (text: string) =>
    text.replace(/ the /g, "  the\u00a0").replace(/'/g, "\u2019").replace(/-/g, "\u2013").replace(/ of /g, "\nof ");
  return {
    ...e,
    recommendations: e.recommendations.map((r) => ({
      ...r,
      section: r.section?.toUpperCase() ?? null,
      text: `- ${dress(r.text)}`,
      owner: r.owner.replace(/ /g, "\u00a0 "),
      update: r.update === "" ? "" : `\u2022 ${dress(r.update)}`,
      entries: r.update === "" ? [] : [{ date: null, author: null, text: dress(r.update) }],
      delivery: { ...r.delivery, raw: r.delivery.raw.toUpperCase() },
    })),
  };
}
