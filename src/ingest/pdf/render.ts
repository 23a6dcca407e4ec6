import { CannotUse } from "../../model/outcome.ts";
import { MAX_PIXELS } from "./limits.ts";
import { openPage, type PdfPage } from "./page.ts";
import { call, openPdf } from "./pdfium.ts";

/** A page as pixels: four bytes each (red, green, blue, alpha), row by row from the top. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER: with annotations, red first. */
const FLAGS = 0x01 | 0x10;
const WHITE = 0xffffffff;
const BGRA = 4;

/** Paints a page (from 1) as it is seen; `scale` 1 is 72 dots an inch. */
export async function renderPdfPage(bytes: Uint8Array, page: number, scale: number, password: string | null = null): Promise<PagePicture> {
  const file = await openPdf(bytes, password);
  try {
    if (!(page >= 1 && page <= file.pages)) throw new CannotUse(`the PDF has no page ${page}: it has ${file.pages}`);
    const opened = openPage(file, page);
    try {
      return paint(opened, scale);
    } finally {
      opened.close();
    }
  } finally {
    file.close();
  }
}

function paint(page: PdfPage, scale: number): PagePicture {
  const { m } = page.file;
  const width = Math.max(1, Math.round(page.width * scale));
  const height = Math.max(1, Math.round(page.height * scale));
  if (width * height > MAX_PIXELS)
    throw new CannotUse(`page ${page.number} is too large for a picture (${width} × ${height} pixels): use a smaller scale`);
  const bitmap = call(m, "_FPDFBitmap_CreateEx", width, height, BGRA, 0, 0);
  if (bitmap === 0)
    throw new CannotUse(`page ${page.number} is too large for a picture (${width} × ${height} pixels): use a smaller scale`);
  call(m, "_FPDFBitmap_FillRect", bitmap, 0, 0, width, height, WHITE);
  call(m, "_FPDF_RenderPageBitmap", bitmap, page.handle, 0, 0, width, height, 0, FLAGS);
  const stride = call(m, "_FPDFBitmap_GetStride", bitmap);
  const from = call(m, "_FPDFBitmap_GetBuffer", bitmap);
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) rgba.set(m.HEAPU8.subarray(from + y * stride, from + y * stride + width * 4), y * width * 4);
  call(m, "_FPDFBitmap_Destroy", bitmap);
  return { width, height, rgba };
}
