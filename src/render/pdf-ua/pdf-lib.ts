import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as Lib from "@cantoo/pdf-lib";

// The one home of @cantoo/pdf-lib. Its package brings itself in one file too, which loads in a fifth of the time that its 340 modules take.
const ONE_FILE = "dist/pdf-lib.esm.min.js";

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve("@cantoo/pdf-lib");
  const name = path.join("@cantoo", "pdf-lib");
  return entry.slice(0, entry.lastIndexOf(name) + name.length);
}

const lib = (await import(pathToFileURL(path.join(packageFolder(), ONE_FILE)).href)) as typeof Lib;

export const {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} = lib;

/** The bytes of a stream, unpacked. Its type is written out: what it gives is named only inside the package. */
export const decodePDFRawStream: typeof Lib.decodePDFRawStream = lib.decodePDFRawStream;

export type PDFArray = Lib.PDFArray;
export type PDFContext = Lib.PDFContext;
export type PDFDict = Lib.PDFDict;
export type PDFDocument = Lib.PDFDocument;
export type PDFHexString = Lib.PDFHexString;
export type PDFName = Lib.PDFName;
export type PDFNumber = Lib.PDFNumber;
export type PDFObject = Lib.PDFObject;
export type PDFPage = Lib.PDFPage;
export type PDFRawStream = Lib.PDFRawStream;
export type PDFRef = Lib.PDFRef;
export type PDFStream = Lib.PDFStream;
export type PDFString = Lib.PDFString;
