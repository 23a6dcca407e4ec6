import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { attempt } from "./steps.ts";

const LARGEST = 50_000_000; // bytes unpacked, of one part: the text of a paper is far under one million
const MOST = 300_000_000; // bytes unpacked, of all

/** All places of a paper in which its edition digest may stand, as text without mark-up and white space. PDF, Word, workbook, HTML, CSV, JSON. */
export function haystacks(bytes: Uint8Array): readonly string[] {
  return [bytes, ...zipParts(bytes), ...pdfStreams(bytes)].map(bare);
}

/** What a paper or a part of it says, in plain words. Not a PDF's, which are drawn. */
export function wordsInPaper(bytes: Uint8Array): readonly string[] {
  const parts = zipParts(bytes);
  return (parts.length > 0 ? parts : [bytes]).map((part) => ` ${plainWords(Buffer.from(part).toString("utf8").replace(NO_WORDS, " "))} `);
}

const NO_WORDS = /<[^<>]*>|&#?\w+;|\\[nrt"]/g; // mark-up, entities, and JSON's line breaks

/** Letters and figures alone, each word apart by a space: the same however a format writes what stands between. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function bare(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/<[^<>]*>/g, (tag) => (/[0-9a-f]{64}/.test(tag) ? tag : ""))
    .replace(/&nbsp;|&#160;|\u00c2?\u00a0|[\s\0]/g, "");
}

function zipParts(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [];
  let total = 0;
  const take = (size: number): boolean => {
    total += size;
    return size <= LARGEST && total <= MOST;
  };
  const parts = attempt(() => unzipSync(bytes, { filter: (f) => /\.(xml|rels)$/.test(f.name) && take(f.originalSize) }));
  return parts.ok ? Object.values(parts.value) : [];
}

function pdfStreams(bytes: Uint8Array): readonly Uint8Array[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!file.subarray(0, 1024).includes("%PDF-")) return [];
  const found: Uint8Array[] = [];
  let total = 0;
  for (let at = file.indexOf("stream"); at >= 0 && total < MOST; at = file.indexOf("stream", at + 6)) {
    if (file.subarray(at - 3, at).toString("latin1") === "end") continue;
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + 1;
    const end = file.indexOf("endstream", start);
    if (end < 0) break;
    const inflated = attempt(() => inflateSync(file.subarray(start, end), { maxOutputLength: LARGEST, finishFlush: 2 }));
    if (inflated.ok) found.push(inflated.value);
    total += inflated.ok ? inflated.value.length : 0;
    at = end;
  }
  return found;
}
