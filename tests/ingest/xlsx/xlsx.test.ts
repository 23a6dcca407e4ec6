import { describe, expect, it } from "vitest";
import { type Block, cellText, paragraphLine, type SourceDocument, type Table } from "../../../src/ingest/table.ts";
import { formatNumber } from "../../../src/ingest/xlsx/format.ts";
import { readXlsx } from "../../../src/ingest/xlsx/xlsx.ts";
import { c, n, row, xlsx } from "./make.ts";

const read = (bytes: Uint8Array) => readXlsx(bytes, { name: "plan.xlsx" });
const isTable = (block: Block): block is Table => block.kind === "table";
const tables = (doc: SourceDocument) => doc.blocks.filter(isTable);
const rows = (doc: SourceDocument): string[][] => tables(doc).flatMap((t) => t.rows.map((r) => r.cells.map(cellText)));
const texts = (doc: SourceDocument) => doc.blocks.flatMap((block) => (isTable(block) ? [] : [paragraphLine(block.paragraph)]));
const HEAD = row([c("Ref"), c("Action"), c("Due")]);

const styles = `<numFmts><numFmt numFmtId="170" formatCode="dd\\ mmmm\\ yyyy;@"/></numFmts>
  <fonts><font/><font><b/></font></fonts>
  <fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/></patternFill></fill></fills>
  <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="170"/><xf fontId="1"/><xf fillId="1"/><xf numFmtId="2"/></cellXfs>`;

describe("a workbook's sheet", () => {
  it("gives the lines above the header row as text, and a table from there", () => {
    const data =
      row([c("Harbour Plan")]) +
      row([c("As at 2 March 2021")]) +
      row([]) +
      HEAD +
      row([c("H1"), c("Paint"), c("May 2021")]) +
      row([]) +
      row([c("Printed by the office")]);
    const doc = read(xlsx([{ data }]));
    expect(rows(doc)).toEqual([
      ["Ref", "Action", "Due"],
      ["H1", "Paint", "May 2021"],
    ]);
    expect(tables(doc)[0]?.rows.map((r) => r.header)).toEqual([true, false]);
    expect(texts(doc)).toEqual(["Harbour Plan", "As at 2 March 2021", "Printed by the office"]);
  });

  it("shows dates and numbers as its cells do", () => {
    const data =
      HEAD + row([n(1.1, 6), c("Paint"), n(44318, 1)]) + row([n(1.2), c("Sweep"), n(44318, 2)]) + row([n(1.3), c("Wash"), n(44318, 3)]);
    expect(rows(read(xlsx([{ data }], styles))).slice(1)).toEqual([
      ["1.10", "Paint", "02/05/2021"],
      ["1.2", "Sweep", "May-21"],
      ["1.3", "Wash", "02 May 2021"],
    ]);
  });

  it.each([
    ["m/d/yyyy", "2/5/2021"],
    ["mm/dd/yy", "02/05/21"],
    ["mmm d, yyyy", "May 2, 2021"],
    ["yyyy-mm-dd", "2021-05-02"],
  ])("shows a date of figures day first, as a date is read, though its format says %s", (format, shown) => {
    expect(formatNumber(44318, format, false)).toBe(shown);
  });

  it("shows a date that the file writes out as its cell's format has it", () => {
    const data =
      HEAD +
      row([c("H1"), c("Paint"), '<c t="d" s="2"><v>2021-05-02T00:00:00</v></c>']) +
      row([c("H2"), c("Sweep"), '<c t="d"><v>2021-05-02</v></c>']);
    expect(rows(read(xlsx([{ data }], styles))).slice(1)).toEqual([
      ["H1", "Paint", "May-21"],
      ["H2", "Sweep", "02/05/2021"],
    ]);
  });

  it("leaves a key and notes below an empty row out of the table, though the file leaves that row out", () => {
    const at = (n: number, ...texts: readonly string[]) =>
      row(
        texts.map((t) => c(t)),
        `r="${n}"`,
      );
    const data =
      at(1, "Ref", "Action", "Lead", "Due") +
      at(2, "1", "Paint", "M. Tench", "May") +
      at(5, "Key") +
      at(6, "Red", "Late") +
      at(8, "Made by the quay");
    const doc = read(xlsx([{ data }]));
    expect(rows(doc)).toEqual([
      ["Ref", "Action", "Lead", "Due"],
      ["1", "Paint", "M. Tench", "May"],
    ]);
    expect(texts(doc)).toEqual(["Key", "Red", "Late", "Made by the quay"]);
    const more = read(
      xlsx([{ data: at(1, "Ref", "Action", "Lead", "Due") + at(2, "1", "Paint", "M. Tench", "May") + at(4, "2", "Sweep") }]),
    );
    expect(rows(more)[2]).toEqual(["2", "Sweep", "", ""]);
  });

  it("counts days from 1904 where the workbook does", () => {
    const data = HEAD + row([c("H1"), c("Paint"), n(42856, 1)]);
    expect(rows(read(xlsx([{ data }], styles, "", 'date1904="1"')))[1]?.[2]).toBe("02/05/2021");
  });

  it("takes lines of a cell as paragraphs, typed bullets as lists with their levels, bold pieces of shared strings, fills", () => {
    const strings =
      '<si><r><rPr><b/></rPr><t xml:space="preserve">H1: </t></r><r><t>Paint:\n• net\n   • roof\n• oil\n\nThen wash.</t></r></si>';
    const data = HEAD + row([`<c t="s"><v>0</v></c>`, c("x", 4), c("G", 5)]);
    const cells = tables(read(xlsx([{ data }], styles, strings)))[0]?.rows[1]?.cells ?? [];
    expect(cells[0]?.paragraphs.map((p) => [paragraphLine(p), p.gapBefore, p.runs[0]?.bold])).toEqual([
      ["H1: Paint:", false, true],
      ["- net", false, false],
      ["  - roof", false, false],
      ["- oil", false, false],
      ["Then wash.", true, false],
    ]);
    expect([cells[1]?.paragraphs[0]?.runs[0]?.bold, cells[2]?.shade]).toEqual([true, "#92d050"]);
  });

  it("spans merged cells", () => {
    const data = [
      HEAD,
      '<row r="2"><c r="A2" t="inlineStr"><is><t>Sheds</t></is></c><c r="B2"/><c r="C2"/></row>',
      '<row r="3"><c r="A3" t="inlineStr"><is><t>H1</t></is></c><c r="B3" t="inlineStr"><is><t>Paint</t></is></c><c r="C3" t="inlineStr"><is><t>May</t></is></c></row>',
      '<row r="4"><c r="A4" t="inlineStr"><is><t>H2</t></is></c><c r="B4" t="inlineStr"><is><t>Sweep</t></is></c></row>',
    ].join("");
    const doc = read(xlsx([{ data, after: '<mergeCells><mergeCell ref="A2:C2"/><mergeCell ref="C3:C1048576"/></mergeCells>' }]));
    expect(
      tables(doc)[0]
        ?.rows.slice(1)
        .map((r) => r.cells.map((x) => [cellText(x), x.column, x.colSpan, x.rowSpan])),
    ).toEqual([
      [["Sheds", 0, 3, 1]],
      [
        ["H1", 0, 1, 1],
        ["Paint", 1, 1, 1],
        ["May", 2, 1, 2],
      ],
      [
        ["H2", 0, 1, 1],
        ["Sweep", 1, 1, 1],
      ],
    ]);
  });

  it("does not read hidden rows, columns and sheets, and says so", () => {
    const data =
      row([c("Ref"), c("Action"), c("Cost"), c("Due")]) +
      row([c("H1"), c("Paint"), c("£5"), c("May")]) +
      row([c("H2"), c("Sweep"), c("£6"), c("June")], 'hidden="1"');
    const sheets = [
      { data, before: '<cols><col min="3" max="3" hidden="1"/></cols>' },
      { data: row([c("Private"), c("notes")]), state: "hidden" },
    ];
    const doc = read(xlsx(sheets));
    expect(rows(doc)).toEqual([
      ["Ref", "Action", "Due"],
      ["H1", "Paint", "May"],
    ]);
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["hidden-text", "Cost · £5 · H2 · Sweep · £6 · June · Private · notes"]]);
  });

  it("reads the rows that a filter hides, which are of the plan, and says so", () => {
    const data = HEAD + row([c("H1"), c("Paint"), c("May")], 'hidden="1"') + row([c("H2"), c("Sweep"), c("June")]);
    const filter = '<autoFilter ref="A1:C3"><filterColumn colId="2"><filters><filter val="June"/></filters></filterColumn></autoFilter>';
    const doc = read(xlsx([{ data, after: filter }]));
    expect(rows(doc).map((r) => r[0])).toEqual(["Ref", "H1", "H2"]);
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["hidden-text", "H1 Paint May"]]);
    const beside = read(xlsx([{ data, after: '<autoFilter ref="A3:C3"/>' }]));
    expect(rows(beside).map((r) => r[0])).toEqual(["Ref", "H2"]);
  });

  it("says where a cell shows an error of the sheet in place of words", () => {
    const doc = read(xlsx([{ data: HEAD + row([c("H1"), '<c t="e"><f>Old!A1</f><v>#REF!</v></c>', c("May")]) }]));
    expect(rows(doc)[1]).toEqual(["H1", "#REF!", "May"]);
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["strange-characters", "#REF!"]]);
  });

  it("is a part of the plan, under its name, where others have the same columns", () => {
    const part = (ref: string) => HEAD + row([c(ref), c("Paint"), c("May")]);
    const doc = read(
      xlsx([
        { name: "Sheds", data: part("H1") },
        { name: "Quays", data: part("H2") },
        { name: "Lists", data: row([c("Red"), c("Late")]) },
      ]),
    );
    expect(texts(doc)).toEqual(["Sheds", "Quays"]);
    expect(doc.furniture.map((r) => r.text)).toContain("Lists");
    expect(tables(doc).map((t) => t.page)).toEqual([1, 2, 3]);
  });

  it("doubts a section's name that is as long as a sheet's name can be", () => {
    const part = (ref: string) => HEAD + row([c(ref), c("Paint"), c("May")]);
    const doc = read(
      xlsx([
        { name: "Sheds, piers and the harbour wa", data: part("H1") },
        { name: "Quays", data: part("H2") },
      ]),
    );
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["truncated", "Sheds, piers and the harbour wa"]]);
  });

  it("gives the parts of a printed footer as lines of their own, without the words of its page number", () => {
    const after = "<headerFooter><oddFooter>&amp;LHarbour Plan&amp;COFFICIAL&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>";
    const doc = read(xlsx([{ name: "Log", data: HEAD + row([c("H1"), c("Paint"), c("May")]), after }]));
    expect(doc.furniture.map((r) => r.glue + r.text)).toEqual(["Log", "Harbour", " Plan", "OFFICIAL"]);
  });

  it("gives its printed headers and footers to the furniture", () => {
    const after = '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"OFFICIAL&amp;R&amp;D</oddHeader></headerFooter>';
    const doc = read(xlsx([{ data: HEAD + row([c("H1"), c("Paint"), c("May")]), after }]));
    expect(doc.furniture.map((r) => r.text)).toEqual(["OFFICIAL"]);
  });
});

describe("the names of several sheets of one plan", () => {
  it("head their tables; on the first sheet the plan's title comes before", () => {
    const H = row([c("Ref"), c("Action"), c("Owner"), c("Due")]);
    const data = H + row([c("H1"), c("Paint"), c("Tench"), c("May")]);
    const doc = read(
      xlsx([
        { name: "Sheds", data: row([c("Harbour Plan")]) + row([]) + data },
        { name: "Quays", data },
      ]),
    );
    expect(doc.blocks.map((b) => (isTable(b) ? "table" : paragraphLine(b.paragraph)))).toEqual([
      "Harbour Plan",
      "Sheds",
      "table",
      "Quays",
      "table",
    ]);
  });
});
