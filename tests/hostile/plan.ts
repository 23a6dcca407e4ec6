/** A small invented plan as HTML, the harmless frame that hostile parts are put into. */
export interface Row {
  readonly id?: string;
  readonly text?: string;
  readonly owner?: string;
  readonly update?: string;
  readonly delivery?: string;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const heads = ["No", "Recommendation", "Owner", "Update", "Delivery date"];

function tr(row: Row): string {
  const cells = [
    row.id ?? "1.1",
    row.text ?? "Paint the pier",
    row.owner ?? "Mara Ostler",
    row.update ?? "Begun.",
    row.delivery ?? "June 2031",
  ];
  return `<tr>${cells.map((c) => `<td>${c}</td>`).join("")}</tr>`;
}

/** Rows are HTML: escape words first. `head` and `body` stand where they say. */
export function htmlPlan(rows: readonly Row[], more: { head?: string; body?: string; title?: string; attributes?: string } = {}): string {
  const { head = "", body = "", title = "Harbour Action Plan", attributes = "" } = more;
  const header = `<tr>${heads.map((h) => `<th>${h}</th>`).join("")}</tr>`;
  return `<!doctype html><html><head><title>Plan</title>${head}</head><body ${attributes}><h1>${title}</h1><p>4 January 2031</p>${body}<table>${header}${rows.map(tr).join("")}</table></body></html>`;
}
