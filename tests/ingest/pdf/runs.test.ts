import { describe, expect, it } from "vitest";
import { settleBreak, type Vocabulary } from "../../../src/ingest/pdf/runs.ts";

const vocabulary = (words: string[], more: Partial<Vocabulary> = {}): Vocabulary => ({
  words: new Set(words),
  hyphenates: true,
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

  it("stands apart after a suspended hyphen, and whole after a dash between figures", () => {
    expect(joined("short-", "and", vocabulary([]))).toBe("short- and");
    expect(joined("14–", "17", vocabulary([]))).toBe("14–17");
  });

  it("may be an address or a word too long for its column", () => {
    expect(joined("https://example.org/", "plan.html", vocabulary([]))).toBe("https://example.org/plan.html");
    expect(joined("Commissionin", "g", vocabulary(["commissioning"]))).toBe("Commissioning");
  });
});
