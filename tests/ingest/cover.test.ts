import { describe, expect, it } from "vitest";
import { document, edition, type MadeTable } from "./made.ts";

const TABLE: MadeTable = [
  ["Ref", "Action", "Owner", "Due"],
  ["1", "Keep a log of the visits", "Ann Marchmont", "June 2017"],
];

const head = (parts: readonly string[], furniture = "") => {
  const { title, date, marking } = edition(document([...parts, TABLE], furniture)).edition;
  return [title, date, marking];
};

describe("title, date and marking", () => {
  it("are read from the page header", () => {
    expect(head([], "Harbour Action Plan 04/10/2017 CONFIDENTIAL")).toEqual(["Harbour Action Plan", "2017-10-04", "CONFIDENTIAL"]);
  });

  it("or from the lines above the table", () => {
    expect(head(["OFFICIAL", "# Harbour Trust Recommendations Tracker", "Position at 14 May 2018"])).toEqual([
      "Harbour Trust Recommendations Tracker",
      "2018-05-14",
      "OFFICIAL",
    ]);
  });

  it.each([
    ["# Harbour Action Log – 14 May 2013", "Harbour Action Log", "2013-05-14"],
    ["# HB (8)1.ii Harbour Action Log as 19 July 2011", "Harbour Action Log", "2011-07-19"],
    ["# Harbour Action Plan (updated 3.2.2018)", "Harbour Action Plan", "2018-02-03"],
  ])("%j holds both", (line, title, date) => {
    expect(head([line]).slice(0, 2)).toEqual([title, date]);
  });

  it.each(["OFFICIAL-SENSITIVE", "OFFICIAL – SENSITIVE", "NOT PROTECTIVELY MARKED", "RESTRICTED", "UNCLASSIFIED", "PROTECT"])(
    "the marking %s as printed",
    (marking) => {
      expect(head(["# Harbour Action Plan"], marking)[2]).toBe(marking);
    },
  );

  it("the last meeting's date is not the edition's", () => {
    expect(head(["# Status of the actions from the last meeting 19.11.10"])[1]).toBe(null);
    expect(head(["# Status of the actions from the last meeting 19.11.10", "11 January 2011"])[1]).toBe("2011-01-11");
  });

  it("the date at which a browser printed is not the edition's while there is another", () => {
    expect(
      head(["# Harbour Action Plan", "Updated: 14 May 2018"], "06/06/2018, 09:12 Harbour Action Plan https://plans.example/1")[1],
    ).toBe("2018-05-14");
  });

  it.each([
    [
      "Response to External Review: Harbour District Council \u2013 18th August 2019",
      "Response to External Review: Harbour District Council",
    ],
    ["Harbour Action Plan | 18/08/2019", "Harbour Action Plan"],
  ])("a date that ends the title's line is the edition's: %s", (line, title) => {
    const e = edition(
      document([line, [["Ref", "Action", "Owner", "Due"], ["Piers"], ["1", "Paint the pier", "Ann Marchmont", "June 2018"]]]),
    );
    expect(e.edition).toMatchObject({ title, date: "2019-08-18" });
    expect(e.recommendations[0]?.section).toBe("Piers");
  });

  it("a section's row is no title, and the organisation's is no section", () => {
    const head = ["Ref", "Action", "Owner", "Due"];
    const rows = [head, "Harbour Trust", "Piers", ["1", "Paint the pier", "Ann Marchmont", "June 2018"]];
    const e = edition(document(["Harbour Trust", "Response to External Review: Harbour Trust", "Version 2.3, 10th October 2021", rows]));
    expect(e.edition).toMatchObject({ title: "Response to External Review: Harbour Trust", date: "2021-10-10" });
    expect(e.recommendations[0]).toMatchObject({ section: "Piers", subsection: null });
  });

  it("dates in the plan's own cells are not the edition's", () => {
    const e = edition(document(["# Harbour Action Plan", TABLE]));
    expect(e.edition.date).toBeNull();
    expect(e.findings.map((f) => f.code)).toContain("no-edition-date");
  });

  it("what a person gave goes before what was read", () => {
    const override = { date: "2018-01-31", title: "Quay Plan", marking: "OFFICIAL" };
    const e = edition(document(["# Harbour Action Plan – 14 May 2013", TABLE]), { override });
    expect(e.edition).toMatchObject({ plan: "quay-plan", title: "Quay Plan", date: "2018-01-31", marking: "OFFICIAL" });
    expect(e.findings.map((f) => f.code)).not.toContain("no-edition-date");
    expect(e.recommendations[0]?.overdue).toBe(true);
  });

  it("headings that stand above one table after another are sections, not the title", () => {
    const e = edition(document(["# Piers", TABLE, "# Sheds", TABLE, "# Quays", TABLE]), { name: "harbour.docx" });
    expect(e.edition.title).toBe("harbour");
    expect(e.recommendations.map((r) => r.section)).toEqual(["Piers", "Sheds", "Quays"]);
  });
});
