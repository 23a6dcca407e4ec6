import type { Box } from "../table.ts";
import { clipBox } from "./clip.ts";
import { isDot } from "./dots.ts";
import { compose, type Matrix, moveBox } from "./geometry.ts";
import { OBJECT_IMAGE, OBJECT_PATH, objectMatrix, type PdfObject, type PdfPage, pageObjects } from "./page.ts";
import { call } from "./pdfium.ts";

/** A straight line along an axis: `at` is its y (horizontal) or x (vertical); painting order as `order`. */
export interface Edge {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A filled area with its colour "#rrggbb". */
export interface Fill {
  readonly box: Box;
  readonly colour: string;
  readonly order: number;
  /** Nothing shows through it. */
  readonly opaque: boolean;
}

/** What a page draws besides text. `order` gives each text object's place in painting order. */
export interface Drawing {
  readonly edges: readonly Edge[];
  readonly fills: readonly Fill[];
  readonly images: readonly Box[];
  /** Small shapes that may be bullets. */
  readonly dots: readonly Box[];
  readonly order: ReadonlyMap<number, number>;
}

/** pt: a filled rectangle up to this thick is a line; Word's and browsers' thickest table borders are 3 pt. */
const THICKEST_LINE = 3.2;
/** pt: shorter strokes are parts of letters, ticks, arrows or dots of a dotted border, which are joined later. */
const SHORTEST_LINE = 0.4;
/** Share of white (0–255) from which a colour cannot be seen on paper. */
const NEARLY_WHITE = 250;

interface Found {
  edges: Edge[];
  fills: Fill[];
  images: Box[];
  dots: Box[];
  order: Map<number, number>;
}

/** Lines, areas and images of a page. */
export function pageDrawing(page: PdfPage): Drawing {
  const out: Found = { edges: [], fills: [], images: [], dots: [], order: new Map() };
  for (const object of pageObjects(page)) {
    out.order.set(object.handle, object.order);
    if (object.type === OBJECT_PATH) addPath(page, object, out);
    else if (object.type === OBJECT_IMAGE) out.images.push(boundsOf(page, object));
  }
  return { ...out, edges: out.edges.flatMap((e) => onPage(e, page)) };
}

/** The part of a line that is on the page: wkhtmltopdf goes on drawing a table below the foot of its page. */
function onPage(e: Edge, page: PdfPage): Edge[] {
  const [across, along] = e.horizontal ? [page.height, page.width] : [page.width, page.height];
  const [from, to] = [Math.max(0, e.from), Math.min(along, e.to)];
  return e.at < 0 || e.at > across || to - from < SHORTEST_LINE ? [] : [{ ...e, from, to }];
}

function placed(page: PdfPage, object: PdfObject): Matrix {
  return object.matrix === null ? page.view : compose(object.matrix, page.view);
}

function boundsOf(page: PdfPage, object: PdfObject): Box {
  const { m, scratch } = page.file;
  call(m, "_FPDFPageObj_GetBounds", object.handle, scratch, scratch + 4, scratch + 8, scratch + 12);
  const at = scratch >> 2;
  const F = m.HEAPF32;
  return moveBox(placed(page, object), F[at] ?? 0, F[at + 1] ?? 0, F[at + 2] ?? 0, F[at + 3] ?? 0);
}

function addPath(page: PdfPage, object: PdfObject, out: Found): void {
  const { m, scratch } = page.file;
  call(m, "_FPDFPath_GetDrawMode", object.handle, scratch, scratch + 4);
  const filled = (m.HEAP32[scratch >> 2] ?? 0) !== 0;
  const stroked = (m.HEAP32[(scratch >> 2) + 1] ?? 0) !== 0;
  if (!filled && !stroked) return;
  const fill = filled ? colourOf(page, "_FPDFPageObj_GetFillColor", object) : null;
  const opaque = filled && (m.HEAPU32[(scratch >> 2) + 3] ?? 0) >= 250;
  const stroke = stroked ? colourOf(page, "_FPDFPageObj_GetStrokeColor", object) : null;
  if (fill === null && stroke === null) return;
  const first = out.edges.length;
  for (const shape of shapesOf(page, object)) {
    if (fill !== null && fill !== WHITE && isBorderDot(shape.box)) out.edges.push(...edgesOfDot(shape.box));
    if (fill !== WHITE && isDot(shape.box)) {
      out.dots.push(shape.box);
      continue;
    }
    if (fill !== null && shape.closed) addFill(shape.box, fill, object.order, opaque, out);
    if (stroke !== null) for (const e of shape.edges) out.edges.push(e);
  }
  if (out.edges.length > first) clipEdges(page, object, out, first);
}

/** pt: dots of a dotted border (one or two pixels) are smaller than any bullet; they are lines only where many stand in a row. */
const BORDER_DOT = 2.4;

function isBorderDot(box: Box): boolean {
  const [w, h] = [box[2] - box[0], box[3] - box[1]];
  return w >= SHORTEST_LINE && w <= BORDER_DOT && h >= SHORTEST_LINE && h <= BORDER_DOT && Math.abs(w - h) < 0.2;
}

function edgesOfDot(box: Box): Edge[] {
  return [
    { horizontal: true, at: (box[1] + box[3]) / 2, from: box[0], to: box[2] },
    { horizontal: false, at: (box[0] + box[2]) / 2, from: box[1], to: box[3] },
  ];
}

/** wkhtmltopdf draws a table on past the foot of its page, where the clip hides it: only what is seen counts. */
function clipEdges(page: PdfPage, object: PdfObject, out: Found, first: number): void {
  const clip = clipBox(page, object.handle, placed(page, object));
  if (clip === null) return;
  const own = out.edges.splice(first);
  for (const e of own) {
    const seen = clipEdge(e, clip);
    if (seen !== null) out.edges.push(seen);
  }
}

/** pt: a border at the clip's edge is drawn half outside it. */
const CLIP_SLACK = 1;

function clipEdge(e: Edge, clip: Box): Edge | null {
  const [low, high, start, end] = e.horizontal ? [clip[1], clip[3], clip[0], clip[2]] : [clip[0], clip[2], clip[1], clip[3]];
  if (e.at < low - CLIP_SLACK || e.at > high + CLIP_SLACK) return null;
  const [from, to] = [Math.max(start, e.from), Math.min(end, e.to)];
  return to - from < SHORTEST_LINE ? null : { ...e, from, to };
}

function addFill(box: Box, colour: string, order: number, opaque: boolean, out: Found): void {
  const w = box[2] - box[0];
  const h = box[3] - box[1];
  if (h <= THICKEST_LINE && w > h) {
    if (colour !== WHITE) out.edges.push({ horizontal: true, at: (box[1] + box[3]) / 2, from: box[0], to: box[2] });
  } else if (w <= THICKEST_LINE && h > w) {
    if (colour !== WHITE) out.edges.push({ horizontal: false, at: (box[0] + box[2]) / 2, from: box[1], to: box[3] });
  } else if (w > THICKEST_LINE && h > THICKEST_LINE) out.fills.push({ box, colour, order, opaque });
}

/** The colour of areas that cover without being seen. */
export const WHITE = "#ffffff";

function colourOf(page: PdfPage, get: "_FPDFPageObj_GetFillColor" | "_FPDFPageObj_GetStrokeColor", object: PdfObject): string | null {
  const { m, scratch: s } = page.file;
  if (call(m, get, object.handle, s, s + 4, s + 8, s + 12) === 0) return null;
  const U = m.HEAPU32;
  const [r, g, b, a] = [0, 1, 2, 3].map((k) => U[(s >> 2) + k] ?? 0) as [number, number, number, number];
  if (a < 8) return null; // out of 255: nothing to be seen
  const over = (c: number) => Math.round((c * a + 255 * (255 - a)) / 255);
  const rgb = [over(r), over(g), over(b)];
  if (rgb.every((c) => c >= NEARLY_WHITE)) return get === "_FPDFPageObj_GetStrokeColor" ? null : WHITE;
  return `#${rgb.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

interface Shape {
  readonly box: Box;
  readonly edges: Edge[];
  readonly closed: boolean;
}

/** The sub-paths of a path; slanted and curved parts give no edges but count for the box. */
function shapesOf(page: PdfPage, object: PdfObject): Shape[] {
  const { m, scratch } = page.file;
  const matrix = compose(objectMatrix(m, object.handle, scratch), placed(page, object));
  const count = call(m, "_FPDFPath_CountSegments", object.handle);
  const out: Shape[] = [];
  let points: [number, number][] = [];
  let curved = false;
  const finish = () => {
    if (points.length > 1) out.push(shapeOf(points, curved));
    points = [];
    curved = false;
  };
  for (let k = 0; k < count; k++) {
    const segment = call(m, "_FPDFPath_GetPathSegment", object.handle, k);
    const type = call(m, "_FPDFPathSegment_GetType", segment);
    if (type === MOVE) finish();
    if (type === CURVE) curved = true;
    call(m, "_FPDFPathSegment_GetPoint", segment, scratch, scratch + 4);
    const x = m.HEAPF32[scratch >> 2] ?? 0;
    const y = m.HEAPF32[(scratch >> 2) + 1] ?? 0;
    points.push([matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
    const start = points[0];
    if (start && call(m, "_FPDFPathSegment_GetClose", segment) === 1) points.push([start[0], start[1]]);
  }
  finish();
  return out;
}

const CURVE = 1;
const MOVE = 2;
/** pt: how far a line may lean over its length and still be straight. */
const LEAN = 0.6;

function shapeOf(points: readonly [number, number][], curved: boolean): Shape {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const edges: Edge[] = [];
  for (let k = 1; k < points.length; k++) {
    const edge = curved ? null : edgeOf(points[k - 1] as [number, number], points[k] as [number, number]);
    if (edge !== null) edges.push(edge);
  }
  return { box, edges, closed: points.length > 2 };
}

function edgeOf(p: readonly [number, number], q: readonly [number, number]): Edge | null {
  const dx = Math.abs(p[0] - q[0]);
  const dy = Math.abs(p[1] - q[1]);
  if (dy <= LEAN && dx > SHORTEST_LINE && dx > dy)
    return { horizontal: true, at: (p[1] + q[1]) / 2, from: Math.min(p[0], q[0]), to: Math.max(p[0], q[0]) };
  if (dx <= LEAN && dy > SHORTEST_LINE && dy > dx)
    return { horizontal: false, at: (p[0] + q[0]) / 2, from: Math.min(p[1], q[1]), to: Math.max(p[1], q[1]) };
  return null;
}
