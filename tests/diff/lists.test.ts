import { describe, expect, it } from "vitest";
import { applyChanges, normalRows } from "../../src/diff/apply.ts";
import { diff } from "../../src/diff/diff.ts";
import { Status } from "../../src/model/edition.ts";
import { edition, type Said } from "./plan.ts";

const turn = (before: Partial<Said>, after: Partial<Said>) =>
  diff(edition("2030-01-07", [{ id: "1", ...before }]), edition("2030-02-04", [{ id: "1", ...after }]));

describe("what a turn of status is called", () => {
  const names = ["completed", "reopened", "withdrawn", "reinstated", "putOnHold", "resumed"] as const;
  const expected: Record<Status, Record<Status, readonly (typeof names)[number][]>> = {
    open: { open: [], "on-hold": ["putOnHold"], complete: ["completed"], withdrawn: ["withdrawn"] },
    "on-hold": { open: ["resumed"], "on-hold": [], complete: ["completed"], withdrawn: ["withdrawn"] },
    complete: { open: ["reopened"], "on-hold": ["reopened"], complete: [], withdrawn: ["withdrawn"] },
    withdrawn: { open: ["reinstated"], "on-hold": ["reinstated"], complete: ["completed"], withdrawn: [] },
  };
  for (const from of Status.options)
    for (const to of Status.options)
      it(`${from} to ${to}: ${expected[from][to][0] ?? "nothing"}`, () => {
        const found = turn({ status: from }, { status: to });
        expect(names.filter((n) => found[n].length > 0)).toEqual(expected[from][to]);
        expect(found.statusChanged).toEqual(from === to ? [] : ["1"]);
      });

  it("one that is added or removed stands in none of them", () => {
    const found = diff(
      edition("2030-01-07", [{ id: "1", status: "open", text: "Dredge the outer channel to nine metres" }]),
      edition("2030-02-04", [{ id: "2", status: "complete", text: "Paint every bollard on the fish quay white" }]),
    );
    expect(names.flatMap((n) => found[n])).toEqual([]);
    expect(found.live).toMatchObject({ before: 1, removedLive: 1, addedLive: 0, now: 0 });
  });
});

describe("delivery dates", () => {
  it("a later date is a slip, with its days", () => {
    const found = turn({ delivery: ["March 2030", "2030-03-31"] }, { delivery: ["June 2030", "2030-06-30"] });
    expect([found.slipped, found.broughtForward, found.deliveryChanged]).toEqual([["1"], [], ["1"]]);
    expect(found.changes[0]?.days).toBe(91);
  });

  it("an earlier date is brought forward", () => {
    const found = turn({ delivery: ["March 2030", "2030-03-31"] }, { delivery: ["1 March 2030", "2030-03-01"] });
    expect([found.slipped, found.broughtForward]).toEqual([[], ["1"]]);
    expect(found.changes[0]?.days).toBe(-30);
  });

  it("other words for the same day are a changed cell and no slip", () => {
    const found = turn({ delivery: ["September 2030", "2030-09-30"] }, { delivery: ["30 September 2030", "2030-09-30"] });
    expect([found.deliveryChanged, found.slipped, found.broughtForward]).toEqual([["1"], [], []]);
  });

  it("the same words that another reader dated otherwise are no change", () => {
    const found = turn({ delivery: ["September", "2030-09-30"] }, { delivery: ["SEPTEMBER", "2031-09-30"] });
    expect(found.unchanged).toEqual(["1"]);
  });

  it("a date given for the first time, and one taken away", () => {
    expect(turn({ delivery: "TBC" }, { delivery: ["May 2030", "2030-05-31"] }).dateGiven).toEqual(["1"]);
    expect(turn({ delivery: ["May 2030", "2030-05-31"] }, { delivery: "" }).dateRemoved).toEqual(["1"]);
  });
});

describe("sections and other columns", () => {
  it("another section is a move; the same one in capitals is none", () => {
    expect(turn({ section: "Quays" }, { section: "Lights" }).moved).toEqual(["1"]);
    expect(turn({ section: "Quays & Locks" }, { section: "QUAYS  & LOCKS" }).unchanged).toEqual(["1"]);
  });

  const months = (before: readonly (string | null)[], after: readonly (string | null)[]) => {
    const plan = (sections: readonly (string | null)[]) => sections.map((section, i) => ({ id: `${i + 1}`, section }));
    return diff(edition("2030-01-07", plan(before)), edition("2030-02-04", plan(after)));
  };

  it("a section under another name is no move", () => {
    const found = months(["Quays", "Quays", "Lights"], ["Berths", "Berths", "Lights"]);
    expect(found.moved).toEqual([]);
    expect(found.unchanged).toEqual(["1", "2", "3"]);
    expect(found.changes.map((c) => [c.id, c.field, c.kind, c.before, c.after])).toEqual([
      ["1", "section", "cosmetic", "Quays", "Berths"],
      ["2", "section", "cosmetic", "Quays", "Berths"],
    ]);
  });

  it("one that leaves a section while the others take its new name has moved", () => {
    expect(months(["Quays", "Quays", "Quays", "Lights"], ["Berths", "Berths", "Lights", "Lights"]).moved).toEqual(["3"]);
  });

  it("a section of one under another name was renamed where the names are alike, else moved", () => {
    expect(months(["Quays", "Lights"], ["Quays and berths", "Lights"]).moved).toEqual([]);
    expect(months(["Quays", "Lights"], ["Staff", "Lights"]).moved).toEqual(["1"]);
  });

  it("sections put together are moves, for nobody can say which was renamed", () => {
    expect(months(["Quays", "Quays", "Lights", "Lights"], ["Works", "Works", "Works", "Works"]).moved).toEqual(["1", "2", "3", "4"]);
  });

  it("a plan's own rating and named columns are changes without a list", () => {
    const found = turn(
      { rag: "Amber", other: [{ name: "Priority", text: "High" }] },
      { rag: "Green", other: [{ name: "Priority", text: "Low" }] },
    );
    expect(found.changes.map((c) => [c.field, c.before, c.after])).toEqual([
      ["rag", "Amber", "Green"],
      ["other", "Priority: High", "Priority: Low"],
    ]);
    expect(found.unchanged).toEqual(["1"]);
  });
});

describe("other columns", () => {
  const cells = (...other: readonly (readonly [string, string])[]) => ({ other: other.map(([name, text]) => ({ name, text })) });
  const changed = (before: Partial<Said>, after: Partial<Said>) => turn(before, after).changes.map((c) => [c.before, c.after]);

  it("under one heading, or under none, are compared each with its own", () => {
    expect(changed(cells(["", "Anna"], ["", "Ordered"]), cells(["", "Anna"], ["", "Delivered"]))).toEqual([[": Ordered", ": Delivered"]]);
  });

  it("headed with the day of the edition are one column from month to month", () => {
    const position = (day: string, text: string) => cells([`Position at ${day}`, text]);
    expect(changed(position("7 January 2030", "Ordered"), position("4 February 2030", "Ordered"))).toEqual([]);
    expect(changed(position("7 January 2030", "Ordered"), position("4 February 2030", "Delivered"))).toEqual([
      ["Position at 7 January 2030: Ordered", "Position at 4 February 2030: Delivered"],
    ]);
  });

  it("made in the edition before give those of the edition after", () => {
    const [before, after] = [
      edition("2030-01-07", [{ id: "1", ...cells(["", "Anna"], ["", "Ordered"], ["Risk", "High"]) }]),
      edition("2030-02-04", [{ id: "1", ...cells(["", "Bo"], ["", "Delivered"], ["Cost", "10"]) }]),
    ];
    expect(normalRows(applyChanges(before, diff(before, after), []))).toEqual(normalRows(after));
  });
});

describe("owners", () => {
  const owner = (before: string, after: string) => {
    const people = (cell: string) => cell.split(/ & |, |; /).map((name) => ({ name }));
    return turn({ owner: before, owners: people(before) }, { owner: after, owners: people(after) });
  };
  it.each([
    ["Nora Sandvik", "N. Sandvik"],
    ["Nora Sandvik", "Mrs Nora Sandvik"],
    ["Supt Nora Sandvik", "Ch Supt N Sandvik"],
    ["Nora Sandvik & Tom Yew", "Tom Yew & Nora Sandvik"],
    ["Sandvik, Nora", "Nora Sandvik"],
    ["Nora J Sandvik", "Nora Sandvik"],
  ])("%s and %s are the same", (a, b) => {
    const found = owner(a, b);
    expect(found.ownerChanged).toEqual([]);
    expect(found.unchanged).toEqual(["1"]);
    expect(found.changes.map((c) => c.kind)).toEqual(["cosmetic"]);
  });
  it.each([
    ["Nora Sandvik", "Tom Yew"],
    ["Nora Sandvik", "Nils Sandvik"],
    ["N. Sandvik", "T. Sandvik"],
    ["Nora Sandvik", "Nora Sandvik & Tom Yew"],
    ["Head of Moorings", "Director of Moorings"],
    ["", "Tom Yew"],
  ])("%s and %s are not", (a, b) => {
    expect(owner(a, b).ownerChanged).toEqual(["1"]);
  });
});
