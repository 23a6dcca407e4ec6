import type { IngestOptions, SourceDocument } from "../table.ts";
import { decodeText } from "../text/decode.ts";
import { assembleParts } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";
import { sheetToParts } from "./sheet-parts.ts";

/** Reads comma-, semicolon- or tab-separated values, title lines above the header row included. */
export function readCsv(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const text = decodeText(bytes).replace(/^\ufeff/, "");
  const stated = /^"?sep=(.)"?\r?\n/i.exec(text);
  const body = stated === null ? text : text.slice(stated[0].length);
  const pen = new Pen();
  const rows = parseRows(body, stated?.[1] ?? findSeparator(body)).map(toRow);
  const assembled = assembleParts(sheetToParts({ name: "", rows, edges: [] }, pen), options.name);
  return {
    mediaType: "text/csv",
    pages: 1,
    pageSizes: [],
    blocks: assembled.blocks,
    furniture: assembled.furniture,
    metaTitle: null,
    ocrPages: [],
    findings: pen.findings(),
  };
}

/** The sign that gives most rows the same number of cells, more than one. */
function findSeparator(text: string): string {
  const signs = [",", ";", "\t", "|"];
  const scores = signs.map((sign) => score(parseRows(text.slice(0, 100_000), sign)));
  return signs[scores.indexOf(Math.max(...scores))] ?? ",";
}

function score(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([cells, count]) => count * Math.min(cells, 4)));
}

/** Rows of cells as RFC 4180 has them; a quote within an unquoted cell is a sign like any other. */
export function parseRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, end } = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator);
    row.push(value);
    at = end;
    if (text[at] === separator && at + 1 < text.length) at += 1;
    else {
      if (text[at] === separator) row.push("");
      rows.push(row);
      row = [];
      at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    }
  }
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function plain(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(start, end), end };
}

function quoted(text: string, start: number, separator: string): Field {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return plain(text, start, separator);
  const after = plain(text, close + 1, separator);
  return { value: text.slice(start + 1, close).replaceAll('""', '"') + after.value, end: after.end };
}

function toRow(values: readonly string[]): SheetRow {
  return { cells: values.map(toCell) };
}

function toCell(text: string, column: number): SheetCell {
  return { column, texts: [{ text, bold: false }], bold: false, size: 11, fill: null, colSpan: 1, rowSpan: 1 };
}
