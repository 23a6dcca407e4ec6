import { BLANK, type Edition, isLive, type Owner, type Recommendation } from "../../src/model/edition.ts";

/** What a test says of a recommendation; the rest is ordinary. `update` may be given as entries. */
export interface Said extends Partial<Omit<Recommendation, "delivery" | "entries" | "owners">> {
  readonly id: string;
  readonly entries?: readonly (readonly [date: string | null, text: string])[];
  readonly delivery?: string | readonly [raw: string, date: string | null];
  readonly owners?: readonly Partial<Owner>[];
}

/** A recommendation of an invented plan. */
export function recommendation(said: Said): Recommendation {
  const entries = (said.entries ?? (said.update ? [[null, said.update] as const] : [])).map(([date, text]) => ({
    date,
    author: null,
    text,
  }));
  const [raw, date] = typeof said.delivery === "string" ? [said.delivery, null] : (said.delivery ?? ["", null]);
  return {
    ...BLANK,
    section: null,
    subsection: null,
    text: `What ${said.id} asks for`,
    update: entries.map((e) => e.text).join("\n"),
    ...said,
    owners: (said.owners ?? []).map((o) => ({ name: null, role: null, unit: null, ...o })),
    entries,
    delivery: { raw, date, precision: date === null ? null : "day" },
  };
}

/** An edition of an invented plan; ids that begin with "#" make it one without numbers. */
export function edition(date: string | null, said: readonly Said[]): Edition {
  const recommendations = said.map(recommendation).map((r) => ({
    ...r,
    overdue: isLive(r) && r.delivery.date !== null && date !== null && r.delivery.date < date,
  }));
  return {
    schemaVersion: 1,
    edition: {
      plan: "harbour",
      title: "Harbour Action Plan",
      date,
      marking: null,
      numbered: !said.some((r) => r.id.startsWith("#")),
      source: { name: "plan.html", mediaType: "text/html", sha256: "", pages: 0 },
      words: { source: 0, placed: 0 },
      ledger: {},
    },
    recommendations,
    findings: [],
  };
}
