import { describe, expect, it } from "vitest";
import type { Gutter } from "../../../src/ingest/pdf/gutters.ts";
import { toLine } from "../../../src/ingest/pdf/lines.ts";
import { guessedRows } from "../../../src/ingest/pdf/soft-doubts.ts";
import { dealLine } from "../../../src/ingest/pdf/soft-lines.ts";
import { linesToRows } from "../../../src/ingest/pdf/soft-rows.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";

const GUTTERS: Gutter[] = [
  { from: 40, to: 50 },
  { from: 180, to: 200 },
];
const LEFT = [0, 50, 200];
let n = 0;

function word(text: string, from: number, base: number, bold: boolean): Word {
  const to = from + text.length * 5;
  const style = {
    size: 10,
    turn: 0,
    font: "Sans",
    bold,
    colour: [0, 0, 0, 255],
    inkless: false,
    mcid: -1,
    artifact: false,
    object: 1,
  } as const;
  const box = [from, base - 8, to, base + 2] as const;
  return { n: n++, text, box, turn: 0, from, to, base, size: 10, bold, end: null, bound: false, spaced: true, sign: false, style };
}

/** A line from what stands in each column; "*" before it for bold. */
function line(base: number, ...cells: string[]) {
  const words = cells.flatMap((cell, c) => {
    let x = LEFT[c] as number;
    return cell
      .replace("*", "")
      .split(" ")
      .filter((t) => t !== "")
      .map((t) => {
        const w = word(t, x, base, cell.startsWith("*"));
        x = w.to + 2.5;
        return w;
      });
  });
  return dealLine(toLine(words), GUTTERS);
}

const rows = (lines: ReturnType<typeof line>[]) =>
  linesToRows(lines, []).map((r) => r.map((l) => l.line.words.map((w) => w.text).join(" ")).join(" / "));

describe("rows of a table without rules", () => {
  it("are parted from a section's bold name close above them, where cells stand in the middle", () => {
    const lines = [
      line(0, "*Ref", "*Action", "*Lead"),
      line(24, "*Quays"),
      line(38, "", "Paint the wall"),
      line(50, "R1", "before winter", "Ann Teal"),
      line(62, "", "storms come"),
      line(84, "", "Mend the slip"),
      line(96, "R2", "by the", "Bo Reed"),
      line(108, "", "harbour"),
    ];
    expect(rows(lines)).toEqual([
      "Ref Action Lead",
      "Quays",
      "Paint the wall / R1 before winter Ann Teal / storms come",
      "Mend the slip / R2 by the Bo Reed / harbour",
    ]);
  });

  it("are told by the middles of their cells where paragraphs of one cell stand as far apart as rows", () => {
    const lines = [
      line(0, "", "", "03.04.17 Asked"),
      line(12, "", "", "for detail."),
      line(36, "1.1", "Paint the wall"),
      line(60, "", "", "07.05.17 Done"),
      line(72, "", "", "by the crew."),
      line(96, "", "", "Work goes on"),
      line(108, "1.2", "Mend the slip", "with the"),
      line(120, "", "", "harbour board."),
      line(144, "", "", "09.06.17 Sought."),
      line(168, "1.3", "Sell the crane"),
      line(192, "", "", "11.06.17 Sold."),
    ];
    expect(rows(lines)).toEqual([
      "03.04.17 Asked / for detail. / 1.1 Paint the wall / 07.05.17 Done / by the crew.",
      "Work goes on / 1.2 Mend the slip with the / harbour board.",
      "09.06.17 Sought. / 1.3 Sell the crane / 11.06.17 Sold.",
    ]);
  });

  it("are told by the middles of their cells below a section's name, though nothing begins beside the ids", () => {
    const lines = [
      line(0, "Quays", ""),
      line(24, "", "", "Asked for detail."),
      line(36, "1.1: Wall", ""),
      line(48, "", "", "Done by the crew."),
      line(72, "", "", "Sought."),
      line(84, "1.2: Slip", ""),
      line(96, "", "", "Found."),
      line(120, "", "", "Sold."),
      line(132, "1.3: Crane", ""),
      line(144, "", "", "Gone."),
    ];
    expect(rows(lines)).toEqual([
      "Quays",
      "Asked for detail. / 1.1: Wall / Done by the crew.",
      "Sought. / 1.2: Slip / Found.",
      "Sold. / 1.3: Crane / Gone.",
    ]);
  });

  it("are parted by white alone where cells stand in the middle of their height", () => {
    const lines = [
      line(0, "*Ref", "*Action", "*Lead"),
      line(20, "", "Paint the wall"),
      line(32, "R1", "before winter", "Ann Teal"),
      line(44, "", "storms come"),
      line(66, "", "Mend the slip"),
      line(78, "R2", "and the steps", "Bo Sand"),
      line(90, "", "beside it"),
      line(112, "", "Clear the weed"),
      line(124, "R3", "from the basin", "Cy Weir"),
    ];
    expect(rows(lines)).toEqual([
      "Ref Action Lead",
      "Paint the wall / R1 before winter Ann Teal / storms come",
      "Mend the slip / R2 and the steps Bo Sand / beside it",
      "Clear the weed / R3 from the basin Cy Weir",
    ]);
  });

  it("do not begin at the rest of an id that its narrow column cut", () => {
    const lines = [
      line(0, "*Ref", "*Action", "*Lead"),
      line(20, "QA/21/", "Paint the wall", "Ann Teal"),
      line(32, "08", "before winter", ""),
      line(54, "QA/21/0", "Mend the slip", "Bo Sand"),
      line(66, "9", "and the steps", ""),
      line(88, "QA/21/1", "Clear the weed", "Cy Weir"),
      line(100, "0", "from the basin", ""),
    ];
    expect(rows(lines)).toEqual([
      "Ref Action Lead",
      "QA/21/ Paint the wall Ann Teal / 08 before winter",
      "QA/21/0 Mend the slip Bo Sand / 9 and the steps",
      "QA/21/1 Clear the weed Cy Weir / 0 from the basin",
    ]);
  });

  it("keep the last line of a cell in a column that is bold throughout, and a section stays a section", () => {
    const lines = [
      line(0, "*Task", "*Lead", "*Update"),
      line(20, "*Harbour", "", ""),
      line(40, "*R1: Oil", "Ann Teal has begun", "Soon"),
      line(52, "*by May.", "", ""),
      line(72, "*R2: Tar", "Bo Sand has begun", "Late"),
      line(84, "*the old", "waits for stone", ""),
      line(96, "*slip", "", ""),
      line(116, "*R3: Dig", "Cy Weir has begun", "Done"),
    ];
    expect(rows(lines)).toEqual([
      "Task Lead Update",
      "Harbour",
      "R1: Oil Ann Teal has begun Soon / by May.",
      "R2: Tar Bo Sand has begun Late / the old waits for stone / slip",
      "R3: Dig Cy Weir has begun Done",
    ]);
  });
});

describe("the rows that were told by faint signs", () => {
  const tight = [
    line(0, "*Action", "*Lead and update", "*Date"),
    line(20, "Paint", "Ann Teal has begun", "May"),
    line(32, "wall", "and will end soon", ""),
    line(44, "Mend", "Bo Sand has begun", "June"),
    line(56, "slip", "and will end soon", ""),
    line(68, "Clear", "Cy Weir has begun", "July"),
    line(80, "weed", "and will end soon", ""),
  ];
  const cut = (...from: number[]) => from.map((k, i) => tight.slice(k, from[i + 1]));

  it("are none where a short cell stands anew with each row", () => {
    expect([...guessedRows(cut(0, 1, 3, 5), [])]).toEqual([]);
  });

  it("are both rows where one begins in the middle of a sentence", () => {
    expect([...guessedRows(cut(0, 1, 3, 6), [])]).toEqual([2, 3]);
  });

  it("are those in which a short cell ended and words stand below it again", () => {
    expect([...guessedRows(cut(0, 1, 5), [])]).toEqual([1]);
  });

  it("are none between lines, whatever their words are", () => {
    expect([...guessedRows(cut(0, 1, 3, 6), [10, 38, 74])]).toEqual([]);
  });

  it("are all where no heading stands over a column of words", () => {
    const unheaded = [line(0, "*Action", "*Lead and update", ""), ...tight.slice(1)];
    expect([...guessedRows([unheaded.slice(0, 1), unheaded.slice(1, 3), unheaded.slice(3, 5), unheaded.slice(5)], [])]).toEqual([
      0, 1, 2, 3,
    ]);
  });
});
