import { describe, expect, it } from "vitest";
import { questionOf } from "../../src/desk/questions.ts";
import { type FindingCode, finding, findingKinds } from "../../src/model/finding.ts";
import { makeEdition } from "../render/make-edition.ts";

const edition = makeEdition("2026-10-02", [
  { id: "1.1", update: "Part completed.", statusEvidence: "Part completed", raw: "September 2026 Complete" },
  { id: "1.2", source: [{ page: 4, box: null, field: "text" }] },
]);
const keysOf = (code: FindingCode, message: string, recommendation: string | null = "1.1") =>
  questionOf(finding(code, message, { recommendation, text: "words", pages: [3] }), edition);

describe("what a finding asks", () => {
  it("is a question with an answer for every kind, and no key presses two of them", () => {
    for (const code of Object.keys(findingKinds) as FindingCode[]) {
      const { asks, answers } = keysOf(code, `About "these words" of 1.1`);
      expect(asks, code).toMatch(/\?(?: \(.*\))?$/);
      expect(answers.length, code).toBeGreaterThan(0);
      const keys = answers.flatMap((a) => a.key ?? []);
      expect(new Set(keys).size, code).toBe(keys.length);
    }
  });

  it("offers first the status that the words against say", () => {
    const { answers } = keysOf("status-conflict", '1.1: "Part completed" (update) is taken, against "Complete" (delivery cell)');
    expect(answers.map((a) => [a.label, a.key])).toEqual([
      ["Accept: open", "a"],
      ["Correct to complete", "o"],
      ["Correct to on hold", undefined],
      ["Correct to withdrawn", undefined],
    ]);
  });

  it("offers the date that was not taken", () => {
    const { answers } = keysOf("two-dates", '1.1: the cell has "June 2027" and "August 2027"; "August 2027" is taken');
    expect(answers.at(-1)).toMatchObject({ label: "Correct to June 2027", field: "delivery", now: "June 2027", key: "o" });
  });

  it("of words without a number offers the recommendation above them, any other, a new one, and none", () => {
    const { answers, blanks } = keysOf("orphan-fragment", "words without a number", null);
    expect(answers.map((a) => a.label)).toEqual(["Join to Rec 1.1 above", "They belong to no recommendation"]);
    expect(blanks.map((b) => b.action)).toEqual(["give", "new-row"]);
  });
});
