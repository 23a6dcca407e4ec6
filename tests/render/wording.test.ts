import { describe, expect, it } from "vitest";
import { firstWords } from "../../src/render/paper/name.ts";
import { shorten } from "../../src/render/paper/shorten.ts";
import { and, atStart, inSentence, joined, quoted, say, share, signed, spelled, times } from "../../src/render/wording.ts";

describe("numbers in words", () => {
  it("are spelled out to 999 where a sentence starts with one", () => {
    expect([1, 12, 27, 40, 100, 136, 999].map(atStart)).toEqual([
      "One",
      "Twelve",
      "Twenty-seven",
      "Forty",
      "One hundred",
      "One hundred and thirty-six",
      "Nine hundred and ninety-nine",
    ]);
    expect(atStart(0)).toBe("None");
    expect(spelled(1000)).toBe("1000");
  });
  it("are words below ten inside a sentence", () => {
    expect([0, 9, 10].map(inSentence)).toEqual(["no", "nine", "10"]);
    expect([1, 2, 3, 12].map(times)).toEqual(["once", "twice", "three times", "12 times"]);
  });
  it("have the sign as wide as plus, and shares of nothing are none", () => {
    expect([2, 0, -3].map(signed)).toEqual(["+2", "0", "\u22123"]);
    expect([share(10, 27), share(0, 0)]).toEqual(["37%", "–"]);
  });
});

describe("sentences", () => {
  it("join lists with commas and one and", () => {
    expect(joined(and(["a"]))).toEqual([{ t: "text", text: "a" }]);
    expect(joined(and(["a", "b", "c"]))).toEqual([{ t: "text", text: "a, b and c" }]);
  });
  it("keep links as pieces of their own", () => {
    expect(say`See ${{ t: "rec", id: "1.1" }}.`).toEqual([
      { t: "text", text: "See " },
      { t: "rec", id: "1.1" },
      { t: "text", text: "." },
    ]);
  });
  it("quote the plan in double marks and what it quotes in single ones", () => {
    expect(quoted('He said "yes"')).toBe("“He said ‘yes’”");
  });
});

describe("the plan's words made short", () => {
  it("end at a sentence's end, and what was left out is marked", () => {
    expect(shorten("The pier was mended. The lamps were not lit until later in the year.", 40)).toBe("The pier was mended. […]");
  });
  it("do not take an initial, an abbreviation or an id for a sentence's end", () => {
    expect(shorten("Agreed with N. Shackle on 9.1.1 and the quay, etc. as minuted. More follows here that is long.", 70)).toBe(
      "Agreed with N. Shackle on 9.1.1 and the quay, etc. as minuted. […]",
    );
  });
  it("end at a word where one sentence is too long", () => {
    expect(shorten("A sentence without any end that runs on and on over the water", 30)).toBe("A sentence without any end […]");
  });
  it("stay whole where they fit, a list in one line", () => {
    expect(shorten("Bought:\n- rope\n- tar", 60)).toBe("Bought: rope tar");
  });
  it("give a name of first words that ends on no little word", () => {
    expect(firstWords("Review the moorings of the inner and the outer harbour for the next ten years")).toBe(
      "Review the moorings of the inner and the outer …",
    );
    expect(firstWords("Paint the bollards, then the rings and chains of all quays in the harbour.")).toBe("Paint the bollards");
  });
});
