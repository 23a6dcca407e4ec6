import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { ImageRun } from "docx";
import { withDrawnHatching } from "./hatch.ts";

/** A drawing in both forms that Word wants: lines for itself, points for older programs. */
export interface Picture {
  /** Of the drawing, in its own units. */
  readonly width: number;
  readonly height: number;
  /** Width and height in pixels at 96 to the inch, as docx counts. */
  run(width: number, height: number, alt: PictureAlt): ImageRun;
}

/** What a reader who cannot see it is told; nothing where the words beside it say the same. */
export type PictureAlt = { readonly decorative: true; readonly name: string } | { readonly name: string; readonly words: string };

const require = createRequire(import.meta.url);
const WEIGHTS = ["400", "600", "700"];
const SETS = ["latin", "latin-ext", "greek"];
// What the first set may lack, as far as a drawing has it.
const BEYOND_LATIN = /[\u0100-\u200f\u2027-\u20ab\u20ad-\uffff]/;

const unpacked = new Map<string, readonly Uint8Array[]>();
let started: Promise<unknown> | null = null;

/** The drawer, once a process. */
function start(): Promise<unknown> {
  started ??= initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return started;
}

function facesOf(set: string): readonly Uint8Array[] {
  const known = unpacked.get(set);
  if (known !== undefined) return known;
  const files = WEIGHTS.map((weight) => `@fontsource/arimo/files/arimo-${set}-${weight}-normal.woff`);
  const faces = files.map((file) => unpackWoff(new Uint8Array(readFileSync(require.resolve(file)))));
  unpacked.set(set, faces);
  return faces;
}

/** The bundled faces that a drawing needs, as the drawer reads them: reading them all costs more than a small drawing. */
function facesFor(svg: string): Uint8Array[] {
  if (!svg.includes("<text")) return [];
  return (BEYOND_LATIN.test(svg) ? SETS : SETS.slice(0, 1)).flatMap(facesOf);
}

interface FontTable {
  readonly entry: readonly [tag: number, checksum: number, length: number];
  readonly bytes: Uint8Array;
}

function tablesOf(woff: Uint8Array): FontTable[] {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.length);
  return Array.from({ length: view.getUint16(12) }, (_, i) => {
    const [tag = 0, offset = 0, packed = 0, length = 0, checksum = 0] = [0, 4, 8, 12, 16].map((at) => view.getUint32(44 + 20 * i + at));
    const bytes = woff.subarray(offset, offset + packed);
    return { entry: [tag, checksum, length], bytes: packed < length ? inflateSync(bytes) : bytes };
  });
}

const padded = (length: number): number => (length + 3) & ~3;

/** A WOFF font as the TrueType font that it packs (W3C WOFF 1.0, section 4). */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const tables = tablesOf(woff);
  const head = 12 + 16 * tables.length;
  const out = new Uint8Array(tables.reduce((size, t) => size + padded(t.bytes.length), head));
  const view = new DataView(out.buffer);
  view.setUint32(0, new DataView(woff.buffer, woff.byteOffset).getUint32(4));
  view.setUint16(4, tables.length);
  let offset = head;
  for (const [i, { entry, bytes }] of tables.entries()) {
    const [tag, checksum, length] = entry;
    for (const [at, value] of [tag, checksum, offset, length].entries()) view.setUint32(12 + 16 * i + 4 * at, value);
    out.set(bytes, offset);
    offset += padded(bytes.length);
  }
  return out;
}

/** Draws an SVG. Letters become outlines, so that it looks the same where the font is missing; `pixels` is the width of the raster form. */
export async function pictureOf(svg: string, pixels: number): Promise<Picture> {
  await start();
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: pixels },
    font: { fontBuffers: facesFor(svg), defaultFontFamily: "Arimo", sansSerifFamily: "Arimo" },
  });
  const png = drawing.render().asPng();
  const lines = new TextEncoder().encode(withDrawnHatching(drawing.toString()));
  const { width, height } = drawing;
  drawing.free();
  return { width, height, run: (w, h, alt) => imageRun(lines, png, w, h, alt) };
}

function imageRun(svg: Uint8Array, png: Uint8Array, width: number, height: number, alt: PictureAlt): ImageRun {
  return new ImageRun({
    type: "svg",
    data: svg,
    fallback: { type: "png", data: png },
    transformation: { width, height },
    ...("decorative" in alt
      ? { decorative: true, altText: { name: alt.name, description: "", title: "" } }
      : { altText: { name: alt.name, description: alt.words, title: "" } }),
  });
}
