import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { normalForm } from "../../model/text.ts";

type Tables = readonly { readonly page: number; readonly rows: readonly (readonly string[])[] }[];

const SHOWN = 40; // rows before and after those in question: the page stays light with 300 recommendations

function isHere(row: readonly string[], needles: readonly string[]): boolean {
  const words = normalForm(row.join(" "));
  return needles.some((n) => words.includes(n));
}

/** The source's tables with the rows in question marked, for formats that have no pages to show; null where none is found. */
export function sourceView(tables: Tables, rec: Recommendation | null, finding: Finding | null) {
  const needles = [rec?.text.slice(0, 60), finding?.text?.slice(0, 60)]
    .filter((t) => t !== undefined && t !== "")
    .map((t) => normalForm(t as string));
  const views = tables.map((t) => {
    const rows = t.rows.map((cells) => ({ cells, here: isHere(cells, needles) }));
    const at = rows.findIndex((r) => r.here);
    const from = Math.max(0, at - SHOWN);
    const shown = at < 0 ? rows.slice(0, SHOWN) : rows.slice(from, at + SHOWN);
    return { caption: `Table on page ${t.page}`, rows: shown, found: at >= 0 };
  });
  const found = views.filter((v) => v.found);
  const all = found.length > 0 ? found : views.slice(0, 1);
  return all.length === 0 ? null : all;
}
