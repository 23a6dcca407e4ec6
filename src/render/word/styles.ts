import { INKS, type TypeScale } from "./measures.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

interface Paragraph {
  readonly id: string;
  /** The built-in name as Word stores it, so that a paste takes the destination's style of that name. */
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly pPr?: string;
  readonly rPr?: string;
}

const size = ([half]: readonly [number, number]): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const space = (before: number, after: number, [, line]: readonly [number, number]): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="atLeast"/>`;
const colour = (rgb: string): string => `<w:color w:val="${rgb}"/>`;
const pen = (t: TypeScale): string => `<w:ind w:right="${t.pen}"/>`;
const bold = "<w:b/><w:bCs/>";
const heading = (level: number): string => `<w:outlineLvl w:val="${level}"/>`;

function paragraphs(t: TypeScale): Paragraph[] {
  return [
    {
      id: "Title",
      name: "Title",
      next: "BodyText",
      pPr: `<w:keepNext/><w:suppressAutoHyphens/>${space(60, 180, t.title)}`,
      rPr: `${bold}<w:spacing w:val="-3"/>${size(t.title)}`,
    },
    { id: "Subtitle", name: "Subtitle", next: "Title", pPr: `<w:keepNext/>${space(0, 60, t.body)}`, rPr: colour(INKS.soft) },
    {
      id: "Heading1",
      name: "heading 1",
      next: "BodyText",
      pPr: `<w:keepNext/><w:keepLines/>${space(260, 80, t.heading)}${heading(0)}`,
      rPr: bold + size(t.heading),
    },
    {
      id: "Heading2",
      name: "heading 2",
      next: "BodyText",
      pPr: `<w:keepNext/><w:keepLines/>${space(240, 60, t.body)}${heading(1)}`,
      rPr: bold + size(t.body),
    },
    {
      id: "Heading3",
      name: "heading 3",
      next: "BodyText",
      pPr: `<w:keepNext/><w:keepLines/>${space(160, 40, t.body)}${heading(2)}`,
      rPr: bold + size(t.body),
    },
    { id: "BodyText", name: "Body Text", pPr: space(0, 100, t.body) + pen(t) },
    { id: "BodyText3", name: "Body Text 3", pPr: space(0, 0, t.table), rPr: size(t.table) },
    { id: "ListNumber", name: "List Number", pPr: space(0, 100, t.body) + pen(t) },
    { id: "ListNumber2", name: "List Number 2", pPr: space(0, 40, t.body) + pen(t) },
    { id: "ListBullet", name: "List Bullet", pPr: space(0, 40, t.body) + pen(t) },
    {
      id: "Caption",
      name: "caption",
      next: "BodyText",
      pPr: `<w:keepNext/><w:keepLines/>${space(120, 60, t.table)}`,
      rPr: bold + size(t.table),
    },
    { id: "Header", name: "header", pPr: space(0, 0, t.marking), rPr: size(t.marking) },
    { id: "Footer", name: "footer", pPr: space(0, 0, t.small), rPr: colour(INKS.soft) + size(t.small) },
  ];
}

function paragraphStyle(p: Paragraph): string {
  const next = p.next ? `<w:next w:val="${p.next}"/>` : "";
  const rPr = p.rPr ? `<w:rPr>${p.rPr}</w:rPr>` : "";
  return `<w:style w:type="paragraph" w:styleId="${p.id}"><w:name w:val="${p.name}"/><w:basedOn w:val="Normal"/>${next}<w:qFormat/><w:pPr>${p.pPr ?? ""}</w:pPr>${rPr}</w:style>`;
}

function characterStyle(id: string, name: string, rPr: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>${rPr}</w:rPr></w:style>`;
}

/** A rule's weight in eighths of a point. */
const line = (side: string, eighths: number, rgb: string): string =>
  `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="${rgb}"/>`;

// Rules above and below, hairlines between rows, no uprights, no fills; the heading row in the second voice.
function tableGrid(t: TypeScale): string {
  const borders = [line("top", 6, INKS.ink), line("bottom", 6, INKS.ink), line("insideH", 4, INKS.hair)].join("");
  const margins =
    '<w:top w:w="52" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="52" w:type="dxa"/><w:right w:w="160" w:type="dxa"/>';
  const first = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>';
  return `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:rPr>${size(t.table)}</w:rPr><w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr>${first}</w:style>`;
}

const tableNormal =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
const noList =
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>';

function defaults(t: TypeScale): string {
  const fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>';
  const language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>';
  return `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${colour(INKS.ink)}${size(t.body)}${language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
}

/** The paper's own styles.xml: Word's built-in names only, each said to look as the paper does. */
export function stylesXml(t: TypeScale): string {
  const normal = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`;
  const font =
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>';
  const characters = [characterStyle("Strong", "Strong", bold), characterStyle("Hyperlink", "Hyperlink", "")];
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${W}">`,
    defaults(t),
    normal,
    font,
    tableNormal,
    noList,
    ...paragraphs(t).map(paragraphStyle),
    ...characters,
    tableGrid(t),
    "</w:styles>",
  ].join("");
}
