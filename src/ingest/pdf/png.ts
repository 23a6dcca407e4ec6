import { zlibSync } from "fflate";
import type { PagePicture } from "./render.ts";

/** A picture as a PNG file (8 bits a channel, without alpha: pages are opaque). */
export function pictureToPng(picture: PagePicture): Uint8Array {
  const { width, height } = picture;
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, 2, 0, 0, 0], 8); // 8 bits, red-green-blue, deflate, filters by row, not interlaced
  const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
  return concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", zlibSync(scanlines(picture), { level: 6 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** Rows with their filter byte: each pixel as its difference from the one above (filter 2), which white pages compress best. */
function scanlines({ width, height, rgba }: PagePicture): Uint8Array {
  const out = new Uint8Array(height * (width * 3 + 1));
  let at = 0;
  for (let y = 0; y < height; y++) {
    out[at++] = 2;
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) {
        const here = (y * width + x) * 4 + c;
        out[at++] = (rgba[here] ?? 0) - (y === 0 ? 0 : (rgba[here - width * 4] ?? 0));
      }
  }
  return out;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let k = 0; k < 4; k++) out[4 + k] = type.charCodeAt(k);
  out.set(data, 8);
  view.setUint32(data.length + 8, crc32(out.subarray(4, data.length + 8)));
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const b of bytes) c = (TABLE[(c ^ b) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
