import { CannotUse } from "../../model/outcome.ts";
import type { PageTable } from "../joins/page-table.ts";
import { joinPages } from "../joins.ts";
import type { IngestOptions, Run, SourceDocument, Table, TextBlock } from "../table.ts";
import { decodeText } from "../text/decode.ts";
import { lineOfItsOwn, linesOfTheirOwn, placeTables } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import { cellParagraphs, lineRuns, recordToCells } from "./cells.ts";
import { copiedToRows } from "./copied.ts";
import { headingOf, type TextPage, textToPages } from "./pages.ts";
import { pipesToTabs } from "./pipes.ts";
import { type Columns, countTabs, isSeparator, linesToRecords } from "./records.ts";

type Part = TextBlock | Table;

/** Reads the page-text form: pages under "## title" headers, rows of tab-separated cells with inline HTML. */
export function readPageText(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const text = copiedToRows(pipesToTabs(decodeText(bytes)));
  const pages = textToPages(text);
  const pen = new Pen();
  const furniture: Run[] = [];
  const stripped = !/\t[ ]*(\r?\n|$)/.test(text);
  const parts = pages.flatMap((page, i) => {
    pen.page = i + 1;
    for (const line of page.furniture) furniture.push(...lineOfItsOwn(lineRuns(headingOf(line)?.text ?? line, pen)));
    return pageParts(page, columnsBefore(pages, i, stripped), pen);
  });
  if (!parts.some((p) => p.kind === "table"))
    throw new CannotUse(`${options.name} has no rows of cells parted by tabs: a plan is a table.`);
  const joined = joinPages(pageTables(parts));
  return {
    mediaType: "text/plain",
    pages: pages.length,
    pageSizes: [],
    blocks: placeTables(parts, joined.tables),
    furniture: [...furniture, ...linesOfTheirOwn(joined.furniture)],
    metaTitle: null,
    ocrPages: [],
    findings: pen.findings(),
  };
}

/** The columns of the table that runs on into a page: those of the last first line of a table before it. */
function columnsBefore(pages: readonly TextPage[], page: number, stripped: boolean): Columns {
  const tabs = pages.slice(0, page + 1).map((p) => mostTabs(p.lines));
  const first = pages[0]?.lines.find((l) => l.includes("\t")) ?? "";
  const most = Math.max(countTabs(first), ...(stripped ? tabs : []));
  return { count: most + 1, stripped, single: stripped && standsOnLines(pages, most) };
}

const MOST_ROWS = 0.6; // of the lines with tabs: a blank last cell is rare, and a row that runs over lines has its tabs on several

/** Whether most lines with tabs have them all: then each is a row. */
function standsOnLines(pages: readonly TextPage[], most: number): boolean {
  const counts = pages.flatMap((page) => page.lines.map(countTabs)).filter((tabs) => tabs > 0);
  return counts.filter((tabs) => tabs === most).length >= counts.length * MOST_ROWS;
}

function mostTabs(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, countTabs(line)), 0);
}

function pageParts(page: TextPage, columns: Columns, pen: Pen): Part[] {
  return sections(page.lines, pen.page === 1).flatMap((section): Part[] => {
    if (section.kind === "line") return [textBlock(section.text, pen)];
    const count = Math.max(columns.count, mostTabs(section.lines) + 1);
    const own = section.afterHeading
      ? { ...columns, count: countTabs(section.lines.find((l) => l.includes("\t")) ?? "") + 1 }
      : { ...columns, count };
    const records = linesToRecords(section.lines, own);
    if (records.length === 0) return [];
    const rows = records.map((r) => ({ page: pen.page, cells: recordToCells(r, pen), header: false, joins: [] }));
    return [{ kind: "table", page: pen.page, width: own.count, rows }];
  });
}

type Section =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "rows"; readonly lines: readonly string[]; readonly afterHeading: boolean };

/** Parts a page into headings (and, on the first page, what stands above the table) and the lines of tables. */
function sections(lines: readonly string[], first: boolean): Section[] {
  const firstRow = first ? lines.findIndex((l) => l.includes("\t")) : 0;
  const found: Section[] = [];
  let rows: string[] = [];
  const close = () => {
    const afterHeading = found.length > 0 && found.at(-1)?.kind === "line" && headingOf((found.at(-1) as { text: string }).text) !== null;
    if (rows.some((l) => l.trim() !== "" && !isSeparator(l))) found.push({ kind: "rows", lines: rows, afterHeading });
    rows = [];
  };
  lines.forEach((line, i) => {
    if (headingOf(line) === null && i >= firstRow) rows.push(line);
    else {
      close();
      if (line.trim() !== "") found.push({ kind: "line", text: line });
    }
  });
  close();
  return found;
}

function textBlock(line: string, pen: Pen): TextBlock {
  const heading = headingOf(line);
  const [paragraph = { runs: [], list: null, gapBefore: false }] = cellParagraphs(heading?.text ?? line, pen);
  const bold = paragraph.runs.every((r) => r.bold);
  return { kind: "text", page: pen.page, level: heading?.level ?? (bold ? 3 : null), paragraph };
}

function pageTables(parts: readonly Part[]): PageTable[] {
  return parts.flatMap((part, i) => (part.kind === "table" ? [{ table: part, apart: parts[i - 1]?.kind === "text" }] : []));
}
