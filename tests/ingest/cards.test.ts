import { describe, expect, it } from "vitest";
import { document, edition, type MadeTable } from "./made.ts";

const card = (id: string, text: string, owner: string, due: string): MadeTable => [
  ["Ref:", id],
  ["Action", text],
  ["Owner", owner],
  ["Update", "Begun."],
  ["Due", due],
];

describe("a plan of one form for each recommendation", () => {
  const plan = (...parts: (string | MadeTable)[]) => edition(document(["# Harbour Action Plan", ...parts]));

  it("is read as one table is, its labels the headings", () => {
    const e = plan(
      "## Piers",
      card("1.1", "Paint the pier", "Ann Marchmont", "June 2018"),
      card("1.2", "Oil the pier", "Bob Jones", "July 2018"),
      "## Sheds",
      card("2.1", "Sweep the shed", "Ann Marchmont", "May 2018"),
    );
    expect(e.recommendations.map((r) => [r.id, r.section, r.text, r.owner, r.update, r.delivery.date])).toEqual([
      ["1.1", "Piers", "Paint the pier", "Ann Marchmont", "Begun.", "2018-06-30"],
      ["1.2", "Piers", "Oil the pier", "Bob Jones", "Begun.", "2018-07-31"],
      ["2.1", "Sheds", "Sweep the shed", "Ann Marchmont", "Begun.", "2018-05-31"],
    ]);
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("may have its number over the form, two values in a row, and a form without a label of the others", () => {
    const form = (id: string, text: string, ...more: readonly (readonly string[])[]): MadeTable => [
      id,
      ["Action", text, "Due", "June 2018"],
      ["Owner", "Ann Marchmont", "Status", "Open"],
      ...more,
    ];
    const e = plan(
      form("R1", "Paint the pier", ["Update", "Begun.", "RAG", "Red"]),
      form("R2", "Oil the pier", ["Update", "Begun.", "RAG", "Red"]),
      form("R3", "Sweep the shed"),
    );
    expect(e.recommendations.map((r) => [r.id, r.text, r.owner, r.update, r.rag])).toEqual([
      ["R1", "Paint the pier", "Ann Marchmont", "Begun.", "Red"],
      ["R2", "Oil the pier", "Ann Marchmont", "Begun.", "Red"],
      ["R3", "Sweep the shed", "Ann Marchmont", "", null],
    ]);
  });

  it("joins the parts of a form that a page's end cut, and says so", () => {
    const [first = [], second = []] = [
      card("1.2", "Oil the pier", "Bob Jones", "July 2018").slice(0, 3),
      card("1.2", "", "", "July 2018").slice(3),
    ];
    const e = plan(
      card("1.1", "Paint the pier", "Ann Marchmont", "June 2018"),
      first,
      second,
      card("1.3", "Sweep", "Ann Marchmont", "May 2018"),
    );
    expect(e.recommendations.map((r) => [r.id, r.owner, r.delivery.raw])).toEqual([
      ["1.1", "Ann Marchmont", "June 2018"],
      ["1.2", "Bob Jones", "July 2018"],
      ["1.3", "Ann Marchmont", "May 2018"],
    ]);
    expect(e.findings.filter((f) => f.code === "joined-rows").map((f) => f.recommendation)).toEqual(["1.2"]);
  });

  it("may be one long table in which the labels come round again", () => {
    const e = plan([
      ...card("1.1", "Paint the pier", "Ann", "June 2018"),
      ...card("1.2", "Oil the pier", "Bob", "July 2018"),
      ...card("1.3", "Sweep", "Ann", "May 2018"),
    ]);
    expect(e.recommendations.map((r) => [r.id, r.owner])).toEqual([
      ["1.1", "Ann"],
      ["1.2", "Bob"],
      ["1.3", "Ann"],
    ]);
  });

  it("is none where two tables only look alike", () => {
    const version: MadeTable = [
      ["Owner", "Ann Marchmont"],
      ["Due", "June 2018"],
      ["Status", "Draft"],
    ];
    const e = plan(version, version, [
      ["Ref", "Action", "Owner", "Due"],
      ["1", "Keep a log", "Bob Jones", "June 2017"],
    ]);
    expect(e.recommendations.map((r) => r.owner)).toEqual(["Bob Jones"]);
  });
});
