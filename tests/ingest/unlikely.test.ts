import { describe, expect, it } from "vitest";
import { unlikelyCells } from "../../src/ingest/unlikely.ts";
import { recommendation, type Said } from "../diff/plan.ts";

const rows: readonly Said[] = Array.from({ length: 12 }, (_, i) => ({
  id: `${i + 1}`,
  section: "Harbour",
  text: `The harbour office will inspect berth ${i + 1}.`,
  owner: "Ines Okafor",
  update: `Berth ${i + 1} was inspected in May.`,
}));

const plan = (odd: Partial<Said> = {}) => rows.map((r, i) => recommendation(i === 4 ? { ...r, ...odd } : r));
const said = (odd: Partial<Said>) => unlikelyCells(plan(odd)).map((f) => [f.recommendation, f.message]);

describe("a cell that looks cut or joined beside the plan's others", () => {
  it.each<[string, Partial<Said>, string]>([
    ["a text that begins within a sentence", { text: "before the winter storms." }, "its text begins within a sentence"],
    ["an update that begins within one", { update: "and the piles were replaced." }, "its update begins within a sentence"],
    ["an owner that was lost", { owner: "" }, "its owner is empty"],
    ["an owner with a sentence in it", { owner: "Ines Okafor The piles were found sound by the diver in May" }, "its owner is far longer"],
  ])("is told: %s", (_, odd, says) => {
    expect(said(odd)).toEqual([["5", `5 may have been read wrongly: ${says}, unlike the plan's others.`]]);
  });

  it("is told once, with all that is odd", () => {
    expect(said({ text: "before the storms.", owner: "" })).toEqual([
      ["5", "5 may have been read wrongly: its owner is empty; its text begins within a sentence, unlike the plan's others."],
    ]);
  });

  it("is not told of a plan that is like itself throughout", () => {
    expect(unlikelyCells(plan())).toEqual([]);
    expect(unlikelyCells(rows.map((r) => recommendation({ ...r, text: "inspect the berth", owner: "" })))).toEqual([]);
  });

  it("is not told of a list item, a date or a quotation", () => {
    for (const update of ["- the piles, in May", "14.05.26 piles replaced", "“Sound”, said the diver."])
      expect(said({ update })).toEqual([]);
  });

  it("is not told of a date or an update that the plan leaves out", () => {
    expect(said({ update: "" })).toEqual([]);
  });

  it("is not told of a plan too short to have a rule", () => {
    expect(unlikelyCells(plan({ owner: "" }).slice(0, 6))).toEqual([]);
  });
});
