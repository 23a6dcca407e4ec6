import { describe, expect, it } from "vitest";
import { type TagRow, tagGrid } from "../../../src/ingest/pdf/tag-grid.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";

let n = 0;

/** A tagged cell whose words run from one place to another on page 1. */
function cell(index: number, from: number, to: number, rowSpan = 1) {
  const word = { n: n++, text: "word", from, to } as Word;
  return { path: `0/${n}`, index, colSpan: 1, rowSpan, words: new Map([[1, [word]]]) };
}

const row = (path: string, ...cells: TagRow["cells"]): TagRow => ({ path, cells });
const header = row("0/0", cell(0, 40, 80), cell(1, 200, 240), cell(2, 400, 460));

describe("a table as its tags show it", () => {
  it("sets a cell beside an empty one, which has no tag, in the column where its words stand", () => {
    const grid = tagGrid([header, row("0/1", cell(0, 40, 180), cell(1, 402, 450))]);
    expect(grid?.places.filter((p) => p.row === 1).map((p) => p.column)).toEqual([0, 2]);
  });

  it("keeps the column of a cell that spans rows free of theirs", () => {
    const grid = tagGrid([
      header,
      row("0/1", cell(0, 40, 90, 2), cell(1, 200, 380), cell(2, 400, 480)),
      row("0/2", cell(0, 200, 350), cell(1, 400, 490)),
    ]);
    expect(grid?.places.filter((p) => p.row === 2).map((p) => p.column)).toEqual([1, 2]);
  });

  it("is none where whole columns are empty, so that the words do not tell the columns", () => {
    expect(tagGrid([row("0/0", cell(0, 40, 80), cell(3, 400, 460)), row("0/1", cell(0, 40, 80), cell(3, 400, 460))])).toBeNull();
  });
});
