import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type IParagraphOptions,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import type { TableCell as Cell, Line, PaperBlock, TableRow as Row, TableColumn } from "../blocks.ts";
import { inlineWords } from "../blocks.ts";
import { bookmarked, type RunLook, runsOf } from "./inline.ts";
import { INKS, twips, typeScale } from "./measures.ts";
import type { Setting } from "./setting.ts";
import { DescribedTable } from "./table-parts.ts";

type TableBlock = Extract<PaperBlock, { kind: "table" }>;

const SHORT_ROWS = 4; // tables up to so many rows stay on one page
const SHORT_ROW = 900; // letters: about ten lines of the widest column; a longer row may be cut by a page's end
const NO_LINE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const RULE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: INKS.ink };
const PLAIN_HEADERS: ReadonlySet<string | undefined> = new Set(["sections", "owners"]);
const COMPACT: ReadonlySet<string | undefined> = new Set(["position", "sections", "owners"]);

// Cells hold dates, numbers and ids that must not break: in large print their columns grow with the letters.
function fixedWidth(mm: number, s: Setting): number {
  return twips((mm * s.type.table[0]) / typeScale(false).table[0]);
}

/** Column widths in twips that together take the width of the text. */
export function columnWidths(columns: readonly TableColumn[], s: Setting): number[] {
  const fixed = columns.map((c) => (c.width === null ? null : fixedWidth(c.width, s)));
  const taken = fixed.reduce<number>((sum, w) => sum + (w ?? 0), 0);
  const free = fixed.filter((w) => w === null).length;
  const least = s.width / (columns.length * 2);
  const rest = free === 0 ? 0 : Math.max(least, (s.width - taken) / free);
  const scale = s.width / (taken + rest * free);
  return fixed.map((w) => Math.floor((w ?? rest) * scale));
}

interface CellLook {
  readonly keepNext: boolean;
  readonly run: RunLook;
  readonly right: boolean;
  readonly indent?: number;
  readonly bookmark?: string;
}

function listLook(line: Line, s: Setting): Partial<IParagraphOptions> {
  if (!line.list) return { style: "BodyText3" };
  const indent = twips(3) * (line.list.level + 1);
  const type = { style: "ListBullet", spacing: { before: 0, after: 0, line: s.type.table[1] } };
  if (line.list.ordinal === null)
    return {
      ...type,
      numbering: { reference: "bullets", level: Math.min(line.list.level, 2) },
      indent: { left: indent, hanging: twips(3), right: 0 },
    };
  return { style: "BodyText3", indent: { left: indent + twips(2), hanging: twips(5) } };
}

function lineParagraph(line: Line, s: Setting, look: CellLook, first: boolean): Paragraph {
  const ordinal = line.list?.ordinal ? [{ t: "text", text: `${line.list.ordinal} ` } as const] : [];
  const run = line.list || s.large ? { size: s.type.table[0], ...look.run } : look.run;
  return new Paragraph({
    ...(look.indent ? { indent: { left: look.indent } } : {}),
    ...listLook(line, s),
    keepNext: look.keepNext,
    ...(look.right ? { alignment: AlignmentType.RIGHT } : {}),
    children: bookmarked(runsOf([...ordinal, ...line.inlines], s, run), first ? look.bookmark : undefined),
  });
}

function cellParagraphs(cell: Cell, s: Setting, look: CellLook): Paragraph[] {
  const lines = cell.lines.length === 0 ? [{ inlines: [] }] : cell.lines;
  return lines.map((line, i) => lineParagraph(line, s, look, i === 0));
}

// Without uprights the last column's words stand at the very end of the rules.
function edge(last: boolean, s: Setting) {
  return last && !s.uprights ? { margins: { marginUnitType: WidthType.DXA, right: 0 } } : {};
}

function headingRow(columns: readonly TableColumn[], widths: readonly number[], s: Setting): TableRow {
  const children = columns.map((column, i) => {
    const line = { inlines: [{ t: "text", text: column.heading } as const] };
    const look = { keepNext: true, right: column.kind === "number", run: { size: s.type.small[0], color: INKS.soft } };
    const cell = { width: { size: widths[i] ?? 0, type: WidthType.DXA }, borders: { bottom: RULE }, ...edge(i === columns.length - 1, s) };
    return new TableCell({ ...cell, children: [lineParagraph(line, s, look, false)] });
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
}

function runLook(row: Row, index: number, place: RowPlace): RunLook {
  if (row.kind === "total" && place.columns[index]?.kind === "number") return { bold: true };
  if (index === 0 && row.kind !== "sub" && !PLAIN_HEADERS.has(place.look)) return { bold: true };
  if (place.look === "position" && index === 1) return { color: INKS.soft };
  return {};
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
    const borders = row.kind === "total" ? { borders: { top: RULE } } : {};
    return new TableCell({
      width: { size: place.widths[i] ?? 0, type: WidthType.DXA },
      ...borders,
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
    children: [lineParagraph(line, s, { keepNext: true, right: false, run: { bold: true } }, false)],
  });
  return new TableRow({ cantSplit: true, children: [cell] });
}

function bodyRows(block: TableBlock, s: Setting, widths: readonly number[]): TableRow[] {
  const count = block.groups.reduce((n, g) => n + g.rows.length, 0);
  let seen = 0;
  return block.groups.flatMap((group) => {
    const rows = group.rows.map((row) => {
      seen += 1;
      const keepNext = count <= SHORT_ROWS && seen < count;
      return bodyRow(row, s, { columns: block.columns, widths, keepNext, look: block.look });
    });
    return group.heading ? [groupRow(group.heading, s, widths), ...rows] : rows;
  });
}

/** A table of the paper: the heading row on every page, the first column as row headers, said in words for those who cannot see it. */
export function tableOf(block: TableBlock, s: Setting): DescribedTable {
  const widths = columnWidths(block.columns, s);
  const title = block.caption.replace(/^Table \d+\. /, "");
  const description = `Columns: ${block.columns.map((c) => c.heading).join(", ")}.`;
  const margins = COMPACT.has(block.look) ? { margins: { marginUnitType: WidthType.DXA, top: 28, bottom: 28, left: 0, right: 160 } } : {};
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
