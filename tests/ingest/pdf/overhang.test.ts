import { describe, expect, it } from "vitest";
import type { LaidCell } from "../../../src/ingest/pdf/laid.ts";
import { liftOverhang } from "../../../src/ingest/pdf/overhang.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";

function word(text: string, base: number): Word {
  const style = {
    size: 8,
    turn: 0,
    font: "Sans",
    bold: false,
    colour: [0, 0, 0, 255],
    inkless: false,
    mcid: -1,
    artifact: false,
    object: 1,
  } as const;
  const box = [0, base - 6, 20, base + 2] as const;
  return {
    n: base,
    text,
    box,
    turn: 0,
    from: 0,
    to: 20,
    base,
    size: 8,
    bold: false,
    end: null,
    bound: false,
    spaced: true,
    sign: false,
    style,
  };
}

/** A table of two rows and two columns whose rows meet at 50; the cells' words with the place of their line. */
function lifted(...cells: [string, number][][]): string[] {
  const laid = cells.map((words, k): LaidCell => {
    const row = k >> 1;
    const box = [0, row * 50, 100, row * 50 + 50] as const;
    return { column: k % 2, row, colSpan: 1, rowSpan: 1, box, words: words.map(([t, at]) => word(t, at)), shade: null };
  });
  return liftOverhang(laid).map((c) => c.words.map((w) => w.text).join(" "));
}

describe("the words of a cell that spans rows without a line to show it", () => {
  it("go back up where they hang over the edge of the row below", () => {
    expect(
      lifted(
        [
          ["HARBOUR", 32],
          ["SAFETY", 42],
        ],
        [["Paint", 32]],
        [["PLAN", 52]],
        [["Mend", 60]],
      ),
    ).toEqual(["HARBOUR SAFETY PLAN", "Paint", "", "Mend"]);
  });

  it("stay where they stand on the first line of their row", () => {
    expect(lifted([["HARBOUR", 42]], [["Paint", 42]], [["WATER", 52]], [["Mend", 52]])).toEqual(["HARBOUR", "Paint", "WATER", "Mend"]);
  });

  it("stay where nothing above them goes on", () => {
    expect(lifted([["HARBOUR", 12]], [["Paint", 12]], [["WATER", 52]], [["Mend", 60]])).toEqual(["HARBOUR", "Paint", "WATER", "Mend"]);
  });
});
