import { type DocumentKind, detect } from "./detect.ts";
import { cellText, type IngestOptions, type SourceDocument, type Table } from "./table.ts";

type Reader = (bytes: Uint8Array, options: IngestOptions) => SourceDocument | Promise<SourceDocument>;

/** Each reader is loaded when it is needed: the start of the program does not wait for PDFium. */
const readers: Readonly<Partial<Record<DocumentKind, () => Promise<Reader>>>> = {
  pdf: async () => (await import("./pdf/pdf.ts")).readPdf,
  html: async () => (await import("./html/html.ts")).readHtml,
  docx: async () => (await import("./docx/docx.ts")).readDocx,
  xlsx: async () => (await import("./xlsx/xlsx.ts")).readXlsx,
  mail: async () => (await import("./mail/mail.ts")).readMail,
  csv: async () => (await import("./xlsx/csv.ts")).readCsv,
  "page-text": async () => (await import("./page-text/page-text.ts")).readPageText,
};

/** A document's tables and words, before any meaning. */
export async function readTables(bytes: Uint8Array, options: IngestOptions): Promise<SourceDocument> {
  const kind = detect(bytes, options.name);
  const read = await readers[kind]?.();
  if (read === undefined) throw new Error(`no reader for ${kind}`);
  return read(bytes, options);
}

/** A table as rows of plain cells, at its first page; a cell that spans stands in its first place, the others it covers are "". */
export interface PlainTable {
  readonly page: number;
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a document as plain rows, for the `tables` command. */
export function plainTables(source: SourceDocument): PlainTable[] {
  return source.blocks
    .filter((b): b is Table => b.kind === "table")
    .map((table) => ({ page: table.page, rows: table.rows.map((row) => plainRow(row.cells, table.width)) }));
}

function plainRow(cells: Table["rows"][number]["cells"], width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const cell = cells.find((c) => c.column === column);
    return cell === undefined ? "" : cellText(cell);
  });
}
