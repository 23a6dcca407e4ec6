import type { Box } from "../table.ts";
import { dotsToWords } from "./dots.ts";
import type { Matrix } from "./geometry.ts";
import { type Glyph, type GlyphStyle, pageGlyphs } from "./glyphs.ts";
import { hiddenWords } from "./hidden.ts";
import { withSoftHyphens } from "./hyphens.ts";
import { spreadLigatures } from "./ligatures.ts";
import { type PdfPage, turnPage } from "./page.ts";
import { type Drawing, pageDrawing } from "./paths.ts";
import { type PageTags, pageTags } from "./tags.ts";
import { wallsBetween } from "./walls.ts";
import { glyphsToWords, type IsParted, type Word } from "./words.ts";

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
  /** Where the text runs across the page as seen, it was read on a turned page: the way back. */
  readonly back: Matrix | null;
}

/** Reads a page; its words are numbered from `first`. A page whose text runs down or up it is read as if it were turned. */
export function readContent(page: PdfPage, first: number): PageContent {
  const glyphs = pageGlyphs(page);
  const turn = commonTurn(glyphs);
  if (turn === 0) return contentOf(page, glyphs, first, null);
  const turned = turnPage(page, turn);
  return contentOf(turned.page, pageGlyphs(turned.page), first, turned.back);
}

function contentOf(page: PdfPage, glyphs: readonly Glyph[], first: number, back: Matrix | null): PageContent {
  const drawing = pageDrawing(page);
  const tags = pageTags(page);
  const words = glyphsToWords(withSoftHyphens(spreadLigatures(glyphs), drawing.order), first, partsCells(drawing, tags));
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    words,
    bullets: dotsToWords(drawing.dots, words),
    hidden: hiddenWords(words, drawing, page.width, page.height),
    drawing,
    tags,
    back,
  };
}

/** The tags know the cells of words that touch, else lines between them do. */
function partsCells(drawing: Drawing, tags: PageTags | null): IsParted {
  const drawn = wallsBetween(drawing);
  const cellOf = (s: GlyphStyle) => tags?.get(s.mcid)?.cell ?? null;
  return (before, begun, after, from, base) => {
    const [a, b] = [cellOf(before), cellOf(after)];
    return a !== null && b !== null ? a !== b : after.turn === 0 && drawn(begun, from, base);
  };
}

/** The direction in which most of the letters run. */
function commonTurn(glyphs: readonly Glyph[]): 0 | 1 | 2 | 3 {
  const counts = [0, 0, 0, 0];
  for (const g of glyphs) counts[g.style.turn] = (counts[g.style.turn] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts)) as 0 | 1 | 2 | 3;
}

/** Share of a page that a picture must cover, on a page without words, to be a scan. */
const SCAN = 0.4;

/** Whether the page is a picture of a page: no words that can be read, one large image. */
export function isScan(content: PageContent): boolean {
  if (content.words.length > content.hidden.length) return false;
  const page = content.width * content.height;
  return content.drawing.images.some((b: Box) => (b[2] - b[0]) * (b[3] - b[1]) > SCAN * page);
}
