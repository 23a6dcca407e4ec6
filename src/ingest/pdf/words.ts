import { cleanText } from "../../model/text.ts";
import type { Box } from "../table.ts";
import type { Glyph, GlyphStyle } from "./glyphs.ts";
import { TRUE_HYPHEN } from "./glyphs.ts";

/** What ends a word at a line's end: a hyphen that may belong to it, one that only breaks it, or the edge of a column too narrow for it. */
export type WordEnd = "hyphen" | "soft-hyphen" | "edge" | null;

/** A word as painted. `from`, `to` run along its line, `base` across lines; for upright text they are x0, x1 and the baseline's y. */
export interface Word {
  readonly n: number;
  readonly text: string;
  readonly box: Box;
  readonly turn: 0 | 1 | 2 | 3;
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  readonly end: WordEnd;
  /** A space that does not break stands after it: it and the next word wrap together. */
  readonly bound: boolean;
  /** A space was painted after it. */
  readonly spaced: boolean;
  /** In a font of signs (Symbol, Wingdings): a letter there is a bullet or a tick. */
  readonly sign: boolean;
  readonly style: GlyphStyle;
}

/** em: a gap this wide parts words where no space was painted; spaces are .2 to .3 wide (.14 where "L A" is kerned), kerning stays under .1. */
const WORD_GAP = 0.13;
/** em: a step back this far is another line or another text laid over this one. */
const STEP_BACK = 0.4;
/** em: how far a baseline may move inside a word set in one size. */
const SAME_BASE = 0.2;
/** em of the larger size: how far superscript and subscript letters leave the baseline. */
const SCRIPT_BASE = 0.6;
/** Letters this much smaller than their neighbours are superscript or subscript. */
const SCRIPT_SIZE = 0.88;

const SIGN_FONT = /symbol|wingding|dingbat|webding|bullet/i;
const BREAKING_SPACE = /^[\s\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]$/;

interface Along {
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

function along(g: Glyph): Along {
  switch (g.style.turn) {
    case 0:
      return { from: g.ox, to: Math.max(g.x1, g.ox), base: g.oy };
    case 1:
      return { from: g.oy, to: Math.max(g.y1, g.oy), base: -g.ox };
    case 2:
      return { from: -g.ox, to: -Math.min(g.x0, g.ox), base: -g.oy };
    case 3:
      return { from: -g.oy, to: -Math.min(g.y0, g.oy), base: g.ox };
  }
}

/** Whether two cells meet between pieces of text that touch, each given by its style and its beginning, on one baseline. */
export type IsParted = (before: GlyphStyle, begun: number, after: GlyphStyle, from: number, base: number) => boolean;

/** The words of a page in the source's order, numbered from `first`. */
export function glyphsToWords(glyphs: readonly Glyph[], first: number, isParted: IsParted = () => false): Word[] {
  const out: Word[] = [];
  let part: Glyph[] = [];
  let at: Along | null = null;
  const finish = (spaced: boolean, bound: boolean) => {
    const word = part.length === 0 ? null : makeWord(part, first + out.length, spaced, bound);
    if (word !== null) out.push(word);
    part = [];
    at = null;
  };
  for (const g of glyphs) {
    const space = spaceOf(g.code);
    if (space !== null) {
      finish(true, space === "bound");
      continue;
    }
    const here = along(g);
    const last = part[part.length - 1];
    if (last !== undefined && at !== null && isNewWord(last, at, g, here, isParted)) finish(false, false);
    part.push(g);
    at = here;
  }
  finish(false, false);
  return mergeTouching(out, isParted);
}

/** em: parts of one word stand closer than this, words never. */
const TOUCHING = 0.09;

/** PDFium takes text that runs up or down apart where the engine changed its kerning: parts that touch on one line are one word. */
function mergeTouching(words: readonly Word[], isParted: IsParted): Word[] {
  const sorted = [...words].sort((a, b) => a.turn - b.turn || Math.round(a.base) - Math.round(b.base) || a.from - b.from);
  const joined = new Map<number, Word>();
  const gone = new Set<number>();
  let last: Word | null = null;
  for (const w of sorted) {
    if (last !== null && touches(last, w) && !isParted(last.style, last.from, w.style, w.from, w.base)) {
      gone.add(w.n);
      last = mergeWords(last, w);
      joined.set(last.n, last);
    } else last = w;
  }
  return gone.size === 0 ? [...words] : words.filter((w) => !gone.has(w.n)).map((w) => joined.get(w.n) ?? w);
}

function touches(a: Word, b: Word): boolean {
  const gap = b.from - a.to;
  return (
    a.turn === b.turn &&
    (a.turn % 2 === 1 || Math.abs(a.n - b.n) === 1) && // a long word may end where the next column's begins
    !a.spaced &&
    Math.abs(a.base - b.base) < 0.3 &&
    a.size === b.size &&
    gap < TOUCHING * a.size &&
    gap > -TOUCHING * 2 * a.size &&
    !isLaidOver(gap / a.size, a.text.slice(-1), b.text.slice(0, 1))
  );
}

function mergeWords(a: Word, b: Word): Word {
  const box: Box = [Math.min(a.box[0], b.box[0]), Math.min(a.box[1], b.box[1]), Math.max(a.box[2], b.box[2]), Math.max(a.box[3], b.box[3])];
  return { ...a, text: a.text + b.text, to: b.to, box, end: b.end, bound: b.bound, spaced: b.spaced };
}

function spaceOf(code: number): "breaking" | "bound" | null {
  if (code === 0xa0 || code === 0x202f || code === 0x2007) return "bound";
  if (code > 0x20 && code < 0x7f) return null;
  if (code === TRUE_HYPHEN) return null;
  return code < 0x20 || BREAKING_SPACE.test(String.fromCodePoint(code)) ? "breaking" : null;
}

function isNewWord(last: Glyph, a: Along, g: Glyph, b: Along, isParted: IsParted): boolean {
  if (last.style.turn !== g.style.turn) return true;
  if (isSameGlyph(last, g)) return false;
  const size = Math.max(last.style.size, g.style.size);
  const script = Math.min(last.style.size, g.style.size) < size * SCRIPT_SIZE;
  const gap = b.from - a.to;
  if (gap > size * WORD_GAP || gap < -size * STEP_BACK) return true;
  if (last.style.object !== g.style.object) {
    if (isLaidOver(gap / size, safeChar(last.code), safeChar(g.code))) return true;
    if (isParted(last.style, a.from, g.style, b.from, b.base)) return true;
  }
  return Math.abs(a.base - b.base) > size * (script ? SCRIPT_BASE : SAME_BASE);
}

/** em: letters that no font kerns stand no closer. */
const OVERLAP = 0.09;
/** Letters that fonts move close to the next one, or to the one before. */
const KERNED_BEFORE = /^[1AFKLPQRTVWXYafkrvwxyz"'’‘“”–—-]$/;
const KERNED_AFTER = /^[1AJTVWYjtvwy.,;:"'’‘“”)–—-]$/;

/** A word too long for its column reaches over the first letter of the next column's word. */
function isLaidOver(gap: number, before: string, after: string): boolean {
  return gap < -OVERLAP && !KERNED_BEFORE.test(before) && !KERNED_AFTER.test(after);
}

/** PDFium gives a ligature as its letters, all in the ligature's place. */
function isSameGlyph(a: Glyph, b: Glyph): boolean {
  return a.style.object === b.style.object && Math.abs(a.ox - b.ox) < 0.01 && Math.abs(a.oy - b.oy) < 0.01;
}

function makeWord(glyphs: readonly Glyph[], n: number, spaced: boolean, bound: boolean): Word | null {
  const main = mainStyle(glyphs);
  let raw = "";
  for (const g of glyphs) raw += g.code === TRUE_HYPHEN ? "-" : safeChar(g.code);
  const end = endOf(raw);
  const text = PLAIN.test(raw) ? raw : cleanText(raw).replace(/ /g, "");
  if (text === "" && end === null) return null;
  const extent = extentOf(glyphs, main);
  return {
    n,
    text,
    box: boxOf(glyphs),
    turn: main.turn,
    ...extent,
    size: main.size,
    bold: main.bold,
    end,
    bound,
    spaced,
    sign: SIGN_FONT.test(main.font),
    style: main,
  };
}

/** Words that need no cleaning. */
const PLAIN = /^[!-~]+$/;

function extentOf(glyphs: readonly Glyph[], main: GlyphStyle): Along {
  let [from, to, base] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
  for (const g of glyphs) {
    const here = along(g);
    if (here.from < from) from = here.from;
    if (here.to > to) to = here.to;
    if (g.style === main && Number.isNaN(base)) base = here.base;
  }
  return { from, to, base };
}

function safeChar(code: number): string {
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
}

function endOf(raw: string): WordEnd {
  if (raw.length < 2) return raw === "\u00ad" ? "soft-hyphen" : null;
  if (/[\u00ad\u2010]$|\u00ad-$/.test(raw)) return "soft-hyphen"; // with the hyphen painted after it too
  return /[-\u2011]$/.test(raw) ? "hyphen" : null;
}

/** The style of most of its letters by size: superscripts do not set a word's baseline. */
function mainStyle(glyphs: readonly Glyph[]): GlyphStyle {
  let best = (glyphs[0] as Glyph).style;
  for (const g of glyphs) if (g.style.size > best.size) best = g.style;
  return best;
}

function boxOf(glyphs: readonly Glyph[]): Box {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const g of glyphs) {
    if (g.x0 < x0) x0 = g.x0;
    if (g.y0 < y0) y0 = g.y0;
    if (g.x1 > x1) x1 = g.x1;
    if (g.y1 > y1) y1 = g.y1;
  }
  return [x0, y0, x1, y1];
}
