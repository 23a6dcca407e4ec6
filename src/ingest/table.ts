import type { Status } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import type { ColumnRole } from "../model/settings.ts";
import type { Recognise } from "./scan/recogniser.ts";

/** [x0, y0, x1, y1] in points, origin at the top left of the page. */
export type Box = readonly [number, number, number, number];

/**
 * A run: one word of the source as painted, the smallest piece the ledger counts. `n` is unique in a document and rises in source order;
 * the two parts of a run that is split keep its `n`. `text` is clean (NFC, ligatures spelt out, hyphenation resolved); it may be "" where a word
 * was joined to the run before it. `glue` is what stands before it in its paragraph: " " or "".
 */
export interface Run {
  readonly n: number;
  readonly text: string;
  readonly glue: "" | " ";
  readonly page: number;
  readonly box: Box | null;
  readonly bold: boolean;
}

/** `level` 0 for the outermost list; `ordinal` "1" for "1." (null for a bullet). `runs`: the marker as painted, if it was a run of its own. */
export interface ListMark {
  readonly level: number;
  readonly ordinal: string | null;
  readonly runs: readonly Run[];
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly list: ListMark | null;
  /** A blank line or wider space stands before it in its cell. */
  readonly gapBefore: boolean;
}

/** A piece of a cell on one page; a cell cut by a page break has several. */
export interface Piece {
  readonly page: number;
  readonly box: Box | null;
}

/** `column` and `colSpan` in columns of the table's grid; `rowSpan` rows from its own on (a spanning cell stands only in its first row). */
export interface Cell {
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly paragraphs: readonly Paragraph[];
  readonly pieces: readonly Piece[];
  /** Fill colour "#rrggbb"; null for none or white. RAG columns are often nothing but a colour. */
  readonly shade: string | null;
}

/** Where two rows of the source were joined into one over a page break, and on what evidence ("the same cell in the tags", "mid-sentence"). */
export interface Join {
  readonly page: number;
  readonly evidence: string;
  /** false where the evidence is weak: the assembler makes it a finding `inferred-boundary`. */
  readonly sure: boolean;
}

export interface Row {
  readonly page: number;
  readonly cells: readonly Cell[];
  /** Marked as a header by the source (th, thead, header tags) or recognised as one. */
  readonly header: boolean;
  readonly joins: readonly Join[];
  /** Where it begins or ends was told by faint signs alone: no line, colour, tag, number or clear white parts it from its neighbour. */
  readonly guessed?: boolean;
}

/** A table, once, at its first page, whatever number of pages it runs over. `width` in grid columns. */
export interface Table {
  readonly kind: "table";
  readonly page: number;
  readonly width: number;
  readonly rows: readonly Row[];
}

/** Text outside tables. `level` 1 to 6 for a heading (or what looks like one: bold, larger, alone), null for running text. */
export interface TextBlock {
  readonly kind: "text";
  readonly page: number;
  readonly level: number | null;
  readonly paragraph: Paragraph;
}

export type Block = Table | TextBlock;

/** What every reader gives, and all that the meaning is taken from. */
export interface SourceDocument {
  readonly mediaType: string;
  readonly pages: number;
  /** Page size in points by page, where the format has pages. */
  readonly pageSizes: readonly { readonly width: number; readonly height: number }[];
  readonly blocks: readonly Block[];
  /** Page headers, footers, numbers and repeated header rows. Title, date and marking are looked for here too. */
  readonly furniture: readonly Run[];
  /** Title from the document's properties, where it has one. */
  readonly metaTitle: string | null;
  readonly ocrPages: readonly number[];
  readonly findings: readonly Finding[];
}

export interface IngestOptions {
  /** The file's name, for the edition's `source` and messages. */
  readonly name: string;
  readonly plan?: string | null;
  /** What a person gave in place of what is read. */
  readonly override?: { readonly date?: string; readonly title?: string; readonly marking?: string };
  readonly password?: string | null;
  readonly columns?: Readonly<Record<string, ColumnRole>>;
  readonly statusWords?: Readonly<Record<string, Status>>;
  /** Whether the independent witness (pdf-parse) is to read a PDF too. Default true. */
  readonly witness?: boolean;
  /** What is asked before all is read, where it is not the usual (`limits.ts`). */
  readonly limits?: { readonly pages?: number; readonly unpackedMegabytes?: number };
  /** Text recognition for scanned pages; without it they are not read, and a document of nothing else cannot be used. */
  readonly recognise?: Recognise;
  readonly onProgress?: (page: number, of: number) => void;
}

/** A paragraph's words as text, without its list mark. */
export function paragraphText(p: Paragraph): string {
  return p.runs.map((r, i) => (i === 0 ? r.text : r.glue + r.text)).join("");
}

/** A paragraph as fields hold it: list items start "- " (two spaces more a level) or "1. ". */
export function paragraphLine(p: Paragraph): string {
  if (p.list === null) return paragraphText(p);
  return `${"  ".repeat(p.list.level)}${p.list.ordinal === null ? "-" : `${p.list.ordinal}.`} ${paragraphText(p)}`;
}

/** A cell's words, paragraphs parted by line breaks. */
export function cellText(cell: Cell): string {
  return cell.paragraphs
    .map(paragraphLine)
    .filter((t) => t.trim() !== "")
    .join("\n");
}
