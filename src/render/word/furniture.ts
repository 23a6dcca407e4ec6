import { AlignmentType, BorderStyle, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx";
import { INKS, type TypeScale, twips } from "./measures.ts";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const SIDES = ["LEFT", "CENTER", "RIGHT"] as const;

/** Left, middle and right of a header or footer; each may have lines under one another. */
export type ThreePlaces = readonly [left: TextRun[][], middle: TextRun[][], right: TextRun[][]];

// A table in a header must be followed by a paragraph; it is made as small as it can be.
const end = (style: string): Paragraph => new Paragraph({ style, spacing: { line: 20, lineRule: "exact" } });

/** A header or footer in three places, on a page whose text is so many mm wide. */
export function threePlaces(style: "Header" | "Footer", width: number, places: ThreePlaces): [Table, Paragraph] {
  const widths = [twips(50), twips(width) - 2 * twips(50), twips(50)];
  const cell = (lines: TextRun[][], i: number) =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      children: lines.map((children) => new Paragraph({ style, alignment: AlignmentType[SIDES[i] ?? "LEFT"], children })),
    });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    margins: { marginUnitType: WidthType.DXA, left: 0, right: 0 },
    rows: [new TableRow({ children: places.map(cell) })],
  });
  return [table, end(style)];
}

/** The protective marking, spaced a little, as papers have it at the top and bottom of every page. */
export const markingRun = (t: TypeScale, text: string): TextRun =>
  new TextRun({ text, bold: true, size: t.marking[0], color: INKS.ink, characterSpacing: 10 });

/** "Page 2 of 8". */
export const pageRun = (): TextRun => new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] });
