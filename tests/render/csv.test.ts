import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/render/csv/write.ts";
import { changesCsv, planCsv } from "../../src/render/csv.ts";
import { changeSet, edition, recommendation } from "./word-edition.ts";

/** RFC 4180, read without any help of ours. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let [row, field, quoted] = [[] as string[], "", false];
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i];
    if (quoted && c === '"' && csv[i + 1] === '"') [field, i] = [`${field}"`, i + 1];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") [row, field] = [[...row, field], ""];
    else if (!quoted && c === "\r" && csv[i + 1] === "\n") {
      rows.push([...row, field]);
      [row, field, i] = [[], "", i + 1];
    } else field += c;
  }
  return rows;
}

const body = (csv: string): string => {
  expect(csv.startsWith("\ufeff")).toBe(true);
  return csv.slice(1);
};

describe("CSV", () => {
  it("gives back every field as it was, but for the apostrophe before what a spreadsheet would run", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const read = readCsv(body(toCsv(rows))).map((row, y) =>
          row.map((field, x) => (field === `'${rows[y]?.[x]}` ? field.slice(1) : field)),
        );
        expect(read).toEqual(rows);
      }),
    );
  });

  it("never begins a field with what begins a formula", () => {
    const starts = ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1"];
    const read = readCsv(body(toCsv([starts])))[0] ?? [];
    expect(read).toEqual(starts.map((s) => `'${s}`));
  });

  it("gives the plan a line a recommendation, with days as YYYY-MM-DD", () => {
    const rows = readCsv(
      body(planCsv(edition("2031-03-03", [recommendation("1.1", { update: 'Said "no",\nthen yes.' }), recommendation("2")]))),
    );
    expect(rows.map((r) => r[0])).toEqual(["Rec", "1.1", "2"]);
    expect(rows[1]?.[rows[0]?.indexOf("Delivery date") ?? -1]).toBe("2031-06-30");
    expect(rows[1]?.[rows[0]?.indexOf("Update") ?? -1]).toBe('Said "no",\nthen yes.');
  });

  it("gives the changes a line a change, with the days that a date has moved", () => {
    const slip = {
      id: "2",
      field: "delivery" as const,
      kind: "rewritten" as const,
      before: "June 2031",
      after: "July 2031",
      redline: [],
      appended: [],
      alteredEntries: [],
      days: 31,
    };
    const rows = readCsv(
      body(
        changesCsv(
          changeSet([["2", "2"]], { slipped: ["2"], deliveryChanged: ["2"], changes: [slip] }),
          edition("2031-03-03", [recommendation("2")]),
        ),
      ),
    );
    expect(rows[1]).toEqual(["2", "Slipped", "Delivery date", "rewritten", "June 2031", "July 2031", "31"]);
  });
});
