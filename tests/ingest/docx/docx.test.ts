import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/ingest/docx/docx.ts";
import { type Block, cellText, type IngestOptions, paragraphLine, type SourceDocument, type Table } from "../../../src/ingest/table.ts";
import { b, docx, p, row, tbl, tc, tr } from "./make.ts";

const read = (bytes: Uint8Array, more: Partial<IngestOptions> = {}) => readDocx(bytes, { name: "plan.docx", ...more });
const isTable = (block: Block): block is Table => block.kind === "table";
const tables = (doc: SourceDocument) => doc.blocks.filter(isTable);
const rows = (doc: SourceDocument): string[][] => tables(doc).flatMap((t) => t.rows.map((r) => r.cells.map(cellText)));
const texts = (doc: SourceDocument) =>
  doc.blocks.flatMap((block) => (isTable(block) ? [] : [[block.level, paragraphLine(block.paragraph)]]));
const cell = (content: string, parts = {}) => rows(read(docx(tbl(row("Ref", "Action"), tr([tc(p("H1")), tc(content)])), parts)))[1]?.[1];

const level = (ilvl: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="1">${level(0, "bullet", "\uf0b7")}${level(1, "bullet", "o")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="3">${level(0, "decimal", "H%1")}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
const item = (num: number, ilvl: number) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${num}"/></w:numPr>`;

describe("automatic numbers", () => {
  const ids = (definitions: string, levels: readonly number[]) => {
    const parts = { "word/numbering.xml": `<w:numbering>${definitions}</w:numbering>` };
    const numbered = levels.map((ilvl) => tr([tc(`<w:p><w:pPr>${item(7, ilvl)}</w:pPr></w:p>`), tc(p("Paint"))]));
    return rows(read(docx(tbl(row("Ref", "Action"), ...numbered), parts)))
      .slice(1)
      .map((r) => r[0]);
  };
  const num = (abstract: number, more = "") => `<w:num w:numId="7"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
  const abstract = (id: number, inside: string) => `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`;

  it("are those of the list style that a numbering only names", () => {
    const definitions =
      abstract(1, `<w:styleLink w:val="Recs"/>${level(0, "decimal", "R%1")}`) + abstract(2, '<w:numStyleLink w:val="Recs"/>') + num(2);
    expect(ids(definitions, [0, 0])).toEqual(["R1", "R2"]);
  });

  it("are of a level that the numbering sets anew", () => {
    const definitions =
      abstract(1, level(0, "decimal", "%1.")) + num(1, `<w:lvlOverride w:ilvl="0">${level(0, "decimal", "4.%1")}</w:lvlOverride>`);
    expect(ids(definitions, [0, 0])).toEqual(["4.1", "4.2"]);
  });

  it("count levels that are not shown, and in plain figures where the level says so", () => {
    const legal = level(1, "decimal", "%1.%2").replace("<w:lvlText", "<w:isLgl/><w:lvlText");
    expect(ids(abstract(1, level(0, "upperRoman", "%1") + legal) + num(1), [0, 1, 1, 0, 1])).toEqual(["I", "1.1", "1.2", "II", "2.1"]);
    expect(
      ids(abstract(1, level(0, "decimal", "") + level(1, "decimal", "%1.%2")) + num(1), [0, 1, 0, 1]).filter((id) => id !== ""),
    ).toEqual(["1.1", "2.1"]);
  });
});

describe("a Word document whose program gave Word's names another prefix", () => {
  it("is read as any", () => {
    const part = `<?xml version="1.0"?><ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body>${tbl(row("Ref", "Action"), row("H1", "Paint w:t")).replaceAll("w:t", "ns0:t").replaceAll("w:p", "ns0:p").replaceAll("w:r", "ns0:r").replaceAll("Paint ns0:t", "Paint w:t")}</ns0:body></ns0:document>`;
    expect(rows(read(zipSync({ "word/document.xml": strToU8(part) })))).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint w:t"],
    ]);
  });
});

describe("a Word table", () => {
  it("gives rows, spans, head rows and fills", () => {
    const doc = read(
      docx(
        tbl(
          tr([tc(p("Ref")), tc(p("Action")), tc(p("RAG"))], "<w:tblHeader/>"),
          tr([tc(p("Sheds"), '<w:gridSpan w:val="3"/>')]),
          tr([tc(p("H1"), '<w:vMerge w:val="restart"/>'), tc(p("Paint")), tc("<w:p/>", '<w:shd w:val="clear" w:fill="92D050"/>')]),
          tr([tc("<w:p/>", "<w:vMerge/>"), tc(p("Sweep")), tc("<w:p/>", '<w:shd w:fill="auto"/>')]),
        ),
      ),
    );
    expect(
      tables(doc)[0]?.rows.map((r) => [r.header, ...r.cells.map((c) => [cellText(c), c.column, c.colSpan, c.rowSpan, c.shade])]),
    ).toEqual([
      [true, ["Ref", 0, 1, 1, null], ["Action", 1, 1, 1, null], ["RAG", 2, 1, 1, null]],
      [false, ["Sheds", 0, 3, 1, null]],
      [false, ["H1", 0, 1, 2, null], ["Paint", 1, 1, 1, null], ["", 2, 1, 1, "#92d050"]],
      [false, ["Sweep", 1, 1, 1, null], ["", 2, 1, 1, null]],
    ]);
  });

  it("gives lists their levels and numbers from the numbering part", () => {
    const list =
      p("Sheds:") + p("net", item(1, 0)) + p("roof", item(1, 1)) + p("sweep", item(2, 0)) + p("under", item(2, 1)) + p("wash", item(2, 0));
    expect(cell(list, { "word/numbering.xml": numbering })).toBe("Sheds:\n- net\n  - roof\n1. sweep\n  a. under\n2. wash");
  });

  it("reads automatic numbers that count the rows as the words they are printed as", () => {
    const line = (text: string, num: number) => tr([tc(p("", item(num, 0))), tc(p(text))]);
    const doc = read(
      docx(tbl(row("Ref", "Action"), line("Paint", 3), line("Sweep", 3), line("Wash", 2), line("Dry", 2)), {
        "word/numbering.xml": numbering,
      }),
    );
    expect(rows(doc).slice(1)).toEqual([
      ["H1", "Paint"],
      ["H2", "Sweep"],
      ["1.", "Wash"],
      ["2.", "Dry"],
    ]);
  });

  it("keeps bold, breaks, tabs, hyphens, fields' results and content controls", () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>May</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const content = `<w:sdt><w:sdtPr/><w:sdtContent><w:p>${b("Done:")}<w:r><w:t> re</w:t><w:noBreakHyphen/><w:t>paint</w:t><w:tab/><w:t>all</w:t><w:br/><w:t>by</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>${field}</w:p></w:sdtContent></w:sdt>`;
    const doc = read(docx(tbl(row("Ref", "Action"), tr([tc(p("H1")), tc(content)]))));
    expect(rows(doc)[1]?.[1]).toBe("Done: re-paint all\nby May");
    expect(tables(doc)[0]?.rows[1]?.cells[1]?.paragraphs[0]?.runs.map((r) => r.bold)).toEqual([true, false, false]);
  });

  it("has a wider space between paragraphs where their style or an empty paragraph makes one", () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="S"><w:name w:val="Spaced"/><w:pPr><w:spacing w:after="200"/></w:pPr></w:style></w:styles>';
    const spaced = '<w:pStyle w:val="S"/>';
    const doc = read(docx(tbl(tr([tc([p("A", spaced), p("B"), p("C"), "<w:p/>", p("D")].join(""))])), { "word/styles.xml": styles }));
    expect(tables(doc)[0]?.rows[0]?.cells[0]?.paragraphs.map((x) => [paragraphLine(x), x.gapBefore])).toEqual([
      ["A", false],
      ["B", true],
      ["C", false],
      ["D", true],
    ]);
  });

  it("takes a text box once, though Word writes it twice", () => {
    const box = `<w:p><w:r><w:t>Paint</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p("Boxed")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("Boxed")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(cell(box)).toBe("Paint\nBoxed");
  });
});

describe("what is not read as it stands", () => {
  it("is a tracked change: read as accepted, with its words in a finding", () => {
    const change =
      '<w:p><w:r><w:t xml:space="preserve">Paint </w:t></w:r><w:del><w:r><w:delText>one</w:delText></w:r></w:del><w:ins><w:r><w:t>two</w:t></w:r></w:ins></w:p>';
    const doc = read(docx(tbl(row("Ref", "Action"), tr([tc(p("H1")), tc(change)]), tr([tc(p("H2")), tc(p("Gone"))], "<w:del/>"))));
    expect(rows(doc)).toEqual([
      ["Ref", "Action"],
      ["H1", "Paint two"],
    ]);
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["tracked-changes", "+ two · - H2 Gone · - one"]]);
  });

  it("is hidden text", () => {
    const doc = read(
      docx(
        tbl(
          row("Ref", "Action"),
          tr([tc(p("H1")), tc("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>Paint</w:t></w:r></w:p>")]),
        ),
      ),
    );
    expect(rows(doc)[1]?.[1]).toBe("Paint");
    expect(doc.findings.map((f) => [f.code, f.text])).toEqual([["hidden-text", "secret"]]);
  });
});

describe("the document around the table", () => {
  it("gives headings by style, headers and footers as furniture, and the title of its properties", () => {
    const styles = '<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>';
    const doc = read(
      docx([p("Sheds", '<w:pStyle w:val="H"/>'), `<w:p>${b("Quays")}</w:p>`, p("As of May."), tbl(row("Ref", "Action"))].join(""), {
        "word/styles.xml": styles,
        "word/header1.xml": `<w:hdr>${p("OFFICIAL")}</w:hdr>`,
        "word/footer1.xml": `<w:ftr>${p("Page 1")}</w:ftr>`,
        "docProps/core.xml": "<cp:coreProperties><dc:title>Harbour Plan</dc:title></cp:coreProperties>",
      }),
    );
    expect(texts(doc)).toEqual([
      [2, "Sheds"],
      [4, "Quays"],
      [null, "As of May."],
    ]);
    expect(doc.furniture.map((r) => r.text).join(" ")).toBe("OFFICIAL Page 1");
    expect(doc.metaTitle).toBe("Harbour Plan");
  });
});

describe("a package made to harm", () => {
  it("with entities is refused", () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "x">]><w:document><w:body/></w:document>';
    expect(() => read(zipSync({ "word/document.xml": strToU8(bomb) }))).toThrow(/document type or entities/);
  });

  it("that unpacks to hundreds of megabytes is refused before it is unpacked", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(130_000_000) });
    expect(() => read(bomb)).toThrow(/parts that unpack to .* MB and more; at most 250 MB are read/);
    expect(() => read(bomb, { limits: { unpackedMegabytes: 300 } })).toThrow(/cut off/);
  });

  it("that holds its text twice is refused: Word may have shown the other one", () => {
    const part = (action: string) => strToU8(`<w:document><w:body>${tbl(row("Ref", "Action"), row("H1", action))}</w:body></w:document>`);
    const twice = Buffer.from(zipSync({ "word/document.xml": part("Paint"), "word/documenu.xml": part("Sell") }));
    for (let at = twice.indexOf("documenu"); at >= 0; at = twice.indexOf("documenu")) twice.write("document", at);
    expect(() => read(twice)).toThrow(/plan\.docx holds its part word\/document\.xml twice/);
  });

  it("that is cut off is refused in one line", () => {
    const whole = docx(tbl(row("Ref", "Action")));
    expect(() => read(whole.subarray(0, whole.length / 2))).toThrow(/damaged zip package/);
  });
});

describe("a part of another kind set into a document", () => {
  const CHUNK = '<w:altChunk xmlns:r="r" r:id="c1"/>';
  const withChunk = (file: string, content: Uint8Array, body = CHUNK) => {
    const whole = unzipSync(docx(body));
    const rels = `<Relationships><Relationship Id="c1" Type="aFChunk" Target="${file}"/></Relationships>`;
    return zipSync({ ...whole, "word/_rels/document.xml.rels": strToU8(rels), [`word/${file}`]: content });
  };
  const PLAN = [
    ["Ref", "Action"],
    ["H1", "Paint"],
  ];

  it("is read where it is a web page", () => {
    expect(rows(read(withChunk("a.html", strToU8("<table><tr><td>Ref<td>Action<tr><td>H1<td>Paint</table>"))))).toEqual(PLAN);
  });

  it("is read where it is a document of Word's", () => {
    expect(rows(read(withChunk("a.docx", docx(tbl(row("Ref", "Action"), row("H1", "Paint"))))))).toEqual(PLAN);
  });

  it("is read into the cell it stands in", () => {
    const body = tbl(row("Ref", "Action"), tr([tc(p("H1")), tc(CHUNK)]));
    expect(rows(read(withChunk("a.htm", strToU8("<html><p>Paint</p></html>"), body)))).toEqual(PLAN);
  });

  it("is a finding where it cannot be read", () => {
    const doc = read(withChunk("a.rtf", strToU8("{\\rtf1 Paint}"), tbl(row("Ref", "Action"), row("H1", "Paint")) + CHUNK));
    expect(doc.findings.map((f) => f.code)).toEqual(["hidden-text"]);
  });
});
