import { describe, expect, it } from "vitest";
import { blockGutters } from "../../../src/ingest/pdf/families.ts";
import { guttersOf } from "../../../src/ingest/pdf/gutters.ts";
import { withoutHeaderStrips } from "../../../src/ingest/pdf/header-strips.ts";
import type { Line } from "../../../src/ingest/pdf/lines.ts";

type Piece = readonly [from: number, to: number];

const line = (bold: boolean, ...pieces: Piece[]): Line => {
  const words = pieces.map(([from, to]) => ({ from, to, size: 10, bold, text: "word" }));
  return { words, from: pieces[0]?.[0], to: pieces.at(-1)?.[1], size: 10, base: 0 } as unknown as Line;
};
const header = (...pieces: Piece[]) => line(true, ...pieces);
const row = (...pieces: Piece[]) => line(false, ...pieces);

describe("the white between columns", () => {
  it("is a header over numbers in the middle of its column: one column, not two", () => {
    const strips = [
      { from: 52, to: 60 },
      { from: 66, to: 90 },
    ];
    const block = { headed: true, lines: [header([40, 52], [90, 130]), row([60, 66], [90, 180]), row([60, 66], [90, 170])] };
    expect(withoutHeaderStrips(new Map([[block, strips]])).get(block)).toEqual([{ from: 66, to: 90 }]);
  });

  it("stays where a column of the plan has no header of its own", () => {
    const strips = [{ from: 66, to: 90 }];
    const block = { headed: true, lines: [header([90, 130], [150, 170]), row([60, 66], [90, 180])] };
    expect(withoutHeaderStrips(new Map([[block, strips]])).get(block)).toBe(strips);
  });

  it("is as narrow as a space beside a text that fills its column line for line, where a header stands over the next one", () => {
    const full = Array.from({ length: 8 }, () => row([40, 80], [83, 120], [125, 160]));
    expect(guttersOf([header([40, 80], [125, 160]), ...full])).toEqual([{ from: 120, to: 125 }]);
  });

  it("stays where a word too long for its column runs on over the next one's words", () => {
    const rows = Array.from({ length: 6 }, () => row([40, 70], [90, 180]));
    const white = [{ from: 70, to: 90 }];
    expect(guttersOf(rows)).toEqual(white);
    const [strip] = guttersOf([...rows, row([40, 95], [90, 170])]);
    expect(strip?.to).toBe(90);
  });

  it("stays on a page where such a word stands alone on its line, the columns being known from other pages", () => {
    const rows = Array.from({ length: 6 }, () => row([40, 70], [90, 180]));
    const known = [{ from: 72, to: 90 }];
    expect(guttersOf([...rows, row([60, 95]), row([44, 95])], known)).toEqual([{ from: 72, to: 90 }]);
    expect(guttersOf([...rows, row([60, 130])], known)).toEqual([]);
  });

  it("is none where a word stands over the header's place", () => {
    const full = Array.from({ length: 8 }, () => row([40, 80], [83, 120], [125, 160]));
    expect(guttersOf([header([40, 80], [125, 160]), ...full, row([40, 80], [110, 140])])).not.toContainEqual({ from: 120, to: 125 });
  });
});

describe("a page on which the first column is empty", () => {
  const first = [
    row([40, 70], [90, 180], [210, 240], [260, 400]),
    row([90, 170], [200, 250], [260, 380]),
    row([90, 180], [205, 245], [260, 400]),
  ];
  const block = (page: number, lines: Line[], headed = false) => ({ page, lead: [], lines, headed });
  const begun = block(1, [header([40, 75], [90, 130], [200, 230], [260, 300]), ...first, ...first], true);

  it("keeps the table's columns, though one of them is centred", () => {
    const next = block(2, [row([90, 180], [215, 235], [260, 390]), row([90, 175], [212, 238], [260, 350])]);
    expect(blockGutters([begun, next]).get(next)).toHaveLength(3);
  });

  it("is another table where its columns begin elsewhere", () => {
    const next = block(2, [row([100, 150], [215, 235], [300, 390]), row([100, 155], [212, 238], [300, 350])]);
    expect(blockGutters([begun, next]).get(next)).not.toHaveLength(3);
  });
});
