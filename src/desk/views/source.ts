import type { Finding } from "../../model/finding.ts";
import { normalForm } from "../../model/text.ts";
import { marked, plain } from "./marked.ts";

type Tables = readonly { readonly page: number; readonly rows: readonly (readonly string[])[] }[];

const BEFORE = 1; // row shown above those in question: they are seen without scrolling, and where they stand
const AFTER = 30; // the page stays light with 300 recommendations

type Needles = readonly (readonly string[])[];

/** Whether a row says all the words of one of these. */
function isHere(row: readonly string[], needles: Needles): boolean {
  const words = normalForm(row.join(" "));
  return needles.some((all) => all.every((n) => words.includes(n)));
}

/** What the row of a recommendation says in one of its `texts`, or that of a finding's words: beside the heading that its message quotes. */
function needlesOf(texts: readonly string[], finding: Finding | null): Needles {
  const short = (t: string) => normalForm(t.slice(0, 60));
  const own = texts.filter((t) => t.trim() !== "").map((t) => [short(t)]);
  const text = finding?.recommendation === null ? (finding.text ?? "") : "";
  if (finding === null || text.trim() === "") return own;
  return [...own, [short(text), ...quotedIn(finding.message).map(short)]];
}

/** The words that a message puts in quotation marks. */
export const quotedIn = (message: string): string[] => [...message.matchAll(/"([^"…]+)"/g)].map((m) => m[1] ?? "");

/**
 * The source's tables with the rows in question marked, in the place of the picture; null where none is found. `texts` are those of the
 * recommendation, as read and as corrected; `whole`: every row, else those around; `proof`: what a
 * status was read from.
 */
export function sourceView(tables: Tables, texts: readonly string[], finding: Finding | null, whole: boolean, proof: string | null) {
  const needles = needlesOf(texts, finding);
  const views = tables.map((t) => {
    const rows = t.rows.map((cells) => {
      const here = isHere(cells, needles);
      return { cells: cells.map((c) => (here ? marked(c, proof) : plain(c))), here };
    });
    const at = rows.findIndex((r) => r.here);
    const from = whole ? 0 : Math.max(0, at - BEFORE);
    const shown = whole ? rows : rows.slice(from, from + AFTER);
    return { caption: `Table on page ${t.page}`, rows: shown, found: at >= 0, more: shown.length < rows.length };
  });
  const found = views.filter((v) => v.found);
  const all = whole ? views : found.length > 0 ? found : views.slice(0, 1);
  return all.length === 0 ? null : all;
}
