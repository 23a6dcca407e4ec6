import { describe, expect, it } from "vitest";
import { blockGutters } from "../../../src/ingest/pdf/families.ts";
import { shadedEdges, wordedEdges } from "../../../src/ingest/pdf/header-edges.ts";
import type { Line } from "../../../src/ingest/pdf/lines.ts";
import type { Fill } from "../../../src/ingest/pdf/paths.ts";

type Piece = readonly [text: string, from: number, to: number];

const line = (base: number, bold: boolean, ...pieces: Piece[]): Line => {
  const words = pieces.map(([text, from, to]) => ({ text, from, to, box: [from, base - 8, to, base + 2], size: 10, bold, base }));
  return { words, from: pieces[0]?.[1], to: pieces.at(-1)?.[2], size: 10, base } as unknown as Line;
};
const fill = (x0: number, y0: number, x1: number, y1: number): Fill => ({
  box: [x0, y0, x1, y1],
  colour: "#2f5496",
  order: 1,
  opaque: true,
});
const HEAD = [line(20, true, ["No.", 40, 58], ["Due", 64, 84], ["Date", 87, 108], ["Action", 160, 190])];

describe("the columns of a header", () => {
  it("are its shaded cells, whatever the spaces between its words and the cells' heights", () => {
    const cells = [fill(39, 10, 60, 24), fill(63, 3, 110, 31), fill(159, 10, 260, 24)];
    expect(shadedEdges(HEAD, cells)).toEqual([61.5, 134.5]);
    expect(shadedEdges(HEAD, [...cells, fill(30, 0, 300, 34)])).toEqual([61.5, 134.5]);
  });

  it("are none where a word stands outside the cells", () => {
    expect(shadedEdges(HEAD, [fill(39, 10, 60, 24), fill(63, 10, 90, 24), fill(159, 10, 260, 24)])).toBeNull();
  });

  it("are those of another header with the same words", () => {
    expect(wordedEdges(HEAD, [["No."], ["Due", "Date"], ["Action"]])).toEqual([63.4, 159.4]);
    expect(wordedEdges(HEAD, [["No."], ["Due"], ["Action"]])).toBeNull();
  });

  it("are as many as in the plan's other tables, where one section's table leaves no more than a space between two of them", () => {
    const row = (base: number, x: number) => line(base, false, ["1.1", 40, 56], ["May", x, x + 40], ["Paint the wall", 160, 250]);
    const wide = [
      line(20, true, ["No.", 40, 58], ["Due", 70, 90], ["Date", 93, 114], ["Action", 160, 190]),
      ...[32, 44, 56, 68].map((b) => row(b, 70)),
    ];
    const tight = [
      ...HEAD,
      line(32, false, ["1.1", 40, 58], ["May", 64, 104], ["Paint", 160, 250]),
      ...[44, 56, 68].map((b) => line(b, false, ["Sell", 160, 250])),
    ];
    const blocks = [wide, wide, tight].map((lines, k) => ({ page: k + 1, lead: [], lines, headed: true }));
    expect(blockGutters(blocks).get(blocks[2] as (typeof blocks)[0])).toHaveLength(2);
  });
});
