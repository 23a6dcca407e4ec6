import { describe, expect, it } from "vitest";
import type { Glyph, GlyphStyle } from "../../../src/ingest/pdf/glyphs.ts";
import { spreadLigatures } from "../../../src/ingest/pdf/ligatures.ts";
import { glyphsToWords } from "../../../src/ingest/pdf/words.ts";

const style = (object: number): GlyphStyle => ({
  size: 10,
  turn: 0,
  font: "Sans",
  bold: false,
  colour: [0, 0, 0, 255],
  inkless: false,
  mcid: -1,
  artifact: false,
  object,
});

/** Letters of one painted text, each `width` wide; those of `place` stand in one place, as a ligature's do. */
function painted(text: string, x: number, object: number, width = 5): Glyph[] {
  return [...text].map((letter, k) => letterAt(letter, x + k * width, object, width));
}

const letterAt = (letter: string, x: number, object: number, width: number): Glyph => ({
  code: letter.codePointAt(0) as number,
  x0: x,
  y0: 90,
  x1: x + width,
  y1: 102,
  ox: x,
  oy: 100,
  style: style(object),
});

const words = (glyphs: readonly Glyph[]) => glyphsToWords(glyphs, 0).map((w) => w.text);

describe("a word too long for its column", () => {
  it("is not glued to the next column's word whose first letter it reaches over", () => {
    expect(words([...painted("Implemented", 100, 1), ...painted("Review", 153.5, 2)])).toEqual(["Implemented", "Review"]);
  });

  it("is not glued to a word that begins where it ends, painted at another time", () => {
    const between = painted("below", 100, 2).map((g) => ({ ...g, oy: 120, y0: 110, y1: 122 }));
    expect(words([...painted("Pemberton,", 100, 1), ...between, ...painted("In", 150, 3)])).toEqual(["Pemberton,", "below", "In"]);
  });
});

describe("an id that reaches into the next cell", () => {
  it("is a word of its own where a cell's edge stands between, though its letters touch the next ones", () => {
    const glyphs = [...painted("10.1.2", 100, 1), ...painted("The", 129, 2)];
    const found = glyphsToWords(glyphs, 0, (_, begun, __, from) => begun < 128 && from >= 128).map((w) => w.text);
    expect(found).toEqual(["10.1.2", "The"]);
    expect(words(glyphs)).toEqual(["10.1.2The"]);
  });
});

describe("kerned letters", () => {
  it("are one word, though each is painted alone", () => {
    expect(words([...painted("1", 100, 1), ...painted("1", 103.8, 2), ...painted("T", 108.8, 3), ...painted("o", 112.5, 4)])).toEqual([
      "11To",
    ]);
  });
});

describe("a ligature", () => {
  it("reaches to the next letter, though both of its letters have the width of one", () => {
    const ligature = [letterAt("f", 105, 2, 4.4), letterAt("f", 105, 2, 4.4)];
    expect(words(spreadLigatures([...painted("e", 100, 1), ...ligature, ...painted("ect", 113.2, 3)]))).toEqual(["effect"]);
  });
});
