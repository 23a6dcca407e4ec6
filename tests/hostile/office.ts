import { type Zippable, zipSync } from "fflate";
import { bytes } from "./plan.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const S =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rels = (body: string): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`;
const heads = ["No", "Recommendation", "Owner", "Update", "Delivery date"];
const row = (id: string): string[] => [id, "Paint the pier", "Mara Ostler", "Begun.", "June 2031"];

const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const wordTable = (rows: readonly string[][]): string =>
  `<w:tbl>${rows.map((r) => `<w:tr>${r.map((c) => `<w:tc>${p(c)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
const wordBody = wordTable([heads, row("1.1"), row("1.2")]);

/** A Word document; `parts` add to it or take the place of its own. */
export function docx(body = wordBody, parts: Zippable = {}, prolog = ""): Uint8Array {
  return zipSync({
    "[Content_Types].xml": bytes(
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": bytes(rels(`<Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/>`)),
    "word/document.xml": bytes(
      `${XML}${prolog}<w:document ${W}><w:body>${p("Harbour Action Plan")}${p("4 January 2031")}${body}</w:body></w:document>`,
    ),
    ...parts,
  });
}

const sheetRows = (rows: readonly string[][]): string =>
  rows
    .map(
      (r, y) =>
        `<row r="${y + 1}">${r.map((c, x) => `<c r="${String.fromCharCode(65 + x)}${y + 1}" t="inlineStr"><is><t>${c}</t></is></c>`).join("")}</row>`,
    )
    .join("");

/** A workbook; `after` stands behind the sheet's cells. */
export function xlsx(cells = sheetRows([heads, row("1.1"), row("1.2")]), after = "", parts: Zippable = {}): Uint8Array {
  return zipSync({
    "[Content_Types].xml": bytes(
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    "_rels/.rels": bytes(rels(`<Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/>`)),
    "xl/workbook.xml": bytes(`${XML}<workbook ${S}><sheets><sheet name="Plan 2031-01-04" sheetId="1" r:id="r1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": bytes(rels(`<Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`)),
    "xl/worksheets/sheet1.xml": bytes(`${XML}<worksheet ${S}><sheetData>${cells}</sheetData>${after}</worksheet>`),
    ...parts,
  });
}

const laughs = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};&a${i};&a${i};">`).join("")}]>`;
const quadratic = `<!DOCTYPE x [<!ENTITY q "${"q".repeat(100_000)}">]>`;
const outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>';
const withEntity = (name: string, times = 1): string =>
  wordTable([heads, row("1.1"), ["1.2", `&${name};`.repeat(times), "Mara Ostler", "Begun.", "June 2031"]]);

/** The first bytes of a part that unpacks to much more than the zip's directory says. */
function lying(zip: Uint8Array, part: string, says: number): Uint8Array {
  const out = Buffer.from(zip);
  for (let at = 0; at + 46 < out.length; at++) {
    const central = out.readUInt32LE(at) === 0x02014b50;
    if (!central && out.readUInt32LE(at) !== 0x04034b50) continue;
    const name = at + (central ? 46 : 30);
    if (out.subarray(name, name + part.length).toString("latin1") === part) out.writeUInt32LE(says, at + (central ? 24 : 22));
  }
  return out;
}

const big = (size: number): Uint8Array => bytes(`${XML}<w:document ${W}><w:body>${" ".repeat(size)}</w:body></w:document>`);
const manyParts = (count: number): Zippable =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/x${i}.xml`, bytes("<x/>")]));

/** Hostile office files; `plan` where the plan in it can and must still be read. */
export const offices: readonly { readonly name: string; readonly make: () => Uint8Array; readonly plan?: boolean }[] = [
  { name: "sound.docx", make: () => docx(), plan: true },
  { name: "sound.xlsx", make: () => xlsx(), plan: true },
  { name: "cut-off.docx", make: () => docx().subarray(0, 900) },
  { name: "bomb.docx", make: () => docx(wordBody, { "word/document.xml": big(400_000_000) }) },
  { name: "bomb-in-a-picture.docx", make: () => docx(wordBody, { "word/media/image1.png": new Uint8Array(400_000_000) }), plan: true },
  {
    name: "bomb-lying-small.docx",
    make: () => lying(docx(wordBody, { "word/document.xml": big(300_000_000) }), "word/document.xml", 1000),
  },
  { name: "lying-large.docx", make: () => lying(docx(), "word/document.xml", 0xfffffff0) },
  { name: "bomb.xlsx", make: () => xlsx("", "", { "xl/worksheets/sheet1.xml": big(400_000_000) }) },
  { name: "bomb-of-strings.xlsx", make: () => xlsx(undefined, "", { "xl/sharedStrings.xml": big(400_000_000) }) },
  { name: "50000-parts.docx", make: () => docx(wordBody, manyParts(50_000)) },
  { name: "outside-entity.docx", make: () => docx(withEntity("e"), {}, outside) },
  { name: "billion-laughs.docx", make: () => docx(withEntity("a30"), {}, laughs) },
  { name: "quadratic-entities.docx", make: () => docx(withEntity("q", 50_000), {}, quadratic) },
  {
    name: "billion-laughs.xlsx",
    make: () => xlsx(undefined, "", { "xl/sharedStrings.xml": bytes(`${XML}${laughs}<sst ${S}><si><t>&a30;</t></si></sst>`) }),
  },
  {
    name: "zip-slip.docx",
    make: () =>
      docx(wordBody, {
        "../../../../tmp/actionplan-slip.txt": bytes("x"),
        "/tmp/actionplan-slip.txt": bytes("x"),
        "word\\..\\..\\slip.txt": bytes("x"),
      }),
    plan: true,
  },
  {
    name: "remote-template.docx",
    make: () =>
      docx(wordBody, {
        "word/settings.xml": bytes(`${XML}<w:settings ${W} xmlns:r="${REL}"><w:attachedTemplate r:id="t1"/></w:settings>`),
        "word/_rels/settings.xml.rels": bytes(
          rels(`<Relationship Id="t1" Type="${REL}/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/>`),
        ),
        "word/_rels/document.xml.rels": bytes(
          rels(`<Relationship Id="i1" Type="${REL}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>`),
        ),
        "word/vbaProject.bin": bytes("macro"),
      }),
    plan: true,
  },
  { name: "nested-tables.docx", make: () => docx(`${"<w:tbl><w:tr><w:tc>".repeat(10_000)}${p("x")}`) },
  {
    name: "nested-closed-tables.docx",
    make: () => docx(`${"<w:tbl><w:tr><w:tc>".repeat(3000)}${p("x")}${"</w:tc></w:tr></w:tbl>".repeat(3000)}`),
  },
  { name: "deep-xml.docx", make: () => docx(`${"<w:sdt><w:sdtContent>".repeat(200_000)}`) },
  {
    name: "spans-of-millions.docx",
    make: () => docx(wordBody.replaceAll("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>')),
  },
  {
    name: "list-9-million-deep.docx",
    make: () => docx(wordBody.replaceAll("<w:p>", '<w:p><w:pPr><w:numPr><w:ilvl w:val="9999999"/><w:numId w:val="1"/></w:numPr></w:pPr>')),
  },
  { name: "no-document.docx", make: () => docx(wordBody, { "word/document.xml": bytes("not xml at all <<<") }) },
  {
    name: "styles-in-a-circle.docx",
    make: () =>
      docx(wordBody, {
        "word/styles.xml": bytes(
          `${XML}<w:styles ${W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`,
        ),
      }),
    plan: true,
  },
  { name: "whole-sheet-merged.xlsx", make: () => xlsx(undefined, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>') },
  {
    name: "10000-merges.xlsx",
    make: () => xlsx(undefined, `<mergeCells>${'<mergeCell ref="A9:XFD999999"/>'.repeat(10_000)}</mergeCells>`),
  },
  { name: "far-cell.xlsx", make: () => xlsx(`${sheetRows([heads, row("1.1")])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`) },
  {
    name: "farther-cell.xlsx",
    make: () => xlsx(`${sheetRows([heads, row("1.1")])}<row r="99999999999"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>`),
  },
  {
    name: "string-of-no-number.xlsx",
    make: () =>
      xlsx(`${sheetRows([heads, row("1.1")])}<row r="3"><c r="A3" t="s"><v>999999999</v></c><c r="B3" t="s"><v>__proto__</v></c></row>`),
  },
  {
    name: "date-beyond-time.xlsx",
    make: () => xlsx(`${sheetRows([heads, row("1.1")])}<row r="3"><c r="A3"><v>1.2</v></c><c r="E3" s="1"><v>99999999999999</v></c></row>`),
  },
  {
    name: "outside-link.xlsx",
    make: () =>
      xlsx(undefined, "", {
        "xl/externalLinks/externalLink1.xml": bytes(`${XML}<externalLink ${S}/>`),
        "xl/connections.xml": bytes(
          `${XML}<connections ${S}><connection id="1" type="1"><dbPr connection="http://127.0.0.1:9/"/></connection></connections>`,
        ),
      }),
    plan: true,
  },
  { name: "sheet-of-a-million-cells.xlsx", make: () => xlsx(`<row r="1">${"<c><v>1</v></c>".repeat(1_000_000)}</row>`) },
];
