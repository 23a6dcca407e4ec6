import { describe, expect, it } from "vitest";
import { applyDecisions, strayDecisions } from "../../src/model/apply-decisions.ts";
import { askedBy, carryDecisions, sourceWords } from "../../src/model/carry-decisions.ts";
import { finding } from "../../src/model/finding.ts";
import { settledBy } from "../../src/model/settled.ts";
import { decided } from "../desk/office.ts";
import { makeEdition } from "../render/make-edition.ts";

const ids = (e: ReturnType<typeof makeEdition>) => e.recommendations.map((r) => r.id);
const joinedRow = () =>
  makeEdition("2026-10-02", [
    {
      id: "5.1",
      text: "That stores are counted.\n5.2 That keys are signed for.",
      owner: "Head of Stores Head of Estates",
      update: "Counted in May.\nCOMPLETE – keys are signed for.",
      raw: "May 2026 June 2027",
    },
    { id: "5.3" },
  ]);

describe("a row that was two", () => {
  const split = decided({
    kind: "split",
    recommendation: "5.1",
    field: "text",
    with: ["5.2"],
    cuts: [
      { field: "text", from: "5.2 That keys" },
      { field: "update", from: "COMPLETE – keys" },
      { field: "owner", from: "Head of Estates" },
      { field: "delivery", from: "June 2027" },
    ],
  });

  it("is split in every field, each with the status and date of its own words, and its number is not said twice", () => {
    const [first, second, third] = applyDecisions(joinedRow(), [split]).recommendations;
    expect(first).toMatchObject({ id: "5.1", owner: "Head of Stores", status: "open", delivery: { date: "2026-05-31" } });
    expect(second).toMatchObject({ id: "5.2", text: "That keys are signed for.", owner: "Head of Estates", status: "complete" });
    expect([first?.update, second?.update]).toEqual(["Counted in May.", "COMPLETE – keys are signed for."]);
    expect(third?.id).toBe("5.3");
  });

  it("shares owner and date where only its text is cut", () => {
    const [first, second] = applyDecisions(joinedRow(), [{ ...split, cuts: [{ field: "text", from: "5.2 That" }] }]).recommendations;
    expect([first?.owner, second?.owner]).toEqual(["Head of Stores Head of Estates", "Head of Stores Head of Estates"]);
    expect(second?.update).toBe("");
  });

  it("stays whole where the words of the cut are gone", () => {
    expect(ids(applyDecisions(joinedRow(), [{ ...split, cuts: [{ field: "text", from: "Other words" }] }]))).toEqual(["5.1", "5.3"]);
  });

  it("is split again next month, though a new entry stands in the update", () => {
    const words = sourceWords(joinedRow(), split) ?? "";
    const next = joinedRow();
    const grown = { ...next, recommendations: next.recommendations.map((r) => ({ ...r, update: `${r.update}\nJuly: audited.` })) };
    expect(carryDecisions([{ ...split, rests: { digest: "x", words } }], grown).decisions).toHaveLength(1);
  });
});

describe("rows that were one", () => {
  const cut = () =>
    makeEdition("2026-10-02", [
      {
        id: "1.1",
        text: "That the steps of",
        owner: "Head of",
        update: "Stone is cut.",
      },
      { id: "1.1~2", text: "the quay are mended.", owner: "Estates", update: "" },
    ]);

  it("are joined in the order of the plan, whichever keeps its number, and lose no words", () => {
    for (const [to, other] of [
      ["1.1", "1.1~2"],
      ["1.1~2", "1.1"],
    ]) {
      const [row, more] = applyDecisions(cut(), [decided({ kind: "join", recommendation: to ?? "", with: [other ?? ""] })]).recommendations;
      expect(row).toMatchObject({ id: to, text: "That the steps of the quay are mended.", owner: "Head of Estates" });
      expect(more).toBeUndefined();
    }
  });

  it("go on in the line that was cut, be it before a capital; a new entry stays one", () => {
    const two = makeEdition("2026-10-02", [
      { id: "#1", text: "The Section 151", update: "02.06.26 –" },
      { id: "#2", text: "Officer should report.", update: "Monitored monthly." },
      { id: "#3", text: "and publish", update: "03.07.26 Published" },
    ]);
    const [row] = applyDecisions(two, [
      decided({ kind: "join", recommendation: "#1", with: ["#2"] }),
      decided({ kind: "join", recommendation: "#1", with: ["#3"] }),
    ]).recommendations;
    expect(row).toMatchObject({
      text: "The Section 151 Officer should report.\nand publish",
      update: "02.06.26 – Monitored monthly.\n03.07.26 Published",
    });
  });

  it("are asked about again where the words of either changed", () => {
    const join = decided({ kind: "join", recommendation: "1.1", with: ["1.1~2"] });
    const resting = { ...join, rests: { digest: "x", words: sourceWords(cut(), join) ?? "" } };
    expect(carryDecisions([resting], cut()).decisions).toEqual([resting]);
    const other = cut();
    const changed = {
      ...other,
      recommendations: other.recommendations.map((r) => (r.id === "1.1" ? r : { ...r, text: "The pier is painted." })),
    };
    expect(carryDecisions([resting], changed).findings).toHaveLength(1);
  });
});

describe("rows that were read wrongly altogether", () => {
  const plan = () => makeEdition("2026-10-02", [{ id: "1.1" }, { id: "#2", text: "Page 3 of 9" }]);
  const made = decided({
    kind: "new-row",
    with: ["1.2", "1.1"],
    now: "1.2 That the log is read.",
    rests: { digest: "x", words: "Text 1.1" },
  });

  it("what is no recommendation is left out, what is one stands where it belongs, in the section beside it", () => {
    const now = applyDecisions(plan(), [decided({ kind: "leave-out", recommendation: "#2" }), made]);
    expect(ids(now)).toEqual(["1.1", "1.2"]);
    expect(now.recommendations[1]).toMatchObject({
      text: "That the log is read.",
      section: now.recommendations[0]?.section,
      status: "open",
    });
  });

  it("a correction of a row that a decision made is applied again next month with it", () => {
    const row = { ...made, rests: { digest: "x", words: sourceWords(plan(), made) ?? "" } };
    const owner = decided({ recommendation: "1.2", field: "owner", now: "Clerk", rests: { digest: "y", words: "" } });
    expect(carryDecisions([row, owner], plan()).decisions).toEqual([row, owner]);
  });

  it("a decision on a row is stray once the decision that made the row, or its number, is undone", () => {
    const number = decided({ recommendation: "#2", field: "id", now: "1.3" });
    const status = decided({ recommendation: "#2", field: "status", now: "complete" });
    const owner = decided({ recommendation: "1.3", field: "owner", now: "Clerk" });
    const all = [status, number, owner];
    expect(strayDecisions(plan(), all)).toEqual([]);
    expect(applyDecisions(plan(), all).recommendations[1]).toMatchObject({ id: "1.3", status: "complete", owner: "Clerk" });
    expect(strayDecisions(plan(), [...all, decided({ kind: "undo", undoes: number.id })])).toEqual([owner]);
  });
});

describe("several decisions that rest on the same words", () => {
  it("are asked again in one question", () => {
    const rests = { digest: "x", words: "Old words." };
    const two = [
      decided({ recommendation: "1.1", field: "text", now: "Better words.", rests }),
      decided({ kind: "leave-out", recommendation: "1.1", rests }),
    ];
    const { asked, findings } = carryDecisions(two, makeEdition("2026-10-02", [{ id: "1.1", text: "New words." }]));
    expect(findings).toHaveLength(1);
    expect(findings.flatMap((f) => askedBy(asked, f).map((a) => a.decision))).toEqual(two);
  });
});

describe("a column that was not understood", () => {
  const plan = () =>
    makeEdition("2026-10-02", [
      {
        id: "R1",
        update: "",
        other: [
          { name: "Ac t ion", text: "Two of three are done." },
          { name: "Tar get", text: "February 2027" },
          { name: "St at us", text: "Completed" },
        ],
      },
      { id: "R2", update: "", other: [{ name: "Tar get", text: "August 2026" }] },
    ]);
  const is = (was: string, now: string) => decided({ kind: "column", was, now });

  it("is what a person says it is, in every row, with the date and status that follow from it", () => {
    const all = [is("other:Ac t ion", "update"), is("other:Tar get", "delivery"), is("other:St at us", "status")];
    const [first, second] = applyDecisions(plan(), all).recommendations;
    expect(first).toMatchObject({ update: "Two of three are done.", delivery: { date: "2027-02-28" }, status: "complete" });
    expect(second).toMatchObject({ delivery: { date: "2026-08-31" }, overdue: true });
  });

  it("is so again next month under the same heading, before what was decided on single rows", () => {
    const moved = is("other:Tar get", "delivery");
    const resting = { ...moved, rests: { digest: "x", words: sourceWords(plan(), moved) ?? "" } };
    const row = decided({ recommendation: "R2", field: "delivery", now: "May 2027" });
    expect(carryDecisions([resting], plan()).decisions).toEqual([resting]);
    expect(applyDecisions(plan(), [row, resting]).recommendations[1]?.delivery.date).toBe("2027-05-31");
  });

  it("is what a correction of its rows rests on: new words under its heading are asked about", () => {
    const notes = (text: string) => makeEdition("2026-10-02", [{ id: "R1", update: "", other: [{ name: "Notes", text }] }]);
    const named = { ...is("other:Notes", "update"), rests: { digest: "x", words: "Notes" } };
    const update = decided({ recommendation: "R1", field: "update", now: "Two are done.", rests: { digest: "y", words: "2 are done" } });
    expect(carryDecisions([named, update], notes("2 are done")).decisions).toEqual([named, update]);
    expect(carryDecisions([update, named], notes("3 are done"))).toMatchObject({ decisions: [named], findings: [{ text: "3 are done" }] });
  });

  it("that changed places with another gives it its words: nothing is lost", () => {
    const swapped = applyDecisions(plan(), [is("owner", "text")]).recommendations[0];
    expect(swapped).toMatchObject({ text: "Harbour Master", owner: "Review matter R1 and report to the group." });
  });
});

describe("a row that was put right", () => {
  const about = (code: "truncated" | "two-dates" | "joined-rows", id = "1.1") =>
    finding(code, `About ${id}.`, { recommendation: id, text: "words" });

  it("leaves nothing to ask of what was mended, and all else", () => {
    expect(settledBy(about("truncated"), [decided({ kind: "join", recommendation: "1.1", with: ["1.2"] })])).not.toBeNull();
    expect(settledBy(about("two-dates"), [decided({ recommendation: "1.1", field: "delivery", now: "May 2027" })])).not.toBeNull();
    expect(settledBy(about("two-dates"), [decided({ recommendation: "1.1", field: "owner", now: "Clerk" })])).toBeNull();
    expect(settledBy(about("joined-rows"), [decided({ kind: "split", recommendation: "1.2", with: ["1.3"] })])).toBeNull();
    expect(settledBy(about("joined-rows"), [decided({ kind: "leave-out", recommendation: "1.1" })])).not.toBeNull();
  });

  it("keeps its correction next month where there was nothing before it", () => {
    const section = decided({ recommendation: "1.1", field: "section", now: "Piers", rests: { digest: "x", words: "" } });
    expect(carryDecisions([section], makeEdition("2026-11-06", [{ id: "1.1", section: null }])).decisions).toEqual([section]);
  });
});

describe("a plan that writes the month first", () => {
  const american = () => {
    const plan = makeEdition("2018-01-05", [
      { id: "1.1", raw: "3/4/2018", due: "2018-03-04" },
      { id: "1.2", raw: "3/14/2018", due: "2018-03-14", update: "Begun." },
    ]);
    return { ...plan, findings: [finding("month-first", "Dates such as 3/14 can only be month first.")] };
  };
  const dates = (e: ReturnType<typeof makeEdition>) => e.recommendations.map((r) => r.delivery.date);

  it("is read so again when rows are joined or the edition's date is put right", () => {
    const join = decided({ kind: "join", recommendation: "1.1", with: ["1.2"] });
    expect(dates(applyDecisions(american(), [join]))).toEqual(["2018-03-14"]);
    const later = decided({ kind: "correct", field: "edition.date", recommendation: null, now: "2018-02-05" });
    expect(dates(applyDecisions(american(), [later]))).toEqual(["2018-03-04", "2018-03-14"]);
  });

  it("asks the dates anew where a person names another column as the delivery", () => {
    const plan = american();
    const named = {
      ...plan,
      recommendations: plan.recommendations.map((r, i) => ({
        ...r,
        other: [{ name: "Agreed", text: ["25/3/2018", "3/4/2018"][i] ?? "" }],
      })),
    };
    const column = decided({ kind: "column", recommendation: null, was: "other:Agreed", now: "delivery" });
    expect(dates(applyDecisions(named, [column]))).toEqual(["2018-03-25", "2018-04-03"]);
  });
});
