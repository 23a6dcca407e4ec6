import type { Cell, Paragraph, Row, Run, Table } from "../table.ts";
import { settleBreak, type Vocabulary } from "./runs.ts";

/** Words that a page's end broke at a hyphen are settled as those at a line's end are: by the words of the whole document. */
export function withSettledBreaks(table: Table, vocabulary: Vocabulary): Table {
  return { ...table, rows: table.rows.map((r) => (r.joins.length === 0 ? r : settledRow(r, vocabulary))) };
}

function settledRow(row: Row, vocabulary: Vocabulary): Row {
  const cells = row.cells.map((c): Cell => ({ ...c, paragraphs: c.paragraphs.map((p) => settledParagraph(p, vocabulary)) }));
  return { ...row, cells };
}

function settledParagraph(p: Paragraph, vocabulary: Vocabulary): Paragraph {
  if (!p.runs.some((r, k) => isBroken(r, p.runs[k + 1]))) return p;
  const runs = p.runs.map((r, k): Run => {
    const next = p.runs[k + 1];
    return next !== undefined && isBroken(r, next) ? { ...r, text: settleBreak(r.text, next.text, false, vocabulary).text } : r;
  });
  return { ...p, runs };
}

function isBroken(run: Run, next: Run | undefined): boolean {
  return next !== undefined && next.page !== run.page && next.glue === "" && /[\p{L}\p{N}]-$/u.test(run.text);
}
