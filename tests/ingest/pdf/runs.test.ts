import { describe, expect, it } from "vitest";
import type { Draft } from "../../../src/ingest/pdf/paragraphs.ts";
import { draftToParagraph, settleBreak, type Vocabulary, vocabularyOf } from "../../../src/ingest/pdf/runs.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";
import { paragraphText } from "../../../src/ingest/table.ts";

const vocabulary = (words: string[], more: Partial<Vocabulary> = {}): Vocabulary => ({
  words: new Set(words),
  hyphenates: true,
  stems: new Set(),
  cuts: true,
  ...more,
});
const joined = (a: string, b: string, v: Vocabulary, spaced = false) => {
  const { text, glue } = settleBreak(a, b, spaced, v);
  return text + glue + b;
};

describe("a word broken at a line's end", () => {
  it("loses a hyphenation and keeps its own hyphen", () => {
    expect(joined("organi\u00ad", "sation", vocabulary([]))).toBe("organisation");
    expect(joined("re-", "focus", vocabulary(["focus"]))).toBe("re-focus");
    expect(joined("govern-", "ance", vocabulary([]))).toBe("governance");
  });

  it("goes by how the document writes the word elsewhere", () => {
    expect(joined("co-", "operate", vocabulary(["cooperate"]))).toBe("cooperate");
    expect(joined("user-", "pays", vocabulary(["user-pays"]))).toBe("user-pays");
  });

  it("keeps every hyphen in a document that does not hyphenate", () => {
    expect(joined("well-", "being", vocabulary(["wellbeing"], { hyphenates: false }))).toBe("well-being");
  });

  it("is whole without a hyphen where the document has it so and neither part stands inside a line", () => {
    const v = vocabulary(["demonstrations", "demon", "strations", "overall", "over", "all"], { inside: new Set(["over", "all"]) });
    expect(joined("demon", "strations", v)).toBe("demonstrations");
    expect(joined("over", "all", v)).toBe("over all");
    expect(joined("–", "all", vocabulary(["all"], { inside: new Set() }))).toBe("– all");
  });

  it("stands apart after a suspended hyphen, and whole after a dash between figures", () => {
    expect(joined("short-", "and", vocabulary([]))).toBe("short- and");
    expect(joined("14–", "17", vocabulary([]))).toBe("14–17");
  });

  it("may be an address or a word too long for its column", () => {
    expect(joined("https://example.org/", "plan.html", vocabulary([]))).toBe("https://example.org/plan.html");
    expect(joined("sets/harbour_levels_oct2030", ".xls", vocabulary([]))).toBe("sets/harbour_levels_oct2030.xls");
    expect(joined("and/or", "see.", vocabulary([]))).toBe("and/or see.");
    expect(joined("30/06/2022", "31/12/2022", vocabulary([]))).toBe("30/06/2022 31/12/2022");
    expect(joined("HR/23/01", "HR/23/02", vocabulary([]))).toBe("HR/23/01 HR/23/02");
    expect(joined("Commissionin", "g", vocabulary(["commissioning"]))).toBe("Commissioning");
  });
});

describe("a word cut at its column's edge", () => {
  const word = (text: string, n: number, end: Word["end"] = null) => ({ text, n, end, spaced: false, box: null }) as unknown as Word;
  const cell = (...lines: Word[][]): Draft => ({ mark: null, lines, gapBefore: false });
  const cut = (n: number) => cell([word("INFORMATION", n)], [word("GOVERNA", n + 1, "edge")], [word("NCE", n + 2)]);
  const [top, foot] = [cell([word("NCE", 1)]), cell([word("INFORMATION", 2)], [word("GOVERNA", 3)])];
  const known = vocabularyOf([foot, top, cut(4), cut(8)]);

  it("is whole though its parts stand alone where a page ends", () => {
    expect(paragraphText(draftToParagraph(cut(4), 1, known))).toBe("INFORMATION GOVERNANCE");
  });

  it("waits at the foot of a page for its end overleaf", () => {
    expect(paragraphText(draftToParagraph(foot, 1, known))).toMatch(/GOVERNA\u00ad$/);
  });

  it("is two words in a document that cuts none, where the longest word of a column only fills it", () => {
    const longest = cell([word("Reconciliations", 1, "edge")], [word("seen", 2)]);
    const ending = cell([word("Furniture", 4, "edge")], [word("late.", 5)]);
    expect(paragraphText(draftToParagraph(longest, 1, vocabularyOf([longest, ending])))).toBe("Reconciliations seen");
    expect(paragraphText(draftToParagraph(ending, 1, vocabularyOf([longest, ending])))).toBe("Furniture late.");
    const cuts = cell([word("Administra", 7, "edge")], [word("tion", 8)]);
    const name = cell([word("Reconcil", 9, "edge")], [word("iatus", 10)]);
    expect(paragraphText(draftToParagraph(name, 1, vocabularyOf([cuts, name])))).toBe("Reconciliatus");
  });

  it("is one name though its beginning is a word too, in a document that surely cuts words", () => {
    const cuts = cell([word("Administra", 1, "edge")], [word("tion", 2)]);
    const name = cell([word("Gwen", 3), word("As", 4, "edge")], [word("hdown", 5)]);
    const other = cell([word("as", 6), word("agreed", 7), word("today", 8)]);
    expect(paragraphText(draftToParagraph(name, 1, vocabularyOf([cuts, name, other])))).toBe("Gwen Ashdown");
    const small = cell([word("such", 9), word("as", 10, "edge")], [word("hdown", 11)]);
    expect(paragraphText(draftToParagraph(small, 1, vocabularyOf([cuts, small, other])))).toBe("such as hdown");
  });

  it("is two words where the document has them beside others", () => {
    const apart = [cell([word("service", 1, "edge")], [word("charges", 2)]), cell([word("the", 3), word("charges", 4), word("fall", 5)])];
    expect(paragraphText(draftToParagraph(apart[0] as Draft, 1, vocabularyOf(apart)))).toBe("service charges");
  });
});
