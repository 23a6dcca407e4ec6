import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPdf } from "../../../src/ingest/pdf/pdf.ts";
import { witnessFindings } from "../../../src/ingest/pdf/witness.ts";
import { cellText, type SourceDocument, type Table } from "../../../src/ingest/table.ts";

const FILE = "../shared/editions/concerto-2017-10-04.pdf";
const rowsOf = (d: SourceDocument) => d.blocks.filter((b): b is Table => b.kind === "table").flatMap((t) => t.rows);

describe.skipIf(!existsSync(FILE))(`the real edition (${FILE})`, () => {
  const bytes = () => new Uint8Array(readFileSync(FILE));
  const reading = existsSync(FILE) ? readPdf(bytes(), { name: FILE }) : null;

  it("is one table over thirteen pages, its cut rows whole", async () => {
    const d = (await reading) as SourceDocument;
    expect(d.blocks.filter((b) => b.kind === "table")).toHaveLength(1);
    const cut = rowsOf(d).filter((r) => r.joins.some((j) => j.sure));
    expect(cut.map((r) => cellText(r.cells[0] as never).split(/[: ]/)[0])).toEqual([
      "3.6",
      "4.1.1",
      "4.2.1",
      "4.2.2",
      "4.3.2",
      "5.1",
      "5.3",
      "9.1",
    ]);
  });

  it("gives the paragraph before “See 9.1.1 Above” back to the row before, as a guess", async () => {
    const guessed = rowsOf((await reading) as SourceDocument).filter((r) => r.joins.some((j) => !j.sure));
    expect(guessed).toHaveLength(1);
    expect(cellText(guessed[0]?.cells[2] as never)).toMatch(/reviewed then\.$/);
  });

  it("leaves the fragment on the last page a row of its own", async () => {
    expect(cellText(rowsOf((await reading) as SourceDocument).at(-1)?.cells[0] as never)).toMatch(/^SRO, refine/);
  });

  it("places each word once, as the independent witness confirms", async () => {
    const d = (await reading) as SourceDocument;
    const ns = [
      ...rowsOf(d).flatMap((r) => r.cells.flatMap((c) => c.paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]))),
      ...d.furniture,
    ].map((r) => r.n);
    expect(new Set(ns).size).toBe(ns.length);
    expect(await witnessFindings(bytes(), d, { name: FILE })).toEqual([]);
  });
});
