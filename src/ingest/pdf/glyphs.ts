import { CannotUse } from "../../model/outcome.ts";
import type { Box } from "../table.ts";
import { clipBox } from "./clip.ts";
import type { Matrix } from "./geometry.ts";
import { MAX_GLYPHS } from "./limits.ts";
import type { PdfPage } from "./page.ts";
import { call, type Pdfium, type PdfiumCall, utf16 } from "./pdfium.ts";

/** What the characters of one text object have in common. */
export interface GlyphStyle {
  /** Points, as seen. */
  readonly size: number;
  /** Direction of writing, in quarter turns clockwise from left-to-right; slanted text counts as its nearest. */
  readonly turn: 0 | 1 | 2 | 3;
  readonly font: string;
  readonly bold: boolean;
  /** [red, green, blue, alpha], 0 to 255. */
  readonly colour: readonly [number, number, number, number];
  /** Painted with no ink (PDF's render mode 3, as under a scan). */
  readonly inkless: boolean;
  /** Marked-content id, -1 for none: the link to the structure tree. */
  readonly mcid: number;
  /** Marked by the source as page furniture. */
  readonly artifact: boolean;
  readonly object: number;
  /** The cell outside which a spreadsheet does not show it, where it is clipped to one; null else. */
  readonly clip?: Box | null;
}

/** A character as painted: its cell (advance wide, font high), its baseline's start, in points from the top left of the page as seen. */
export interface Glyph {
  readonly code: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly ox: number;
  readonly oy: number;
  readonly style: GlyphStyle;
}

/** Codes that PDFium makes of a hyphen at a line's end. */
export const TRUE_HYPHEN = 0x02;

/** The characters of a page in the source's order, without those that PDFium adds (spaces and line ends of its own). */
export function pageGlyphs(page: PdfPage): Glyph[] {
  const { m } = page.file;
  const text = call(m, "_FPDFText_LoadPage", page.handle);
  if (text === 0) return [];
  const count = call(m, "_FPDFText_CountChars", text);
  if (count > MAX_GLYPHS)
    throw new CannotUse(`page ${page.number} holds ${count} characters, more than the ${MAX_GLYPHS} a page of a plan may have`);
  const out = readGlyphs(page, text, count);
  call(m, "_FPDFText_ClosePage", text);
  return out;
}

/** The one loop over all characters: functions and views are fetched once, nothing is made but the glyph. */
function readGlyphs(page: PdfPage, text: number, count: number): Glyph[] {
  const { m, scratch } = page.file;
  const isGenerated = m._FPDFText_IsGenerated as PdfiumCall;
  const objectOf = m._FPDFText_GetTextObject as PdfiumCall;
  const boxOf = m._FPDFText_GetLooseCharBox as PdfiumCall;
  const originOf = m._FPDFText_GetCharOrigin as PdfiumCall;
  const codeOf = m._FPDFText_GetUnicode as PdfiumCall;
  const [a, b, c, d, e, f] = page.view;
  const [low, high] = [(scratch + 16) >> 2, scratch >> 3];
  const styles = new Map<number, GlyphStyle>();
  const known: Known = { fonts: new Map(), marks: new Map() };
  const out: Glyph[] = [];
  for (let k = 0; k < count; k++) {
    if (isGenerated(text, k) === 1) continue;
    const object = objectOf(text, k);
    let style = styles.get(object);
    if (style === undefined) {
      style = readStyle(page, text, k, object, known);
      styles.set(object, style);
    }
    boxOf(text, k, scratch + 16);
    originOf(text, k, scratch, scratch + 8);
    const F = m.HEAPF32;
    const D = m.HEAPF64;
    const [left, top, right, bottom] = [F[low] ?? 0, F[low + 1] ?? 0, F[low + 2] ?? 0, F[low + 3] ?? 0];
    const [px, py] = [D[high] ?? 0, D[high + 1] ?? 0];
    const [x0, x1] = [a * left + c * top + e, a * right + c * bottom + e];
    const [y0, y1] = [b * left + d * top + f, b * right + d * bottom + f];
    out.push({
      code: codeOf(text, k),
      x0: Math.min(x0, x1),
      y0: Math.min(y0, y1),
      x1: Math.max(x0, x1),
      y1: Math.max(y0, y1),
      ox: a * px + c * py + e,
      oy: b * px + d * py + f,
      style,
    });
  }
  return out;
}

/** What many text objects of a page share, asked once: the names of fonts and whether a mark is an artifact's, by their handles. */
interface Known {
  readonly fonts: Map<number, string>;
  readonly marks: Map<number, boolean>;
}

function readStyle(page: PdfPage, text: number, k: number, object: number, known: Known): GlyphStyle {
  const { m, scratch } = page.file;
  const font = fontOf(page, text, k, object, known);
  const mode = object === 0 ? 0 : call(m, "_FPDFTextObj_GetTextRenderMode", object);
  const { size, turn } = readMatrix(page, text, k);
  return {
    size,
    turn,
    font,
    bold: /bold|black|heavy|semibold|demi/i.test(font) || mode === 2, // mode 2 strokes the outline too: a bold made by the engine
    colour: fillColour(m, text, k, scratch),
    inkless: mode === 3 || mode === 7,
    mcid: object === 0 ? -1 : call(m, "_FPDFPageObj_GetMarkedContentID", object),
    artifact: object !== 0 && isArtifact(m, object, scratch, known),
    object,
    clip: object === 0 ? null : cellClip(page, object),
  };
}

/** Share of the page's width under which a clip is a cell's: browsers clip whole pages and tables. */
const CELL = 0.7;

function cellClip(page: PdfPage, object: number): Box | null {
  const box = clipBox(page, object, page.view);
  return box !== null && box[2] - box[0] < page.width * CELL ? box : null;
}

function fontOf({ file: { m, scratch } }: PdfPage, text: number, k: number, object: number, { fonts }: Known): string {
  const handle = object === 0 ? 0 : call(m, "_FPDFTextObj_GetFont", object);
  const seen = handle === 0 ? undefined : fonts.get(handle);
  if (seen !== undefined) return seen;
  const name = fontName(m, text, k, scratch);
  if (handle !== 0) fonts.set(handle, name);
  return name;
}

function fontName(m: Pdfium, text: number, k: number, scratch: number): string {
  const length = call(m, "_FPDFText_GetFontInfo", text, k, scratch, 1024, scratch + 2048);
  let name = "";
  for (let i = 0; i < Math.min(length, 1024) - 1; i++) name += String.fromCharCode(m.HEAPU8[scratch + i] ?? 0);
  return name.replace(/^[A-Z]{6}\+/, "");
}

function readMatrix(page: PdfPage, text: number, k: number): { size: number; turn: 0 | 1 | 2 | 3 } {
  const { m, scratch } = page.file;
  const own = call(m, "_FPDFText_GetFontSize", text, k);
  if (call(m, "_FPDFText_GetMatrix", text, k, scratch) === 0) return { size: own, turn: 0 };
  const F = m.HEAPF32;
  const at = scratch >> 2;
  const [a, b, c, d] = [F[at] ?? 1, F[at + 1] ?? 0, F[at + 2] ?? 0, F[at + 3] ?? 1];
  const scale = Math.hypot(c, d);
  return { size: own * (scale || 1), turn: turnOf(page.view, a, b) };
}

function turnOf(view: Matrix, a: number, b: number): 0 | 1 | 2 | 3 {
  const x = view[0] * a + view[2] * b;
  const y = view[1] * a + view[3] * b;
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2;
  return y > 0 ? 1 : 3;
}

function fillColour(m: Pdfium, text: number, k: number, s: number): [number, number, number, number] {
  if (call(m, "_FPDFText_GetFillColor", text, k, s, s + 4, s + 8, s + 12) === 0) return [0, 0, 0, 255];
  const U = m.HEAPU32;
  const at = s >> 2;
  return [U[at] ?? 0, U[at + 1] ?? 0, U[at + 2] ?? 0, U[at + 3] ?? 255];
}

function isArtifact(m: Pdfium, object: number, scratch: number, { marks }: Known): boolean {
  const count = call(m, "_FPDFPageObj_CountMarks", object);
  for (let k = 0; k < count; k++) {
    const mark = call(m, "_FPDFPageObj_GetMark", object, k);
    let artifact = marks.get(mark);
    if (artifact === undefined) {
      artifact = markName(m, mark, scratch) === "Artifact";
      marks.set(mark, artifact);
    }
    if (artifact) return true;
  }
  return false;
}

function markName(m: Pdfium, mark: number, scratch: number): string {
  call(m, "_FPDFPageObjMark_GetName", mark, scratch + 8, 256, scratch);
  return utf16(m, scratch + 8, m.HEAP32[scratch >> 2] ?? 0);
}
