import { strFromU8, unzipSync } from "fflate";

const part = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name] ?? new Uint8Array());

const plain = (s: string): string =>
  s
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");

/** The text of a part, a line a paragraph, as a reader of the document sees it (list numbers are not text). */
export function linesOf(xml: string): string[] {
  return (xml.match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? []).map((p) =>
    plain([...p.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab)\/>/g)].map((m) => m[1] ?? " ").join("")),
  );
}

/** The words of a Word file's body, in order. */
export function wordsOfWord(docx: Uint8Array, name = "word/document.xml"): string[] {
  return linesOf(part(docx, name)).join(" ").split(/\s+/).filter(Boolean);
}

export { part };
