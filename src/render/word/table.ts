import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { TableCell as Cell, Line, PaperBlock, TableRow as Row, TableColumn } from "../blocks.ts";
import { inlineWords } from "../blocks.ts";
import { columnWidths } from "./columns.ts";
import { bookmarked, type RunLook, runsOf } from "./inline.ts";
import { INKS, twips } from "./measures.ts";
import { ordinalList } from "./numbering.ts";
import type { Setting } from "./setting.ts";
import { DescribedTable } from "./table-parts.ts";

type TableBlock = Extract<PaperBlock, { kind: "table" }>;

const SHORT_ROWS = 4; // tables up to so many rows stay on one page
const SHORT_ROW = 900; // letters: about ten lines of the widest column; a longer row may be cut by a page's end
const NO_LINE: IBorderOptions = { style: BorderStyle.NIL, size: 0, color: "auto" };
const RULE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: INKS.ink };
const PLAIN_HEADERS: ReadonlySet<string | undefined> = new Set(["sections", "owners"]);
const COMPACT: ReadonlySet<string | undefined> = new Set(["position", "sections", "owners"]);

interface CellLook {
  readonly keepNext: boolean;
  readonly run: RunLook;
  readonly right: boolean;
  readonly indent?: number;
  readonly bookmark?: string;
}

// Word's List Bullet is set for the text of a page: in a cell its spaces and indents are the cell's.
function listLook(line: Line, s: Setting): Partial<IParagraphOptions> {
  if (!line.list) return { style: "BodyText3" };
  const { level, ordinal } = line.list;
  const hanging = twips(ordinal === null ? 3 : 5);
  const numbering = ordinal === null ? { reference: "bullets", level: Math.min(level, 2) } : { reference: ordinalList(ordinal), level: 0 };
  const spacing = { before: 0, after: 0, line: s.type.table[1] };
  return { style: "ListBullet", spacing, numbering, indent: { left: twips(3) * level + hanging, hanging, right: 0 } };
}

interface LineStart {
  readonly bookmark?: string | undefined;
  readonly before?: ParagraphChild[];
}

function lineParagraph(line: Line, s: Setting, look: CellLook, start: LineStart = {}): Paragraph {
  const run = line.list || s.large ? { size: s.type.table[0], ...look.run } : look.run;
  return new Paragraph({
    ...(look.indent ? { indent: { left: look.indent } } : {}),
    ...listLook(line, s),
    keepNext: look.keepNext,
    ...(look.right ? { alignment: AlignmentType.RIGHT } : {}),
    children: [...(start.before ?? []), ...bookmarked(runsOf(line.inlines, s, run), start.bookmark)],
  });
}

const BAR = { width: 60, height: 6 }; // pixels: 16 mm at the most, so that the figure stands beside it

// For ornament: its figures stand beside it and in the row.
function barRun(cell: Cell, s: Setting): ParagraphChild[] {
  const picture = s.bars.get(cell);
  return picture ? [picture.run(BAR.width, BAR.height, { decorative: true, name: "bar" }), new TextRun("\u00a0\u00a0")] : [];
}

function cellParagraphs(cell: Cell, s: Setting, look: CellLook): Paragraph[] {
  const lines = cell.lines.length > 0 ? cell.lines : [{ inlines: [] }];
  return lines.map((line, i) => lineParagraph(line, s, look, i === 0 ? { bookmark: look.bookmark, before: barRun(cell, s) } : {}));
}

// Without uprights the last column's words stand at the very end of the rules, and words after a column of numbers keep their distance.
function sides(columns: readonly TableColumn[], index: number, s: Setting) {
  if (s.uprights) return {};
  const right = index === columns.length - 1 ? { right: 0 } : {};
  const left = columns[index]?.kind !== "number" && columns[index - 1]?.kind === "number" ? { left: 180 } : {};
  return { margins: { marginUnitType: WidthType.DXA, ...left, ...right } };
}

function headingRow(columns: readonly TableColumn[], widths: readonly number[], s: Setting): TableRow {
  const children = columns.map((column, i) => {
    const line = { inlines: [{ t: "text", text: column.heading } as const] };
    const look = { keepNext: true, right: column.kind === "number", run: { size: s.type.small[0], color: INKS.soft } };
    const cell = { width: { size: widths[i] ?? 0, type: WidthType.DXA }, borders: { bottom: RULE }, ...sides(columns, i, s) };
    return new TableCell({ ...cell, children: [lineParagraph(line, s, look)] });
  });
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

const lettersOf = (row: Row): number =>
  Math.max(0, ...row.cells.map((c) => c.lines.reduce((n, l) => n + l.inlines.reduce((m, i) => m + inlineWords(i).length, 40), 0)));

interface RowPlace {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
  readonly keepNext: boolean;
  readonly look: string | undefined;
  readonly underGroup: boolean;
}

function runLook(row: Row, index: number, place: RowPlace): RunLook {
  const gloss = place.look === "position" && index === 1 && place.columns[index]?.kind === "words";
  if (row.kind === "total") return gloss ? { color: INKS.soft } : { bold: true };
  if (index === 0 && row.kind !== "sub" && !PLAIN_HEADERS.has(place.look)) return { bold: true };
  return gloss ? { color: INKS.soft } : {};
}

// Of two rows that meet, Word shows a line that either has: under a group's heading both must say that there is none.
function topLine(row: Row, underGroup: boolean) {
  if (row.kind === "total") return { borders: { top: RULE } };
  return underGroup ? { borders: { top: NO_LINE } } : {};
}

function bodyRow(row: Row, s: Setting, place: RowPlace): TableRow {
  const anchor = row.anchor === undefined ? undefined : s.bookmarks.get(row.anchor);
  const children = row.cells.map((cell, i) => {
    const look: CellLook = {
      keepNext: place.keepNext,
      right: place.columns[i]?.kind === "number",
      run: runLook(row, i, place),
      ...(row.kind === "sub" && i === 0 ? { indent: 240 } : {}),
      ...(i === 0 && anchor ? { bookmark: anchor } : {}),
    };
    return new TableCell({
      width: { size: place.widths[i] ?? 0, type: WidthType.DXA },
      ...topLine(row, place.underGroup),
      ...sides(place.columns, i, s),
      children: cellParagraphs(cell, s, look),
    });
  });
  return new TableRow({ cantSplit: lettersOf(row) < SHORT_ROW, children });
}

function groupRow(heading: NonNullable<TableBlock["groups"][number]["heading"]>, s: Setting, widths: readonly number[]): TableRow {
  const line = { inlines: heading };
  const cell = new TableCell({
    columnSpan: widths.length,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    borders: { bottom: NO_LINE },
    margins: { marginUnitType: WidthType.DXA, top: 120, bottom: 0 },
    children: [lineParagraph(line, s, { keepNext: true, right: false, run: { bold: true } })],
  });
  return new TableRow({ cantSplit: true, children: [cell] });
}

function bodyRows(block: TableBlock, s: Setting, widths: readonly number[]): TableRow[] {
  const count = block.groups.reduce((n, g) => n + g.rows.length, 0);
  let seen = 0;
  return block.groups.flatMap((group) => {
    const rows = group.rows.map((row, i) => {
      seen += 1;
      const keepNext = (count <= SHORT_ROWS && seen < count) || group.rows[i + 1]?.kind === "total"; // a total is not left alone
      return bodyRow(row, s, { columns: block.columns, widths, keepNext, look: block.look, underGroup: i === 0 && group.heading !== null });
    });
    return group.heading ? [groupRow(group.heading, s, widths), ...rows] : rows;
  });
}

/** A table of the paper: the heading row on every page, the first column as row headers, said in words for those who cannot see it. */
export function tableOf(block: TableBlock, s: Setting): DescribedTable {
  const widths = columnWidths(block.columns, s);
  const title = block.caption.replace(/^Table \d+\. /, "");
  const description = `Columns: ${block.columns.map((c) => c.heading).join(", ")}.`;
  const sides = s.uprights ? {} : { left: 0, right: 160 };
  const margins = COMPACT.has(block.look) ? { margins: { marginUnitType: WidthType.DXA, top: 24, bottom: 24, ...sides } } : {};
  return new DescribedTable(
    {
      style: "TableGrid",
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
      ...margins,
      rows: [headingRow(block.columns, widths, s), ...bodyRows(block, s, widths)],
    },
    title,
    description,
  );
}
