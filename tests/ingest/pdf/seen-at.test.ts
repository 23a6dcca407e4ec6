import { describe, expect, it } from "vitest";
import { seenAt } from "../../../src/ingest/pdf/hidden.ts";
import type { Word } from "../../../src/ingest/pdf/words.ts";

/** A word of which only what lies within its cell's clip is shown. */
function word(top: number, clip: readonly [number, number, number, number] | null): Word {
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
    clip,
  } as const;
  const box = [10, top, 50, top + 10] as const;
  return {
    n: 1,
    text: "gate",
    box,
    turn: 0,
    from: 10,
    to: 50,
    base: top + 8,
    size: 8,
    bold: false,
    end: null,
    bound: false,
    spaced: true,
    sign: false,
    style,
  };
}

describe("a word of a cell too low to show it", () => {
  const cell = [0, 100, 80, 115] as const;

  it("belongs to its cell, not to the row below in which it would lie", () => {
    const [x, y] = seenAt(word(120, cell));
    expect(x).toBe(30);
    expect(y).toBeGreaterThan(100);
    expect(y).toBeLessThan(115);
  });

  it("stays where it is in a cell that shows it, without a clip, or far from what clips it", () => {
    expect(seenAt(word(102, cell))).toEqual([30, 107]);
    expect(seenAt(word(120, null))).toEqual([30, 125]);
    expect(seenAt(word(700, cell))).toEqual([30, 705]);
  });
});
