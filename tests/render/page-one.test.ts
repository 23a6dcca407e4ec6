import { describe, expect, it } from "vitest";
import { Settings } from "../../src/model/settings.ts";
import { inlineWords, type Paper } from "../../src/render/blocks.ts";
import { PAGE_HEIGHT, pageHeight, pageOneHeight } from "../../src/render/paper/page-height.ts";
import { toPaper } from "../../src/render/paper.ts";
import { paperWords } from "../../src/render/words.ts";
import { everyClass } from "./every-class.ts";
import { makeEdition, makeHistory, makeInput } from "./make-edition.ts";

const first = (paper: Paper) =>
  paper.blocks.slice(
    0,
    paper.blocks.findIndex((b) => b.kind === "heading" && b.newPage === true),
  );
const height = (paper: Paper): number => pageOneHeight(paper.head, first(paper), 1);
const settings = (part: object) =>
  Settings.parse({ organisation: "Wenfold Collaboration", author: "Head of the Portfolio Office", ...part });

describe("page one", () => {
  it("has its bar and its key where there is room", () => {
    const paper = toPaper(makeInput(makeEdition("2026-11-06", [{ id: "1.1", due: "2027-03-01" }])));
    expect(first(paper).some((b) => b.kind === "chart")).toBe(true);
    expect(first(paper).find((b) => b.kind === "table")).toMatchObject({ columns: [{}, { heading: "Meaning here" }, {}, {}] });
  });

  it("tells one that left apart from another that has its number now", () => {
    const input = everyClass();
    const [one] = input.edition.recommendations;
    const recommendations = [...input.edition.recommendations, { ...(one as NonNullable<typeof one>), id: "1.1" }];
    const said = (edition: typeof input.edition) =>
      paperWords(toPaper({ ...input, edition }))
        .join("\n")
        .replace(/\u00a0/g, " ");
    expect(said(input.edition)).toContain("why Rec 1.1 was removed");
    expect(said({ ...input.edition, recommendations })).toContain("why former Rec 1.1 was removed");
  });

  it("holds on one page with eight requests and a long title: the bar goes first, then the key to Appendix C", () => {
    const input = everyClass();
    const request =
      "ask the harbour master and the clerk of works together for a dated plan for Rec 1.4, with its cost and who is to pay for it";
    const title = "Joint Review of Harbours, Piers, Slipways and Inland Moorings of the Wenfold Collaboration";
    const edition = { ...input.edition, edition: { ...input.edition.edition, title } };
    const paper = toPaper({
      ...input,
      edition,
      settings: settings({ requests: Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? request : "ask for a date for Rec 1.6")) }),
    });
    expect(height(paper)).toBeLessThanOrEqual(PAGE_HEIGHT);
    expect(first(paper).some((b) => b.kind === "chart")).toBe(false);
    expect(paper.blocks.some((b) => b.kind === "heading" && b.anchor === "meanings")).toBe(true);
  });

  it("holds in large print too, with eight requests and a long title: what it leaves out of Table 1 stands in Appendix A", () => {
    const edition = everyClass().edition;
    const title =
      "Joint Review of Harbours, Piers, Slipways and Inland Moorings of the Wenfold and Aldmere Collaboration with the River Trust";
    const requests = Array.from(
      { length: 8 },
      (_, i) => `ask the harbour master for a dated plan for Rec 1.${i + 1}${i % 3 === 0 ? ", with its cost and who is to pay" : ""}`,
    );
    const paper = toPaper(
      everyClass({ edition: { ...edition, edition: { ...edition.edition, title } }, settings: settings({ requests, largePrint: true }) }),
    );
    expect(pageOneHeight(paper.head, first(paper), 1.2)).toBeLessThanOrEqual(pageHeight(1.2));
    const appendix = paper.blocks.slice(paper.blocks.findIndex((b) => b.kind === "heading" && b.anchor === "appendix-a"));
    const whole = appendix.find((b) => b.kind === "table");
    expect(whole).toMatchObject({ look: "position" });
    expect(whole?.kind === "table" ? whole.groups[0]?.rows : []).toHaveLength(9);
    const numbers = paper.blocks.flatMap((b) => (b.kind === "table" ? [Number(/^Table (\d+)\. /.exec(b.caption)?.[1])] : []));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(paper.head.footer[0]).toBe("Joint Review\u00a0…");
  });

  it("names in large print what is to be decided, and where its dates stand", () => {
    const paper = toPaper(everyClass({ settings: settings({ largePrint: true }) }));
    const asked = paper.blocks.flatMap((b) => (b.kind === "requests" ? b.items.map((item) => item.map(inlineWords).join("")) : []));
    expect(asked.join("\n").replace(/\u00a0/g, " ")).toContain("the revised date of Rec 1.5");
    expect(pageOneHeight(paper.head, first(paper), 1.2)).toBeLessThanOrEqual(pageHeight(1.2));
  });

  it("holds with three hundred recommendations in trouble, pointing to the tables", () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      id: `${1 + Math.floor(i / 20)}.${1 + (i % 20)}`,
      due: i % 3 === 0 ? null : "2026-03-01",
    }));
    const paper = toPaper(makeInput(makeEdition("2026-11-06", many)));
    expect(height(paper)).toBeLessThanOrEqual(PAGE_HEIGHT);
    const requests = paper.blocks.find((b) => b.kind === "requests");
    const items = requests?.kind === "requests" ? requests.items : [];
    expect(items.some((item) => item.map(inlineWords).join("").includes("200 recommendations (Table\u00a02)"))).toBe(true);
    expect(items.flat()).toContainEqual({ t: "text", text: "Table\u00a02", to: "table-needs-attention" });
  });

  it("says in one number what is singular", () => {
    const edition = makeEdition("2026-11-06", [{ id: "1.1", due: "2026-10-06", owner: "Pilot" }]);
    const words = JSON.stringify(toPaper(makeInput(edition, { history: makeHistory(edition) })).blocks);
    expect(words).toContain("The plan’s one recommendation is open. ");
    expect(words).toContain(" is overdue by 31\u00a0days.");
    expect(words).toContain("ask for a recovery plan for ");
  });

  it.each([
    [[{ id: "1.1" }, { id: "1.2" }], "Both recommendations are open. Neither of the 2 open has a delivery date."],
    [
      [
        { id: "1.1", status: "on-hold" as const },
        { id: "1.2", due: "2027-03-01" },
        { id: "1.3", due: "2027-04-01" },
      ],
      "Of 3 recommendations, none is complete, 2 are open and 1 on hold. Of the 2 open, none is overdue and 2 have a date ahead (Rec 1.2 and Rec 1.3).",
    ],
    [[{ id: "1.1", status: "complete" as const }], "The plan’s one recommendation is complete."],
    [[], "The plan holds no recommendations."],
  ])("says what is none or all as a person would", (made, said) => {
    const words = paperWords(toPaper(makeInput(makeEdition("2026-11-06", made))));
    expect(words.join("\n").replace(/\u00a0/g, " ")).toContain(said);
  });

  it("does not say that decisions are asked for where none is", () => {
    const paper = toPaper(makeInput(makeEdition("2026-11-06", [{ id: "1.1", due: "2027-03-01" }])));
    expect(paperWords(paper)).toContain("To give a baseline, this being the first paper on the plan.");
  });

  it("takes the requests that the office wrote, their ids as links", () => {
    const paper = toPaper(
      makeInput(makeEdition("2026-11-06", [{ id: "1.1" }]), { settings: settings({ requests: ["agree Rec 1.1 as it stands"] }) }),
    );
    expect(paper.blocks.find((b) => b.kind === "requests")).toMatchObject({
      items: [[{ text: "agree " }, { t: "rec", id: "1.1" }, { text: " as it stands." }]],
    });
  });
});

describe("the open ones", () => {
  it("at risk without a date are not counted among those with a date ahead", () => {
    const edition = makeEdition("2026-11-06", [
      { id: "1.1", due: "2027-06-01" },
      { id: "1.2", due: "2027-06-01", update: "At risk: the maker is late." },
      { id: "1.3", update: "At risk: nobody owns it." },
      { id: "1.4" },
    ]);
    const words = paperWords(toPaper(makeInput(edition)))
      .join("\n")
      .replace(/\u00a0/g, " ");
    expect(words).toContain(
      "none is overdue, 2 have a date ahead (Rec 1.1 and Rec 1.2; 1 due soon or at risk) and 2 have none (Rec 1.3 and Rec 1.4; 1 at risk).",
    );
    expect(words).toContain("Due soon or at risk\nat risk, not yet due\n2");
    expect(words).toContain("No date\nno delivery date, not at risk\n1");
  });
});

describe("what several wait for together", () => {
  it("is a thing, not half a sentence", () => {
    const update = (n: number) =>
      `Step ${n} taken. The pack is drafted but awaits publication of the national framework before the local toolkit is finalised.`;
    const made = [1, 2, 3].map((n) => ({ id: `1.${n}`, due: `2026-0${n}-01`, update: update(n) }));
    const words = paperWords(toPaper(makeInput(makeEdition("2026-11-06", made))))
      .join("\n")
      .replace(/\u00a0/g, " ");
    expect(words).toContain("All three wait for the publication of the national framework.");
    expect(words).toContain("ask when the publication of the national framework will come, for which Rec 1.1, Rec 1.2 and Rec 1.3 wait");
  });

  it("a plan that prints “Rec 4” itself is not made to say it twice", () => {
    const words = paperWords(toPaper(makeInput(makeEdition("2026-11-06", [{ id: "Rec 4", due: "2026-03-01" }]))));
    expect(words).toContain("ask for a recovery plan for Rec\u00a04; and");
  });
});
