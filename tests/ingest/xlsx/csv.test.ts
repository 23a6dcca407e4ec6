import { describe, expect, it } from "vitest";
import { type Block, cellText, paragraphLine, type Table } from "../../../src/ingest/table.ts";
import { readCsv } from "../../../src/ingest/xlsx/csv.ts";

const isTable = (block: Block): block is Table => block.kind === "table";
const read = (text: string | Uint8Array) => readCsv(typeof text === "string" ? new TextEncoder().encode(text) : text, { name: "plan.csv" });
const rows = (text: string | Uint8Array) =>
  read(text)
    .blocks.filter(isTable)
    .flatMap((t) => t.rows.map((r) => r.cells.map(cellText)));
const PLAN = [
  ["Ref", "Action", "Due"],
  ["H1", "Paint, then\n- net\n- oil", 'the "old" quay'],
];

describe("separated values", () => {
  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("are read with %s, quoted cells over several lines among them", (_, sign) => {
    const text = `Ref${sign}Action${sign}Due\r\nH1${sign}"Paint, then\n• net\n• oil"${sign}"the ""old"" quay"\r\n`;
    expect(rows(text)).toEqual(PLAN);
  });

  it("give the lines above the header as text", () => {
    const doc = read("Harbour Plan,,\nOFFICIAL,,\n,,\nRef,Action,Due\nH1,Paint,May\n");
    expect(doc.blocks.flatMap((b) => (isTable(b) ? [] : [paragraphLine(b.paragraph)]))).toEqual(["Harbour Plan", "OFFICIAL"]);
    expect(doc.blocks.filter(isTable)[0]?.rows).toHaveLength(2);
  });

  it("are read whatever their charset, with a line that names the separator", () => {
    const bytes = new Uint8Array(
      [..."sep=;\nRef;Action\nH1;Paint "]
        .map((x) => x.charCodeAt(0))
        .concat(
          [0x96],
          [..." net\n"].map((x) => x.charCodeAt(0)),
        ),
    );
    expect(rows(bytes)).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint – net"],
    ]);
  });

  it("keep a quote that is never closed as a sign", () => {
    expect(rows('Ref,Action,Due\nH1,"Paint,May\n')).toEqual([
      ["Ref", "Action", "Due"],
      ["H1", '"Paint', "May"],
    ]);
  });
});
