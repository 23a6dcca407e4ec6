import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { unzipSync } from "fflate";
import { readPdf } from "./read-pdf.ts";

const decoded = (bytes: Uint8Array): string[] => [Buffer.from(bytes).toString("utf8"), Buffer.from(bytes).toString("utf16le")];

function stringsOf(object: PDFObject): string[] {
  const out: string[] = [];
  const todo: PDFObject[] = [object];
  for (let o = todo.pop(); o !== undefined; o = todo.pop()) {
    if (o instanceof PDFString || o instanceof PDFHexString) out.push(o.decodeText());
    else if (o instanceof PDFDict) todo.push(...o.values());
    else if (o instanceof PDFArray) todo.push(...o.asArray());
    else if (o instanceof PDFStream) todo.push(o.dict);
    if (o instanceof PDFRawStream) out.push(...decoded(unpacked(o)));
  }
  return out;
}

function unpacked(stream: PDFRawStream): Uint8Array {
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return stream.contents; // a picture's own coding
  }
}

async function inPdf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = document.context.enumerateIndirectObjects().flatMap(([, o]) => stringsOf(o));
  const read = await readPdf(bytes);
  return [...decoded(bytes), ...objects, ...read.bookmarks, read.shown.map((s) => s.text).join("")];
}

/** All that can be read out of a file's bytes, packed ones unpacked: strings, streams, parts, printed words. White space is left out. */
export async function everyByte(bytes: Uint8Array): Promise<string> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  const texts =
    start === "%PDF"
      ? await inPdf(bytes)
      : start === "PK\u0003\u0004"
        ? Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [name, ...decoded(part)])
        : decoded(bytes);
  const all = texts.join("\n");
  return `${all.replace(/<[^<>]*>/g, "")}\n${all}`.replace(/\s+/g, "");
}
