import { PDFDict, type PDFDocument, PDFHexString, PDFString } from "./pdf-lib.ts";
import { name } from "./structure.ts";
import { pdfText } from "./tags.ts";

const squashed = (text: string) => text.replace(/\s+/g, "");

/** Writes bookmarks as the headings are: the browser loses the space where a heading breaks over two lines. */
export function mendOutline(document: PDFDocument, headings: readonly string[]): void {
  const { context, catalog } = document;
  const proper = new Map(headings.map((h) => [squashed(h), h.replace(/\s+/g, " ")]));
  const todo = [context.lookup(catalog.get(name("Outlines")))];
  while (todo.length > 0) {
    const item = todo.pop();
    if (!(item instanceof PDFDict)) continue;
    const title = context.lookup(item.get(name("Title")));
    const text = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : null;
    const heading = text === null ? undefined : proper.get(squashed(text));
    if (heading !== undefined) item.set(name("Title"), pdfText(heading));
    todo.push(context.lookup(item.get(name("Next"))), context.lookup(item.get(name("First"))));
  }
}
