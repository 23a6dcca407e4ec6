import { CannotUse } from "../../model/outcome.ts";
import { compose, type Matrix } from "./geometry.ts";
import { MAX_FORM_DEPTH, MAX_OBJECTS } from "./limits.ts";
import { call, type PdfFile, type Pdfium } from "./pdfium.ts";

/** A page opened for reading. `view` takes the file's own coordinates to points from the top left of the page as it is seen (turned, cropped). */
export interface PdfPage {
  readonly file: PdfFile;
  readonly handle: number;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly view: Matrix;
  close(): void;
}

/** A drawn object with its place in painting order; `matrix` takes a form's coordinates to the page's. */
export interface PdfObject {
  readonly handle: number;
  readonly type: number;
  readonly order: number;
  readonly matrix: Matrix | null;
}

export const OBJECT_PATH = 2;
export const OBJECT_IMAGE = 3;
const OBJECT_FORM = 5;

/** Opens a page, `number` from 1. */
export function openPage(file: PdfFile, number: number): PdfPage {
  const { m } = file;
  const handle = call(m, "_FPDF_LoadPage", file.doc, number - 1);
  if (handle === 0) throw new CannotUse(`page ${number} of the PDF is damaged and cannot be read: export the document again`);
  const width = call(m, "_FPDF_GetPageWidthF", handle);
  const height = call(m, "_FPDF_GetPageHeightF", handle);
  const view = viewOf(file, handle, width, height);
  return { file, handle, number, width, height, view, close: () => void call(m, "_FPDF_ClosePage", handle) };
}

/** PDFium's own answer to where three points of the page are seen, so that rotation and crop box need no rules of ours. */
function viewOf(file: PdfFile, page: number, width: number, height: number): Matrix {
  const { m, scratch } = file;
  const FINE = 100; // device units a point
  const FAR = 1000; // points between the probes
  const seen = (x: number, y: number): [number, number] => {
    call(m, "_FPDF_PageToDevice", page, 0, 0, Math.round(width * FINE), Math.round(height * FINE), 0, x, y, scratch, scratch + 4);
    return [(m.HEAP32[scratch >> 2] ?? 0) / FINE, (m.HEAP32[(scratch >> 2) + 1] ?? 0) / FINE];
  };
  const [ox, oy] = seen(0, 0);
  const [xx, xy] = seen(FAR, 0);
  const [yx, yy] = seen(0, FAR);
  return [(xx - ox) / FAR, (xy - oy) / FAR, (yx - ox) / FAR, (yy - oy) / FAR, ox, oy];
}

/** The page turned so that text of this direction (quarter turns clockwise) reads from left to right, and the way back to the page as seen. */
export function turnPage(page: PdfPage, turn: 1 | 2 | 3): { page: PdfPage; back: Matrix } {
  const { width: w, height: h } = page;
  const there: Record<1 | 2 | 3, Matrix> = { 1: [0, -1, 1, 0, 0, w], 2: [-1, 0, 0, -1, w, h], 3: [0, 1, -1, 0, h, 0] };
  const back: Record<1 | 2 | 3, Matrix> = { 1: [0, 1, -1, 0, w, 0], 2: [-1, 0, 0, -1, w, h], 3: [0, -1, 1, 0, 0, h] };
  const [width, height] = turn === 2 ? [w, h] : [h, w];
  return { page: { ...page, width, height, view: compose(page.view, there[turn]) }, back: back[turn] };
}

/** All objects of the page in painting order, forms opened. */
export function pageObjects(page: PdfPage): PdfObject[] {
  const { m } = page.file;
  const out: PdfObject[] = [];
  const count = call(m, "_FPDFPage_CountObjects", page.handle);
  guardObjects(page, count);
  for (let k = 0; k < count; k++) collect(page, call(m, "_FPDFPage_GetObject", page.handle, k), null, out, 0);
  return out;
}

function collect(page: PdfPage, handle: number, matrix: Matrix | null, out: PdfObject[], depth: number): void {
  const { m, scratch } = page.file;
  const type = call(m, "_FPDFPageObj_GetType", handle);
  if (type !== OBJECT_FORM) {
    out.push({ handle, type, order: out.length, matrix });
    return;
  }
  if (depth >= MAX_FORM_DEPTH) return;
  const own = objectMatrix(m, handle, scratch);
  const inner = matrix === null ? own : compose(own, matrix);
  const count = call(m, "_FPDFFormObj_CountObjects", handle);
  guardObjects(page, out.length + count);
  for (let k = 0; k < count; k++) collect(page, call(m, "_FPDFFormObj_GetObject", handle, k), inner, out, depth + 1);
}

function guardObjects(page: PdfPage, count: number): void {
  if (count > MAX_OBJECTS)
    throw new CannotUse(`page ${page.number} draws ${count} objects, more than the ${MAX_OBJECTS} a page of a plan may have`);
}

/** An object's own matrix. */
export function objectMatrix(m: Pdfium, handle: number, scratch: number): Matrix {
  if (call(m, "_FPDFPageObj_GetMatrix", handle, scratch) === 0) return [1, 0, 0, 1, 0, 0];
  const f = m.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 6);
  return [f[0] ?? 1, f[1] ?? 0, f[2] ?? 0, f[3] ?? 1, f[4] ?? 0, f[5] ?? 0];
}
