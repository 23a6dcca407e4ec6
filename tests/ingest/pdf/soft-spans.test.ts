import { describe, expect, it } from "vitest";
import { rowRules } from "../../../src/ingest/pdf/soft-spans.ts";

const COLUMNS = [
  { from: 40, to: 180 },
  { from: 200, to: 280 },
  { from: 300, to: 500 },
];
const rule = (at: number, from = 38, to = 502) => ({ horizontal: true, at, from, to });

describe("rules across a table without lines down", () => {
  it("leave a column open where its cell goes on into the next row", () => {
    const rules = rowRules([rule(100), rule(150, 38, 198), rule(150, 290, 502), rule(200)], COLUMNS);
    expect(rules.map((r) => [r.at, r.open])).toEqual([
      [100, []],
      [150, [1]],
      [200, []],
    ]);
  });

  it("say nothing of a row where only some words are underlined", () => {
    const rules = rowRules([rule(100), rule(150, 40, 90), rule(200), rule(250)], COLUMNS);
    expect(rules.map((r) => r.at)).toEqual([100, 200, 250]);
  });

  it("need a whole one among them: broken lines alone part no rows", () => {
    expect(rowRules([rule(150, 38, 198), rule(200, 38, 198), rule(250, 38, 198)], COLUMNS)).toEqual([]);
  });
});
