import { describe, expect, it } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { edition, type Said } from "./plan.ts";

const pier = "Replace the rotten piles under the north pier before winter storms";
const crane = "Certify the grain crane every year and publish the certificate";
const ferry = "Agree a timetable with the island ferry that leaves room for the tide";
const lamp = "Hand the lighthouse lamp over to the coastal trust with its spare parts";

const compare = (before: readonly Said[], after: readonly Said[]) => diff(edition("2030-01-07", before), edition("2030-02-04", after));
const text = (id: string, words: string) => ({ id, text: words });

describe("numbers that move", () => {
  it("a number given to another row is a renumbering, through a chain", () => {
    const found = compare([text("4.2", pier), text("4.3", crane)], [text("4.3", pier), text("4.4", crane)]);
    expect(found.renumbered).toEqual([
      { from: "4.2", to: "4.3" },
      { from: "4.3", to: "4.4" },
    ]);
    expect([...found.added, ...found.removed, ...found.textChanged, ...found.unchanged]).toEqual([]);
  });

  it("one that went to another section, among others that were numbered anew, is matched both ways or neither", () => {
    const inspect = (thing: string, place: string, berth: number) =>
      `The harbour office will inspect the ${thing} at ${place} before the harbour of berth ${berth} is let`;
    const row = (id: string, section: string, words: string) => ({ id, section, text: words });
    const before = [
      row("1.1", "Safety", inspect("harbour", "North Pier", 2)),
      row("1.2", "Safety", inspect("harbour", "North Pier", 3)),
      row("1.3", "Traffic", inspect("buoy", "North Pier", 2)),
      row("1.4", "Traffic", inspect("harbour", "Gull Rock", 2)),
    ];
    const after = [
      row("1.1", "Safety", inspect("harbour", "North Pier", 2)),
      row("1.2", "Traffic", inspect("buoy", "North Pier", 2)),
      row("1.3", "Traffic", `${inspect("harbour", "Gull Rock", 2)} and berth 2 is let`),
      row("1.4", "Safety", inspect("harbour", "Gull Rock", 4)),
    ];
    expect(compare(before, after).added).toEqual(compare(after, before).removed);
    expect(compare(before, after).removed).toEqual(compare(after, before).added);
  });

  it("two that swap numbers are two renumberings", () => {
    const found = compare([text("1", pier), text("2", crane)], [text("1", crane), text("2", pier)]);
    expect(found.renumbered).toEqual([
      { from: "2", to: "1" },
      { from: "1", to: "2" },
    ]);
  });

  it("a new one in the middle moves all after it by one, even where their words were touched", () => {
    const found = compare(
      [text("2.1", pier), text("2.2", crane), text("2.3", ferry)],
      [text("2.1", pier), text("2.2", lamp), text("2.3", `${crane} on the web`), text("2.4", ferry)],
    );
    expect(found.added).toEqual(["2.2"]);
    expect(found.removed).toEqual([]);
    expect(found.renumbered).toEqual([
      { from: "2.2", to: "2.3" },
      { from: "2.3", to: "2.4" },
    ]);
    expect(found.textChanged).toEqual(["2.3"]);
  });

  it("one that goes closes the numbers up behind it", () => {
    const found = compare([text("1", pier), text("2", crane), text("3", ferry)], [text("1", pier), text("2", ferry)]);
    expect(found.removed).toEqual(["2"]);
    expect(found.renumbered).toEqual([{ from: "3", to: "2" }]);
  });

  it("another way of writing the same number is none", () => {
    expect(compare([text("R1", pier)], [text("r1.", pier)]).renumbered).toEqual([]);
  });

  it("the second of two rows with one number, left alone, keeps its number", () => {
    const found = compare([text("3", pier), text("3~2", crane)], [text("3", crane)]);
    expect(found.renumbered).toEqual([]);
    expect(found.removed).toEqual(["3"]);
  });
});

describe("numbers that stay", () => {
  it("rewritten words under the same number are a changed text", () => {
    const found = compare(
      [{ ...text("1", pier), owner: "Dockmaster" }],
      [{ ...text("1", "Survey all timber below the waterline"), owner: "Dockmaster" }],
    );
    expect(found.textChanged).toEqual(["1"]);
    expect(found.added).toEqual([]);
  });

  it("a number used again for something else altogether is a new recommendation, and said so", () => {
    const found = compare(
      [{ ...text("1", pier), owner: "Dockmaster", update: "Piles ordered", section: "Quays" }],
      [{ ...text("1", lamp), owner: "Trust liaison", update: "First meeting in May", section: "Lights" }],
    );
    expect(found.added).toEqual(["1"]);
    expect(found.removed).toEqual(["1"]);
    expect(found.findings.map((f) => f.code)).toEqual(["close-match"]);
  });

  it("two with the same words keep their own numbers", () => {
    const found = compare([text("1", pier), text("2", pier)], [text("1", pier), { ...text("2", pier), update: "Ordered" }]);
    expect(found.unchanged).toEqual(["1"]);
    expect(found.updateChanged).toEqual(["2"]);
  });
});

describe("a plan without numbers", () => {
  it("another order alone is no change", () => {
    const found = compare(
      [text("#1", pier), text("#2", crane), text("#3", ferry)],
      [text("#1", ferry), text("#2", pier), text("#3", crane)],
    );
    expect(found.unchanged).toEqual(["#1", "#2", "#3"]);
    expect(found.renumbered).toEqual([]);
  });

  it("a row that goes is removed, though another now stands in its place", () => {
    const found = compare([text("#1", pier), text("#2", crane)], [text("#1", crane)]);
    expect(found.removed).toEqual(["#1"]);
    expect(found.unchanged).toEqual(["#1"]);
  });

  it("changed words are matched by what they keep", () => {
    const found = compare([text("#1", pier), text("#2", crane)], [text("#1", crane), text("#2", pier.replace("north pier", "south pier"))]);
    expect(found.textChanged).toEqual(["#2"]);
    expect(found.matches.find((m) => m.to === "#2")).toMatchObject({ from: "#1", by: "text" });
  });

  it("the same words under several sub-headings stay each under their own, though the sub-headings change places and words", () => {
    const row = (id: string, subsection: string) => ({ id, subsection, section: "Benefits", text: "Write the benefits case" });
    const found = compare(
      [row("#1", "Tide tables – lead AK"), row("#2", "Wreck register – lead PM"), row("#3", "Chart data – lead GS")],
      [row("#1", "Chart data"), row("#2", "Tide tables"), row("#3", "Wreck register")],
    );
    expect(found.matches.map((m) => [m.from, m.to])).toEqual([
      ["#3", "#1"],
      ["#1", "#2"],
      ["#2", "#3"],
    ]);
  });

  it("a second candidate nearly as close is a finding", () => {
    const found = compare([text("#1", `${pier} at berth one`), text("#2", `${pier} at berth two`)], [text("#1", `${pier} at berth six`)]);
    expect(found.matches).toHaveLength(1);
    expect(found.findings.map((f) => f.code)).toEqual(["close-match"]);
  });
});

describe("restructured plans", () => {
  it("one whose words now stand in two is split; the second is added too", () => {
    const found = compare([text("1", `${pier}. ${crane}.`)], [text("1", `${pier}.`), text("2", `${crane}.`)]);
    expect(found.split).toEqual([{ from: "1", to: ["1", "2"] }]);
    expect(found.added).toEqual(["2"]);
  });

  it("two whose words now stand in one are merged", () => {
    const found = compare([text("1", `${pier}.`), text("2", `${crane}.`)], [text("1", `${pier}. ${crane}.`)]);
    expect(found.merged).toEqual([{ from: ["1", "2"], to: "1" }]);
    expect(found.removed).toEqual(["2"]);
  });
});

describe("a person's decision about a match", () => {
  const before = edition("2030-01-07", [text("1", pier), text("2", crane)]);
  const after = edition("2030-02-04", [text("5", "All piles are to be looked at"), text("2", crane)]);

  it("stands whatever the words say", () => {
    const found = diff(before, after, { renumberings: [{ recommendation: "5", with: ["1"] }] });
    expect(found.renumbered).toEqual([{ from: "1", to: "5" }]);
    expect(found.matches[0]).toEqual({ from: "1", to: "5", by: "decision", score: 1 });
  });

  it("that one is new keeps it from being matched", () => {
    const found = diff(before, edition("2030-02-04", [text("1", pier)]), { renumberings: [{ recommendation: "1", with: [] }] });
    expect(found.added).toEqual(["1"]);
    expect(found.removed).toEqual(["1", "2"]);
  });
});

describe("parts of one text", () => {
  const pilots = "Pilots must report near misses within a day, and the office must publish them every month. ";
  const tide = "The tide gauge at the upper lock must be read twice a day and written in the log by its keeper.";
  const row = (id: string, words: string, beside: Partial<Said>): Said => ({
    id,
    text: words,
    section: "Traffic",
    owner: "T. Brandt",
    ...beside,
  });
  const own = { update: "Two near misses were reported in May; both are published.", delivery: ["May 2031", "2031-05-31"] as const };

  it("the part that keeps update, owner and date is what it was, even where the other got its number", () => {
    const found = compare(
      [text("3.1", pier), text("3.2", crane), row("3.3", pilots + tide, own)],
      [text("3.1", crane), row("3.2", pilots.trim(), own), row("3.3", tide, { delivery: ["July 2031", "2031-07-31"] })],
    );
    expect(found.renumbered).toContainEqual({ from: "3.3", to: "3.2" });
    expect(found.added).toEqual(["3.3"]);
    expect(found.split).toEqual([{ from: "3.3", to: ["3.2", "3.3"] }]);
  });

  it("words that both parts of a merged one share count for both", () => {
    const cost = "at a cost of no more than nine thousand pounds";
    const found = compare(
      [text("1", `Repaint every buoy of the channel ${cost}.`), text("2", `Relocate the customs shed ${cost}.`)],
      [text("1", `Repaint every buoy of the channel ${cost}. Relocate the customs shed ${cost}.`)],
    );
    expect(found.merged).toEqual([{ from: ["1", "2"], to: "1" }]);
  });

  it("a removed one that shares a phrase with it was not merged into it", () => {
    const found = compare(
      [text("1", "That the harbour incident log be kept by the pilots."), text("2", "Simplify the berth log.")],
      [text("1", "That the berth log be kept by the pilots.")],
    );
    expect(found.merged).toEqual([]);
    expect(found.removed).toEqual(["2"]);
  });
});

it("a number under which all is new stands for a new recommendation", () => {
  const under = (words: string, owner: string, update: string, month: readonly [string, string]): Said => ({
    id: "7",
    section: "Traffic",
    text: words,
    owner,
    update,
    delivery: month,
  });
  const found = compare(
    [under("The pilot office should survey the harbour", "T. Brandt", "The survey has begun.", ["May 2030", "2030-05-31"])],
    [under("The ferry office should retire the harbour tug", "I. Okafor", "Three offers have come in.", ["June 2031", "2031-06-30"])],
  );
  expect([found.added, found.removed]).toEqual([["7"], ["7"]]);
});
