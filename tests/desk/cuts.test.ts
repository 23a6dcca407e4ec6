import { describe, expect, it } from "vitest";
import { cutPlaces, cutsAtPage, cutWords } from "../../src/desk/cuts.ts";
import { rowsView } from "../../src/desk/views/rows.ts";
import type { PlacedWord } from "../../src/reader-job.ts";
import { makeEdition } from "../render/make-edition.ts";

/** Words of a cell in one line of a page. */
const line = (text: string, page: number, x: number, y: number): PlacedWord[] =>
  text.split(" ").map((word, i) => ({ text: word, page, box: [x + i * 20, y, x + i * 20 + 18, y + 10] }));

const TEXT = "That the log is kept. 5.2 That keys are signed for by the officer.";
const long = makeEdition("2026-10-02", [
  {
    id: "5.1",
    text: TEXT,
    update: "Begun.\nCounted in May.",
    owner: "Clerk",
    source: [
      { page: 1, box: [0, 0, 290, 100], field: "text" },
      { page: 2, box: [0, 0, 290, 100], field: "text" },
      { page: 1, box: [300, 0, 500, 100], field: "update" },
      { page: 2, box: [300, 0, 500, 100], field: "update" },
      { page: 1, box: [510, 0, 600, 100], field: "owner" },
    ],
  },
  { id: "5.3" },
]);
const [rec] = long.recommendations;
if (rec === undefined) throw new Error("the edition has a row");
const words = [
  ...line("That the log is kept.", 1, 10, 10),
  ...line("Begun.", 1, 310, 10),
  ...line("Clerk", 1, 515, 10),
  ...line("5.2 That keys are signed for by the", 2, 10, 10),
  ...line("officer.", 2, 10, 25),
  ...line("Counted in May.", 2, 310, 10),
];

describe("where a row can be cut", () => {
  it("is at lines and sentences, in a short field at every word", () => {
    expect(cutPlaces(`${TEXT} And more words make it long.`).map((p) => p.words.slice(0, 8))).toEqual(["5.2 That", "And more"]);
    expect(cutPlaces("Head of ICT Clerk").map((p) => p.words)).toEqual(["of ICT Clerk", "ICT Clerk", "Clerk"]);
    expect(cutPlaces("")).toEqual([]);
  });

  it("is known by as few words as tell the place, so that what is added behind them changes nothing", () => {
    const update = `Begun. ${"The count goes on in every store of the yard. ".repeat(3)}Done.`;
    const at = update.indexOf("The count");
    expect(cutWords(update, at).length).toBeLessThanOrEqual(60);
    expect(update.indexOf(cutWords(update, at))).toBe(at);
    expect(cutWords("a b a b a c", 4)).toBe("a b a c");
  });

  it("is at the page in each field that goes on over it, and in no other", () => {
    expect(cutsAtPage(rec, words)).toEqual({ text: TEXT.indexOf("5.2"), update: 7, owner: null, delivery: null });
  });

  it("cannot be told where the words of the page are not those of the field", () => {
    expect(cutsAtPage({ ...rec, text: "Corrected by a person.", update: "So is this." }, words)).toBeNull();
    expect(cutsAtPage(rec, [])).toBeNull();
  });

  it("offers the number that the words behind it begin with", () => {
    expect(rowsView(long, rec, words).atPage?.number).toBe("5.2");
    expect(rowsView(long, rec, words).number).toBe("5.1~2");
  });
});
