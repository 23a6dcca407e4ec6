import { describe, expect, it } from "vitest";
import { linesToBlocks } from "../../../src/ingest/pdf/blocks.ts";
import type { Line } from "../../../src/ingest/pdf/lines.ts";

const line = (base: number, bold: boolean, ...starts: number[]): Line => {
  const words = starts.map((from) => ({ from, to: from + 30, size: 10, bold, base, text: "word" }));
  return { words, from: words[0]?.from, to: words.at(-1)?.to, size: 10, base } as unknown as Line;
};
const header = line(20, true, 100, 200, 300);
const body = [line(45, false, 40, 100, 200), line(57, false, 100, 200, 300)];

describe("a bold line at the left below a header row", () => {
  it("belongs to the header where it stands half a line lower: the header's cells stand in the middle", () => {
    const last = line(26, true, 40);
    expect(linesToBlocks([header, last, ...body], 1, [])).toMatchObject([{ lead: [], lines: [header, last, ...body] }]);
  });

  it("is a section's name where it stands a whole line lower", () => {
    const name = line(33, true, 40);
    expect(linesToBlocks([header, name, ...body], 1, [])[1]).toMatchObject({ lead: [name], lines: body });
  });

  it("is the first of a header cell of two lines where it stands half a line higher", () => {
    const first = line(13, true, 200);
    const last = line(27, true, 200);
    expect(linesToBlocks([first, header, last, ...body], 1, [])).toMatchObject([
      { lead: [], lines: [first, header, last, ...body], headed: true },
    ]);
  });
});
