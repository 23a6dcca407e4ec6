import { describe, expect, it } from "vitest";
import { readPageText } from "../../../src/ingest/page-text/page-text.ts";
import { type Block, cellText, type SourceDocument, type Table } from "../../../src/ingest/table.ts";

const read = (text: string) => readPageText(new TextEncoder().encode(text), { name: "plan.txt" });
const tables = (doc: SourceDocument): Table[] => doc.blocks.filter((b: Block): b is Table => b.kind === "table");
const rows = (doc: SourceDocument): string[][] => tables(doc).flatMap((t) => t.rows.map((r) => r.cells.map(cellText)));
const furniture = (doc: SourceDocument): string => doc.furniture.map((r) => r.text).join(" ");

const PAGE = "## Harbour Plan\n\n02/03/2021 OFFICIAL\n\n";

describe("the page-text form", () => {
  it("gives the page header to the furniture of its page, and the rows to a table", () => {
    const doc = read(`${PAGE}Ref\tAction\tLead\tDue\nH1\tPaint the sheds.\tMoira Tench\tMay 2021\n`);
    expect(furniture(doc)).toBe("Harbour Plan 02/03/2021 OFFICIAL");
    expect(rows(doc)).toEqual([
      ["Ref", "Action", "Lead", "Due"],
      ["H1", "Paint the sheds.", "Moira Tench", "May 2021"],
    ]);
  });

  it("begins a page at each repeated header", () => {
    const doc = read(`${PAGE}Ref\tAction\nH1\tPaint.\n\n${PAGE}H2\tSweep.\n`);
    expect(doc.pages).toBe(2);
    expect(tables(doc).flatMap((t) => t.rows.map((r) => r.page))).toEqual([1, 1, 2]);
    expect(new Set(doc.furniture.map((r) => r.page))).toEqual(new Set([1, 2]));
  });

  it("takes no words from separator rows", () => {
    expect(rows(read(`${PAGE}Ref\tAction\n---\t--\nH1\tPaint.\n`))).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint."],
    ]);
  });

  it("keeps the rows that stand on a line each, where an editor has cut the tabs at the ends of lines", () => {
    const line = (text: string, due: string) => `<p>${text}</p>\tM. Tench\tBegun.${due === "" ? "" : `\t${due}`}\n`;
    const doc = read(
      `${PAGE}Action\tLead\tUpdate\tDue\n<b>Sheds</b>\n${line("Paint.", "May")}${line("Sweep.", "")}${line("Wash.", "June")}<b>Quays</b>\n${line("Oil.", "July")}`,
    );
    expect(rows(doc).map((r) => [r[0], r[3]])).toEqual([
      ["Action", "Due"],
      ["Sheds", ""],
      ["Paint.", "May"],
      ["Sweep.", ""],
      ["Wash.", "June"],
      ["Quays", ""],
      ["Oil.", "July"],
    ]);
  });

  it("begins a row at an id that is a cell of its own, in a paragraph's tags", () => {
    const doc = read(`${PAGE}Ref\tAction\tDue\n<b>Sheds</b>\n<p>1.1</p>\tPaint\nand oil.\tMay\n<p>1.2</p>\tSweep.\tJune\n`);
    expect(rows(doc).slice(1)).toEqual([
      ["Sheds", "", ""],
      ["1.1", "Paint and oil.", "May"],
      ["1.2", "Sweep.", "June"],
    ]);
  });

  it("does not join a section's row at the head of a page to the text before it, though no bold marks it", () => {
    const page = (...lines: readonly string[]) => `${PAGE}Action\tLead\tDue\n${lines.join("\n")}\n`;
    const doc = read(
      page("Sheds\t\t", "1.1: Paint the sheds.\tM. Tench\tMay", "1.2: Oil the nets and the\tM. Tench\tMay") +
        page("ropes of the quay.\t\t", "1.3: Wash the nets.\tM. Tench\tMay") +
        page("Quays and piers\t\t", "2.1: Sweep the quay.\tM. Tench\tMay"),
    );
    expect(rows(doc).map((r) => r[0])).toEqual([
      "Action",
      "Sheds",
      "1.1: Paint the sheds.",
      "1.2: Oil the nets and the ropes of the quay.",
      "1.3: Wash the nets.",
      "Quays and piers",
      "2.1: Sweep the quay.",
    ]);
  });

  it("joins what a page cut before a figure that is no id of the plan's kind", () => {
    const ids = ["1.1", "1.2", "1.3", "1.4", "1.5"].map((id) => `${id}: Paint the sheds.\tM. Tench\tMay`);
    const doc = read(
      `${PAGE}Action\tLead\tDue\n${ids.join("\n")}\n1.6: Oil them as told in Section\tM. Tench\tMay\n${PAGE}22 agreement.\t\t\n1.7: Wash them.\tM. Tench\tMay\n`,
    );
    expect(
      rows(doc)
        .slice(-2)
        .map((r) => r[0]?.replace("\n", " ")),
    ).toEqual(["1.6: Oil them as told in Section 22 agreement.", "1.7: Wash them."]);
  });

  it("may draw its tables with strokes, as Markdown does", () => {
    const doc = read(
      "# Harbour Plan\n\n02/03/2021\n\n| Ref | Action | Due |\n|---|:--|---|\n| **Sheds** | | |\n| H1 | Paint \\| oil.\n- roof | May |\n",
    );
    expect(rows(doc)).toEqual([
      ["Ref", "Action", "Due"],
      ["Sheds", "", ""],
      ["H1", "Paint | oil.\n- roof", "May"],
    ]);
    expect(tables(doc)[0]?.rows[1]?.cells[0]?.paragraphs[0]?.runs[0]?.bold).toBe(true);
  });

  it("reads two values set apart by two spaces as two paragraphs, but not the two spaces a typist sets after a sentence", () => {
    const doc = read(`${PAGE}Action\tDue\nPaint.  Then sweep.\tMay 2021  June 2021\n`);
    expect(rows(doc)[1]).toEqual(["Paint. Then sweep.", "May 2021\nJune 2021"]);
  });

  it("keeps lists with their bullets and numbers as list marks, typed or not", () => {
    const cell =
      "Sheds: <ul style='list-style-type: none'> <li>• the net shed</li> <li>the oil shed</li> </ul><ol style='list-style-type: none'><li>1. first</li><li>2. second</li></ol>";
    expect(rows(read(`${PAGE}Action\tDue\n${cell}\t\n`))[1]?.[0]).toBe("Sheds:\n- the net shed\n- the oil shed\n1. first\n2. second");
  });

  it("follows a cell over several lines of the file", () => {
    const doc = read(`${PAGE}Action\tLead\tDue\nPaint the\nsheds.\tMoira Tench\tMay\n<p>Sweep.</p>\n\n<p>Wash.</p>\tAda Bray\t\n`);
    expect(rows(doc).slice(1)).toEqual([
      ["Paint the sheds.", "Moira Tench", "May"],
      ["Sweep.\nWash.", "Ada Bray", ""],
    ]);
  });

  it("keeps words in angle brackets that are no tags", () => {
    expect(rows(read(`${PAGE}Action\tDue\nSweep &amp; wash\t<TBC>\n`))[1]).toEqual(["Sweep & wash", "<TBC>"]);
  });

  it("reads a row whose empty cells an editor has cut off", () => {
    const doc = read(`${PAGE}Ref\tAction\tDue\n<b>Sheds</b>\nH1\tPaint.\nH2\tSweep.\tMay 2021\n`);
    expect(rows(doc).slice(1)).toEqual([
      ["Sheds", "", ""],
      ["H1", "Paint.", ""],
      ["H2", "Sweep.", "May 2021"],
    ]);
  });

  it("numbers every word once, in the order of the file", () => {
    const doc = read(`${PAGE}Ref\tAction\nH1\t<p>Paint <b>all</b> sheds.</p>\n\n${PAGE}H2\tSweep.\n`);
    const runs = [
      ...doc.furniture,
      ...tables(doc).flatMap((t) => t.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs.flatMap((p) => p.runs)))),
    ];
    expect(new Set(runs.map((r) => r.n)).size).toBe(runs.length);
    expect(runs.length).toBe(8 + 2 + 4 + 2);
  });
});

describe("a table copied from a page", () => {
  const HEAD = "Harbour Plan\n\nRef\tAction\tLead\tUpdate\tDue\n";

  it("has its cells of several lines whole, and its sections in rows of their own", () => {
    const one = "H1\tPaint.\tMoira Tench\nHarbours\tBegun.\n\nThen rain.\tMay 2021\nComplete\n";
    const two = "H2\tSweep:\nthe quay\tBo\tNot begun.\t\n";
    expect(rows(read(`${HEAD}Sheds\n${one}Quays and Piers\n${two}${two.replace("H2", "H3")}`))).toEqual([
      ["Ref", "Action", "Lead", "Update", "Due"],
      ["Sheds", "", "", "", ""],
      ["H1", "Paint.", "Moira Tench\nHarbours", "Begun.\nThen rain.", "May 2021\nComplete"],
      ["Quays and Piers", "", "", "", ""],
      ["H2", "Sweep:\nthe quay", "Bo", "Not begun.", ""],
      ["H3", "Sweep:\nthe quay", "Bo", "Not begun.", ""],
    ]);
  });

  it("has the heading above its first table as a heading where others follow", () => {
    const rowsOf = (id: string) => `${id}\tPaint.\tMoira Tench\nHarbours\tBegun.\tMay 2021\n`;
    const head = HEAD.slice("Harbour Plan\n\n".length);
    const doc = read(`Harbour Plan\n\nSheds\n\n${head}${rowsOf("H1")}${rowsOf("H2")}\nQuays\n\n${head}${rowsOf("H3")}`);
    expect(doc.blocks.flatMap((b) => (b.kind === "text" ? [[b.level, b.paragraph.runs.map((r) => r.text).join(" ")]] : []))).toContainEqual(
      [3, "Sheds"],
    );
    expect(rows(doc)).toContainEqual(["Quays", "", "", "", ""]);
  });
});
