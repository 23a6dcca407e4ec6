import fc from "fast-check";

/** One row of an invented plan, with what a careful reader says of it. */
export interface Row {
  readonly id: string | null;
  readonly text: string;
  readonly owner: string;
  /** Its paragraphs. */
  readonly update: readonly string[];
  readonly due: string;
  readonly date: string | null;
  readonly status: "open" | "on-hold" | "complete" | "withdrawn";
}

export type Column = "id" | "text" | "owner" | "update" | "due" | "priority";

/** An invented plan and how it is set out. `section` null: none is printed. */
export interface Plan {
  readonly columns: readonly Column[];
  readonly headings: Readonly<Record<Column, string>>;
  readonly numbers: "column" | "text" | "none";
  readonly sections: readonly { readonly name: string | null; readonly rows: readonly Row[] }[];
}

const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  id: ["Ref", "No.", "Rec No", "Action ref", "Unique ref"],
  text: ["Recommendation", "Action", "Agreed action", "Recommendation / action", "What needs to be done"],
  owner: ["Owner", "Lead", "Responsible officer", "By whom", "Action owner", "SRO"],
  update: ["Update", "Progress", "Latest position", "Comments", "Progress since last meeting", "Update (March 2031)", "Owner's update"],
  due: ["Due", "Target date", "Deadline", "By when", "Expected completion", "Delivery date"],
  priority: ["Priority", "Risk", "Source"],
};

const SECTIONS = ["Quays and Sheds", "Pilotage", "Night Work", "Money", "1st Line Supervision", "Care of the Lights", "Berths: Letting"];
const TEXTS = [
  "The office should keep a log of visits and read it every month.",
  "12 months after the opening the tariff should be looked at again",
  "3 pilots should agree a common rota, as set out in section 4.2 of the report.",
  "Complete the survey of the North Pier.",
  "2030/31 dues should pay for the dredging",
  "Close the gaps in the watch; clear the backlog",
  "Is there a common tariff? Agree one.",
  "A way of weighing what is asked of the crane (see paragraph 3.14) is essential, and should be owned by the board.",
];
const OWNERS = [
  "Ines Okafor",
  "T. Brandt",
  "Mairi Sol / Tom Yew",
  "Harbour Master",
  "Pilotage Board",
  "Ines Okafor Harbour Office",
  "Head of Quays & Head of Berths",
  "TBC",
  "",
];
const NEWS = [
  "A draft went to the board on 4 May 2030.",
  "The three harbours have been asked for their views.",
  "4.5 posts have been advertised.",
  "Once this is complete, the tariff will be printed.",
  "The old by-laws were withdrawn in May.",
  "Applications closed in June with 14 names.",
  "Costs of \u00a31.2 million were agreed.",
];
const SAYS: readonly (readonly [Row["status"], readonly string[]])[] = [
  [
    "complete",
    [
      "Complete.",
      "COMPLETE \u2013 the log is in use.",
      "The tariff is printed and this action is now closed.",
      "14.06.30 Completed \u2013 agreed by the board",
      "Discharged by the board.",
    ],
  ],
  [
    "open",
    [
      "Ongoing",
      "Not yet complete.",
      "80% complete",
      "Completed to date: two surveys.",
      "Proposed for closure.",
      "Carried forward",
      "To be completed by March",
    ],
  ],
  ["on-hold", ["On hold", "Paused until the spring.", "Work on this action has been paused."]],
  ["withdrawn", ["CANCELLED", "Superseded by the new by-laws.", "Closed \u2013 no longer required."]],
];
const DUES: readonly (readonly [string, string | null])[] = [
  ["31 March 2031", "2031-03-31"],
  ["14.06.31", "2031-06-14"],
  ["Sept 2030", "2030-09-30"],
  ["End of May 2031", "2031-05-31"],
  ["Q3 2030/31", "2030-12-31"],
  ["By end 2030", "2030-12-31"],
  ["Spring 2031", "2031-05-31"],
  ["March 2031 (revised June 2031)", "2031-06-30"],
  ["6 months after the opening", null],
  ["31 September 2031", null],
  ["TBC", null],
  ["", null],
];
const NUMBERS: readonly ((section: number, row: number, all: number) => string)[] = [
  (s, r) => `${s + 1}.${r + 1}`,
  (s, r) => `4.${s + 1}.${r + 1}`,
  (_s, _r, n) => `R${n}`,
  (s, r) => `${s + 1}.${r + 2}`,
  (_s, _r, n) => `2030/${String(n).padStart(2, "0")}`,
];

const said = fc.constantFrom(...SAYS).chain(([status, words]) => fc.constantFrom(...words).map((w) => ({ status, words: w })));
const update = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...NEWS), { maxLength: 2 }), fc.option(said), fc.boolean())
  .map(([news, s, first]) => ({
    status: s?.status ?? ("open" as const),
    update: s === null ? news : first ? [s.words, ...news] : [...news, s.words],
  }));
const row = fc
  .tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...OWNERS), update, fc.constantFrom(...DUES))
  .map(([text, owner, u, [due, date]]): Row => ({ id: null, text, owner, ...u, due, date }));

const headings = fc.record(
  Object.fromEntries(Object.entries(HEADINGS).map(([c, words]) => [c, fc.constantFrom(...words)])) as {
    [C in Column]: fc.Arbitrary<string>;
  },
);

/** A plan of two to four sections, in any order of columns, with numbers in a column, before the text, or none. */
export const plan: fc.Arbitrary<Plan> = fc
  .record({
    rest: fc.shuffledSubarray<Column>(["owner", "update", "due", "priority"], { minLength: 4 }),
    headings,
    numbers: fc.constantFrom<Plan["numbers"]>("column", "column", "text", "none"),
    number: fc.constantFrom(...NUMBERS),
    names: fc.shuffledSubarray(SECTIONS, { minLength: 4, maxLength: 4 }),
    headed: fc.boolean(),
    rows: fc.array(fc.array(row, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
  })
  .map(({ rest, headings, numbers, number, names, headed, rows }) => {
    let n = 0;
    const numbered = rows.map((section, s) =>
      section.map((r, i) => {
        n++;
        return { ...r, id: numbers === "none" ? null : number(s, i, n) };
      }),
    );
    const columns: Column[] = [...(numbers === "column" ? (["id"] as const) : []), "text", ...rest];
    return { columns, headings, numbers, sections: numbered.map((rs, s) => ({ name: headed ? (names[s] ?? null) : null, rows: rs })) };
  });
