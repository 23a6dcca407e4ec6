import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  PageOrientation,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { ChangeSet } from "../model/change.ts";
import { longDay } from "../model/day.ts";
import type { Edition, Recommendation } from "../model/edition.ts";
import { type PlanColumn, planColumns } from "./tracked/columns.ts";
import { type TrackedRow, trackedRows } from "./tracked/rows.ts";
import { type Op, piecesBetween, type Tracker, trackedParagraphs } from "./tracked/text.ts";
import { describe } from "./word/core-properties.ts";
import { markingRun, pageRun, threePlaces } from "./word/furniture.ts";
import { INKS, PAGE, twips, typeScale } from "./word/measures.ts";
import { partsOf } from "./word/pack.ts";
import { packParts } from "./word/parts.ts";
import { stylesXml } from "./word/styles.ts";
import { DescribedTable } from "./word/table-parts.ts";

const TYPE = typeScale(false);
const MARGIN = 15; // mm: the plan's seven columns take a page on its side
const WIDTH = PAGE.height - 2 * MARGIN;
const UNDATED = "2000-01-01"; // Word asks for a day, and an edition may have none

function trackerOf(edition: Edition): Tracker {
  const day = edition.edition.date;
  const author = day === null ? edition.edition.title : `Edition of ${longDay(day)}`;
  let id = 0;
  return {
    next: () => {
      id += 1;
      return { id, author, date: `${day ?? UNDATED}T00:00:00Z` };
    },
  };
}

interface Table {
  readonly columns: readonly PlanColumn[];
  readonly widths: readonly number[];
  readonly tracker: Tracker;
}

function cell(paragraphs: Paragraph[], width: number | undefined): TableCell {
  return new TableCell({ width: { size: width ?? 0, type: WidthType.DXA }, children: paragraphs });
}

function headingRow({ columns, widths }: Table): TableRow {
  const heading = (c: PlanColumn): Paragraph =>
    new Paragraph({
      style: "BodyText3",
      keepNext: true,
      children: [new TextRun({ text: c.heading, color: INKS.soft, size: TYPE.small[0] })],
    });
  return new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((c, i) => cell([heading(c)], widths[i])) });
}

const SHORT = 700; // letters of the longest cell: a longer row may be cut by a page's end
const isShort = (r: Recommendation, columns: readonly PlanColumn[]): boolean => columns.every((c) => c.cell(r).length < SHORT);

function wholeRow(r: Recommendation, op: Op, table: Table): TableRow {
  const { columns, widths, tracker } = table;
  const mark = op === "insert" ? { insertion: tracker.next() } : op === "delete" ? { deletion: tracker.next() } : {};
  return new TableRow({
    ...mark,
    cantSplit: isShort(r, columns),
    children: columns.map((c, i) => cell(trackedParagraphs([{ op, text: c.cell(r) }], tracker), widths[i])),
  });
}

function keptRow(before: Recommendation, after: Recommendation, { columns, widths, tracker }: Table): TableRow {
  const tracked = (c: PlanColumn): Paragraph[] => trackedParagraphs(piecesBetween(c.cell(before), c.cell(after)), tracker);
  const cantSplit = isShort(after, columns) && isShort(before, columns);
  return new TableRow({ cantSplit, children: columns.map((c, i) => cell(tracked(c), widths[i])) });
}

function tableRow(row: TrackedRow, table: Table): TableRow {
  if (row.kind === "kept") return keptRow(row.before, row.after, table);
  return row.kind === "inserted" ? wholeRow(row.after, "insert", table) : wholeRow(row.before, "delete", table);
}

function bodyRows(before: Edition | null, after: Edition, changes: ChangeSet, table: Table): TableRow[] {
  if (before === null) return after.recommendations.map((r) => wholeRow(r, "equal", table));
  return trackedRows(before, after, changes).map((row) => tableRow(row, table));
}

function widthsOf(columns: readonly PlanColumn[]): number[] {
  const all = columns.reduce((sum, c) => sum + c.share, 0);
  return columns.map((c) => Math.floor((twips(WIDTH) * c.share) / all));
}

function planTable(before: Edition | null, after: Edition, changes: ChangeSet): DescribedTable {
  const columns = planColumns(before === null ? [after] : [before, after]);
  const table: Table = { columns, widths: widthsOf(columns), tracker: trackerOf(after) };
  return new DescribedTable(
    {
      style: "TableGrid",
      layout: TableLayoutType.FIXED,
      width: { size: table.widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
      columnWidths: [...table.widths],
      tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
      rows: [headingRow(table), ...bodyRows(before, after, changes, table)],
    },
    "The full plan",
    `Columns: ${columns.map((c) => c.heading).join(", ")}.`,
  );
}

const dayOf = (e: Edition): string => (e.edition.date === null ? "an edition without a date" : `the edition of ${longDay(e.edition.date)}`);

function lead(before: Edition | null, after: Edition): string {
  if (before === null) return `The whole of ${dayOf(after)}, with which no other was compared.`;
  return `Changes from ${dayOf(before)} to ${dayOf(after)}: accept all for the new edition, reject all for the old one.`;
}

function section(before: Edition | null, after: Edition, changes: ChangeSet) {
  const { title, marking } = after.edition;
  const mark = [[markingRun(TYPE, marking ?? "")]];
  const foot = threePlaces("Footer", WIDTH, [[[new TextRun(title)]], mark, [[pageRun()]]]);
  // docx turns the page itself: width and height are given as for an upright one.
  const size = { width: twips(PAGE.width), height: twips(PAGE.height), orientation: PageOrientation.LANDSCAPE };
  const margin = { top: twips(20), right: twips(MARGIN), bottom: twips(18), left: twips(MARGIN), header: twips(9), footer: twips(8) };
  return {
    properties: { page: { size, margin } },
    headers: { default: new Header({ children: threePlaces("Header", WIDTH, [[[]], mark, [[]]]) }) },
    footers: { default: new Footer({ children: foot }) },
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
      new Paragraph({ style: "BodyText", children: [new TextRun(lead(before, after))] }),
      planTable(before, after, changes),
      new Paragraph({ style: "BodyText" }),
    ],
  };
}

/**
 * The full plan as a Word table with tracked changes: accepting all gives the edition `after`, rejecting all gives `before`, cell for cell and in
 * each one's order. Author and day of the changes are the edition's. Without `before` nothing is tracked.
 */
export async function trackedTable(before: Edition | null, after: Edition, changes: ChangeSet): Promise<Uint8Array> {
  const document = new Document({ externalStyles: stylesXml(TYPE), sections: [section(before, after, changes)] });
  const day = after.edition.date ?? UNDATED;
  const parts = partsOf(document);
  return packParts(describe(parts, { title: after.edition.title, author: null, subject: lead(before, after), date: day }), day);
}
