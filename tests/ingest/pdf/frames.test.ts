import { describe, expect, it } from "vitest";
import { readPdf } from "../../../src/ingest/pdf/pdf.ts";
import { cellText, type SourceDocument, type Table } from "../../../src/ingest/table.ts";
import { drawPdf, type Sheet } from "./draw.ts";

const read = (bytes: Uint8Array) => readPdf(bytes, { name: "plan.pdf" });
const tables = (d: SourceDocument) => d.blocks.filter((b): b is Table => b.kind === "table");
const rows = (d: SourceDocument) => tables(d).flatMap((t) => t.rows.map((r) => r.cells.map(cellText)));

/** A frame with rules across and none down. */
function framed(s: Sheet): void {
  const ys = [100, 120, 160, 200, 240];
  for (const y of ys) s.line(50, y, 540, y);
  s.line(50, 100, 50, 240);
  s.line(540, 100, 540, 240);
  ["Ref", "Action", "Lead", "Due"].forEach((h, k) => {
    s.text(h, [54, 124, 294, 434][k] as number, 114, { bold: true });
  });
  ["1.1", "1.2", "1.3"].forEach((id, k) => {
    const y = 134 + k * 40;
    s.text(id, 54, y);
    s.text("Paint the harbour wall before", 124, y);
    s.text("the winter storms.", 124, y + 12);
    s.text("Ann Teal", 294, y);
    s.text("May 2019", 434, y);
  });
}

/** A border of dots of one pixel. */
function dotted(s: Sheet, x0: number, y0: number, x1: number, y1: number): void {
  for (let x = x0; x < x1; x += 1.5) for (const y of [y0, y1]) s.fill(x, y, x + 0.75, y + 0.75, 0.4);
  for (let y = y0; y < y1; y += 1.5) for (const x of [x0, x1]) s.fill(x, y, x + 0.75, y + 0.75, 0.4);
}

describe("a table with lines across and a frame, but none down", () => {
  it("has its columns from the white between them and its rows from the lines", async () => {
    const row = (id: string) => [id, "Paint the harbour wall before the winter storms.", "Ann Teal", "May 2019"];
    expect(rows(await read(await drawPdf(framed)))).toEqual([["Ref", "Action", "Lead", "Due"], row("1.1"), row("1.2"), row("1.3")]);
  });
});

describe("a dotted border", () => {
  it("parts cells as a line does, though their words stand in the middle of them", async () => {
    const pdf = await drawPdf((s) => {
      for (const [k, y] of [100, 130, 160].entries()) {
        dotted(s, 50, y, 120, y + 30);
        dotted(s, 120, y, 265, y + 30);
        s.text(`${k + 1}.1`, 54, y + 18);
        s.text("Count the gulls on every roof", 124, y + 12);
        s.text("of the harbour.", 124, y + 24);
      }
    });
    expect(rows(await read(pdf))).toEqual([1, 2, 3].map((k) => [`${k}.1`, "Count the gulls on every roof of the harbour."]));
  });
});

describe("a page without margins", () => {
  it("has text at its very edge, which is no furniture where it goes on from page to page", async () => {
    const page = (first: string) => (s: Sheet) => {
      s.text(first, 20, 14);
      s.text("and what follows it.", 20, 40);
      s.text(`${first} at the foot`, 20, 834);
    };
    const d = await read(await drawPdf(page("Oil the gates"), page("Mend the clock"), page("Sweep the quay")));
    expect(d.furniture).toEqual([]);
  });
});
