// Makes the two invented force templates that the tests put papers into: `node tests/render/templates/make.mjs`.
// They are written part by part, as Word would, so that they are as unlike our own template and each other as real ones are.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync, zlibSync } from "fflate";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const types = (defaults, overrides) =>
  `${XML}<Types xmlns="${PACKAGE}/content-types">${defaults.map(([e, t]) => `<Default Extension="${e}" ContentType="${t}"/>`).join("")}${overrides.map(([p, t]) => `<Override PartName="${p}" ContentType="${t}"/>`).join("")}</Types>`;
const rels = (list) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
const p = (text, style, more = "") =>
  `<w:p>${style || more ? `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ""}${more}</w:pPr>` : ""}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const style = (type, id, name, inner) => `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
const field = (code) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const CRC = Array.from(
  { length: 256 },
  (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1), n) >>> 0,
);
function chunk(name, data) {
  const body = new Uint8Array([...strToU8(name), ...data]);
  const crc = (body.reduce((c, b) => (c >>> 8) ^ CRC[(c ^ b) & 255], 0xffffffff) ^ 0xffffffff) >>> 0;
  const out = new Uint8Array(body.length + 8);
  new DataView(out.buffer).setUint32(0, data.length);
  out.set(body, 4);
  new DataView(out.buffer).setUint32(body.length + 4, crc);
  return out;
}

/** A square in one colour, as a logo. */
function logo(rgb) {
  const side = 24;
  const row = [0, ...Array.from({ length: side }, () => rgb).flat()];
  const head = [0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0];
  const data = zlibSync(new Uint8Array(Array.from({ length: side }, () => row).flat()));
  const parts = [new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", [...data]), chunk("IEND", [])];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

const picture = (id) =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="41" name="Logo" descr="Crest of the Heronmouth Constabulary"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

function save(name, parts) {
  const mtime = new Date(2031, 0, 1, 12);
  const files = Object.fromEntries(
    Object.entries(parts).map(([part, data]) => [part, [typeof data === "string" ? strToU8(data) : data, { mtime, os: 0 }]]),
  );
  writeFileSync(fileURLToPath(new URL(name, import.meta.url)), zipSync(files, { level: 9 }));
}

// Heronmouth: its own style ids (Word in Welsh), a black grid for tables, a logo, two sections, a content control, a sensitivity label,
// lists of its own, a bookmark, and placeholders that Word has cut into runs.
const heronStyles = `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  '<w:style w:type="paragraph" w:default="1" w:styleId="Arferol"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="FfontParagraff"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TablArferol"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  style(
    "paragraph",
    "Teitl",
    "Title",
    '<w:basedOn w:val="Arferol"/><w:qFormat/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
  ),
  style(
    "paragraph",
    "Pennawd1",
    "heading 1",
    '<w:basedOn w:val="Arferol"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/><w:sz w:val="28"/></w:rPr>',
  ),
  style(
    "paragraph",
    "Pennawd2",
    "heading 2",
    '<w:basedOn w:val="Arferol"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864"/></w:rPr>',
  ),
  style("paragraph", "RhestrRhif", "List Number", '<w:basedOn w:val="Arferol"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
  style(
    "table",
    "GridTabl",
    "Table Grid",
    `<w:basedOn w:val="TablArferol"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((s) => `<w:${s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join("")}</w:tblBorders></w:tblPr>`,
  ),
].join("")}</w:styles>`;

const heronBody = [
  p("Heronmouth Constabulary", "Teitl"),
  // "{{title}}" and "{{body}}" as Word leaves them after spelling and editing.
  '<w:p><w:pPr><w:pStyle w:val="Teitl"/></w:pPr><w:r><w:t>{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>title</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>}}</w:t></w:r></w:p>',
  p("Meeting of {{meeting}}, item {{agendaItem}}, by {{author}}"),
  '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:pPr></w:p>',
  '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t xml:space="preserve">{{ bo</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>dy }}</w:t></w:r></w:p></w:sdtContent></w:sdt>',
  '<w:p><w:bookmarkStart w:id="9" w:name="End"/><w:r><w:t>End of paper. Office use only.</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>',
  '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Kept by the secretariat for seven years.</w:t></w:r></w:p>',
  '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>',
].join("");

save("heronmouth.docx", {
  "[Content_Types].xml": types(
    [
      ["rels", `application/vnd.openxmlformats-package.relationships+xml`],
      ["xml", "application/xml"],
      ["png", "image/png"],
    ],
    [
      ["/word/document.xml", `${WORD}.document.main+xml`],
      ["/word/styles.xml", `${WORD}.styles+xml`],
      ["/word/numbering.xml", `${WORD}.numbering+xml`],
      ["/word/header1.xml", `${WORD}.header+xml`],
      ["/word/footer1.xml", `${WORD}.footer+xml`],
      ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
      ["/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"],
      ["/docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml"],
    ],
  ),
  "_rels/.rels": rels([
    ["rId1", `${REL}/officeDocument`, "word/document.xml"],
    ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ["rId3", `${REL}/custom-properties`, "docProps/custom.xml"],
    ["rId4", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml"],
  ]),
  "docMetadata/LabelInfo.xml": `${XML}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{0d5b6f4e-9c2a-4f6e-8a51-3f6f0c2b7d10}" enabled="1" method="Privileged" siteId="{5f0c9a3e-1b7d-4c55-9e0a-2d8c4b6e7f21}" contentBits="3" removed="0"/></clbl:labelList>`,
  "docProps/core.xml": `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Board template</dc:title><dc:creator>Secretariat</dc:creator><cp:keywords>template; board</cp:keywords><dcterms:created xsi:type="dcterms:W3CDTF">2029-05-01T09:12:44Z</dcterms:created></cp:coreProperties>`,
  "docProps/custom.xml": `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="MSIP_Label_Heronmouth_Enabled"><vt:lpwstr>true</vt:lpwstr></property></Properties>`,
  "word/document.xml": `${XML}<w:document ${W} ${R}><w:body>${heronBody}</w:body></w:document>`,
  "word/_rels/document.xml.rels": rels([
    ["rId1", `${REL}/styles`, "styles.xml"],
    ["rId2", `${REL}/numbering`, "numbering.xml"],
    ["rId5", `${REL}/header`, "header1.xml"],
    ["rId6", `${REL}/footer`, "footer1.xml"],
  ]),
  "word/styles.xml": heronStyles,
  "word/numbering.xml": `${XML}<w:numbering ${W}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
  "word/header1.xml": `${XML}<w:hdr ${W} ${R}><w:p>${picture("rId1")}<w:r><w:t xml:space="preserve">  Heronmouth Constabulary</w:t></w:r></w:p></w:hdr>`,
  "word/_rels/header1.xml.rels": rels([["rId1", `${REL}/image`, "media/logo.png"]]),
  "word/media/logo.png": logo([31, 56, 100]),
  "word/footer1.xml": `${XML}<w:ftr ${W} ${R}>${p("{{marking}}", "", '<w:jc w:val="center"/>')}<w:p><w:r><w:t xml:space="preserve">Page </w:t></w:r>${field("PAGE")}</w:p></w:ftr>`,
});

// Curlew: saved as a template (.dotx), Letter paper, parts under other names with absolute targets, no lists, no core properties, few styles,
// the body in a cell of a table, nothing else to fill.
save("curlew.docx", {
  "[Content_Types].xml": types(
    [
      ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
      ["xml", "application/xml"],
    ],
    [
      ["/word/main.xml", `${WORD}.template.main+xml`],
      ["/word/looks.xml", `${WORD}.styles+xml`],
    ],
  ),
  "_rels/.rels": rels([["rId1", `${REL}/officeDocument`, "/word/main.xml"]]),
  "word/main.xml": `${XML}<w:document ${W}><w:body>${p("CURLEW BAY POLICE AUTHORITY", "", '<w:jc w:val="right"/>')}<w:tbl><w:tblPr><w:tblW w:w="9360" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="9360"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9360" w:type="dxa"/></w:tcPr>${p("{{body}}")}</w:tc></w:tr></w:tbl>${p("")}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  "word/_rels/main.xml.rels": rels([["rId1", `${REL}/styles`, "/word/looks.xml"]]),
  "word/looks.xml": `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana" w:cs="Verdana"/><w:sz w:val="18"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="Curlew banner"/><w:basedOn w:val="a"/></w:style></w:styles>`,
});
