import { cleanText } from "../../model/text.ts";
import { median } from "../pdf/geometry.ts";
import type { GlyphStyle } from "../pdf/glyphs.ts";
import type { Word, WordEnd } from "../pdf/words.ts";
import type { Area } from "./areas.ts";
import type { Bounds } from "./bands.ts";
import type { Ink } from "./ink.ts";
import { mendNumber } from "./mend.ts";
import { PT } from "./picture.ts";
import type { SeenWord } from "./recogniser.ts";
import { boldWords } from "./weight.ts";

/** A word of a scanned page with how sure the recognition is of it, 0 to 100. */
export interface ScannedWord extends Word {
  readonly confidence: number;
}

/** Marks without a letter or figure of which recognition is less sure than this are dirt on the paper. */
const DIRT = 60;
/** of the page's usual size: sizes that differ by less are the same size, measured on other letters. */
const SAME_SIZE = 0.15;

/** What was seen in the areas of a page as its words, in points, numbered from `first`; `ink` is the page's. */
export function seenToWords(areas: readonly Area[], seen: readonly (readonly SeenWord[])[], ink: Ink, first: number): ScannedWord[] {
  const found = areas.flatMap((area, k) => (seen[k] ?? []).filter(isWord).map((word) => ({ area, word })));
  const usual = median(found.map(({ word }) => word.size));
  const apostrophe = apostropheOf(found.map(({ word }) => word.text));
  const bold = boldWords(
    found.map(({ area, word }) => ({ line: area, box: onPage(area, word), size: word.size })),
    ink,
  );
  return found.map(({ area, word }, k) => {
    const mended = mendNumber(withDashes(word, usual), onPage(area, word), ink);
    const text = cleanText(mended).replace(/ /g, "").replace(APOSTROPHE, apostrophe);
    return { ...toWord(area, { ...word, text }, first + k, usual), bold: bold[k] === true };
  });
}

function isWord(word: SeenWord): boolean {
  return word.text.trim() !== "" && (/[\p{L}\p{N}\u2013\u2014&/+-]/u.test(word.text) || word.confidence >= DIRT);
}

/** of the size of letters: a hyphen is a quarter of it, an en dash half, an em dash the whole. */
const EN_DASH = 0.4;
const EM_DASH = 0.78;

/** Recognition takes one dash for another: a dash alone tells by its width which it is, and between figures it is an en dash. */
function withDashes({ text, box }: SeenWord, size: number): string {
  if (!/^[-\u2013\u2014]$/.test(text)) return text.replace(/(?<=\d)\u2014(?=\d|$)/g, "\u2013");
  const wide = (box[2] - box[0]) / Math.max(1, size);
  if (wide < EN_DASH) return "-";
  return wide < EM_DASH ? "\u2013" : "\u2014";
}

/** Inside a word, where recognition cannot tell a straight one from a curly one. */
const APOSTROPHE = /(?<=\p{L})['\u2019](?=\p{L})/gu;

/** The apostrophe that goes with the page's double quotes, which recognition does tell apart; curly as word processors write it where there are none. */
function apostropheOf(texts: readonly string[]): string {
  const all = texts.join(" ");
  return all.includes('"') && !/[\u201c\u201d]/.test(all) ? "'" : "\u2019";
}

function onPage(area: Area, { box }: SeenWord): Bounds {
  const [x0, y0] = area.toPage(box[0], box[1]);
  return [x0, y0, x0 + box[2] - box[0], y0 + box[3] - box[1]];
}

function toWord(area: Area, seen: SeenWord, n: number, usual: number): ScannedWord {
  const [x0, y0, x1, y1] = onPage(area, seen);
  const box = [x0 * PT, y0 * PT, x1 * PT, y1 * PT] as const;
  const size = (Math.abs(seen.size - usual) <= SAME_SIZE * usual ? usual : seen.size) * PT;
  return {
    n,
    text: seen.text,
    box,
    turn: 0,
    from: box[0],
    to: box[2],
    base: area.toPage(0, seen.base)[1] * PT,
    size,
    bold: false,
    end: endOf(seen.text),
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
