import { sourceToEdition } from "../../src/ingest/ingest.ts";
import type { Block, Cell, IngestOptions, Join, Paragraph, Row, Run, SourceDocument, Table } from "../../src/ingest/table.ts";
import type { Edition, Recommendation } from "../../src/model/edition.ts";
import type { Outcome } from "../../src/model/outcome.ts";

/** Documents made by hand: a cell is its paragraphs parted by "\n" ("\n\n" leaves a gap); "**x**" is bold; "- x" a list item; "@2" before it: page 2. */
class Maker {
  #n = 0;

  paragraphs(text: string, page: number): Paragraph[] {
    return text.split(/(?<!\n)\n/).flatMap((line) => {
      const gapBefore = line.startsWith("\n");
      const words = line.trim();
      if (words === "") return [];
      const item = /^(\d+)\. (?=\S)/.exec(words);
      const list = words.startsWith("- ")
        ? { level: 0, ordinal: null, runs: [] }
        : item !== null && words.includes("¤")
          ? { level: 0, ordinal: item[1] ?? "", runs: [] }
          : null;
      const body = list === null ? words : words.replace(/^(?:- |\d+\. )/, "").replace("¤", "");
      return [{ runs: this.runs(body, page), list, gapBefore }];
    });
  }

  runs(text: string, page: number): Run[] {
    let bold = false;
    return text.split(/\s+/).map((word, i) => {
      if (word.startsWith("**")) bold = true;
      const run = { n: this.#n++, text: word.replaceAll("**", ""), glue: (i === 0 ? "" : " ") as "" | " ", page, box: null, bold };
      if (word.endsWith("**")) bold = false;
      return run;
    });
  }

  cell(text: string, column: number, page: number, span: Partial<Cell> = {}): Cell {
    const at = /^@(\d+) ?/.exec(text);
    const own = at === null ? page : Number(at[1]);
    return {
      column,
      colSpan: 1,
      rowSpan: 1,
      paragraphs: this.paragraphs(text.replace(/^@\d+ ?/, ""), own),
      pieces: [{ page: own, box: null }],
      shade: null,
      ...span,
    };
  }
}

export interface MadeRow {
  readonly cells: readonly string[];
  readonly page?: number;
  readonly spans?: Readonly<Record<number, Partial<Cell>>>;
  readonly joins?: readonly Join[];
}

type Given = readonly string[] | MadeRow | string;

/** A table of rows; a row of one string spans all columns. */
export type MadeTable = readonly Given[];

/** A document of tables and headings ("# Title", "## Section", plain text). */
export function document(parts: readonly (string | MadeTable)[], furniture = ""): SourceDocument {
  const maker = new Maker();
  const blocks: Block[] = parts.map((part) => (typeof part === "string" ? textBlock(part, maker) : table(part, maker)));
  const lines = furniture === "" ? [] : maker.runs(furniture, 1);
  return { mediaType: "text/plain", pages: 3, pageSizes: [], blocks, furniture: lines, metaTitle: null, ocrPages: [], findings: [] };
}

function textBlock(text: string, maker: Maker): Block {
  const level = /^#+/.exec(text)?.[0].length ?? null;
  return { kind: "text", page: 1, level, paragraph: { runs: maker.runs(text.replace(/^#+ /, ""), 1), list: null, gapBefore: false } };
}

function table(rows: MadeTable, maker: Maker): Table {
  const given = rows.map((r): MadeRow => (typeof r === "string" ? { cells: [r] } : "cells" in r ? r : { cells: r }));
  const width = Math.max(...given.map((r) => r.cells.length));
  let page = 1;
  const made: Row[] = given.map((r) => {
    page = r.page ?? page;
    const alone = r.cells.length === 1 && width > 1;
    const cells = r.cells
      .map((text, i) => maker.cell(text, i, page, alone ? { colSpan: width } : r.spans?.[i]))
      .filter((c) => c.paragraphs.length > 0 || !isSpanned(given, r, c.column));
    return { page, cells, header: false, joins: r.joins ?? [] };
  });
  return { kind: "table", page: 1, width, rows: made };
}

/** A cell that a span from above covers is not there at all. */
function isSpanned(rows: readonly MadeRow[], row: MadeRow, column: number): boolean {
  const at = rows.indexOf(row);
  return rows.some((r, i) => i < at && i + (r.spans?.[column]?.rowSpan ?? 1) > at);
}

/** The edition of a made document. */
export function edition(source: SourceDocument, options: Partial<IngestOptions> = {}): Outcome<Edition>["value"] {
  return sourceToEdition(source, { name: "made.txt", ...options }, "0".repeat(64)).value;
}

/** A recommendation of an edition, which must be there. */
export function rec(e: Edition, id: string): Recommendation {
  const found = e.recommendations.find((r) => r.id === id);
  if (found === undefined) throw new Error(`${id} is not among ${e.recommendations.map((r) => r.id).join(", ")}`);
  return found;
}

/** The codes of an edition's findings, each once. */
export function codes(e: Edition, id?: string): string[] {
  return [...new Set(e.findings.filter((f) => id === undefined || f.recommendation === id).map((f) => f.code))];
}
