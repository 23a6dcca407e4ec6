import { BorderStyle, type FileChild, Paragraph, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx";
import type { PaperHead } from "../blocks.ts";
import { textWidth } from "../paper/measure.ts";
import { INKS } from "./measures.ts";
import type { Setting } from "./setting.ts";
import { DescribedTable } from "./table-parts.ts";

/** What of the head the body still has to say, because the template has no place for it. */
export interface HeadLeft {
  readonly title: boolean;
  readonly body: boolean;
  readonly facts: PaperHead["facts"];
  readonly marking: boolean;
  readonly draft: boolean;
  readonly notice: boolean;
}

/** "Aldmere Force – Change Board", or the one that there is. */
export function bodyName(head: PaperHead): string {
  return [head.organisation, head.board].filter((part) => part !== null && part !== "").join(" – ");
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };

function factCell(fact: PaperHead["facts"][number], s: Setting, width: number): TableCell {
  const label = new Paragraph({
    style: "BodyText3",
    keepNext: true,
    children: [new TextRun({ text: fact.label, size: s.type.small[0], color: INKS.soft, bold: false })],
  });
  const value = new Paragraph({
    style: "BodyText3",
    keepNext: true,
    children: [new TextRun({ text: fact.value, bold: true, ...(s.large ? { size: s.type.table[0] } : {}) })],
  });
  return new TableCell({ width: { size: width, type: WidthType.DXA }, children: [label, value] });
}

const IN_A_LINE = 4;
const APART = 12; // points between two facts, for letters of 10
const LONGEST = 190; // points: a longer fact breaks, so that it does not press the others

// Up to four facts are each as wide as their words ask, so that they stand in one line; more of them stand in columns.
function factWidths(facts: PaperHead["facts"], total: number): number[] {
  if (facts.length > IN_A_LINE) return Array.from({ length: IN_A_LINE }, () => Math.floor(total / IN_A_LINE));
  const wanted = facts.map((f) => Math.min(LONGEST, Math.max(textWidth(f.label, 10), textWidth(f.value, 10, true)) + APART));
  const sum = wanted.reduce((a, b) => a + b, 0);
  return wanted.map((w) => Math.floor((w * total) / sum));
}

function factRow(facts: PaperHead["facts"], s: Setting, widths: readonly number[]): TableRow {
  const empty = { label: "", value: "" };
  return new TableRow({ cantSplit: true, children: widths.map((width, i) => factCell(facts[i] ?? empty, s, width)) });
}

function factsTable(facts: PaperHead["facts"], s: Setting): DescribedTable {
  const widths = factWidths(facts, s.width);
  const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
  const rows = Array.from({ length: Math.ceil(facts.length / IN_A_LINE) }, (_, i) => facts.slice(i * IN_A_LINE, (i + 1) * IN_A_LINE));
  return new DescribedTable(
    {
      style: "TableGrid",
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: line(6, INKS.ink),
        bottom: line(4, INKS.rule),
        left: NONE,
        right: NONE,
        insideHorizontal: NONE,
        insideVertical: NONE,
      },
      tableLook: { firstRow: false, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
      rows: rows.map((row) => factRow(row, s, widths)),
    },
    "About this paper",
    facts.map((f) => `${f.label}: ${f.value}`).join("; "),
  );
}

function said(text: string | null | undefined, wanted: boolean): FileChild[] {
  return wanted && text ? [new Paragraph({ style: "BodyText", keepNext: true, children: [new TextRun({ text, bold: true })] })] : [];
}

/** The head of the paper: body, title and facts, or what of these the template does not say itself. */
export function headToWord(head: PaperHead, s: Setting, left: HeadLeft): FileChild[] {
  const name = bodyName(head);
  const size = s.large ? { size: s.type.title[0] } : {};
  return [
    ...said(head.marking, left.marking),
    ...said(head.draft, left.draft),
    ...said(head.notice, left.notice),
    ...(left.body && name !== "" ? [new Paragraph({ style: "Subtitle", children: [new TextRun(name)] })] : []),
    ...(left.title ? [new Paragraph({ style: "Title", children: [new TextRun({ text: head.title, ...size })] })] : []),
    ...(left.facts.length === 0 ? [] : [factsTable(left.facts, s)]),
  ];
}
