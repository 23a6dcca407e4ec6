import { inflateSync } from "node:zlib";

/** The code points that a WOFF font has glyphs for (character maps of format 4 and 12). */
export function codePointsOf(woff: Uint8Array): Set<number> {
  const cmap = tableOf(woff, "cmap");
  const view = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  const out = new Set<number>();
  for (let i = 0; i < view.getUint16(2); i++) readMap(view, view.getUint32(4 + i * 8 + 4), out);
  return out;
}

function tableOf(woff: Uint8Array, tag: string): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  for (let i = 0, at = 44; i < view.getUint16(12); i++, at += 20) {
    if (String.fromCharCode(...woff.subarray(at, at + 4)) !== tag) continue;
    const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return packed < length ? new Uint8Array(inflateSync(bytes)) : bytes;
  }
  throw new Error(`the font has no ${tag} table`);
}

function readMap(view: DataView, at: number, out: Set<number>): void {
  const format = view.getUint16(at);
  if (format === 4) readSegments(view, at, out);
  if (format === 12) readGroups(view, at, out);
}

function readSegments(view: DataView, at: number, out: Set<number>): void {
  const count = view.getUint16(at + 6) / 2;
  for (let i = 0; i < count; i++) {
    const end = view.getUint16(at + 14 + i * 2);
    const start = view.getUint16(at + 16 + (count + i) * 2);
    for (let c = start; c <= end && c < 0xffff; c++) if (glyphOf(view, at, count, i, c, start) !== 0) out.add(c);
  }
}

function glyphOf(view: DataView, at: number, count: number, i: number, c: number, start: number): number {
  const delta = view.getUint16(at + 16 + (2 * count + i) * 2);
  const place = at + 16 + (3 * count + i) * 2;
  const range = view.getUint16(place);
  if (range === 0) return (c + delta) & 0xffff;
  const glyph = view.getUint16(place + range + (c - start) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function readGroups(view: DataView, at: number, out: Set<number>): void {
  for (let i = 0, p = at + 16; i < view.getUint32(at + 12); i++, p += 12)
    for (let c = view.getUint32(p); c <= view.getUint32(p + 4); c++) out.add(c);
}
