import { lineOf, runsOf } from "./paragraphs.ts";
import type { Block, Cell, Row, Run, SourceDocument, Table } from "./table.ts";

/** A line that a title, a date or a marking may be read from. */
export interface Line {
  readonly text: string;
  readonly page: number;
  readonly runs: readonly { readonly run: Run; readonly start: number; readonly end: number }[];
  /** In a page header or footer. */
  readonly recurs: boolean;
  readonly heading: boolean;
  readonly bold: boolean;
  /** Running text or a cell, neither heading nor header. */
  readonly body: boolean;
  /** After the first table. */
  readonly after: boolean;
  /** A heading right above a table, as others of its level are above others: a section's, hardly the document's title. */
  readonly series?: boolean;
}

type Traits = Pick<Line, "recurs" | "heading" | "body" | "after" | "series">;

/** The lines of headers and footers, of the text outside tables, and of small tables and rows before the plan's header. */
export function coverLines(source: SourceDocument): Line[] {
  const firstTable = source.blocks.findIndex((b) => b.kind === "table" && b.width > 1 && b.rows.length > 2);
  const series = headingSeries(source);
  const blocks = source.blocks.flatMap((block, i) => {
    const after = firstTable >= 0 && i > firstTable;
    if (block.kind === "table") return tableLines(block, after);
    const traits = { recurs: false, heading: block.level !== null, body: block.level === null, after, series: series.has(block) };
    return [toLine(runsOf([block.paragraph]), traits)];
  });
  const headers = headerWords(source);
  const isHeader = (l: Line) => l.text.split(/\s+/).every((w) => headers.has(w));
  return [...furnitureLines(source.furniture).filter((l) => !isHeader(l)), ...blocks].filter((l) => l.text !== "");
}

const SERIES = 3; // headings of one level right above tables; the names of two sheets are enough

/** Headings that stand right above tables, several of one level. */
function headingSeries(source: SourceDocument): ReadonlySet<Block> {
  const above = source.blocks.filter((b, i) => b.kind === "text" && b.level !== null && source.blocks[i + 1]?.kind === "table");
  const levelOf = (b: Block) => (b.kind === "text" ? b.level : null);
  const least = source.mediaType.includes("spreadsheet") ? 2 : SERIES;
  return new Set(above.filter((b) => above.filter((o) => levelOf(o) === levelOf(b)).length >= least));
}

/** The words of tables' first rows: header rows that are repeated stand among the furniture. */
export function headerWords(source: SourceDocument): ReadonlySet<string> {
  const tables = source.blocks.filter((b): b is Table => b.kind === "table");
  return new Set(
    tables.flatMap((t) =>
      t.rows
        .filter((r, i) => i === 0 || r.header)
        .flatMap((r) => (r.cells.length > 1 ? r.cells.flatMap((c) => runsOf(c.paragraphs).map((w) => w.text)) : [])),
    ),
  );
}

/** Page headers, line by line: a line ends where the page, the height or the weight changes. Only the first page that has them is needed. */
function furnitureLines(furniture: readonly Run[]): Line[] {
  const lines: Run[][] = [];
  for (const run of [...furniture].sort((a, b) => a.page - b.page || a.n - b.n)) {
    const last = lines.at(-1)?.at(-1);
    if (last === undefined || endsLine(last, run)) lines.push([run]);
    else lines.at(-1)?.push(run);
  }
  const seen = new Set<string>();
  const times = new Map<string, number>();
  for (const runs of lines) times.set(masked(runs), (times.get(masked(runs)) ?? 0) + 1);
  return lines
    .map((runs) => {
      // what stands on one later page alone is no header, though it was taken for one: a date in it may be any of the plan's
      const once = (runs[0]?.page ?? 1) > 1 && times.get(masked(runs)) === 1;
      return toLine(runs, { recurs: !once, heading: false, body: once, after: once });
    })
    .filter((l) => !seen.has(l.text) && seen.add(l.text));
}

/** A line as it recurs: page numbers differ. */
function masked(runs: readonly Run[]): string {
  return runs.map((r) => r.text.replace(/\d+/g, "0")).join(" ");
}

function endsLine(a: Run, b: Run): boolean {
  if (a.page !== b.page || a.bold !== b.bold) return true;
  if (a.box === null || b.box === null) return b.glue === "";
  if (isUpright(a) && isUpright(b)) return Math.abs((a.box[0] + a.box[2]) / 2 - (b.box[0] + b.box[2]) / 2) > 3;
  return Math.abs((a.box[1] + a.box[3]) / 2 - (b.box[1] + b.box[3]) / 2) > Math.max(3, (b.box[3] - b.box[1]) * 0.6);
}

/** A word of a turned page, or the single letters beside it. */
function isUpright(run: Run): boolean {
  return run.box !== null && (run.text.length < 3 || run.box[3] - run.box[1] > (run.box[2] - run.box[0]) * 1.2);
}

const FEW = 4; // rows: what stands above a plan's header in a sheet, and the labels of a cover's small table

/** Rows with one filled cell at the head of a table, and a small table's labelled values ("Date: | 4 October 2017"). */
function tableLines(table: Table, after: boolean): Line[] {
  const rows = table.width <= 4 && table.rows.length <= 12 ? table.rows : table.rows.slice(0, FEW);
  const header = table.rows.findIndex((r) => r.header || filled(r).length >= 3);
  return rows.flatMap((row, i) => {
    const cells = filled(row);
    if (cells.length === 0 || cells.length > 2 || row.header) return [];
    const traits = { recurs: false, heading: row.page === 1, body: true, after };
    // "TB (9)1.ii | Action Log as at 2 September": a title row above the header
    if (i < header && table.width > 2) return cells.map((c) => toLine(runsOf(c.paragraphs), traits));
    const label = /(?:date|updated|as at|marking|classification|title|version|edition)\b.*$/i.test(lineOf(cells[0]?.paragraphs ?? []));
    if (cells.length > 1 && !label) return [];
    return [
      toLine(
        cells.flatMap((c) => runsOf(c.paragraphs)),
        // a row alone below a header is a section's
        { ...traits, heading: cells.length === 1 && row.page === 1 && (header < 0 || i < header) },
      ),
    ];
  });
}

function filled(row: Row): Cell[] {
  return row.cells.filter((c) => lineOf(c.paragraphs) !== "");
}

function toLine(runs: readonly Run[], traits: Traits): Line {
  let text = "";
  const placed = runs.map((run, i) => {
    text += i === 0 ? "" : run.glue === "" && i > 0 && runs[i - 1]?.page === run.page ? "" : " ";
    const start = text.length;
    text += run.text;
    return { run, start, end: text.length };
  });
  return { text: text.trimEnd(), page: runs[0]?.page ?? 1, runs: placed, bold: runs.length > 0 && runs.every((r) => r.bold), ...traits };
}
