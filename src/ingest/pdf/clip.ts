import type { Box } from "../table.ts";
import { type Matrix, moveBox } from "./geometry.ts";
import type { PdfPage } from "./page.ts";
import { call } from "./pdfium.ts";

/** Corners of a clip that are looked at: rectangles have five; a clip of many is a drawing. */
const MOST_CORNERS = 12;

/** The box outside which an object is not seen; null where nothing clips it. */
export function clipBox(page: PdfPage, handle: number, placed: Matrix): Box | null {
  const { m } = page.file;
  const clip = call(m, "_FPDFPageObj_GetClipPath", handle);
  const paths = clip === 0 ? 0 : call(m, "_FPDFClipPath_CountPaths", clip);
  let box: Box | null = null;
  for (let k = 0; k < paths; k++) {
    const own = pathBox(page, clip, k, placed);
    if (own === null) continue;
    box = box === null ? own : [Math.max(box[0], own[0]), Math.max(box[1], own[1]), Math.min(box[2], own[2]), Math.min(box[3], own[3])];
  }
  return box;
}

function pathBox(page: PdfPage, clip: number, k: number, placed: Matrix): Box | null {
  const { m, scratch } = page.file;
  const corners = call(m, "_FPDFClipPath_CountPathSegments", clip, k);
  if (corners < 3 || corners > MOST_CORNERS) return null;
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < corners; i++) {
    call(m, "_FPDFPathSegment_GetPoint", call(m, "_FPDFClipPath_GetPathSegment", clip, k, i), scratch, scratch + 4);
    const x = m.HEAPF32[scratch >> 2] ?? 0;
    const y = m.HEAPF32[(scratch >> 2) + 1] ?? 0;
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  }
  return moveBox(placed, x0, y0, x1, y1);
}
