import { describe, expect, it } from "vitest";
import { ingest } from "../../../src/ingest/ingest.ts";
import { drawPdf, grid, type Sheet } from "./draw.ts";

const ROWS = [
  ["1", "Paint the lantern room", "A. Quill", "Two coats are on.", "3 May 2024"],
  ["2", "Count the spare lenses", "B. Thorne", "Complete. All are there.", "June 2024"],
  ["3", "Oil the winding gear", "C. Marsh", "Waiting for the oil.", "7 July 2024"],
  ["4", "Renew the flag", "D. Vane", "Ordered from the maker.", "May 2024"],
] as const;
const HEAD = ["Ref", "Recommendation", "Lead", "Progress", "Due date"] as const;
const TOPS = [60, 85, 130, 160, 215]; // rows of the heights that their words need

/** A strip of some rows: a page of a sheet too wide for it. */
const strip =
  (rows: readonly number[], columns: readonly number[], ruled = true) =>
  (s: Sheet) => {
    const xs = [40, 170, 330, 450].slice(0, columns.length + 1);
    if (ruled) grid(s, xs, TOPS.slice(0, rows.length + 2));
    [HEAD, ...rows.map((r) => ROWS[r] as readonly string[])].forEach((cells, j) => {
      columns.forEach((c, i) => {
        s.text(cells[c] ?? "", (xs[i] as number) + 3, (TOPS[j] as number) + 12, { bold: j === 0, size: 8 });
      });
    });
  };

async function read(...pages: ((s: Sheet) => void)[]) {
  const { value } = await ingest(await drawPdf(...pages), { name: "lighthouse.pdf", witness: false });
  return value;
}

const whole = ROWS.map(([id, text, owner, update, due]) => [id, text, owner, update, due]);
const fields = (e: Awaited<ReturnType<typeof read>>) => e.recommendations.map((r) => [r.id, r.text, r.owner, r.update, r.delivery.raw]);

describe("a sheet too wide for its pages", () => {
  it("is read whole where its further columns follow after all rows", async () => {
    const left = [0, 1, 2];
    const right = [3, 4];
    const made = await read(strip([0, 1], left), strip([2, 3], left), strip([0, 1], right), strip([2, 3], right));
    expect(fields(made)).toEqual(whole);
  });

  it("is read whole where each page's further columns follow it, and knows the page of each field", async () => {
    const made = await read(strip([0, 1, 2], [0, 1, 2]), strip([0, 1, 2], [3, 4]));
    expect(fields(made)).toEqual(whole.slice(0, 3));
    const [first] = made.recommendations;
    const spot = (field: string) => first?.source.find((s) => s.field === field);
    expect([spot("text")?.page, spot("update")?.page]).toEqual([1, 2]);
    expect(spot("update")?.box?.[0]).toBeLessThan(100);
  });

  it("reads the number once where each strip begins with it, and tells what was put together", async () => {
    const made = await read(strip([0, 1, 2], [0, 1, 2]), strip([0, 1, 2], [0, 3, 4]));
    expect(fields(made)).toEqual(whole.slice(0, 3));
    expect(made.edition.words.placed).toBe(made.edition.words.source);
    expect(made.findings.filter((f) => f.code === "joined-rows" && f.recommendation === null).map((f) => f.pages)).toEqual([[1, 2]]);
  });

  it("is none where the next page holds rows at other heights", async () => {
    const made = await read(strip([0, 1, 2], [0, 1, 2]), (s) => {
      grid(s, [40, 200, 400], [60, 100, 118, 180, 240]);
      ["Progress", "Hours", "Costs", "Boats"].forEach((word, k) => {
        s.text(word, 43, [72, 112, 130, 192][k] as number, { bold: k === 0, size: 8 });
        s.text(k === 0 ? "Due date" : `${k}0`, 203, [72, 112, 130, 192][k] as number, { bold: k === 0, size: 8 });
      });
    });
    expect(made.recommendations.every((r) => r.update === "")).toBe(true);
  });
});
