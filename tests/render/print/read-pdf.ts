import { call, openPdf, type PdfFile, type Pdfium, utf16 } from "../../../src/ingest/pdf/pdfium.ts";

/** An element of the structure tree with what it holds on all pages. `path` is child indices from the root, the same on every page. */
export interface Tag {
  readonly path: string;
  readonly type: string;
  readonly scope: string;
  readonly pages: Set<number>;
}

/** Text that one page object shows; `mcid` null for furniture. Points from the foot of the page. */
export interface Shown {
  readonly page: number;
  readonly mcid: number | null;
  text: string;
  readonly foot: number;
  readonly top: number;
}

/** A piece of marked content in the tree: `order` is its place among its element's kids. */
interface Owned {
  readonly page: number;
  readonly mcid: number;
  readonly path: string;
}

/** A PDF as PDFium reads it: words with their marks, and the tags of all pages as one tree. */
export interface ReadPdf {
  readonly pages: number;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly owned: readonly Owned[];
  readonly shown: readonly Shown[];
  /** Objects that stand neither in a tag nor in an artifact. */
  readonly untold: number;
  readonly bookmarks: readonly string[];
}

function stringOf(file: PdfFile, ask: (at: number, size: number) => number): string {
  const length = ask(file.scratch, 4096);
  return length <= 2 || length > 4096 ? "" : utf16(file.m, file.scratch, length);
}

/** An ASCII key for PDFium to read, past the part of the scratch memory that answers are written to. */
function key(file: PdfFile, word: string): { readonly at: number; readonly answer: number } {
  file.m.HEAPU8.set(new TextEncoder().encode(`${word}\0`), file.scratch);
  return { at: file.scratch, answer: file.scratch + 64 };
}

function attributeOf(file: PdfFile, element: number, name: string): string {
  const { at, answer } = key(file, name);
  const length = call(file.m, "_FPDF_StructElement_GetStringAttribute", element, at, answer, 1000);
  return length <= 2 ? "" : utf16(file.m, answer, length);
}

interface Reading {
  readonly file: PdfFile;
  readonly tags: Map<string, Tag>;
  readonly owned: Owned[];
  readonly shown: Shown[];
  untold: number;
}

function walk(r: Reading, element: number, path: string, page: number): void {
  const { m } = r.file;
  const tag = r.tags.get(path) ?? {
    path,
    type: stringOf(r.file, (at, size) => call(m, "_FPDF_StructElement_GetType", element, at, size)),
    scope: attributeOf(r.file, element, "Scope"),
    pages: new Set<number>(),
  };
  r.tags.set(path, tag);
  const kids = call(m, "_FPDF_StructElement_CountChildren", element);
  for (let k = 0; k < kids; k++) {
    const kid = call(m, "_FPDF_StructElement_GetChildAtIndex", element, k);
    if (kid !== 0) walk(r, kid, `${path}/${k}`, page);
    else own(r, element, k, `${path}/${k}`, page);
  }
}

function own(r: Reading, element: number, k: number, path: string, page: number): void {
  const mcid = call(r.file.m, "_FPDF_StructElement_GetChildMarkedContentID", element, k);
  if (mcid < 0) return;
  r.owned.push({ page, mcid, path });
  const steps = path.split("/");
  for (let n = steps.length - 1; n > 0; n--) r.tags.get(steps.slice(0, n).join("/"))?.pages.add(page);
}

function readTags(r: Reading, handle: number, page: number): void {
  const { m } = r.file;
  const tree = call(m, "_FPDF_StructTree_GetForPage", handle);
  const count = call(m, "_FPDF_StructTree_CountChildren", tree);
  for (let k = 0; k < count; k++) {
    const kid = call(m, "_FPDF_StructTree_GetChildAtIndex", tree, k);
    if (kid !== 0) walk(r, kid, String(k), page);
  }
  call(m, "_FPDF_StructTree_Close", tree);
}

function isArtifact(file: PdfFile, object: number): boolean {
  const { m } = file;
  const [answer, length] = [file.scratch, file.scratch + 2048];
  return Array.from({ length: call(m, "_FPDFPageObj_CountMarks", object) }, (_, k) => {
    call(m, "_FPDFPageObjMark_GetName", call(m, "_FPDFPageObj_GetMark", object, k), answer, 1000, length);
    return utf16(m, answer, m.HEAPU32[length >> 2] ?? 0);
  }).includes("Artifact");
}

function boundsOf(file: PdfFile, object: number): { readonly foot: number; readonly top: number } {
  const at = file.scratch;
  call(file.m, "_FPDFPageObj_GetBounds", object, at, at + 4, at + 8, at + 12);
  return { foot: file.m.HEAPF32[(at >> 2) + 1] ?? 0, top: file.m.HEAPF32[(at >> 2) + 3] ?? 0 };
}

/** Every object of a page, with the text that each shows. */
function readObjects(r: Reading, handle: number, page: number): void {
  const { m } = r.file;
  const byObject = new Map<number, Shown>();
  for (let k = 0; k < call(m, "_FPDFPage_CountObjects", handle); k++) {
    const object = call(m, "_FPDFPage_GetObject", handle, k);
    const id = call(m, "_FPDFPageObj_GetMarkedContentID", object);
    const artifact = isArtifact(r.file, object);
    if (id < 0 && !artifact) r.untold++;
    byObject.set(object, {
      page,
      mcid: artifact || id < 0 ? null : id,
      text: "",
      ...boundsOf(r.file, object),
    });
  }
  readText(m, handle, byObject);
  r.shown.push(...[...byObject.values()].filter((s) => s.text !== ""));
}

const HYPHEN = 2; // what PDFium makes of a hyphen at the end of a line

function readText(m: Pdfium, handle: number, byObject: ReadonlyMap<number, Shown>): void {
  const text = call(m, "_FPDFText_LoadPage", handle);
  const count = call(m, "_FPDFText_CountChars", text);
  for (let i = 0; i < count; i++) {
    const shown = byObject.get(call(m, "_FPDFText_GetTextObject", text, i));
    const code = call(m, "_FPDFText_GetUnicode", text, i);
    if (shown !== undefined) shown.text += code === HYPHEN ? "-" : String.fromCodePoint(code);
  }
  call(m, "_FPDFText_ClosePage", text);
}

function bookmarksOf(file: PdfFile): string[] {
  const { m, doc } = file;
  const titles: string[] = [];
  const visit = (above: number): void => {
    for (let b = call(m, "_FPDFBookmark_GetFirstChild", doc, above); b !== 0; b = call(m, "_FPDFBookmark_GetNextSibling", doc, b)) {
      titles.push(stringOf(file, (at, size) => call(m, "_FPDFBookmark_GetTitle", b, at, size)));
      visit(b);
    }
  };
  visit(0);
  return titles;
}

/** Reads a PDF whole with PDFium, which shares no code with what printed and finished it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const file = await openPdf(bytes, null);
  const r: Reading = { file, tags: new Map(), owned: [], shown: [], untold: 0 };
  for (let page = 0; page < file.pages; page++) {
    const handle = call(file.m, "_FPDF_LoadPage", file.doc, page);
    readTags(r, handle, page);
    readObjects(r, handle, page);
    call(file.m, "_FPDF_ClosePage", handle);
  }
  const bookmarks = bookmarksOf(file);
  file.close();
  return { pages: file.pages, tags: r.tags, owned: r.owned, shown: r.shown, untold: r.untold, bookmarks };
}
