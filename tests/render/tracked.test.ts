import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edition, Recommendation } from "../../src/model/edition.ts";
import { planColumns } from "../../src/render/tracked/columns.ts";
import { trackedTable } from "../../src/render/tracked.ts";
import { ooxmlErrors } from "./ooxml.ts";
import { settledRows } from "./tracked-settle.ts";
import { changeSet, edition, recommendation } from "./word-edition.ts";
import { part } from "./word-words.ts";

const before = edition("2031-02-03", [
  recommendation("1"),
  recommendation("2", { update: "3.1.31 Timber ordered.\n\nTwo piles are rotten & the third leans." }),
  recommendation("3", { section: "Boats" }),
  recommendation("4"),
  recommendation("5", { update: "" }),
  recommendation("6"),
]);
const after = edition("2031-03-03", [
  recommendation("1", { status: "complete", delivery: { raw: "June 2031 Complete", date: "2031-06-30", precision: "month" } }),
  recommendation("4", { text: "Mend jetty 4 before the winter.\n- the deck;\n- the rail." }),
  recommendation("2", { update: "3.1.31 Timber ordered.\nTwo piles are rotten <and> the third leans.\n2.3.31 Third pile drawn." }),
  recommendation("7", { text: "Paint the numbers.\nBoth sides." }),
  recommendation("5b", { update: "Begun." }),
  recommendation("6", { owner: "" }),
]);
const changes = changeSet([
  ["1", "1"],
  ["2", "2"],
  ["4", "4"],
  ["5", "5b"],
  ["6", "6"],
]);
const docx = await trackedTable(before, after, changes);
const document = part(docx, "word/document.xml");

function cells(e: Edition, both: readonly Edition[]): string[][] {
  return e.recommendations.map((r) => planColumns(both).map((c) => c.cell(r)));
}

describe("the tracked table", () => {
  it("gives the new edition, cell for cell and in its order, where all is accepted", () => {
    expect(settledRows(document, "accept")).toEqual(cells(after, [before, after]));
  });

  it("gives the old edition, cell for cell and in its order, where all is rejected", () => {
    expect(settledRows(document, "reject")).toEqual(cells(before, [before, after]));
  });

  it("names the edition as the author and its day as the day of every change", () => {
    const marks = [...document.matchAll(/<w:(?:ins|del) [^>]*>/g)].map((m) => m[0]);
    expect(marks.length).toBeGreaterThan(10);
    expect(
      marks.filter((m) => !m.includes('w:date="2031-03-03T00:00:00Z"') || !m.includes('w:author="Edition of 3\u00a0March 2031"')),
    ).toEqual([]);
    const ids = marks.map((m) => /w:id="(\d+)"/.exec(m)?.[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("tracks nothing in a first edition", async () => {
    const first = part(await trackedTable(null, after, changes), "word/document.xml");
    expect(first).not.toMatch(/<w:(ins|del) /);
    expect(settledRows(first, "accept")).toEqual(cells(after, [after]));
  });

  it("has the same bytes every time", async () => {
    expect(await trackedTable(before, after, changes)).toEqual(docx);
  });

  it("is without fault to the Open XML SDK", async (context) => {
    const errors = await ooxmlErrors(docx, "docx");
    if (errors === null) return context.skip("skipped: the Open XML validator cannot run on this machine");
    expect(errors).toEqual([]);
  });

  it("gives both editions back whatever words and order they have", async () => {
    const words = fc
      .array(fc.constantFrom("boat", "Boat", "quay,", "\n", " ", "  ", "& <", "31", "–"), { maxLength: 12 })
      .map((w) => w.join(""));
    const plan = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 9 }), update: words, owner: words }), {
      maxLength: 6,
      selector: (r) => r.id,
    });
    const toRecs = (list: { id: number; update: string; owner: string }[]): Recommendation[] =>
      list.map((r) => recommendation(`${r.id}`, { update: r.update, owner: r.owner }));
    await fc.assert(
      fc.asyncProperty(plan, plan, async (a, b) => {
        const [old, now] = [edition("2031-02-03", toRecs(a)), edition("2031-03-03", toRecs(b))];
        const pairs = a.filter((r) => b.some((s) => s.id === r.id)).map((r) => [`${r.id}`, `${r.id}`] as const);
        const xml = part(await trackedTable(old, now, changeSet(pairs)), "word/document.xml");
        expect(settledRows(xml, "accept")).toEqual(cells(now, [old, now]));
        expect(settledRows(xml, "reject")).toEqual(cells(old, [old, now]));
      }),
      { numRuns: 30 },
    );
  });
});
