import { describe, expect, it } from "vitest";
import type { Gutter } from "../../../src/ingest/pdf/gutters.ts";
import { toLine } from "../../../src/ingest/pdf/lines.ts";
import { numberedLines } from "../../../src/ingest/pdf/numbered-lines.ts";
import { costsOf, type Standing } from "../../../src/ingest/pdf/row-costs.ts";
import { cheapestRows, standingOf } from "../../../src/ingest/pdf/row-search.ts";
import { dealLine, type SoftLine } from "../../../src/ingest/pdf/soft-lines.ts";
import { groupsOf } from "../../../src/ingest/pdf/span-groups.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";

const GUTTERS: Gutter[] = [
  { from: 70, to: 100 },
  { from: 280, to: 300 },
];
const LEFT = [0, 100, 300];

function words(text: string, from: number, base: number): Word[] {
  let x = from;
  return text.split(" ").map((t) => {
    const word = {
      text: t,
      from: x,
      to: x + t.length * 5,
      box: [x, base - 8, x + t.length * 5, base + 2],
      base,
      size: 10,
      bold: false,
      turn: 0,
    };
    x = word.to + 2.5;
    return word as unknown as Word;
  });
}

const line = (base: number, ...cells: string[]): SoftLine =>
  dealLine(toLine(cells.flatMap((cell, c) => (cell === "" ? [] : words(cell, LEFT[c] as number, base)))), GUTTERS);
const sheet = (lines: SoftLine[]) => ({ lines, boundaries: [], numbered: numberedLines(lines), goesOnAbove: false, goesOnBelow: false });
const found = (lines: SoftLine[]): { standing: Standing; starts: readonly number[] | undefined } => {
  const standing = standingOf([sheet(lines)]);
  return { standing, starts: cheapestRows(costsOf(sheet(lines)), standing)?.starts };
};

describe("rows that nothing parts, not even white", () => {
  it("are those in which the middles of the cells agree", () => {
    const lines = [
      line(0, "", "Paint the wall"),
      line(12, "1.1", "before the winter", "Ann Teal"),
      line(24, "", "storms come."),
      line(37, "", "", "Bo Reed, who"),
      line(49, "1.2", "Mend the slip.", "keeps the"),
      line(61, "", "", "harbour"),
      line(74, "", "Sell the crane"),
      line(80, "1.3", "", "Cy Moss"),
      line(86, "", "to the yard."),
    ];
    expect(found(lines)).toEqual({ standing: "middle", starts: [0, 3, 6] });
  });

  it("are those in which the last lines of the cells agree, where they stand at the foot", () => {
    const lines = [
      line(0, "", "Paint the wall"),
      line(12, "", "before the winter"),
      line(24, "1.1", "storms come.", "Ann Teal"),
      line(37, "", "", "Bo Reed, who"),
      line(49, "", "", "keeps the"),
      line(61, "1.2", "Mend the slip.", "harbour"),
      line(74, "", "Sell the crane"),
      line(86, "1.3", "to the yard.", "Cy Moss"),
    ];
    expect(found(lines)).toEqual({ standing: "bottom", starts: [0, 3, 6] });
  });

  it("are parted where dates and owners stand anew, in a plan without numbers", () => {
    const lines = [
      line(0, "", "Paint the wall"),
      line(12, "May", "before the winter", "Ann Teal"),
      line(24, "", "storms come."),
      line(37, "", "Mend the slip"),
      line(43, "June", "", "Bo Reed"),
      line(49, "", "by the harbour."),
      line(62, "", "Sell the crane"),
      line(74, "July", "and the old engine", "Cy Moss"),
      line(86, "", "to the yard."),
    ];
    expect(found(lines).starts).toEqual([0, 3, 6]);
  });
});

describe("the numbers of rows", () => {
  it("are those that count up, not figures at the beginning of lines", () => {
    const lines = [
      line(0, "", "1: Paint"),
      line(12, "", "2014 wall"),
      line(24, "", "2: Mend"),
      line(36, "", "12 slips"),
      line(48, "", "3: Sell"),
    ];
    expect([...(numberedLines(lines) ?? [])]).toEqual([lines[0], lines[2], lines[4]]);
  });
});

describe("a section's name beside its rows", () => {
  const rows = [0, 1, 2, 3, 4].map((k) => ({ top: k * 40, foot: k * 40 + 30 }));
  const label = (top: number) => ({ column: 0, words: words("Quays", 0, top + 10), top, foot: top + 10 });

  it("stands in the middle of them", () => {
    expect(groupsOf([label(50), label(150)], rows, false)).toEqual([0, 3]);
  });

  it("stands at the top of the first, those above being of the page before", () => {
    expect(groupsOf([label(40), label(160)], rows, true)).toEqual([1, 4]);
  });
});
