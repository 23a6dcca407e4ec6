import { describe, expect, it } from "vitest";
import { marksOn, wordsSaying } from "../../src/desk/views/marks.ts";
import { finding } from "../../src/model/finding.ts";
import type { PlacedWord } from "../../src/reader-job.ts";
import { makeEdition } from "../render/make-edition.ts";

const line = (text: string, y: number, page = 1): PlacedWord[] =>
  text.split(" ").map((word, i) => ({ text: word, page, box: [50 + i * 40, y, 85 + i * 40, y + 10] as const }));
const words = [...line("Lamps are ordered.", 100), ...line("14.05.26 COMPLETE – lamps", 120), ...line("burn all night", 132)];
const said = (found: readonly PlacedWord[]) => found.map((w) => w.text).join(" ");

describe("the words that a text is made of", () => {
  it("are found over line ends, and however the text is dressed", () => {
    expect(said(wordsSaying(words, "“complete - Lamps BURN”"))).toBe("COMPLETE – lamps burn");
  });

  it("are not half of them, and none of an empty text", () => {
    expect(wordsSaying(words, "lamps burn brightly")).toEqual([]);
    expect(wordsSaying(words, " – ")).toEqual([]);
  });
});

describe("marks on the picture of a page", () => {
  const place = { page: 1, box: [40, 95, 300, 145] as [number, number, number, number], field: "update" };
  const [rec] = makeEdition("2026-10-02", [{ id: "1.1", statusEvidence: "14.05.26 COMPLETE", source: [place] }]).recommendations;

  it("show what a status was read from, inside the recommendation's own cells only", () => {
    expect(marksOn(1, words, rec ?? null, null)).toMatchObject([{ field: "evidence", x: 50, y: 120, width: 75 }]);
    expect(marksOn(2, words, rec ?? null, null)).toEqual([]);
    expect(marksOn(1, words, { ...(rec as NonNullable<typeof rec>), source: [{ ...place, box: [400, 0, 500, 50] }] }, null)).toEqual([]);
  });

  it("show the words that a finding asks about, a box a line", () => {
    const asked = finding("orphan-fragment", "Words without a number.", { text: "COMPLETE – lamps burn all night", pages: [1] });
    expect(marksOn(1, words, null, asked).map((m) => [m.field, m.y])).toEqual([
      ["asked", 120],
      ["asked", 132],
    ]);
  });

  it("choose, of words said twice, those in line with the sub-heading that is named", () => {
    const twice = [...line("Above", 100), ...line("8.2 Scrutiny Above", 120), ...line("Above", 140)];
    const asked = finding("sub-heading-update", 'What stands beside the sub-heading "8.2 Scrutiny" belongs to none.', {
      text: "Above",
      pages: [1],
    });
    expect(marksOn(1, twice, null, asked)).toMatchObject([{ field: "asked", y: 120 }]);
  });
});
