import type { SeenWord } from "./recogniser.ts";

/** Tesseract's lines and words in hOCR, its own form of HTML. */
const LINE_OR_WORD =
  /<span class='(ocr_\w+|ocrx_word)'[^>]*? title=["']([^"']*)["'][^>]*>([^<]*(?:<(?:strong|em)>[^<]*<\/(?:strong|em)>)?)/g;

interface Line {
  readonly left: number;
  readonly foot: number;
  readonly slope: number;
  readonly rise: number;
  readonly size: number;
}

/** The words of a page in hOCR, with their baselines and the size of their lines. */
export function hocrToWords(hocr: string): SeenWord[] {
  const out: SeenWord[] = [];
  let line: Line = { left: 0, foot: 0, slope: 0, rise: 0, size: 0 };
  for (const [, kind, title = "", inner = ""] of hocr.matchAll(LINE_OR_WORD)) {
    if (kind === "ocrx_word") out.push(wordOf(title, inner, line));
    else line = lineOf(title);
  }
  return out;
}

function numbersAfter(title: string, name: string): number[] {
  const found = new RegExp(`${name} ([-\\d. ]+)`).exec(title);
  return (found?.[1] ?? "").trim().split(" ").map(Number);
}

function lineOf(title: string): Line {
  const [left = 0, , , foot = 0] = numbersAfter(title, "bbox");
  const [slope = 0, rise = 0] = numbersAfter(title, "baseline");
  const [size = 0] = numbersAfter(title, "x_size");
  return { left, foot, slope, rise, size };
}

function wordOf(title: string, inner: string, line: Line): SeenWord {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersAfter(title, "bbox");
  const [confidence = 0] = numbersAfter(title, "x_wconf");
  const base = line.foot + line.rise + line.slope * ((x0 + x1) / 2 - line.left);
  return { text: plainText(inner), box: [x0, y0, x1, y1], base, size: line.size, confidence };
}

const SIGNS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

function plainText(inner: string): string {
  return inner.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign);
}
