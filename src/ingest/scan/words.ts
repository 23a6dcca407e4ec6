import { cleanText } from "../../model/text.ts";
import { median } from "../pdf/geometry.ts";
import type { GlyphStyle } from "../pdf/glyphs.ts";
import type { Word, WordEnd } from "../pdf/words.ts";
import type { Area } from "./areas.ts";
import { PT } from "./picture.ts";
import type { SeenWord } from "./recogniser.ts";

/** A word of a scanned page with how sure the recognition is of it, 0 to 100. */
export interface ScannedWord extends Word {
  readonly confidence: number;
}

/** Marks without a letter or figure of which recognition is less sure than this are dirt on the paper. */
const DIRT = 60;
/** of the page's usual size: sizes that differ by less are the same size, measured on other letters. */
const SAME_SIZE = 0.18;

/** What was seen in the areas of a page as its words, in points, numbered from `first`. */
export function seenToWords(areas: readonly Area[], seen: readonly (readonly SeenWord[])[], first: number): ScannedWord[] {
  const found = areas.flatMap((area, k) => (seen[k] ?? []).filter(isWord).map((word) => ({ area, word })));
  const usual = median(found.map(({ word }) => word.size));
  return found.map(({ area, word }, k) => toWord(area, word, first + k, usual));
}

function isWord(word: SeenWord): boolean {
  return word.text.trim() !== "" && (/[\p{L}\p{N}]/u.test(word.text) || word.confidence >= DIRT);
}

function toWord({ left, top }: Area, seen: SeenWord, n: number, usual: number): ScannedWord {
  const [x0, y0, x1, y1] = seen.box;
  const box = [(x0 + left) * PT, (y0 + top) * PT, (x1 + left) * PT, (y1 + top) * PT] as const;
  const size = (Math.abs(seen.size - usual) <= SAME_SIZE * usual ? usual : seen.size) * PT;
  const text = cleanText(seen.text).replace(/ /g, "");
  return {
    n,
    text,
    box,
    turn: 0,
    from: box[0],
    to: box[2],
    base: (seen.base + top) * PT,
    size,
    bold: false,
    end: endOf(text),
    bound: false,
    spaced: false,
    sign: false,
    style: plain(size),
    confidence: seen.confidence,
  };
}

function endOf(text: string): WordEnd {
  return text.length > 1 && /[-\u2010\u2011]$/.test(text) ? "hyphen" : null;
}

function plain(size: number): GlyphStyle {
  return { size, turn: 0, font: "", bold: false, colour: [0, 0, 0, 255], inkless: false, mcid: -1, artifact: false, object: 0 };
}
