import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { normalForm } from "../../model/text.ts";

type Tables = readonly { readonly page: number; readonly rows: readonly (readonly string[])[] }[];

const BEFORE = 2; // rows shown above those in question, so that they are seen without scrolling
const AFTER = 30; // the page stays light with 300 recommendations

function isHere(row: readonly string[], needles: readonly string[]): boolean {
  const words = normalForm(row.join(" "));
  return needles.some((n) => words.includes(n));
}

/**
 * The source's tables with the rows in question marked, in the place of the picture; null where none is found. `whole`: every row, else those around.
 */
export function sourceView(tables: Tables, rec: Recommendation | null, finding: Finding | null, whole: boolean) {
  const needles = [rec?.text.slice(0, 60), finding?.recommendation === null ? finding.text?.slice(0, 60) : null]
    .filter((t) => t !== undefined && t !== null && t.trim() !== "")
    .map((t) => normalForm(t as string));
  const views = tables.map((t) => {
    const rows = t.rows.map((cells) => ({ cells, here: isHere(cells, needles) }));
    const at = rows.findIndex((r) => r.here);
    const from = whole ? 0 : Math.max(0, at - BEFORE);
    const shown = whole ? rows : rows.slice(from, from + AFTER);
    return { caption: `Table on page ${t.page}`, rows: shown, found: at >= 0, more: shown.length < rows.length };
  });
  const found = views.filter((v) => v.found);
  const all = whole ? views : found.length > 0 ? found : views.slice(0, 1);
  return all.length === 0 ? null : all;
}
