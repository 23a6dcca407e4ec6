import { contentKey, type Pages } from "./artifacts.ts";
import { decodePDFRawStream, PDFDict, type PDFDocument, PDFRawStream } from "./pdf-lib.ts";
import { contentOf, type Element, name } from "./structure.ts";

type CharacterMap = ReadonlyMap<number, string>;

const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

function parse(cmap: string): CharacterMap {
  const map = new Map<number, string>();
  for (const block of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = "", to = ""] of (block[1] ?? "").matchAll(/<(\w+)>\s*<(\w+)>/g)) map.set(Number.parseInt(from, 16), utf16(to));
  for (const block of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = "", last = "", to = ""] of (block[1] ?? "").matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let c = Number.parseInt(from, 16), i = 0; c <= Number.parseInt(last, 16); c++, i++)
        map.set(c, String.fromCodePoint(Number.parseInt(to, 16) + i));
  return map;
}

/** Reads back the words that marked content shows, by the fonts' own character maps; each font's map is parsed once. */
export class Glyphs {
  private readonly maps = new Map<string, CharacterMap>();
  private readonly document: PDFDocument;
  private readonly pages: Pages;

  constructor(document: PDFDocument, pages: Pages) {
    this.document = document;
    this.pages = pages;
  }

  private map(page: number, font: string): CharacterMap {
    const { context } = this.document;
    const fonts = context.lookup(this.document.getPages()[page]?.node.Resources()?.get(name("Font")));
    const ref = fonts instanceof PDFDict ? fonts.get(name(font)) : undefined;
    const key = String(ref);
    const known = this.maps.get(key);
    if (known !== undefined) return known;
    const dict = context.lookup(ref);
    const stream = dict instanceof PDFDict ? context.lookup(dict.get(name("ToUnicode"))) : undefined;
    const made =
      stream instanceof PDFRawStream
        ? parse(Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1"))
        : new Map<number, string>();
    this.maps.set(key, made);
    return made;
  }

  /** The words below an element, white space folded. */
  textOf(element: Element): string {
    const words = contentOf(element).map(({ page, mcid }) =>
      (this.pages.marks.get(contentKey(page, mcid))?.shown ?? [])
        .map(({ font, hex }) => (hex.match(/.{4}/g) ?? []).map((g) => this.map(page, font).get(Number.parseInt(g, 16)) ?? "").join(""))
        .join(""),
    );
    return words.join("").replace(/\s+/g, " ").trim();
  }

  /** Pages (from 1) on which a character has no glyph in any embedded font. */
  missing(): number[] {
    const without = this.pages.contents.map((c) => c.marked.some((m) => m.shown.some(({ hex }) => /^(?:.{4})*?0000/.test(hex))));
    return without.flatMap((w, i) => (w ? [i + 1] : []));
  }
}
