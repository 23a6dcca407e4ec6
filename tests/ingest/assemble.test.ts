import { describe, expect, it } from "vitest";
import type { Block, TextBlock } from "../../src/ingest/table.ts";
import { codes, document, edition, type MadeTable, rec } from "./made.ts";

const HEADER = ["Recommendation No", "Owner", "Update", "Delivery Date"];
const row = (text: string, owner = "Ann Marchmont", update = "A draft is with the group.", due = "June 2018") => [text, owner, update, due];
const plan = (...rows: MadeTable) => edition(document(["# Harbour Action Plan", [HEADER, ...rows]]));

describe("a column of sub-tasks", () => {
  const e = edition(
    document([
      "# Harbour Panel – Actions Report",
      [
        ["#", "Issue / Action", "Sub tasks", "Start", "Finish & status", "Task owner", "Notes"],
        [
          "(A)",
          "Paper on the pilots' open charts",
          "",
          "02/03/32",
          "Summer 2032\nONGOING",
          "Ann Marchmont",
          "A first draft went to the panel.",
        ],
        ["", "", "Ai) Consolidate the note on charts", "12/03/32", "21/05/32\nCOMPLETED", "Secretariat", "Sent on Friday."],
        ["", "", "Aii) Invite the pilots' guild", "12/03/32", "Autumn 2032\nONGOING", "?", "To be decided by the panel."],
        ["(B)", "Survey of the outer buoys", "", "02/03/32", "CANCELLED", "Rolf Tamm", "The bids were rejected."],
      ],
    ]),
  );

  it("holds recommendations of their own, each with its number, owner and date", () => {
    expect(e.recommendations.map((r) => [r.id, r.text, r.owner, r.status, r.delivery.date])).toEqual([
      ["(A)", "Paper on the pilots' open charts", "Ann Marchmont", "open", "2032-08-31"],
      ["Ai", "Consolidate the note on charts", "Secretariat", "complete", "2032-05-21"],
      ["Aii", "Invite the pilots' guild", "?", "open", "2032-11-30"],
      ["(B)", "Survey of the outer buoys", "Rolf Tamm", "withdrawn", null],
    ]);
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("and the day of the start is no delivery date", () => {
    expect(e.recommendations[3]?.other).toContainEqual({ name: "Start", text: "02/03/32" });
  });
});

it("an agenda in the same document is no part of the plan", () => {
  const agenda: MadeTable = [
    ["Item", "Subject", "Lead"],
    ["1", "Welcome by the chair", "Rolf Tamm"],
    ["2", "Review of the buoys", "Ann Marchmont"],
  ];
  const log = [HEADER, row("1.1 Keep a log"), row("1.2 Read the log")];
  const e = edition(document(["# Harbour Panel", "## Agenda", "Town hall, room 4", agenda, "## Action log", log]));
  expect(e.recommendations.map((r) => r.id)).toEqual(["1.1", "1.2"]);
});

describe("ids", () => {
  it.each([
    ["4.2.1", ["**4.1.9:** Keep a log", "**4.2.1:** Read the log"]],
    ["R2", ["R1 Keep a log", "R2 Read the log"]],
    ["(B)", ["(A) Keep a log", "(B) Read the log"]],
    ["Aii", ["Ai Keep a log", "Aii Read the log"]],
    ["Rec 2", ["Rec 1: Keep a log", "Rec 2: Read the log"]],
    ["2", ["1. Keep a log", "2. Read the log"]],
    ["1b", ["1a Keep a log", "1b Read the log"]],
    ["2.1.3.4", ["2.1.3.3 Keep a log", "2.1.3.4 Read the log"]],
  ])("%s leads its text", (id, texts) => {
    expect(rec(plan(...texts.map((t) => row(t))), id).text).toBe("Read the log");
  });

  it("a number in running text is no id: the column, the position and the order decide", () => {
    const e = plan(
      row("3.4: Keep a log"),
      row("3.5 million visits should be logged by the depot", ""),
      row("3.6: Read the log.\n2017 is the first year.\n12 months later it ends."),
    );
    expect(e.recommendations.map((r) => r.id)).toEqual(["3.4", "#2", "3.6"]);
    expect(rec(e, "3.6").text).toBe("Read the log.\n2017 is the first year.\n12 months later it ends.");
  });

  it("a plan without numbers has #1, #2 … in order", () => {
    const e = plan(row("Keep a log of all visits"), row("12 months later, read the log"));
    expect(e.edition.numbered).toBe(false);
    expect(e.recommendations.map((r) => r.id)).toEqual(["#1", "#2"]);
  });

  it("a second row with one id is told apart, and gaps are said", () => {
    const e = plan(row("4.2.1: Keep a log"), row("4.2.1: Read the log"), row("4.2.4: Burn the log"));
    expect(e.recommendations.map((r) => r.id)).toEqual(["4.2.1", "4.2.1~2", "4.2.4"]);
    expect(codes(e, "4.2.1~2")).toContain("duplicate-id");
    expect(e.findings.find((f) => f.code === "numbering-gap")?.text).toBe("4.2.2, 4.2.3");
  });

  it("__proto__ and marks that turn the text round are data", () => {
    const e = edition(
      document([
        [
          ["Ref", "Action", "Owner", "Due"],
          ["__proto__", "Keep a log of visits", "Ann", "June 2018"],
          ["2", "Read \u202ethe log", "Bob", "July 2018"],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => r.id)).toEqual(["__proto__", "2"]);
    expect(codes(e, "2")).toContain("strange-characters");
  });

  it("references to absent ones are found, ranges in full", () => {
    const e = plan(
      row("9.2.1 Keep a log"),
      row("9.2.2 Read the log", "Ann", "Responds to actions 9.2.1 – 9.2.4; costs 9.1 million, seen 14.06.17"),
    );
    expect(rec(e, "9.2.2").refersTo).toEqual(["9.2.1", "9.2.3", "9.2.4"]);
    expect(e.findings.filter((f) => f.code === "absent-reference").map((f) => f.text)).toEqual(["9.2.3", "9.2.4"]);
  });
});

describe("sections", () => {
  it("stand as full-width rows and as rows with one filled cell, without their colon", () => {
    const e = plan("**Estates:**", row("1.1 Keep a log"), ["**Fleet & Transport**", "", "", ""], row("2.1 Read the log"));
    expect(e.recommendations.map((r) => r.section)).toEqual(["Estates", "Fleet & Transport"]);
  });

  it("as a column that spans its rows", () => {
    const e = edition(
      document([
        [
          ["Theme", "Ref", "Action", "Lead", "Due"],
          { cells: ["Estates", "1", "Keep a log of visits", "Ann", "June 2018"], spans: { 0: { rowSpan: 2 } } },
          { cells: ["", "2", "Read the log of visits", "Bob", "July 2018"] },
          { cells: ["Fleet", "3", "Sell the old vans", "Cy", "July 2018"] },
        ],
      ]),
    );
    expect(e.recommendations.map((r) => r.section)).toEqual(["Estates", "Estates", "Fleet"]);
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("as headings between tables, the title not among them", () => {
    const table = (id: string): MadeTable => [HEADER, row(`${id} Keep a log of visits`)];
    const e = edition(document(["# Harbour Action Plan", "## Estates", table("1.1"), "## Fleet", table("2.1")]));
    expect(e.recommendations.map((r) => r.section)).toEqual(["Estates", "Fleet"]);
    expect(e.edition.title).toBe("Harbour Action Plan");
  });

  it("as the heading over the second table's column, its words counted once", () => {
    const done = ["Actions completed", ...HEADER.slice(1)];
    const e = edition(document(["# Harbour Action Plan", [HEADER, row("1.1 Keep a log")], [done, row("1.2 Read the log")]]));
    expect(e.recommendations.map((r) => r.section)).toEqual([null, "Actions completed"]);
    expect(codes(e)).not.toContain("words-unaccounted");
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("the writer's name between the title and a date that recurs is none", () => {
    const made = document([
      "# Harbour Panel – Actions Report",
      "## R Tamm, Head of Audit",
      "14 December 2030",
      [HEADER, row("1.1 Keep a log")],
    ]);
    const [title, writer, date, plan] = made.blocks as [Block, Block, TextBlock, Block];
    const e = edition({ ...made, blocks: [title, writer, plan], furniture: date.paragraph.runs });
    expect(e.edition.date).toBe("2030-12-14");
    expect(e.recommendations[0]?.section).toBe(null);
  });

  it("a plain line above one table is none; above two, they are", () => {
    const table = (id: string): MadeTable => [HEADER, row(`${id}: Keep a log`)];
    const sections = (...parts: (string | MadeTable)[]) =>
      edition(document(["# Harbour Action Plan", ...parts])).recommendations.map((r) => r.section);
    expect(sections("Prepared for the board", table("1.1"))).toEqual([null]);
    expect(sections("Estates", table("1.1"), "Fleet", table("2.1"))).toEqual(["Estates", "Fleet"]);
  });

  it("numbered ones are sections by their number, with sub-headings under them", () => {
    const e = plan(
      "1. Estates",
      "1.1 Yards",
      row("1.1.1 Keep a log"),
      "1.2 Sheds",
      row("1.2.1 Read the log"),
      "2. Fleet",
      row("2.1.1 Sell the vans"),
    );
    expect(e.recommendations.map((r) => [r.section, r.subsection])).toEqual([
      ["1. Estates", "1.1 Yards"],
      ["1. Estates", "1.2 Sheds"],
      ["2. Fleet", null],
    ]);
  });

  it("a sub-heading in a cell heads what follows, one with an update of its own gives it to nobody", () => {
    const e = plan(
      "**Governance**",
      row("**9.1 Day to day:** **9.1.1** The units should plan."),
      row("**9.1.2** The units should report."),
      ["**9.2 Oversight:**", "", "See 9.1.1 above", ""],
      row("**9.2.1** The board should meet."),
    );
    expect(e.recommendations.map((r) => [r.id, r.section, r.subsection])).toEqual([
      ["9.1.1", "Governance", "9.1 Day to day"],
      ["9.1.2", "Governance", "9.1 Day to day"],
      ["9.2.1", "Governance", "9.2 Oversight"],
    ]);
    expect(e.findings.find((f) => f.code === "sub-heading-update")?.text).toBe("See 9.1.1 above");
  });

  it("a heading names the owner where the plan has no column for one", () => {
    const e = edition(
      document([
        "# Harbour Action Log",
        "## Survey – Lead AM",
        [
          ["Action", "Status"],
          ["Ask the twenty firms about it", "New"],
          ["Write to the minister about it", "Completed"],
        ],
        "## Fleet",
        [
          ["Action", "Status"],
          ["Sell the old vans soon", "New"],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.section, r.owner])).toEqual([
      ["Survey", "AM"],
      ["Survey", "AM"],
      ["Fleet", ""],
    ]);
  });
});

describe("several recommendations in one row", () => {
  it("share its cells, and that is a finding", () => {
    const e = plan(
      row("9.2.1 The board should meet.\n\n9.2.2 The board should report.", "Chief Officers", "See 9.1.1 above", "September 2018"),
    );
    expect(e.recommendations.map((r) => [r.id, r.text, r.owner, r.update, r.delivery.raw])).toEqual([
      ["9.2.1", "The board should meet.", "Chief Officers", "See 9.1.1 above", "September 2018"],
      ["9.2.2", "The board should report.", "Chief Officers", "See 9.1.1 above", "September 2018"],
    ]);
    expect(codes(e, "9.2.2")).toContain("shared-cell");
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("have an owner each where blank lines part them, though a person and an office could be one owner", () => {
    const e = edition(
      document([
        [
          ["Recommendation", "Owner", "Update", "Due"],
          ["1.1: The depot should keep a log of visits and read it.", "Bob Jones", "Begun in the spring.", "May 2018"],
          [
            "1.2: The log should be read by the whole board.\n1.3: The log should be printed every month.",
            "Ann Marchmont\n\nHead of ICT",
            "A draft went to the board.\n\nThe printer was asked.",
            "May 2018\n\nJune 2018",
          ],
        ],
      ]),
    );
    expect(["1.2", "1.3"].map((id) => rec(e, id).owner)).toEqual(["Ann Marchmont", "Head of ICT"]);
    expect(codes(e, "1.3")).toContain("inferred-boundary");
  });

  it("are dealt a part each where there are as many", () => {
    const e = plan(
      row("1.1 Keep a log.\n1.2 Read the log.", "Ann Marchmont\n\nBob Jones", "Begun in May.\nNot yet begun.", "June 2018  July 2018"),
    );
    expect(e.recommendations.map((r) => [r.owner, r.update, r.delivery.raw])).toEqual([
      ["Ann Marchmont", "Begun in May.", "June 2018"],
      ["Bob Jones", "Not yet begun.", "July 2018"],
    ]);
  });

  it.each([
    [
      "Original: May 2018\nRevised: June 2018\nJuly 2018 /\nOctober 2018",
      "Original: May 2018 Revised: June 2018",
      "July 2018 / October 2018",
    ],
    ["May 2018\nRevised to June 2018\n\n4th April 2018", "May 2018 Revised to June 2018", "4th April 2018"],
    ["May 2018\nRevised to June 2018", "May 2018 Revised to June 2018", "May 2018 Revised to June 2018"],
    ["October 2017\nComplete\nMay 2018", "October 2017 Complete", "May 2018"],
  ])("dates that belong together stay so: %j", (cell, first, second) => {
    const e = plan(row("1.1 Keep a log.\n1.2 Read the log.", "Ann Marchmont", "Begun.", cell));
    expect(e.recommendations.map((r) => r.delivery.raw)).toEqual([first, second]);
  });

  it("a text that goes on with a figure is cut nowhere", () => {
    const e = plan(
      row("1 Keep a log.\n2 Read it.\n3 forces have one already.\n3.5% of turnover\n14 days' notice\n2019 should be its year"),
      row("4 Burn the log"),
    );
    expect(e.recommendations.map((r) => r.id)).toEqual(["1", "2", "4"]);
  });

  it("a sub-heading in a cell may head ids that stand in this cell alone", () => {
    const e = plan(row("2.1.1: Burn the log"), row("**3.1 Costs:**\n**3.1.1:** Keep a log.\n**3.1.2:** Read the log."));
    expect(e.recommendations.map((r) => [r.id, r.subsection])).toEqual([
      ["2.1.1", null],
      ["3.1.1", "3.1 Costs"],
      ["3.1.2", "3.1 Costs"],
    ]);
  });

  it("a row cut below the sub-heading in its cell goes on with its number", () => {
    const e = plan(row("1.1 Keep a log."), row("Daily work:", "Bob Jones", "Begun in May and"), {
      cells: ["1.2 Read the log.", "", "to be finished in June.", ""],
      page: 2,
    });
    expect(rec(e, "1.2")).toMatchObject({
      subsection: "Daily work",
      text: "Read the log.",
      owner: "Bob Jones",
      update: "Begun in May and to be finished in June.",
    });
    expect(codes(e, "1.2")).toContain("inferred-boundary");
  });

  it("but the two lines of one owner are no parts", () => {
    const e = plan(
      row("1.1 Keep a log.\n1.2 Read the log.", "Ann Marchmont\nPortfolio Office"),
      row("1.3 Burn it.\n1.4 Bury it.", "Ann Marchmont /\nBob Jones"),
    );
    expect(e.recommendations.map((r) => r.owner)).toEqual([
      "Ann Marchmont Portfolio Office",
      "Ann Marchmont Portfolio Office",
      "Ann Marchmont / Bob Jones",
      "Ann Marchmont / Bob Jones",
    ]);
  });

  it("a numbered list inside a recommendation is none", () => {
    const e = plan(row("1. Keep a log of:\n1. names\n2. times"), row("2. Read the log"));
    expect(e.recommendations.map((r) => r.id)).toEqual(["1", "2"]);
  });

  it("the end of an update at the top of a page, before one that only points elsewhere, belongs to the row before", () => {
    const e = plan(row("9.1.2 Cost the services."), {
      cells: row("9.1.3 Manage them.", "Bob Jones", "The mechanism will show this.\n\nSee 9.1.1 above"),
      page: 2,
    });
    expect(rec(e, "9.1.2").update).toBe("A draft is with the group.\nThe mechanism will show this.");
    expect(rec(e, "9.1.3").update).toBe("See 9.1.1 above");
    expect(codes(e, "9.1.2")).toContain("inferred-boundary");
  });

  it("a row at the top of a page with only an id and a text belongs to the shared row before it", () => {
    const e = plan(row("9.2.1 Meet.", "Chief Officers", "See 9.1.1 above", "June 2018\n\nJuly 2018"), {
      cells: ["9.2.2 Report.", "", "", ""],
      page: 2,
    });
    expect(e.recommendations.map((r) => [r.id, r.owner, r.delivery.raw])).toEqual([
      ["9.2.1", "Chief Officers", "June 2018"],
      ["9.2.2", "Chief Officers", "July 2018"],
    ]);
  });
});

describe("rows that span", () => {
  it("a recommendation over several rows takes all their words", () => {
    const e = edition(
      document([
        [
          ["Ref", "Action", "Lead", "Progress", "Due"],
          {
            cells: ["1", "Keep a log of visits", "Ann Marchmont", "Begun in May.", "June 2018"],
            spans: { 0: { rowSpan: 2 }, 1: { rowSpan: 2 } },
          },
          { cells: ["", "", "Bob Jones", "Read in June.", ""] },
          { cells: ["2", "Sell the old vans", "Cy Dean", "Not begun.", "July 2018"] },
        ],
      ]),
    );
    expect(rec(e, "1")).toMatchObject({ owner: "Ann Marchmont Bob Jones", update: "Begun in May.\nRead in June." });
    expect(e.recommendations).toHaveLength(2);
  });

  it("an owner beside several recommendations is shared by them", () => {
    const e = edition(
      document([
        [
          ["Ref", "Action", "Lead", "Progress", "Due"],
          { cells: ["1", "Keep a log of visits", "Ann Marchmont", "Begun in May.", "June 2018"], spans: { 2: { rowSpan: 2 } } },
          { cells: ["2", "Sell the old vans", "", "Not begun.", "July 2018"] },
        ],
      ]),
    );
    expect(rec(e, "2").owner).toBe("Ann Marchmont");
    expect(codes(e, "2")).toContain("shared-cell");
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });
});

describe("words that cannot be placed", () => {
  it("a fragment without a number is an orphan, never part of the one before", () => {
    const e = plan(row("9.2.2 The board should turn to the direction of"), {
      cells: ["SRO, refine the accountability and have the board approve this.", "", "", ""],
      page: 2,
    });
    expect(rec(e, "9.2.2").text).toBe("The board should turn to the direction of");
    expect(codes(e, "9.2.2")).toContain("truncated");
    expect(e.findings.find((f) => f.code === "orphan-fragment")).toMatchObject({
      pages: [2],
      text: "SRO, refine the accountability and have the board approve this.",
    });
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("one that begins inside a sentence goes on with the row before, unless the next number is awaited", () => {
    const rest = { cells: ["partners concerned, and report.", "", "", ""], page: 2 };
    expect(rec(plan(row("5.1 Ask all of the"), rest), "5.1").text).toBe("Ask all of the partners concerned, and report.");
    const awaited = plan(row("5.1 Ask all of the", "Ann", "See also action 5.2"), rest);
    expect(rec(awaited, "5.1").text).toBe("Ask all of the");
    expect(codes(awaited)).toContain("orphan-fragment");
  });

  it("joins that are not sure are findings", () => {
    const e = plan({ cells: row("1.1 Keep a log"), joins: [{ page: 1, evidence: "alike columns", sure: false }] }, row("1.2 Read it"));
    expect(codes(e, "1.1")).toEqual(expect.arrayContaining(["inferred-boundary", "joined-rows"]));
  });
});

it("one person in two spellings is said", () => {
  const e = plan(row("1.1 Keep a log", "Ann Marchmont"), row("1.2 Read the log", "A. Marchmont"));
  expect(e.findings.find((f) => f.code === "two-spellings")?.text).toBe("Ann Marchmont; A. Marchmont");
});

it("every field says where it stands and why it reads so", () => {
  const one = rec(plan(row("1.1 Keep a log", "Ann Marchmont", "14.06.17 COMPLETE – in use")), "1.1");
  expect(one.source.map((s) => s.field)).toEqual(["id", "text", "owner", "update", "delivery"]);
  expect(one.evidence.find((w) => w.field === "status")?.why).toBe('"14.06.17 COMPLETE" in the update');
});
