import { takeApart, words } from "./cell.mjs";

const style = `
  @page { size: A4 landscape; margin: 27mm 16mm 48mm;
    @top-left { content: "TITLE" "\\A" "DATE MARKING"; white-space: pre; font: 10pt/1.3 "Liberation Sans", Arial, sans-serif; } }
  body { orphans: 1; widows: 1; font: 10.5pt/1.2 "Liberation Sans", Arial, sans-serif; margin: 0; }
  table { border-collapse: collapse; width: 100%; table-layout: fixed; }
  td, th { border: 0.75pt solid #000; padding: 1pt 4pt; vertical-align: top; text-align: left; }
  thead { display: table-row-group; }
  p, ul, ol { margin: 0; } p.gap { margin-top: 1.2em; } ul, ol { padding-left: 16pt; }`;

const item = (p) =>
  p.mark === "-" || p.mark === null ? `<li>${words(p.text)}</li>` : `<li value="${p.mark.slice(0, -1)}">${words(p.text)}</li>`;

/** A cell's paragraphs as HTML, its list items gathered into lists. */
function cell(paragraphs) {
  let out = "";
  let open = null;
  for (const p of paragraphs.map(takeApart)) {
    const list = p.mark === null ? null : p.mark === "-" ? "ul" : "ol";
    if (open !== list) out += `${open ? `</${open}>` : ""}${list ? `<${list}>` : ""}`;
    open = list;
    out += list ? item(p) : `<p${p.gap ? ' class="gap"' : ""}>${words(p.text)}</p>`;
  }
  return open ? `${out}</${open}>` : out;
}

function tableRow(r) {
  if (r.section) return `<tr><td colspan="4"><b>${words(r.section)}</b></td></tr>`;
  return `<tr>${[r.text, r.owner, r.update, r.delivery].map((c) => `<td>${cell(c)}</td>`).join("")}</tr>`;
}

/** The edition as a page for the browser to print: title, date and marking at the top of every page, the header row on the first only. */
export function toPrint(head, edition) {
  const css = style.replace("TITLE", head.title).replace("DATE", edition.date).replace("MARKING", head.marking);
  const columns = [32, 15, 39, 14].map((w) => `<col style="width:${w}%">`).join("");
  const header = head.columns.map((c) => `<th>${c}</th>`).join("");
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${head.title}</title><style>${css}</style></head><body>
<table><colgroup>${columns}</colgroup><thead><tr>${header}</tr></thead><tbody>${edition.rows.map(tableRow).join("\n")}</tbody></table></body></html>`;
}
