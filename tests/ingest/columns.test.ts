import { describe, expect, it } from "vitest";
import { roleOfHeading } from "../../src/ingest/headings.ts";
import { codes, document, edition, type MadeTable, rec } from "./made.ts";

describe("a column's heading", () => {
  it.each([
    [
      "id",
      ["Ref", "No.", "Rec No", "Rec. No.", "Action No", "#", "ID", "Recommendation Number", "Reference", "Unique ref", "AFI No", "Rec #"],
    ],
    [
      "text",
      [
        "Recommendation",
        "Action",
        "Agreed action",
        "Action required",
        "Recommendations",
        "Action Point",
        "Recommendation / Action",
        "Task",
        "LGA recommendation",
        "Sub-action",
        "Milestone description",
      ],
    ],
    [
      "owner",
      [
        "Owner",
        "Lead",
        "Responsible",
        "Action Owner",
        "Lead officer",
        "Responsible Officer",
        "Who?",
        "By whom",
        "Owner(s)",
        "Accountable",
        "Allocated to",
        "By",
        "Personnel",
        "Agency",
      ],
    ],
    [
      "update",
      [
        "Update",
        "Progress",
        "Latest position",
        "Update / Comment",
        "Progress update",
        "Comments",
        "Commentary",
        "Progress to date",
        "Current position",
        "Update from owner",
        "Officer comments",
        "Update (October 2017)",
        "Position as at 4 October 2017",
      ],
    ],
    [
      "delivery",
      [
        "Expected completion",
        "Current forecast",
        "Baseline date",
        "Completion due",
        "Target Date for completion",
        "Planned date",
        "ETA",
        "Due",
        "Target date",
        "Deadline",
        "Timescale",
        "By when?",
        "Delivery Date",
        "Completion date",
        "Due date",
        "When",
      ],
    ],
    ["status", ["Status", "Current status", "Progress status", "Closed?", "Status of action"]],
    ["rag", ["R/A/G", "Delivery RAG", "RAG", "BRAG", "RAG status", "RAG rating"]],
    ["section", ["Section", "Theme", "Workstream", "Recommendation area", "Subject", "Audit title"]],
    [
      "other",
      [
        "Previous update",
        "RAG last month",
        "Last updated",
        "Source of recommendation",
        "Actual completion date",
        "Priority",
        "Category",
        "Risk",
        "Cost",
      ],
    ],
  ])("means %s: %j", (role, headings) => {
    for (const heading of headings) expect([heading, roleOfHeading(heading)?.role]).toEqual([heading, role]);
  });

  it("is known though a word of it may go on overleaf", () => {
    expect(roleOfHeading("Recommen\u00addation\u00ad")?.role).toBe("text");
  });

  it("of the settings goes before the built-in ones", () => {
    expect(roleOfHeading("Wer", { wer: "owner" })?.role).toBe("owner");
    expect(roleOfHeading("Action", { Action: "update" })?.role).toBe("update");
  });
});

const PLAN: MadeTable = [
  ["Due", "Priority", "Latest position", "Ref", "Lead", "Recommendation"],
  ["June 2018", "High", "A first draft has been circulated to the group.", "R1", "Ann Marchmont", "The depot should keep a log of visits."],
  ["July 2018", "Low", "Closed – the log is in use.", "R2", "Bob Jones", "The log should be read every month."],
];

describe("the columns of a plan", () => {
  it("may stand in any order, and other named ones are kept", () => {
    const e = edition(document([PLAN]));
    expect(rec(e, "R1")).toMatchObject({
      text: "The depot should keep a log of visits.",
      owner: "Ann Marchmont",
      update: "A first draft has been circulated to the group.",
      other: [{ name: "Priority", text: "High" }],
    });
    expect(rec(e, "R2")).toMatchObject({ status: "complete", delivery: { raw: "July 2018", date: "2018-07-31" } });
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("may have a header split over two rows", () => {
    const e = edition(
      document([
        [
          ["Recommendation", "Action", "Progress", "Delivery"],
          ["No", "Owner", "", "Date"],
          ["1.1: The depot should keep a log of visits and read it.", "Ann Marchmont", "Begun in the spring.", "June 2018"],
          ["1.2: The log should be read by the whole of the board.", "Bob Jones", "Not yet begun.", "July 2018"],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.id, r.owner, r.delivery.date])).toEqual([
      ["1.1", "Ann Marchmont", "2018-06-30"],
      ["1.2", "Bob Jones", "2018-07-31"],
    ]);
  });

  it("of original and revised dates give the revised one; where that is blank the original stands, and it is said", () => {
    const e = edition(
      document([
        [
          { cells: ["Ref", "Recommendation", "Owner", "Progress", "Target date"], spans: { 4: { colSpan: 2 } } },
          { cells: ["", "", "", "", "Original", "Revised"] },
          ["R1", "The depot should keep a log of visits and read it.", "Ann Marchmont", "Begun in the spring.", "June 2017", "March 2018"],
          ["R2", "The log should be read by the whole of the board.", "Bob Jones", "Not yet begun.", "July 2017", ""],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.id, r.delivery.date])).toEqual([
      ["R1", "2018-03-31"],
      ["R2", "2017-07-31"],
    ]);
    expect(codes(e, "R1")).not.toContain("two-dates");
    expect(codes(e, "R2")).toContain("two-dates");
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("mean the same under the same header in every table, however few rows one has", () => {
    const header = ["No.", "What we must do", "executive lead", "By when", "Progress update", "Current position"];
    const row = (id: string, position: string) => [
      id,
      `The depot should keep log ${id} and read it.`,
      "Ann Marchmont",
      "May 2018",
      `A draft of log ${id} went to the board for comment.`,
      position,
    ];
    const e = edition(
      document([
        "# Plan",
        "## Safe",
        [header, row("1", "On track"), row("2", "In progress"), row("3", "Delayed"), row("4", "Not started")],
        "## Caring",
        [header, row("5", "Completed"), row("6", "Complete")],
      ]),
    );
    expect(e.recommendations.map((r) => [r.id, r.section, r.status])).toEqual([
      ["1", "Safe", "open"],
      ["2", "Safe", "open"],
      ["3", "Safe", "open"],
      ["4", "Safe", "open"],
      ["5", "Caring", "complete"],
      ["6", "Caring", "complete"],
    ]);
  });

  it("without headings mean what those in their places in a table before do, and it is said", () => {
    const e = edition(
      document([
        "# Harbour Action Log",
        [
          ["Raised", "Team owner", "Action", "Deadline", "Progress"],
          ["02/03/31", "Anna", "Keep a log of the visits", "May 2031", "On track"],
        ],
        [
          ["Raised", "", "Actions completed", "Deadline", ""],
          ["02/01/31", "Boris", "Read the log", "March 2031", "Complete"],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.owner, r.update, r.status])).toEqual([
      ["Anna", "On track", "open"],
      ["Boris", "Complete", "complete"],
    ]);
    expect(e.findings.filter((f) => f.code === "unknown-column").map((f) => f.message)).toEqual([
      'A column without a heading on page 1 is taken for the owners: it stands where "Team owner" does in the table before.',
      'A column without a heading on page 1 is taken for the updates: it stands where "Progress" does in the table before.',
    ]);
  });

  it("of short tables without headers, each under a heading of its own, are told together", () => {
    const e = edition(
      document([
        "# Action log",
        "## Secretariat",
        [["Circulate the minutes and actions of the last meeting", "Complete"]],
        "## Licensing",
        [["First draft of the paper on licensing for the group", ""]],
        "## Data requests",
        [
          ["Refine the flow chart for the filtering of requests", "Complete"],
          ["Share the plans for the landing page and their dates", "Carried forward"],
          ["Follow up on the categories of feedback", ""],
        ],
        "## Odd one out",
        [["Write to the regulator about the contract", "GS", ""]],
        "## Communications",
        [["Draft the letter of the chair to the board", "Carried forward"]],
      ]),
    );
    expect(e.recommendations.map((r) => [r.section, r.status])).toEqual([
      ["Secretariat", "complete"],
      ["Licensing", "open"],
      ["Data requests", "complete"],
      ["Data requests", "open"],
      ["Data requests", "open"],
      ["Communications", "open"],
    ]);
    expect(e.findings.find((f) => f.code === "words-unaccounted")?.text).toContain("Write to the regulator");
  });

  it("are not headed by a row of data that ends in a status", () => {
    const e = edition(
      document([
        "# Action log",
        "## Secretariat",
        [
          ["Circulate the minutes and actions of the last meeting", "TJ", "Completed"],
          ["Publish the note of the last meeting on the site", "TJ", "New"],
          ["Send invitations to the meetings of the autumn", "JT", "Ongoing"],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.owner, r.status])).toEqual([
      ["TJ", "complete"],
      ["TJ", "open"],
      ["JT", "open"],
    ]);
  });

  it("for the sections may have their names beside a middle row: the numbers tell where they begin", () => {
    const row = (section: string, id: string) => [
      section,
      id,
      `The depot should keep log ${id} and read it.`,
      "Ann Marchmont",
      "Begun in the spring.",
      "May 2018",
    ];
    const e = edition(
      document([
        [
          ["Theme", "Ref", "Recommendation", "Owner", "Update", "Due"],
          ...[
            row("Stores", "1.1"),
            row("", "1.2"),
            row("", "2.1"),
            row("Estates", "2.2"),
            row("", "2.3"),
            row("", "3.1"),
            row("Fleet", "3.2"),
          ],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => r.section)).toEqual(["Stores", "Stores", "Estates", "Estates", "Estates", "Fleet", "Fleet"]);
    expect(codes(e, "2.1")).toContain("inferred-boundary");
    expect(codes(e, "2.2")).toEqual([]);
  });

  it("with headings that say nothing are told by their cells where no other has their part, and it is said", () => {
    const row = (id: string, due: string, word: string) => [
      id,
      `The depot should keep log ${id} and read it.`,
      "Ann Marchmont",
      `A draft of log ${id} went to the board for comment in May.`,
      due,
      word,
    ];
    const e = edition(
      document([
        [
          ["Ref", "Recommendation", "Owner", "Ac t io n t ak en", "Tar g et", "St at us"],
          row("R1", "June 2018", "Complete"),
          row("R2", "July 2018", "In progress"),
          row("R3", "By end 2018", "On hold"),
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.delivery.date, r.status, r.update.slice(0, 7)])).toEqual([
      ["2018-06-30", "complete", "A draft"],
      ["2018-07-31", "open", "A draft"],
      ["2018-12-31", "on-hold", "A draft"],
    ]);
    expect(e.findings.filter((f) => f.code === "unknown-column").map((f) => f.text)).toEqual(["Ac t io n t ak en", "Tar g et", "St at us"]);
  });

  it("are not headed by a row of data whose words could head columns", () => {
    const e = edition(
      document([
        [
          ["Section", "Recommendation", "Update", "Due"],
          ["Stores", "Keep a log of the visits to the depot", "The log is kept and read.", "June 2018"],
          ["Leadership", "Close the gaps in vetting; clear the backlog", "In progress with the 7 chiefs.", "by 31 March 2018"],
          ["", "Agree a cost model for all of the forces", "Begun in the spring.", "May 2018"],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => r.delivery.date)).toEqual(["2018-06-30", "2018-03-31", "2018-05-31"]);
  });

  it("of a history of versions are no plan's, though its header is not marked", () => {
    const versions = [
      ["Version", "Date", "Author", "Summary of changes"],
      ["0.1", "3 February 2017", "Policy Officer", "First draft for comment by the board"],
      ["1.0", "8 August 2018", "Head of Policy", "Issued with the comments of the owners"],
    ];
    const e = edition(document(["# Harbour Plan", versions, PLAN]));
    expect(e.recommendations.map((r) => r.id)).toEqual(["R1", "R2"]);
  });

  it("under one heading may be the numbers and the texts", () => {
    const e = edition(
      document([
        [
          { cells: ["Recommendation", "Owner", "Progress"], spans: { 0: { colSpan: 2 }, 1: { column: 2 }, 2: { column: 3 } } },
          ["4.1.1", "The depot should keep a log of visits and read it.", "Ann Marchmont", "Begun in the spring."],
          ["4.1.2", "The log should be read by the whole of the board.", "Bob Jones", "Not yet begun."],
        ],
      ]),
    );
    expect(e.recommendations.map((r) => [r.id, r.text.slice(0, 9), r.owner])).toEqual([
      ["4.1.1", "The depot", "Ann Marchmont"],
      ["4.1.2", "The log s", "Bob Jones"],
    ]);
  });

  it("are told by their content where there is no header at all", () => {
    const e = edition(document([PLAN.slice(1).map((row) => [...(row as string[])].reverse())]));
    expect(rec(e, "R1")).toMatchObject({ owner: "Ann Marchmont", delivery: { raw: "June 2018", date: "2018-06-30" } });
    expect(rec(e, "R2")).toMatchObject({ text: "The log should be read every month.", status: "complete" });
  });

  it("a status column is evidence and no update; a RAG column is kept as printed or by its colour", () => {
    const e = edition(
      document([
        [
          ["Ref", "Action", "Owner", "Due", "Status", "RAG"],
          {
            cells: ["1", "Keep a log of all the visits.", "Ann Marchmont", "June 2018", "Complete", ""],
            spans: { 5: { shade: "#ff0000" } },
          },
          { cells: ["2", "Read the log every month.", "Bob Jones", "July 2018", "In progress", "G"] },
        ],
      ]),
    );
    expect(rec(e, "1")).toMatchObject({ status: "complete", update: "", rag: "red", other: [{ name: "Status", text: "Complete" }] });
    expect(rec(e, "2")).toMatchObject({ status: "open", statusEvidence: "In progress", rag: "G" });
    expect(e.findings.filter((f) => f.code === "rag-conflict").map((f) => f.recommendation)).toEqual(["1"]);
  });

  it("headings of the settings find a plan in another language", () => {
    const german: MadeTable = [
      ["Nr", "Massnahme", "Wer", "Bis"],
      ["1", "Das Lager soll ein Buch der Besuche haben.", "Ann Marchmont", "June 2018"],
    ];
    const columns = { Nr: "id", Massnahme: "text", Wer: "owner", Bis: "delivery" } as const;
    expect(rec(edition(document([german]), { columns }), "1")).toMatchObject({ owner: "Ann Marchmont", delivery: { date: "2018-06-30" } });
  });
});

describe("a column of sections", () => {
  const head = ["Enquiry line", "Ref", "Action", "Owner", "Due"];
  const rest = (n: number) => [`${n}`, `Keep log number ${n} of the harbour`, "Ann Marchmont", "June 2018"];
  const sections = (rows: MadeTable) => edition(document([[head, ...rows]])).recommendations.map((r) => r.section);

  it.each<[string, MadeTable]>([
    [
      "spans its rows",
      [
        { cells: ["Piers", ...rest(1)], spans: { 0: { rowSpan: 2 } } },
        ["", ...rest(2)],
        { cells: ["Boats", ...rest(3)], spans: { 0: { rowSpan: 2 } } },
        ["", ...rest(4)],
      ],
    ],
    ["is printed again in each row", [1, 2, 3, 4].map((n) => [n < 3 ? "Piers" : "Boats", ...rest(n)])],
    ["stands in the first row of each", [1, 2, 3, 4].map((n) => [["", "Piers", "", "Boats", ""][n] ?? "", ...rest(n)])],
  ])("is told by its cells where its heading says nothing: it %s", (_, rows) => {
    expect(sections(rows)).toEqual(["Piers", "Piers", "Boats", "Boats"]);
    expect(codes(edition(document([[head, ...rows]])))).toContain("unknown-column");
  });

  it("is none where each row has a value of its own, or one comes back", () => {
    const values = (names: string[]) => sections([1, 2, 3, 4].map((n) => [names[n - 1] ?? "", ...rest(n)]));
    expect(values(["Piers", "Boats", "Nets", "Oars"])).toEqual([null, null, null, null]);
    expect(values(["Piers", "Boats", "Piers", "Boats"])).toEqual([null, null, null, null]);
  });
});

it("a section's row stands in the first column, though that is the owners'", () => {
  const head = ["Lead officer", "Ref", "Action", "Update", "Due"];
  const row = (n: number) => ["Ann Marchmont", `${n}`, `Keep log number ${n}`, "Begun.", "June 2018"];
  const e = edition(document([[head, ["**Piers**", "", "", "", ""], row(1), ["Boats:", "", "", "", ""], row(2)]]));
  expect(e.recommendations.map((r) => [r.section, r.owner])).toEqual([
    ["Piers", "Ann Marchmont"],
    ["Boats", "Ann Marchmont"],
  ]);
});

describe("a section's row in a format without looks", () => {
  const head = ["Action", "Owner", "Update", "Due"];
  const read = (first: (n: number) => string, heads = ["Piers", "Boats"]) => {
    const row = (n: number) => [`${first(n)}Keep log number ${n}`, "Ann Marchmont", "Begun.", "June 2018"];
    const alone = (text: string) => [text, "", "", ""];
    const rows = [alone(heads[0] ?? ""), row(1), row(2), row(3), alone(heads[1] ?? ""), row(4), row(5)];
    return edition(document([[head, ...rows]])).recommendations.map((r) => `${r.id} ${r.section}`);
  };

  it("is told by the rows around it, in a plan without numbers too", () => {
    expect(read(() => "")).toEqual(["#1 Piers", "#2 Piers", "#3 Piers", "#4 Boats", "#5 Boats"]);
  });

  it("has a number like its recommendations'", () => {
    const sections = ["1 1. Piers", "2 1. Piers", "3 1. Piers", "4 2. Boats", "5 2. Boats"];
    expect(read((n) => `${n} \u2013 `, ["1. Piers", "2. Boats"])).toEqual(sections);
  });
});

describe("actions under a recommendation that spans them", () => {
  const span = { rowSpan: 2 };

  it("are what the plan follows where they have numbers of their own", () => {
    const head = ["Ref", "Recommendation", "Action no.", "Action", "Owner", "Due"];
    const rows: MadeTable = [
      { cells: ["R1", "Look after the pier", "1.1", "Paint it", "Ann Marchmont", "June 2018"], spans: { 0: span, 1: span } },
      ["", "", "1.2", "Rope it off", "Bob Jones", "July 2018"],
      { cells: ["R2", "Look after the boats", "2.1", "Count them", "Ann Marchmont", "May 2018"], spans: { 0: span, 1: span } },
      ["", "", "2.2", "Tie them up", "Bob Jones", "May 2018"],
    ];
    const e = edition(document([[head, ...rows]]));
    expect(e.recommendations.map((r) => [r.id, r.text, r.owner, r.delivery.date])).toEqual([
      ["1.1", "Paint it", "Ann Marchmont", "2018-06-30"],
      ["1.2", "Rope it off", "Bob Jones", "2018-07-31"],
      ["2.1", "Count them", "Ann Marchmont", "2018-05-31"],
      ["2.2", "Tie them up", "Bob Jones", "2018-05-31"],
    ]);
    expect(rec(e, "1.2").other.map((o) => o.text)).toEqual(["R1", "Look after the pier"]);
    expect(e.edition.words.placed).toBe(e.edition.words.source);
  });

  it("are one recommendation where they have none, and that is said", () => {
    const head = ["Ref", "Recommendation", "Action", "Owner", "Due"];
    const rows: MadeTable = [
      { cells: ["R1", "Look after the pier", "Paint it", "Ann Marchmont", "June 2018"], spans: { 0: span, 1: span } },
      ["", "", "Rope it off", "Bob Jones", "July 2018"],
      ["R2", "Look after the boats", "Count them", "Ann Marchmont", "May 2018"],
    ];
    const e = edition(document([[head, ...rows]]));
    expect(e.recommendations.map((r) => [r.id, r.owner, r.delivery.date])).toEqual([
      ["R1", "Ann Marchmont Bob Jones", "2018-07-31"],
      ["R2", "Ann Marchmont", "2018-05-31"],
    ]);
    expect(codes(e, "R1")).toEqual(expect.arrayContaining(["two-dates", "inferred-boundary"]));
    expect(codes(e, "R2")).toEqual([]);
  });
});

describe("tables that are no plan", () => {
  const others: MadeTable[] = [
    [
      ["Version", "Date", "Author", "Summary of changes"],
      ["0.1", "3 May 2018", "Policy Officer", "First draft for comment"],
      ["1.0", "4 June 2018", "Head of Policy", "Issued"],
    ],
    [
      ["Name", "Role"],
      ["All members of the board", "For decision"],
      ["Auditors", "For information"],
    ],
    [
      ["Colour", "Meaning"],
      ["Red", "Significant concerns; corrective action is needed"],
      ["Green", "On course"],
    ],
    [
      ["Section", "Page"],
      ["Estates", "2"],
      ["Fleet", "4"],
    ],
  ];

  it("give no recommendations, and their words are placed", () => {
    const e = edition(document([...others, PLAN]));
    expect(e.recommendations.map((r) => r.id)).toEqual(["R1", "R2"]);
    expect(e.edition.words.placed).toBe(e.edition.words.source);
    expect(e.findings.filter((f) => f.code === "words-unaccounted")).toEqual([]);
  });

  it("alone, the document is refused in one line that says what was found", () => {
    expect(() => edition(document(others))).toThrow(/^No table of recommendations was found in made\.txt: none of its 4 tables has rows/);
    expect(() => edition(document(["Just words."]))).toThrow("it has no table");
  });
});
