import { describe, expect, it } from "vitest";
import { readPdf } from "../../../src/ingest/pdf/pdf.ts";
import { cellText, type Table } from "../../../src/ingest/table.ts";
import { drawPdf, type Sheet } from "./draw.ts";

const tables = async (bytes: Uint8Array) =>
  (await readPdf(bytes, { name: "plan.pdf" })).blocks.filter((b): b is Table => b.kind === "table");

/** Lines between the columns alone, drawn cell by cell. */
function between(rows: readonly (readonly string[])[]): (s: Sheet) => void {
  return (s) =>
    rows.forEach((cells, k) => {
      const top = 80 + k * 40;
      for (const x of [120, 300, 430]) s.line(x, top, x, top + 40);
      cells.forEach((text, c) => {
        s.text(text, [50, 124, 304, 434][c] as number, top + 14);
      });
    });
}

describe("a table with lines between its columns and none at its sides", () => {
  it("has the columns left and right of them, on every page at the same places", async () => {
    const first = [
      ["1.1", "Paint the harbour wall.", "Ann Teal", "Begun in spring, it goes well"],
      ["1.2", "Count the gulls.", "Bo Sand", "Done"],
    ];
    const second = [
      ["1.3", "Mend the slip.", "Ann Teal", "Begun"],
      ["1.4", "Sell the boat.", "Bo Sand", "Done"],
    ];
    const found = await tables(await drawPdf(between(first), between(second)));
    expect(found.map((t) => t.rows.map((r) => r.cells.map(cellText)))).toEqual([[...first, ...second]]);
  });
});
