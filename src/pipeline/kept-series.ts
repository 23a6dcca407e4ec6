import { z } from "zod";
import { type ArchivedEdition, toldOf } from "../diff/series.ts";
import type { StageChanges } from "../diff/stage-changes.ts";
import { BLANK, type Edition, isOverdue, type Recommendation } from "../model/edition.ts";

/** An edition as the history takes it; `bag` is the digest of the bag that it was read from. */
export interface SeriesEdition extends ArchivedEdition {
  readonly bag: string;
  readonly sequence: number;
  readonly name: string;
}

const place = z.number().int();

/**
 * A series of editions with everything once: most recommendations stand letter for letter as they did the month before. `entries` are places in
 * `texts` (date, author, words; -1 for null), `rows` too and from `ENTRIES` on places in `entries`, an edition's rows are places in `rows`.
 */
const KeptSeries = z.object({
  texts: z.array(z.string()),
  entries: z.array(z.array(place)),
  rows: z.array(z.array(place)),
  editions: z.array(
    z.object({
      bag: z.string(),
      head: z.string(),
      revision: place,
      sequence: place,
      name: z.string(),
      comparedWith: z.array(z.string()),
      renumberings: z.array(z.object({ recommendation: z.string().nullable(), with: z.array(z.string()) })),
      rows: z.array(place),
      told: z
        .object({
          /** Those matched with another id, and those that are new: all others are who they were. */
          renumbered: z.array(z.object({ from: z.string(), to: z.string() })),
          fresh: z.array(z.string()),
          completed: z.array(z.string()),
          changed: z.array(
            z.object({
              id: z.string(),
              altered: z.array(z.object({ before: z.string(), after: z.string().nullable() })),
              news: z.boolean(),
              apart: place,
            }),
          ),
        })
        .nullable(),
    }),
  ),
});
type KeptSeries = z.infer<typeof KeptSeries>;
type KeptTold = KeptSeries["editions"][number]["told"];

/** The series as it is kept: each edition is let go before the next is asked for. */
export function packSeries(series: Iterable<SeriesEdition>): KeptSeries {
  const texts = places();
  const entries = places();
  const rows = places();
  const placeOf = withMemory((r) => rows.of(JSON.stringify(rowOf(r, texts.of, entries.of))));
  const editions = Array.from(series, (e) => ({
    bag: e.bag,
    head: JSON.stringify({ ...e.edition.edition, ledger: {} }),
    revision: e.revision,
    sequence: e.sequence,
    name: e.name,
    comparedWith: [...(e.comparedWith ?? [])],
    renumberings: (e.renumberings ?? []).map((r) => ({ recommendation: r.recommendation, with: [...r.with] })),
    rows: e.edition.recommendations.map(placeOf),
    told: packTold(toldOf(e), e.edition),
  }));
  const numbers = (all: readonly string[]): number[][] => all.map((text) => JSON.parse(text));
  return { texts: texts.all(), entries: numbers(entries.all()), rows: numbers(rows.all()), editions };
}

/** Gives each text its place, the same text the same one. */
function places() {
  const known = new Map<string, number>();
  return {
    of: (text: string): number => {
      const at = known.get(text) ?? known.size;
      known.set(text, at);
      return at;
    },
    all: (): string[] => [...known.keys()],
  };
}

/** Most recommendations are as they were in the edition before: to see that is quicker than to find their texts again. */
function withMemory(placeOf: (r: Recommendation) => number): (r: Recommendation) => number {
  const last = new Map<string, { readonly r: Recommendation; readonly at: number }>();
  return (r) => {
    const known = last.get(r.id);
    if (known !== undefined && (known.r === r || isSame(known.r, r))) return known.at;
    const at = placeOf(r);
    last.set(r.id, { r, at });
    return at;
  };
}

/** Whether all is the same that is kept of either. */
function isSame(a: Recommendation, b: Recommendation): boolean {
  const cells =
    a.text === b.text && a.update === b.update && a.owner === b.owner && a.section === b.section && a.subsection === b.subsection;
  if (!cells || a.status !== b.status || a.rag !== b.rag || a.entries.length !== b.entries.length) return false;
  const few = (r: Recommendation) => JSON.stringify([r.delivery, r.owners, r.other, r.refersTo]);
  const entry = (x: Recommendation["entries"][number], y = x) => x.text === y.text && x.date === y.date && x.author === y.author;
  return few(a) === few(b) && a.entries.every((e, i) => entry(e, b.entries[i]));
}

const joined = (entries: Recommendation["entries"]): string => entries.map((e) => e.text).join("\n");

/** Its fields but those that a place in the document gives, and those that follow from others. */
function rowOf(r: Recommendation, of: (text: string) => number, ofEntry: (entry: string) => number): number[] {
  const maybe = (text: string | null): number => (text === null ? -1 : of(text));
  const json = (value: unknown): number => of(JSON.stringify(value));
  const update = r.update === joined(r.entries) ? -1 : of(r.update);
  const cells = [of(r.id), maybe(r.section), maybe(r.subsection), of(r.text), of(r.owner), json(r.owners), update, json(r.delivery)];
  const rest = [of(r.status), maybe(r.rag), json(r.other), json(r.refersTo)];
  return [...cells, ...rest, ...r.entries.map((e) => ofEntry(JSON.stringify([maybe(e.date), maybe(e.author), of(e.text)])))];
}

function packTold(told: StageChanges | null, edition: Edition): KeptTold {
  if (told === null) return null;
  const matched = new Set(told.matches.map((m) => m.to));
  return {
    renumbered: told.matches.filter((m) => m.from !== m.to).map(({ from, to }) => ({ from, to })),
    fresh: edition.recommendations.map((r) => r.id).filter((id) => !matched.has(id)),
    completed: [...told.completed],
    changed: [...told.told].map(([id, t]) => ({ id, altered: [...t.altered], news: t.news, apart: t.apart })),
  };
}

/** The series that was kept; null where it is none of ours. */
export function unpackSeries(kept: unknown): SeriesEdition[] | null {
  const read = KeptSeries.safeParse(kept);
  if (!read.success) return null;
  const row = rowReader(read.data);
  return read.data.editions.map(({ bag, head, revision, sequence, name, comparedWith, renumberings, rows, told }) => {
    const edition = JSON.parse(head);
    const recommendations = rows.map((at) => row(at, edition.date));
    return {
      ...{ bag, revision, sequence, name, comparedWith, renumberings },
      edition: { schemaVersion: 1, edition, recommendations, findings: [] },
      told: told === null ? null : unpackTold(told, recommendations),
    };
  });
}

/** Where a row's entries begin. */
const ENTRIES = 12;

/** Reads a row once, and once more for the editions in which it is overdue. */
function rowReader(kept: KeptSeries): (at: number, date: string | null) => Recommendation {
  const read = readerOf(kept);
  const calm = new Map<number, Recommendation>();
  const late = new Map<number, Recommendation>();
  return (at, date) => {
    const row = calm.get(at) ?? readRow(kept.rows[at] ?? [], read);
    calm.set(at, row);
    if (!isOverdue(row, date)) return row;
    const overdue = late.get(at) ?? { ...row, overdue: true };
    late.set(at, overdue);
    return overdue;
  };
}

interface Reading {
  readonly text: (at: number | undefined) => string;
  readonly maybe: (at: number | undefined) => string | null;
  // biome-ignore lint/suspicious/noExplicitAny: what was a field of a recommendation when it was kept, sealed since
  readonly json: (at: number | undefined) => any;
  readonly entry: (at: number) => Recommendation["entries"][number];
}

function readerOf({ texts, entries }: KeptSeries): Reading {
  const maybe = (at: number | undefined): string | null => texts[at ?? -1] ?? null;
  const text = (at: number | undefined): string => maybe(at) ?? "";
  const parsed = new Map<number | undefined, unknown>();
  const json = (at: number | undefined) => {
    const value = parsed.get(at) ?? JSON.parse(text(at));
    parsed.set(at, value);
    return value;
  };
  const whole = entries.map((e) => ({ date: maybe(e[0]), author: maybe(e[1]), text: text(e[2]) }));
  return { text, maybe, json, entry: (at) => whole[at] ?? { date: null, author: null, text: "" } };
}

/** What the history has no use for. */
const { statusEvidence, overdue, rating, trust, evidence, source } = BLANK;
const NOT_KEPT = { statusEvidence, overdue, rating, trust, evidence, source };

function readRow(row: readonly number[], { text, maybe, json, entry }: Reading): Recommendation {
  const entries = row.slice(ENTRIES).map(entry);
  return {
    id: text(row[0]),
    section: maybe(row[1]),
    subsection: maybe(row[2]),
    text: text(row[3]),
    owner: text(row[4]),
    owners: json(row[5]),
    update: row[6] === -1 ? joined(entries) : text(row[6]),
    entries,
    delivery: json(row[7]),
    status: text(row[8]) as Recommendation["status"],
    rag: maybe(row[9]),
    other: json(row[10]),
    refersTo: json(row[11]),
    ...NOT_KEPT,
  };
}

function unpackTold(told: NonNullable<KeptTold>, rows: readonly Recommendation[]): StageChanges {
  const from = new Map(told.renumbered.map((m) => [m.to, m.from]));
  const fresh = new Set(told.fresh);
  return {
    matches: rows.filter((r) => !fresh.has(r.id)).map((r) => ({ from: from.get(r.id) ?? r.id, to: r.id })),
    completed: told.completed,
    told: new Map(told.changed.map(({ id, ...t }) => [id, t])),
  };
}
