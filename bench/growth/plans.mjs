// Plans of any size as documents.
import { longSeries } from "../diff/plans.mjs";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A plan of `count` recommendations as a web page. */
export function planPage(count, title = "Harbour Plan") {
  const { recommendations } = JSON.parse(longSeries(1, count)[0]);
  const rows = recommendations.map((r) => {
    const cells = [`${r.id} ${r.text}`, r.owner, r.update, r.delivery.raw];
    return `<tr>${cells.map((c) => `<td>${escaped(c)}</td>`).join("")}</tr>`;
  });
  const head = ["Recommendation", "Owner", "Update", "Delivery date"].map((h) => `<th>${h}</th>`).join("");
  const style = "table{border-collapse:collapse;font:10pt serif}td,th{border:1px solid;padding:3pt;vertical-align:top}";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1><p>4 January 2030</p><table><thead><tr>${head}</tr></thead>${rows.join("\n")}</table></html>`;
}
