import type { Inline, Line, Paper, PaperBlock, TableCell, TableRow } from "../../src/render/blocks.ts";

const text = (t: string): Inline => ({ t: "text", text: t });
const rec = (id: string): Inline => ({ t: "rec", id });
const line = (...inlines: Inline[]): Line => ({ inlines });
const cell = (...lines: (Line | string)[]): TableCell => ({ lines: lines.map((l) => (typeof l === "string" ? line(text(l)) : l)) });

const position: PaperBlock = {
  kind: "table",
  caption: "Table 1. Status at this paper and the last; shares are rounded",
  look: "position",
  columns: [
    { heading: "Status", kind: "words", width: 43 },
    { heading: "Meaning here", kind: "words", width: null },
    { heading: "3 Mar 2031", kind: "number", width: 18 },
    { heading: "3 Feb 2031", kind: "number", width: 18 },
    { heading: "Share now", kind: "number", width: 18 },
  ],
  groups: [
    {
      heading: null,
      rows: [
        {
          cells: [
            cell(line({ t: "mark", mark: "complete", text: "Complete" })),
            cell("as the plan says"),
            cell("12"),
            cell("10"),
            cell("40%"),
          ],
        },
        { cells: [cell("Open"), cell("the four that follow"), cell("14"), cell("17"), cell("47%")] },
        {
          kind: "sub",
          cells: [
            cell(line({ t: "mark", mark: "overdue", text: "Overdue" })),
            cell("delivery date past"),
            cell("4"),
            cell("4"),
            cell("13%"),
          ],
        },
        {
          kind: "sub",
          cells: [
            cell(line({ t: "mark", mark: "soon", text: "Due soon" })),
            cell("before the next meeting"),
            cell("4"),
            cell("6"),
            cell("13%"),
          ],
        },
        {
          kind: "sub",
          cells: [cell(line({ t: "mark", mark: "ahead", text: "Date ahead" })), cell("due later"), cell("3"), cell("6"), cell("10%")],
        },
        {
          kind: "sub",
          cells: [cell(line({ t: "mark", mark: "no-date", text: "No date" })), cell("none given"), cell("3"), cell("1"), cell("10%")],
        },
        {
          cells: [
            cell(line({ t: "mark", mark: "on-hold", text: "On hold" })),
            cell("paused"),
            cell(line({ t: "doubtful", text: "3" })),
            cell("3"),
            cell("10%"),
          ],
        },
        {
          cells: [
            cell(line({ t: "mark", mark: "withdrawn", text: "Withdrawn" })),
            cell("no longer pursued"),
            cell("1"),
            cell("1"),
            cell("3%"),
          ],
        },
        { kind: "total", cells: [cell("In the plan"), cell("each once"), cell("30"), cell("31"), cell("100%")] },
      ],
    },
  ],
};

const row = (id: string, name: string, owner: string, words: string): TableRow => ({
  cells: [
    cell(line({ t: "rec", id, bare: true })),
    cell(line({ t: "strong", text: name }, { t: "soft", text: ` – ${owner}` }), `“${words}”`),
    cell("31\u00a0January 2031"),
    cell("None"),
    cell("31"),
  ],
});

const attention: PaperBlock = {
  kind: "table",
  caption: "Table 2. Recommendations that need attention, worst first",
  look: "attention",
  anchor: "table-2",
  columns: [
    { heading: "Rec", kind: "rec", width: 12.5 },
    { heading: "Short name, owner and the plan’s words", kind: "words", width: null },
    { heading: "First date", kind: "date", width: 30 },
    { heading: "Present date", kind: "date", width: 30 },
    { heading: "Days", kind: "number", width: 12 },
  ],
  groups: [
    {
      heading: [text("Removed while live"), { t: "soft", text: " – last seen on page 5" }],
      rows: [row("3.4", "Night recovery of boats", "Harbour Master", "Two bids received & weighed.")],
    },
    {
      heading: [text("Overdue"), { t: "soft", text: " – days since the present date" }],
      rows: [
        row("2.1", "Shared use of the Quay Street boathouse", "Head of Moorings", "Fit-out finished <soon>."),
        row("(A)", "One rope contract", "Head of Supplies", "Draft."),
      ],
    },
  ],
};

const planRow = (n: number): TableRow => ({
  anchor: n === 3 ? "rec-_28_A_29_" : `rec-2.${n}`,
  cells: [
    cell(n === 3 ? "(A)" : `2.${n}`),
    cell(
      `Bring jetty number ${n} into the register of jetties, with its length, depth and the name of its keeper.`,
      line({ t: "soft", text: "Keeper of Jetties; page 3" }),
    ),
    {
      lines: [
        line({ t: "soft", text: "3\u00a0February 2031" }, text(" Three things are left to do:")),
        { inlines: [text("measure the depth at low water;")], list: { level: 0, ordinal: null } },
        { inlines: [text("at both ends;")], list: { level: 1, ordinal: null } },
        { inlines: [text("paint the number.")], list: { level: 0, ordinal: "2." } },
        ...(n === 5
          ? Array.from({ length: 30 }, (_, i) =>
              line(text(`Note ${i + 1}: the tide was too high to measure, and the boat was wanted for other work.`)),
            )
          : []),
      ],
    },
    cell("31\u00a0January 2031"),
    cell(line({ t: "mark", mark: "overdue", text: "Overdue" })),
  ],
});

const plan: PaperBlock = {
  kind: "table",
  caption: "Table 3. The full plan",
  look: "plan",
  columns: [
    { heading: "Rec", kind: "rec", width: 12.5 },
    { heading: "Recommendation and owner", kind: "words", width: null },
    { heading: "Update", kind: "words", width: 52 },
    { heading: "Delivery date", kind: "date", width: 30 },
    { heading: "Rating", kind: "words", width: 20 },
  ],
  groups: [{ heading: [text("2 Jetties")], rows: Array.from({ length: 24 }, (_, i) => planRow(i + 1)) }],
};

/** An invented paper that holds every kind of block and piece. */
export const harbourPaper: Paper = {
  schemaVersion: 1,
  head: {
    organisation: "Brackmere Harbour Watch",
    board: "Moorings Board",
    title: "Jetties and Moorings Review: progress at 3\u00a0March\u00a02031",
    facts: [
      { label: "Meeting", value: "20\u00a0March 2031" },
      { label: "Edition", value: "3\u00a0March 2031" },
      { label: "Agenda item", value: "7" },
      { label: "Purpose", value: "For decision" },
      { label: "Report author", value: "Clerk to the Harbour" },
    ],
    marking: "OFFICIAL",
    footer: ["Jetties and Moorings Review", "3\u00a0March 2031"],
    draft: null,
    language: "en-GB",
    author: "Clerk to the Harbour",
    subject: "Progress of the plan",
    date: "2031-03-03",
    editionDigest: "7c41e09b",
  },
  blocks: [
    { kind: "heading", level: 2, text: "Purpose", anchor: "purpose" },
    {
      kind: "paragraph",
      number: 1,
      inlines: [text("To report changes since the paper of 3\u00a0February 2031 and to ask for decisions.")],
    },
    { kind: "heading", level: 2, text: "The Board is recommended to", anchor: "requests" },
    {
      kind: "requests",
      items: [
        [text("agree the closing of "), rec("2.4"), text(" and "), rec("2.6"), text(";")],
        [
          text("ask when the mooring agreement will be signed, for which "),
          rec("2.1"),
          text(", "),
          rec("(A)"),
          text(" and "),
          rec("9.9"),
          text(" wait, and for a plan by which the lost months are won back; and"),
        ],
        [text("note the rest.")],
      ],
    },
    { kind: "heading", level: 2, text: "Position at 3\u00a0March 2031", anchor: "position" },
    {
      kind: "chart",
      caption: null,
      alt: "30 recommendations: 12 complete, 4 overdue, 14 others.",
      chart: {
        kind: "bar",
        parts: [
          { mark: "on-hold", label: "on hold", count: 3 },
          { mark: "complete", label: "complete", count: 12 },
          { mark: "overdue", label: "overdue", count: 4 },
          { mark: "ahead", label: "date ahead", count: 14 },
        ],
      },
    },
    {
      kind: "paragraph",
      number: 2,
      inlines: [text("Of 30 recommendations, 12 are complete (40%). Four are overdue, the longest by 159 days ("), rec("2.1"), text(").")],
    },
    position,
    {
      kind: "paragraph",
      number: 3,
      inlines: [text("Two doubts touch these figures ("), { t: "text", text: "Table 2", to: "table-2" }, text(").")],
    },
    { kind: "heading", level: 2, text: "Needs attention", anchor: "attention", newPage: true },
    {
      kind: "paragraph",
      number: 4,
      inlines: [text("Was "), { t: "deleted", text: "three boats" }, text(", now "), { t: "inserted", text: "two boats" }, text(".")],
    },
    {
      kind: "chart",
      caption: "Figure 1. How far the dates have moved",
      alt: "2.1: from 31 January 2031 to 30 June 2031, 31 days overdue.",
      chart: {
        kind: "dates",
        today: "2031-03-03",
        rows: [{ id: "2.1", name: "Shared use of the boathouse", dates: ["2030-11-30", "2031-01-31"] }],
      },
    },
    attention,
    { kind: "heading", level: 3, text: "Left out", anchor: "left-out" },
    { kind: "paragraph", number: null, inlines: [text("None was reopened, withdrawn or brought forward.")] },
    { kind: "heading", level: 2, text: "Appendix B: the full plan", anchor: "appendix-b", newPage: true },
    plan,
  ],
  largePrint: false,
  colours: { complete: "#123a5e", overdue: "#bf4034", soon: "#e6b04a", ahead: "#7aa783", none: "#dde1e4" },
};
