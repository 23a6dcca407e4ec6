import { describe, expect, it } from "vitest";
import { leadingDot } from "../../../src/ingest/scan/bands.ts";
import { hocrToWords } from "../../../src/ingest/scan/hocr.ts";
import { type Ink, pictureToInk } from "../../../src/ingest/scan/ink.ts";
import { mendNumber } from "../../../src/ingest/scan/mend.ts";
import { straighten } from "../../../src/ingest/scan/skew.ts";
import { inkToStrokes } from "../../../src/ingest/scan/strokes.ts";

type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

function inkOf(width: number, height: number, rects: readonly Rect[]): Ink {
  const on = new Uint8Array(width * height);
  for (const [x0, y0, x1, y1] of rects) for (let y = y0; y < y1; y++) on.fill(1, y * width + x0, y * width + x1);
  return { width, height, on };
}

describe("the rules of a picture", () => {
  it("are long straight strokes, bridged where another crosses or the paper was rough", () => {
    const ink = inkOf(600, 300, [
      [20, 50, 300, 54],
      [302, 51, 580, 55],
      [100, 20, 104, 280],
      [20, 16, 580, 20],
    ]);
    const found = inkToStrokes(ink).map((s) => [s.horizontal, s.from, s.to]);
    expect(found).toEqual([
      [true, 20, 580],
      [true, 20, 580],
      [false, 20, 280],
    ]);
  });

  it("are not the feet of a row of letters", () => {
    const letters = Array.from({ length: 12 }, (_, k): Rect[] => [
      [20 + k * 10, 100, 24 + k * 10, 130],
      [20 + k * 10, 128, 29 + k * 10, 130],
    ]).flat();
    expect(inkToStrokes(inkOf(300, 200, letters))).toEqual([]);
  });

  it("stay rules beside a dark cell, which gives its own sides", () => {
    const strokes = inkToStrokes(
      inkOf(600, 300, [
        [20, 50, 400, 54],
        [20, 150, 400, 154],
        [400, 50, 580, 154],
      ]),
    );
    const thin = strokes.filter((s) => s.thickness < 16).map((s) => Math.round(s.at));
    expect(thin).toEqual([52, 152]);
  });
});

describe("a leaning page", () => {
  it("is set straight, to a fiftieth of a degree", () => {
    const [width, height] = [1200, 600];
    const grey = new Uint8Array(width * height).fill(250);
    const slope = Math.tan((1.3 * Math.PI) / 180);
    for (let line = 60; line < 540; line += 40)
      for (let x = 60; x < 1140; x++) for (let t = 0; t < 4; t++) grey[(Math.round(line + (x - 600) * slope) + t) * width + x] = 20;
    const { back } = straighten({ width, height, grey });
    expect((Math.atan2(back?.[1] ?? 0, back?.[0] ?? 1) * 180) / Math.PI).toBeCloseTo(1.3, 1);
  });

  it("is left alone where it does not lean", () => {
    const grey = new Uint8Array(400 * 300).fill(250);
    for (let y = 40; y < 260; y += 30) grey.fill(10, y * 400 + 40, y * 400 + 360);
    expect(straighten({ width: 400, height: 300, grey }).back).toBeNull();
  });
});

describe("ink", () => {
  it("is what is darker than the paper round it, on grey paper too", () => {
    const grey = new Uint8Array(128 * 64).fill(180);
    grey.fill(90, 64 * 30, 64 * 30 + 20);
    const ink = pictureToInk({ width: 128, height: 64, grey });
    expect(ink.on.reduce((a, b) => a + b, 0)).toBe(20);
  });
});

describe("a number of which recognition lost the full stops", () => {
  /** Digits as tall strokes, full stops as small squares at their feet. */
  const drawn = (shape: string): Ink =>
    inkOf(
      200,
      60,
      [...shape].map((c, k): Rect => (c === "." ? [10 + k * 16, 36, 14 + k * 16, 40] : [10 + k * 16, 10, 20 + k * 16, 40])),
    );

  it("gets them back from their shapes", () => {
    expect(mendNumber("2111", [10, 10, 122, 40], drawn("2.1.1.1"))).toBe("2.1.1.1");
    expect(mendNumber("21.1:2", [10, 10, 122, 40], drawn("2.1.1.2"))).toBe("2.1.1.2");
  });

  it("stays as it was where shapes and figures are not as many, and so do words", () => {
    expect(mendNumber("2111", [10, 10, 90, 40], drawn("2.1.1"))).toBe("2111");
    expect(mendNumber("until", [10, 10, 90, 40], drawn("2.1.1"))).toBe("until");
  });
});

describe("a bullet", () => {
  const text: Rect = [40, 10, 120, 40];
  it("is a small filled shape as wide as high with paper after it", () => {
    expect(leadingDot(inkOf(200, 60, [[10, 20, 22, 32], text]), [10, 10, 120, 40])).toEqual([10, 20, 22, 32]);
  });

  it("is no tall stroke, and nothing that its text touches", () => {
    expect(leadingDot(inkOf(200, 60, [[10, 10, 16, 40], text]), [10, 10, 120, 40])).toBeNull();
    expect(
      leadingDot(
        inkOf(200, 60, [
          [10, 20, 22, 32],
          [24, 10, 120, 40],
        ]),
        [10, 10, 120, 40],
      ),
    ).toBeNull();
  });
});

describe("Tesseract's answer", () => {
  it("gives words with their baselines, the size of their lines and how sure it is", () => {
    const hocr = `<span class='ocr_line' id='line_1_1' title="bbox 102 0 946 39; baseline 0.01 -6; x_size 36; x_descenders 8; x_ascenders 7">
      <span class='ocrx_word' id='word_1_1' title='bbox 102 1 202 39; x_wconf 90'>A&amp;B</span></span>`;
    expect(hocrToWords(hocr)).toEqual([{ text: "A&B", box: [102, 1, 202, 39], base: 33.5, size: 36, confidence: 90 }]);
  });
});
