import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { describe } from "./core-properties.ts";
import { INKS, PAGE, type TypeScale, twips, typeScale } from "./measures.ts";
import { openParts, type Parts, packParts } from "./parts.ts";
import { stylesXml } from "./styles.ts";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const DAY = "2000-01-01"; // a template has no edition

type Side = "LEFT" | "CENTER" | "RIGHT";

const sides: readonly Side[] = ["LEFT", "CENTER", "RIGHT"];

/** One line of furniture in three places: left, middle, right; each place may have lines under one another. */
function threePlaces(style: "Header" | "Footer", places: readonly TextRun[][][]): Table {
  const widths = [twips(50), twips(PAGE.text) - 2 * twips(50), twips(50)];
  const cell = (lines: TextRun[][], i: number) =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      children: lines.map((children) => new Paragraph({ style, alignment: AlignmentType[sides[i] ?? "LEFT"], children })),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(PAGE.text), type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    margins: { marginUnitType: WidthType.DXA, left: 0, right: 0 },
    rows: [new TableRow({ children: places.map(cell) })],
  });
}

const marking = (t: TypeScale): TextRun =>
  new TextRun({ text: "{{marking}}", bold: true, size: t.marking[0], color: INKS.ink, characterSpacing: 10 });
const strong = (t: TypeScale, text: string): TextRun => new TextRun({ text, bold: true, size: t.marking[0], color: INKS.ink });
const page = (): TextRun => new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] });
// A table in a header must be followed by a paragraph; it is made as small as it can be.
const end = (style: "Header" | "Footer"): Paragraph => new Paragraph({ style, spacing: { line: 20, lineRule: "exact" } });

function section(t: TypeScale) {
  return {
    properties: {
      page: {
        size: { width: twips(PAGE.width), height: twips(PAGE.height) },
        margin: {
          top: twips(PAGE.top),
          right: twips(PAGE.right),
          bottom: twips(PAGE.bottom),
          left: twips(PAGE.left),
          header: twips(11),
          footer: twips(8),
        },
      },
    },
    headers: {
      default: new Header({
        children: [threePlaces("Header", [[[strong(t, "{{notice}}")]], [[marking(t)]], [[strong(t, "{{draft}}")]]]), end("Header")],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          threePlaces("Footer", [[[new TextRun("{{plan}}")], [new TextRun("{{edition}}")]], [[marking(t)]], [[page()]]]),
          end("Footer"),
        ],
      }),
    },
    children: [new Paragraph("{{body}}")],
  };
}

/** The default template: the paper's own styles, marking, plan and page numbers on every page, and one place, for the body. */
export async function boardTemplate(largePrint = false): Promise<Parts> {
  const t = typeScale(largePrint);
  const document = new Document({
    externalStyles: stylesXml(t),
    title: "Board paper",
    features: { updateFields: false },
    sections: [section(t)],
  });
  const parts = openParts(await Packer.toBuffer(document), "the default template");
  return describe(parts, { title: "Board paper", author: null, subject: "", date: DAY });
}

/** The default template as a file. */
export async function boardTemplateFile(): Promise<Uint8Array> {
  return packParts(await boardTemplate(), DAY);
}
