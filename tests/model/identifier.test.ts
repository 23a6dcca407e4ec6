import { describe, expect, it } from "vitest";
import { compareIds, expandRange, isPrefixOf, leadingId, missingBetween } from "../../src/model/identifier.ts";

describe("the id that a text begins with", () => {
  it.each([
    ["4.2.1: The lack of", "4.2.1"],
    ["9.1.1 Units should", "9.1.1"],
    ["1.1.1. Heads of", "1.1.1"],
    ["1.2.3.4 Review", "1.2.3.4"],
    ["7) Do", "7"],
    ["12. Do", "12"],
    ["1a Do", "1a"],
    ["R12 Do", "R12"],
    ["ICT-3: Do", "ICT-3"],
    ["G1.2 Do", "G1.2"],
    ["(A) Do", "(A)"],
    ["(iv) Do", "(iv)"],
    ["(AB) Do", "(AB)"],
    ["Ai The board", "Ai"],
    ["A. Do", "A"],
    ["Rec 3: Do", "Rec 3"],
    ["Recommendation 4 – Do", "Recommendation 4"],
    ["9.1 Business as usual:", "9.1"],
    ["2017/04 Review", "2017/04"],
  ])("%j begins with %s", (text, id) => {
    expect(leadingId(text)?.id).toBe(id);
  });

  it.each([
    "3.5 million pounds should",
    "3.5% of turnover should",
    "not lost.",
    "2017 saw a fall",
    "2017/18 budget",
    "1st Line Supervision",
    "12 months after go-live",
    "7 forces should agree",
    "4 more posts",
    "14.06.17 Complete",
    "5-year plan",
    "20% of staff",
    "9.30 am meetings",
    "14:30 – 15:20 Introductions",
    "A new plan",
    "I think",
    "In 2017",
    "__proto__",
  ])("%j begins with none", (text) => {
    expect(leadingId(text)).toBeNull();
  });
});

describe("the order of ids", () => {
  it("counts numbers as numbers, part by part", () => {
    expect(["10.1", "9.2", "9.10", "9.1.1"].sort(compareIds)).toEqual(["9.1.1", "9.2", "9.10", "10.1"]);
    expect(["Aiv", "Aii", "Bi"].sort(compareIds)).toEqual(["Aii", "Aiv", "Bi"]);
  });

  it("a heading's number is the beginning of its ids", () => {
    expect(isPrefixOf("9.1", "9.1.1")).toBe(true);
    expect(isPrefixOf("9.1", "9.10.1")).toBe(false);
    expect(isPrefixOf("9.1", "9.1")).toBe(false);
  });

  it("names what a series leaves out", () => {
    expect(missingBetween("3.4", "3.6")).toEqual(["3.5"]);
    expect(missingBetween("R2", "R5")).toEqual(["R3", "R4"]);
    expect(missingBetween("3.4", "4.1")).toEqual([]);
  });

  it("names of a series that leaves thousands of millions out the first ones and the last", () => {
    const missing = missingBetween("2.1", "2.2147483647");
    expect([missing[0], missing[1], missing.at(-1)]).toEqual(["2.2", "2.3", "2.2147483646"]);
    expect(missing.length).toBeLessThan(1000);
  });

  it("expands ranges", () => {
    expect(expandRange("9.2.1", "9.2.4")).toEqual(["9.2.1", "9.2.2", "9.2.3", "9.2.4"]);
    expect(expandRange("R3", "5")).toEqual(["R3", "R4", "R5"]);
  });
});
