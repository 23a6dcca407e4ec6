import { type Cell, cellText, type Join, type Paragraph, paragraphText, type Row, type Run } from "../table.ts";
import { relevel } from "./levels.ts";
import { goesOn } from "./sentences.ts";

/** The two parts of a row that a page break cut, as one. */
export function mergeRows(last: Row, first: Row, join: Join): Row {
  const columns = [...new Set([...last.cells, ...first.cells].map((c) => c.column))].sort((a, b) => a - b);
  const cells = columns.map((column) => {
    const a = last.cells.find((c) => c.column === column);
    const b = first.cells.find((c) => c.column === column);
    if (a === undefined) return b as Cell;
    return b === undefined ? a : mergeCells(a, b);
  });
  const guessed = last.guessed === true || first.guessed === true;
  return { ...last, cells, joins: [...last.joins, join, ...first.joins], ...(guessed ? { guessed } : {}) };
}

/** Two parts of one cell: the last paragraph and the first become one where the sentence goes on. */
export function mergeCells(a: Cell, b: Cell): Cell {
  return {
    ...a,
    rowSpan: Math.max(a.rowSpan, b.rowSpan),
    colSpan: Math.max(a.colSpan, b.colSpan),
    paragraphs: relevel(dashesAsList(mergeParagraphs(a.paragraphs, b.paragraphs))),
    pieces: [...a.pieces, ...b.pieces],
    shade: a.shade ?? b.shade,
  };
}

function mergeParagraphs(a: readonly Paragraph[], b: readonly Paragraph[]): readonly Paragraph[] {
  const last = a[a.length - 1];
  const first = b[0];
  if (last === undefined || first === undefined || !goesOn(last, first) || (isDashed(first) && last.list !== null)) return [...a, ...b];
  return [...a.slice(0, -1), { ...last, runs: glued(last.runs, first.runs) }, ...b.slice(1)];
}

/** Dashes that open several paragraphs are a list, though each page alone shows but one. */
function dashesAsList(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const typed = paragraphs.filter(isDashed);
  const listed = paragraphs.filter((p) => p.list?.runs.length === 1 && DASH.test(p.list.runs[0]?.text ?? ""));
  if (typed.length === 0 || typed.length + listed.length < 2) return paragraphs;
  return paragraphs.map((p) =>
    isDashed(p) ? { ...p, runs: p.runs.slice(1), list: { level: 0, ordinal: null, runs: p.runs.slice(0, 1) } } : p,
  );
}

const DASH = /^[-\u2013\u2014]$/;

function isDashed(p: Paragraph): boolean {
  return p.list === null && p.runs.length > 1 && DASH.test(p.runs[0]?.text ?? "");
}

/** A word cut by the break becomes whole: a soft hyphen goes, a hyphen stays. */
function glued(a: readonly Run[], b: readonly Run[]): Run[] {
  const last = a[a.length - 1];
  const first = b[0];
  if (last === undefined || first === undefined) return [...a, ...b];
  if (last.text.endsWith("\u00ad"))
    return [...a.slice(0, -1), { ...last, text: last.text.slice(0, -1) }, { ...first, glue: "" }, ...b.slice(1)];
  const cut = /[\p{L}\p{N}]-$/u.test(last.text) && /^[\p{L}\p{N}]/u.test(first.text);
  return [...a, { ...first, glue: cut ? "" : " " }, ...b.slice(1)];
}

/** Whether a cell holds nothing. */
export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cellText(cell).trim() === "";
}

/** All words of a row, marks of lists too. */
export function rowRuns(row: Row): Run[] {
  return row.cells.flatMap((c) => c.paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]));
}

/** A row's words as one line, to compare rows by. */
export function rowText(row: Row): string {
  return row.cells.map((c) => c.paragraphs.map(paragraphText).join(" ")).join(" | ");
}
