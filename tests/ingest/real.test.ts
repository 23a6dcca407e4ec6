import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/ingest.ts";
import type { Edition } from "../../src/model/edition.ts";
import { codes, rec } from "./made.ts";

const SHARED = new URL("../../../shared/", import.meta.url);
const there = existsSync(new URL("editions/concerto-2017-10-04.txt", SHARED));
const read = async (path: string) =>
  (await ingest(new Uint8Array(readFileSync(new URL(path, SHARED))), { name: path, witness: false })).value;

/** All that law 2 speaks of: the edition without its source, places, ledger and the findings about the format. */
function plan(e: Edition): unknown {
  const { source: _source, words: _words, ledger: _ledger, ...head } = e.edition;
  const recommendations = e.recommendations.map(({ source: _place, evidence: _evidence, ...r }) => r);
  return { head, recommendations, findings: e.findings.map((f) => [f.code, f.recommendation]).sort() };
}

describe.skipIf(!there)("the real edition (skipped where ../shared is absent)", () => {
  const editions = { text: "editions/concerto-2017-10-04.txt", pdf: "editions/concerto-2017-10-04.pdf" };

  it.each(Object.values(editions))("%s: every recommendation, its section and status", async (path) => {
    const e = await read(path);
    expect(e.edition).toMatchObject({ title: "Concerto Action Plan", date: "2017-10-04", marking: "CONFIDENTIAL", numbered: true });
    const ids =
      "1.1 3.4 3.6 4.0.1 4.0.2 4.1.1 4.1.2 4.1.3 4.1.4 4.2.1 4.2.2 4.2.3 4.3.1 4.3.2 4.3.3 5.1 5.2 5.3 6.1 6.2 6.3 7.1 9.1.1 9.1.2 9.1.3 9.2.1 9.2.2";
    expect(e.recommendations.map((r) => r.id)).toEqual(ids.split(" "));
    expect(new Set(e.recommendations.map((r) => r.section)).size).toBe(10);
    const of = (status: string) => e.recommendations.filter((r) => r.status === status).map((r) => r.id);
    expect(of("complete")).toEqual(["3.4", "4.0.2", "4.1.4", "4.3.1", "4.3.2", "4.3.3", "5.1", "5.3", "7.1", "9.1.2"]);
    expect(of("on-hold")).toEqual(["6.1", "6.2", "6.3"]);
    expect(e.recommendations.filter((r) => r.status !== "open").every((r) => r.statusEvidence !== null)).toBe(true);
    expect(e.recommendations.filter((r) => r.overdue).map((r) => r.id)).toEqual(["1.1", "3.6", "4.0.1", "5.2", "9.2.1", "9.2.2"]);
  });

  it.each(Object.values(editions))("%s: the shared cells and page breaks of 9.1 and 9.2", async (path) => {
    const e = await read(path);
    const ends = (id: string) => rec(e, id).update.replace(/\s+/g, " ");
    expect(ends("9.1.1")).toMatch(/^New Governance .* 2018 review of CPO\.$/);
    expect(ends("9.1.2")).toMatch(/^Completed - Discussion .* reviewed then\.$/);
    expect(["9.1.3", "9.2.1", "9.2.2"].map(ends)).toEqual(["See 9.1.1 Above", "See 9.1.1 Above", "See 9.1.1 Above"]);
    expect(["9.1.1", "9.1.2"].map((id) => rec(e, id).owner)).toEqual(["Lead CC's/ BAU Heads of Service", "Force CFO's"]);
    expect(["9.1.1", "9.1.2", "9.2.1", "9.2.2"].map((id) => rec(e, id).delivery.date)).toEqual([
      "2017-12-31",
      "2017-12-31",
      "2017-09-30",
      "2017-09-30",
    ]);
    expect([rec(e, "9.1.1").subsection, rec(e, "9.2.2").subsection]).toEqual(["9.1 Business as Usual", "9.2 Governance"]);
    expect(codes(e, "9.1.1")).toContain("inferred-boundary");
    expect(codes(e, "9.2.2")).toEqual(expect.arrayContaining(["shared-cell", "truncated"]));
    expect(e.findings.find((f) => f.code === "orphan-fragment")?.text).toMatch(/^SRO, refine/);
    expect(e.findings.filter((f) => f.code === "absent-reference").map((f) => f.text)).toEqual(["9.2.3", "9.2.4"]);
  });

  it.each(Object.values(editions))("%s: every word has a place", async (path) => {
    const e = await read(path);
    expect(e.edition.words.placed).toBe(e.edition.words.source);
    expect(Object.values(e.edition.ledger).reduce((a, b) => a + b, 0)).toBe(e.edition.words.source);
    expect(codes(e)).not.toContain("words-unaccounted");
  });

  it("owners and dated entries are told apart", async () => {
    const e = await read(editions.text);
    expect(rec(e, "1.1").owners).toEqual([{ name: "Karen Georgiou", role: null, unit: "Portfolio Office" }]);
    expect(rec(e, "4.2.3").owners).toEqual([{ name: null, role: "SRO", unit: "Organisational Support" }]);
    expect(rec(e, "3.4").entries.map((x) => x.date)).toEqual([null, "2017-06-14"]);
    expect(rec(e, "4.2.2").entries.map((x) => [x.date, x.author])).toEqual([["2017-07-20", "N. Shackleton"]]);
  });

  it("the text and the PDF give the same edition", async () => {
    const [text, pdf] = [await read(editions.text), await read(editions.pdf)];
    const loose = (e: Edition) => JSON.stringify(plan(e)).replace(/\\n|\s+/g, " ");
    expect(loose(pdf)).toBe(loose(text));
  });
});

interface Truth {
  readonly edition: { readonly title: string; readonly date: string | null; readonly marking: string };
  readonly recommendations: readonly {
    readonly text: string;
    readonly section: string | null;
    readonly subsection?: string | null;
    readonly owner: string | null;
    readonly update: string;
    readonly status: string;
    readonly delivery: { readonly raw: string; readonly date: string | null; readonly dateIfYearInferred?: string | null };
  }[];
}

describe.skipIf(!there)("real action logs (skipped where ../shared is absent)", () => {
  it.each([
    ["tb07", "pdf"],
    ["tb08", "pdf"],
    ["tb09", "made.pdf"],
    ["tb09", "made.html"],
    ["odug-2013-05", "pdf"],
  ])("%s.%s is read as its truth says", async (name, ending) => {
    const truth = JSON.parse(readFileSync(new URL(`real/${name}.json`, SHARED), "utf8")) as Truth;
    const e = await read(`real/${name}.${ending}`);
    expect(e.edition).toMatchObject({
      title: truth.edition.title,
      date: truth.edition.date,
      marking: truth.edition.marking,
      numbered: false,
    });
    const fold = (s: string) => s.replace(/\s+/g, " ").trim();
    const wanted = truth.recommendations.map((r) => [
      fold(r.text),
      r.section,
      r.subsection ?? null,
      r.owner ?? "",
      r.update,
      r.status,
      r.delivery.raw,
    ]);
    expect(
      e.recommendations.map((r) => [fold(r.text), r.section, r.subsection, r.owner, fold(r.update), r.status, r.delivery.raw]),
    ).toEqual(wanted);
    const inferred = new Set(e.findings.filter((f) => f.code === "inferred-year").map((f) => f.recommendation));
    truth.recommendations.forEach((r, i) => {
      const got = e.recommendations[i];
      expect([r.delivery.raw, got?.delivery.date]).toEqual([
        r.delivery.raw,
        inferred.has(got?.id ?? "") ? r.delivery.dateIfYearInferred : r.delivery.date,
      ]);
    });
  });
});
