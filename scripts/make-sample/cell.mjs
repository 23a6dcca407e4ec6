const escapeHtml = (s) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** One paragraph's words as HTML: "**…**" is bold, "\n" a line break. */
export const words = (s) =>
  escapeHtml(s)
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replaceAll("\n", "<br>");

/** A paragraph of plan.mjs taken apart: its list mark, its words, and whether a blank line stands before it. */
export function takeApart(paragraph) {
  const gap = paragraph.startsWith("\f");
  const text = gap ? paragraph.slice(1) : paragraph;
  const mark = /^(-|\d+\.) /.exec(text)?.[1] ?? null;
  return { gap, mark, text: mark === null ? text : text.slice(mark.length + 1) };
}
