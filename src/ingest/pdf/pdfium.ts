import { PDFiumLibrary } from "@hyzyla/pdfium";
import { CannotUse } from "../../model/outcome.ts";
import { tooMuch, usualLimits } from "../limits.ts";

/** A function of PDFium: handles, addresses and numbers in, a number out. */
export type PdfiumCall = (...args: number[]) => number;

/** The C functions of PDFium that are used, by their own names: handles and addresses are numbers. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly wasmExports: { malloc(size: number): number; free(at: number): void };
  readonly [name: `_FPDF${string}`]: PdfiumCall;
}

/** An opened document; `scratch` is 4 kB of PDFium's memory for answers, free to use between two calls. */
export interface PdfFile {
  readonly m: Pdfium;
  readonly doc: number;
  readonly pages: number;
  readonly title: string | null;
  readonly scratch: number;
  close(): void;
}

const SCRATCH = 4096;
/** FPDF_GetLastError */
const PASSWORD = 4;
const SECURITY = 5;

/** Pages of the note that a sensitivity label puts in the plan's place ("this document is protected"), with the plan encrypted inside. */
const WRAPPER_PAGES = 2;

let library: Promise<Pdfium> | null = null;

/** One engine for the process: 10 ms to start, and its memory is used again by the next document. */
function engine(): Promise<Pdfium> {
  library ??= PDFiumLibrary.init().then((l) => withoutWrappers((l as unknown as { module: Pdfium }).module));
  return library;
}

/** The package wraps each function in checks of its own that write their messages before they know a need for them: half the time of a call. */
function withoutWrappers(m: Pdfium): Pdfium {
  const bare = m.wasmExports as unknown as Readonly<Record<string, PdfiumCall>>;
  const functions = m as unknown as Record<string, PdfiumCall>;
  for (const name of Object.keys(m))
    if (name.startsWith("_FPDF") && bare[name.slice(1)] !== undefined) functions[name] = bare[name.slice(1)] as PdfiumCall;
  return m;
}

/** Calls a function of PDFium by name. */
export function call(m: Pdfium, name: `_FPDF${string}`, ...args: number[]): number {
  const f = m[name];
  if (f === undefined) throw new Error(`this PDFium has no ${name}`);
  return f(...args);
}

/** Opens a PDF for reading; throws `CannotUse` where it is none, is cut off, is empty or cannot be opened with this password. */
export async function openPdf(bytes: Uint8Array, password: string | null, most = usualLimits.pages): Promise<PdfFile> {
  assertWholePdf(bytes);
  const m = await engine();
  const data = m.wasmExports.malloc(bytes.length);
  m.HEAPU8.set(bytes, data);
  const doc = load(m, data, bytes.length, password);
  if (doc === 0) {
    const error = call(m, "_FPDF_GetLastError");
    m.wasmExports.free(data);
    throw cannotOpen(error, bytes, password);
  }
  const scratch = m.wasmExports.malloc(SCRATCH);
  const close = () => {
    call(m, "_FPDF_CloseDocument", doc);
    m.wasmExports.free(scratch);
    m.wasmExports.free(data);
  };
  const pages = call(m, "_FPDF_GetPageCount", doc);
  if (pages < 1 || pages > most) {
    close();
    throw pages < 1 ? new CannotUse("the PDF has no pages") : tooMuch("the PDF", `${pages} pages`, String(most), "pages");
  }
  if (pages <= WRAPPER_PAGES && isRightsManaged(bytes)) {
    close();
    throw rightsManaged();
  }
  return { m, doc, pages, title: metaTitle(m, doc, scratch), scratch, close };
}

function load(m: Pdfium, data: number, length: number, password: string | null): number {
  if (password === null || password === "") return call(m, "_FPDF_LoadMemDocument", data, length, 0);
  const coded = new TextEncoder().encode(`${password}\0`);
  const at = m.wasmExports.malloc(coded.length);
  m.HEAPU8.set(coded, at);
  const doc = call(m, "_FPDF_LoadMemDocument", data, length, at);
  m.HEAPU8.fill(0, at, at + coded.length);
  m.wasmExports.free(at);
  return doc;
}

function assertWholePdf(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new CannotUse("the file is empty: save or download it again");
  if (indexOf(bytes.subarray(0, 1024), "%PDF-") < 0) throw new CannotUse("this is not a PDF (it does not begin with %PDF-)");
  // PDFium mends a file that was cut off by leaving out what is missing, which here would drop recommendations in silence.
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 26)) end--;
  if (indexOf(bytes.subarray(Math.max(0, end - 4096), end), "%%EOF") < 0)
    throw new CannotUse("the PDF is cut off (its end is missing): download or export it again");
}

function cannotOpen(error: number, bytes: Uint8Array, password: string | null): CannotUse {
  if (isRightsManaged(bytes)) return rightsManaged();
  if (error === PASSWORD)
    return new CannotUse(
      password
        ? "the password does not open this PDF: check the file named by --password-file"
        : "the PDF is encrypted: give its password with --password-file",
    );
  if (error === SECURITY)
    return new CannotUse("the PDF is encrypted in a way that only its own program opens: ask for an unprotected export");
  return new CannotUse("the PDF is damaged and cannot be read: export or download it again");
}

/** A file protected by a sensitivity label holds the plan as an encrypted attachment or under Microsoft's own security handler. */
function isRightsManaged(bytes: Uint8Array): boolean {
  return indexOf(bytes, "MicrosoftIRMServices") >= 0;
}

function rightsManaged(): CannotUse {
  return new CannotUse(
    "the PDF is encrypted by a sensitivity label (rights management): remove the label's protection or export a copy without it",
  );
}

function indexOf(bytes: Uint8Array, ascii: string): number {
  const first = ascii.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let k = 1;
    while (k < ascii.length && bytes[at + k] === ascii.charCodeAt(k)) k++;
    if (k === ascii.length) return at;
  }
  return -1;
}

function metaTitle(m: Pdfium, doc: number, scratch: number): string | null {
  m.HEAPU8.set(new TextEncoder().encode("Title\0"), scratch);
  const length = call(m, "_FPDF_GetMetaText", doc, scratch, scratch + 16, SCRATCH - 16);
  const title = length > SCRATCH - 16 ? "" : utf16(m, scratch + 16, length).trim();
  return title === "" ? null : title;
}

/** A string that PDFium wrote as UTF-16 with a closing zero; `length` in bytes. */
export function utf16(m: Pdfium, at: number, length: number): string {
  let s = "";
  for (let k = 0; k + 2 < length; k += 2) s += String.fromCharCode((m.HEAPU8[at + k] ?? 0) | ((m.HEAPU8[at + k + 1] ?? 0) << 8));
  return s;
}
