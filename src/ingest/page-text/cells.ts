import { writeFlow } from "../html/flow.ts";
import { inlineStyles } from "../html/style.ts";
import type { Cell, Paragraph, Run } from "../table.ts";
import { parseFragment } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import type { Pen } from "../text/pen.ts";

const TAGS =
  "a|abbr|b|big|br|blockquote|caption|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|mark|o:p|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul";
const NOT_A_TAG = new RegExp(`<(?!/?(?:${TAGS})(?:\\s[^<>]*)?/?>)`, "gi");

/** The cells of a record: text between tabs, with inline HTML. */
export function recordToCells(texts: readonly string[], pen: Pen): Cell[] {
  return texts.map((text, column) => ({
    column,
    colSpan: 1,
    rowSpan: 1,
    paragraphs: cellParagraphs(text, pen),
    pieces: [{ page: pen.page, box: null }],
    shade: null,
  }));
}

/** The paragraphs of a cell's text. */
export function cellParagraphs(text: string, pen: Pen): Paragraph[] {
  const maker = new ParagraphMaker(pen);
  // What is in angle brackets but no tag of HTML is text: "<TBC>".
  const html = breaksOf(text).replace(NOT_A_TAG, "&lt;");
  if (!/[<&]/.test(html)) {
    maker.text(html, false);
    return maker.finish();
  }
  const keep = (words: string) => maker.text(words, false);
  writeFlow(parseFragment(html), maker, inlineStyles(), { furniture: keep, hidden: keep, deleted: keep, inserted: () => {} });
  return maker.finish();
}

/** The runs of a line outside tables. */
export function lineRuns(text: string, pen: Pen): Run[] {
  return cellParagraphs(text, pen).flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}

/**
 * Lines and double spaces as breaks: "September 2017  September 2017" is two values. After a sentence's end two spaces are a typist's habit, and a
 * line that ends mid-sentence was only wrapped.
 */
function breaksOf(text: string): string {
  const lines = text
    .trim()
    .replace(/\n[ ]*\n\s*/g, "<br><br>")
    .replace(/([^\n>])\n(?=[^\n<])/g, (_, end: string, at: number, all: string) => end + (isWrap(end, all.slice(at + 2)) ? " " : "<br>"));
  return lines.replace(/([\p{L}\p{N})%])[ ]{2,}(?=[\p{Lu}\p{N}(])/gu, "$1<br><br>");
}

function isWrap(end: string, rest: string): boolean {
  return !/[.!?:;]/.test(end) && /^\s*[\p{Ll}&]/u.test(rest);
}
