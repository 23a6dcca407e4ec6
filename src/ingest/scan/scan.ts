import { type Finding, finding } from "../../model/finding.ts";
import type { PageContent } from "../pdf/content.ts";
import { dotsToWords } from "../pdf/dots.ts";
import type { PdfPage } from "../pdf/page.ts";
import { pageAreas } from "./areas.ts";
import { PT, paintGrey } from "./picture.ts";
import type { Recognise } from "./recogniser.ts";
import { straighten } from "./skew.ts";
import { inkToStrokes, strokesToEdges } from "./strokes.ts";
import { type ScannedWord, seenToWords } from "./words.ts";

/** A scanned page as if it had been printed: its rules as lines, its words recognised and numbered from `first`; with one finding that says so. */
export async function recognisePage(page: PdfPage, first: number, recognise: Recognise): Promise<{ content: PageContent; doubt: Finding }> {
  const { picture, ink, back } = straighten(paintGrey(page));
  const strokes = inkToStrokes(ink);
  const areas = pageAreas(picture, ink, strokes);
  const seen = await recognise(areas.map((a) => a.picture));
  const words = seenToWords(areas, seen, ink, first);
  const dots = areas.flatMap((a) => a.dots.map(([x0, y0, x1, y1]) => [x0 * PT, y0 * PT, x1 * PT, y1 * PT] as const));
  const drawing = { edges: strokesToEdges(strokes), fills: [], images: [], dots, order: new Map() };
  const { number, width, height } = page;
  return {
    content: { number, width, height, words, bullets: dotsToWords(dots, words), hidden: [], drawing, tags: null, back },
    doubt: doubtOf(number, words, seen.filter((w) => w.length === 0).length),
  };
}

/** of 100: a word that recognition is less sure of is worth a look. */
const UNSURE = 60;

function doubtOf(page: number, words: readonly ScannedWord[], unread: number): Finding {
  const unsure = words.filter((w) => w.confidence < UNSURE).map((w) => w.text);
  const least = unsure.length === 0 ? "" : `; least sure: ${unsure.join(" ")}`;
  const none = unread === 0 ? "" : `; marks in ${unread} ${unread === 1 ? "place" : "places"} could not be read`;
  const message = `Page ${page} is a picture: its ${words.length} words were recognised (OCR) and may be wrong${none}${least}`;
  return finding("ocr", message, { pages: [page], text: unsure.length === 0 ? null : unsure.join(" ") });
}
