import type { Box } from "../table.ts";
import { dotsToWords } from "./dots.ts";
import { pageGlyphs } from "./glyphs.ts";
import { hiddenWords } from "./hidden.ts";
import type { PdfPage } from "./page.ts";
import { type Drawing, pageDrawing } from "./paths.ts";
import { type PageTags, pageTags } from "./tags.ts";
import { glyphsToWords, type Word } from "./words.ts";

/** Everything a page holds that the table is read from. */
export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** Bullets that are drawn, not written. */
  readonly bullets: readonly Word[];
  readonly hidden: readonly Word[];
  readonly drawing: Drawing;
  readonly tags: PageTags | null;
}

/** Reads a page; its words are numbered from `first`. */
export function readContent(page: PdfPage, first: number): PageContent {
  const words = glyphsToWords(pageGlyphs(page), first);
  const drawing = pageDrawing(page);
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    words,
    bullets: dotsToWords(drawing.dots, words),
    hidden: hiddenWords(words, drawing, page.width, page.height),
    drawing,
    tags: pageTags(page),
  };
}

/** Share of a page that a picture must cover, on a page without words, to be a scan. */
const SCAN = 0.4;

/** Whether the page is a picture of a page: no words that can be read, one large image. */
export function isScan(content: PageContent): boolean {
  if (content.words.length > content.hidden.length) return false;
  const page = content.width * content.height;
  return content.drawing.images.some((b: Box) => (b[2] - b[0]) * (b[3] - b[1]) > SCAN * page);
}
