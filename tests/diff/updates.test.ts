import { describe, expect, it } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import type { FieldChange } from "../../src/model/change.ts";
import { edition, type Said } from "./plan.ts";

type Entries = NonNullable<Said["entries"]>;

function change(before: Entries, after: Entries): FieldChange | undefined {
  const found = diff(edition("2030-01-07", [{ id: "1", entries: before }]), edition("2030-02-04", [{ id: "1", entries: after }]));
  return found.changes.find((c) => c.field === "update");
}

const survey = ["2029-11-05", "05.11.29 Survey of 40 moorings done"] as const;
const tender = ["2029-12-03", "03.12.29 Tender out to four yards"] as const;
const award = ["2030-01-28", "28.01.30 Contract awarded to the lowest bidder"] as const;
const waits = [null, "Awaits the harbour board's agreement"] as const;

describe("an update that has grown", () => {
  it.each([
    ["at the end", [survey, tender], [survey, tender, award]],
    ["at the top", [survey, tender], [award, survey, tender]],
    ["from nothing", [], [award]],
    ["behind words without a date", [waits], [waits, award]],
  ] as [string, Entries, Entries][])("%s is appended, the new entry whole", (_, before, after) => {
    const found = change(before, after);
    expect(found?.kind).toBe("appended");
    expect(found?.appended).toEqual([award[1]]);
    expect(found?.alteredEntries).toEqual([]);
  });

  it("a sentence more is appended, though no date sets it apart", () => {
    const found = change([waits], [[null, `${waits[1]}. The paper is on the agenda for May.`]]);
    expect(found?.kind).toBe("appended");
    expect(found?.appended).toEqual(["The paper is on the agenda for May."]);
  });

  it("a line put before words without a date is appended, though no stop ends it", () => {
    const found = change([waits], [[null, `Terms agreed with the yard on 4 March\n${waits[1]}`]]);
    expect(found).toMatchObject({ kind: "appended", appended: ["Terms agreed with the yard on 4 March"] });
  });

  it("is appended where one reader parted the entries and the other did not", () => {
    const joined = [survey[0], `${survey[1]}\n${tender[1]}`] as const;
    expect(change([joined], [survey, tender, award])).toMatchObject({ kind: "appended", appended: [award[1]] });
    expect(change([survey, tender], [joined, award])).toMatchObject({ kind: "appended", appended: [award[1]] });
  });
});

describe("a past entry", () => {
  it("that says something else now is history altered, was and now", () => {
    const found = change([survey, tender], [["2029-11-05", "05.11.29 Survey of 14 moorings done"], tender]);
    expect(found?.kind).toBe("history-altered");
    expect(found?.alteredEntries).toEqual([{ before: survey[1], after: "05.11.29 Survey of 14 moorings done" }]);
  });

  it("that is gone is history altered, even beside a new one", () => {
    const found = change([survey, tender], [tender, award]);
    expect(found?.kind).toBe("history-altered");
    expect(found?.alteredEntries).toEqual([{ before: survey[1], after: null }]);
    expect(found?.appended).toEqual([award[1]]);
  });

  it("that goes on in the same sentence is altered; a new sentence behind the last one is appended", () => {
    expect(change([tender], [["2029-12-03", `${tender[1]} and then withdrawn`]])?.kind).toBe("history-altered");
    expect(change([tender], [["2029-12-03", `${tender[1]}. Two replies so far.`]])?.kind).toBe("appended");
  });

  it("whose date is written otherwise is cosmetic, however many there are", () => {
    const written = [
      ["2029-11-05", "5 November 2029: Survey of 40 moorings done"],
      ["2029-12-03", "3 December 2029: Tender out to four yards"],
    ] as const;
    expect(change([survey, tender], written)).toMatchObject({ kind: "cosmetic", alteredEntries: [] });
    expect(change([survey, tender], [...written, award])).toMatchObject({ kind: "appended", appended: [award[1]] });
  });

  it("with a typing correction is cosmetic", () => {
    expect(
      change([["2029-11-05", "05.11.29 Survey of the moornigs done"]], [["2029-11-05", "05.11.29 Survey of the moorings done"]])?.kind,
    ).toBe("cosmetic");
  });
});

describe("words without a date", () => {
  it("that are replaced are rewritten", () => {
    expect(change([waits], [[null, "Agreed in principle; money to be found"]])).toMatchObject({ kind: "rewritten", appended: [] });
  });

  it("that give way to a dated entry are rewritten", () => {
    expect(change([waits], [award])?.kind).toBe("rewritten");
  });
});

describe("no change at all", () => {
  it.each([
    ["case", "Piles Ordered", "PILES ordered"],
    ["white space", "Points 1,2and 5  agreed ", "Points 1,2 and 5\nagreed"],
    ["quotes and dashes", 'The board\'s "own" plan \u2013 agreed', "The board\u2019s \u201cown\u201d plan - agreed"],
    ["list marks", "- first thing\n- second thing", "1. first thing\n2) second thing"],
    ["a list in one line", "Agreed: 1. first thing 2. second thing", "Agreed:\n1) first thing\n2) second thing"],
    ["bullets", "\u2022 first thing\n\u2022 second thing", "- first thing\n  - second thing"],
    ["hyphenation", "to re-focus on co-operation", "to refocus on co-\noperation"],
    ["ligatures", "o\ufb03ce of \ufb01nance", "office of finance"],
    ["a space before a stop", "Agreed , in part .", "Agreed, in part."],
    ["unseen characters", "har\u00adbour\u200b board", "harbour board"],
  ])("%s", (_, before, after) => {
    expect(change([[null, before]], [[null, after]])).toBeUndefined();
  });

  it.each([
    ["a range of figures", "2016-20", "201620"],
    ["a minus", "variance of -5", "variance of 5"],
    ["the number of a point", "as point 3. says", "as point 4. says"],
    ["a word", "berth on quay", "berth off quay"],
    ["a point named behind nothing but dashes", "berth of quay \u2013 \u2013 (a) agreed", "berth of quay \u2013 \u2013 o agreed"],
    ["a point that was taken out behind a dash", "berth of quay \u2013 2. until winter a 2.", "berth of quay \u2013 until winter a 2."],
  ])("but %s counts", (_, before, after) => {
    expect(change([[null, before]], [[null, after]])).toBeDefined();
  });
});

it("words without a date that were replaced are rewritten, though a dated entry that stayed says them too", () => {
  const twice = ["2029-12-03", `03.12.29 Tender out to four yards. ${waits[1]}`] as const;
  const found = change([waits, survey, twice], [[null, "The yard at Gull Rock has closed"], survey, twice]);
  expect(found?.kind).toBe("rewritten");
});
