import { CannotUse } from "../../model/outcome.ts";
import { MAX_PIXELS } from "../pdf/limits.ts";
import type { PdfPage } from "../pdf/page.ts";
import { call } from "../pdf/pdfium.ts";
import type { GreyPicture } from "./recogniser.ts";

/** Dots an inch at which a scanned page is looked at: what recognition was trained for; letters of 10 pt are then 40 dots high. */
export const DPI = 300;
/** Points a dot. */
export const PT = 72 / DPI;

/** FPDF_ANNOT: with annotations, as the page is seen. */
const FLAGS = 0x01;
/** FPDFBitmap_Gray: one byte a pixel. */
const GREY = 1;
const WHITE = 0xffffffff;

/** Paints a page in grey at `DPI`. */
export function paintGrey(page: PdfPage): GreyPicture {
  const { m } = page.file;
  const width = Math.max(1, Math.round(page.width / PT));
  const height = Math.max(1, Math.round(page.height / PT));
  const bitmap = width * height > MAX_PIXELS ? 0 : call(m, "_FPDFBitmap_CreateEx", width, height, GREY, 0, 0);
  if (bitmap === 0)
    throw new CannotUse(`page ${page.number} is a scan too large to be read (${width} × ${height} dots): scan it again at its true size`);
  call(m, "_FPDFBitmap_FillRect", bitmap, 0, 0, width, height, WHITE);
  call(m, "_FPDF_RenderPageBitmap", bitmap, page.handle, 0, 0, width, height, 0, FLAGS);
  const stride = call(m, "_FPDFBitmap_GetStride", bitmap);
  const from = call(m, "_FPDFBitmap_GetBuffer", bitmap);
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) grey.set(m.HEAPU8.subarray(from + y * stride, from + y * stride + width), y * width);
  call(m, "_FPDFBitmap_Destroy", bitmap);
  return { width, height, grey };
}
