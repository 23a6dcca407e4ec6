import { deflateSync, inflateSync } from "node:zlib";
import { type Marked, type PageContent, readPage } from "./page.ts";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  type PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from "./pdf-lib.ts";
import { attribute, type Element, name, type Structure, within, writeKids } from "./structure.ts";

/** Marked content by page and number, as one key. */
export type ContentKey = string;
export const contentKey = (page: number, mcid: number): ContentKey => `${page}:${mcid}`;

/** Each page's content stream with what it paints, and which element owns each marked content. */
export interface Pages {
  readonly sources: readonly string[];
  readonly contents: readonly PageContent[];
  readonly marks: ReadonlyMap<ContentKey, Marked>;
  readonly owners: ReadonlyMap<ContentKey, Element>;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

function decode(stream: PDFRawStream): Uint8Array {
  const plain = stream.dict.get(name("Filter")) === PDFName.of("FlateDecode") && stream.dict.get(name("DecodeParms")) === undefined;
  return plain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode();
}

function sourceOf(context: PDFContext, page: PDFPage): string {
  const contents = context.lookup(page.node.get(name("Contents")));
  const streams = contents instanceof PDFArray ? contents.asArray().map((x) => context.lookup(x)) : [contents];
  return streams
    .filter((s): s is PDFRawStream => s instanceof PDFRawStream)
    .map((s) => latin1(decode(s)))
    .join("\n");
}

function ownersOf(structure: Structure): Map<ContentKey, Element> {
  const owners = new Map<ContentKey, Element>();
  for (const e of structure.elements) for (const k of e.kids) if (k.is === "content") owners.set(contentKey(k.page, k.mcid), e);
  return owners;
}

/** Reads every page's content stream once. */
export function readPages(document: PDFDocument, structure: Structure): Pages {
  const sources = document.getPages().map((p) => sourceOf(document.context, p));
  const contents = sources.map(readPage);
  const marks = new Map(contents.flatMap((c, page) => c.marked.map((m) => [contentKey(page, m.mcid), m] as const)));
  return { sources, contents, marks, owners: ownersOf(structure) };
}

function columnHeader(context: PDFContext, owner: Element): Element | null {
  const th = within(owner, "TH");
  return th !== null && String(attribute(context, th, "Scope")) === "/Column" ? th : null;
}

/** The first page of each column header: on later pages it is a repetition. */
function firstPages(context: PDFContext, owners: Pages["owners"]): Map<Element, number> {
  const first = new Map<Element, number>();
  for (const [key, owner] of owners) {
    const th = columnHeader(context, owner);
    const page = Number.parseInt(key, 10);
    if (th !== null) first.set(th, Math.min(page, first.get(th) ?? page));
  }
  return first;
}

const isDecoration = (mark: Marked, owner: Element) => !mark.text && !mark.image && within(owner, "Figure") === null;

/** What is no content of the paper: repeated header rows, decoration, and marks that no element owns. */
function notContent(context: PDFContext, pages: Pages): Map<ContentKey, "repeated" | "decoration"> {
  const first = firstPages(context, pages.owners);
  const out = new Map<ContentKey, "repeated" | "decoration">();
  for (const [key, mark] of pages.marks) {
    const owner = pages.owners.get(key);
    const th = owner === undefined ? null : columnHeader(context, owner);
    if (th !== null && first.get(th) !== Number.parseInt(key, 10)) out.set(key, "repeated");
    else if (owner === undefined || isDecoration(mark, owner)) out.set(key, "decoration");
  }
  return out;
}

interface Edit {
  readonly at: number;
  /** Where the text that is replaced ends; the same as `at` for an insertion. */
  readonly to: number;
  readonly text: string;
}

function editsOf(content: PageContent, page: number, height: number, out: ReadonlyMap<ContentKey, "repeated" | "decoration">): Edit[] {
  const edits: Edit[] = [];
  for (const m of content.marked) {
    const why = out.get(contentKey(page, m.mcid));
    if (why !== undefined)
      edits.push({ at: m.start, to: m.opened, text: why === "repeated" ? "/Artifact <</Type/Pagination>>BDC" : "/Artifact BMC" });
  }
  for (const u of content.unmarked) {
    const begin =
      u.y === null ? "/Artifact BMC\n" : `/Artifact <</Type/Pagination/Subtype/${u.y > height / 2 ? "Header" : "Footer"}>>BDC\n`;
    edits.push({ at: u.start, to: u.start, text: begin }, { at: u.end, to: u.end, text: "\nEMC\n" });
  }
  // where one ends as the next begins, the end comes first
  return edits.sort((a, b) => a.at - b.at || (a.text === "\nEMC\n" ? -1 : 0) - (b.text === "\nEMC\n" ? -1 : 0));
}

function edited(source: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const e of edits) {
    parts.push(source.slice(at, e.at), e.text);
    at = e.to;
  }
  return parts.join("") + source.slice(at);
}

/** A compressed stream object of its own. */
export function flate(context: PDFContext, bytes: Uint8Array, entries: Readonly<Record<string, number | string>> = {}): PDFRawStream {
  const small = deflateSync(bytes);
  return PDFRawStream.of(context.obj({ ...entries, Length: small.length, Filter: "FlateDecode" }), small);
}

function dropFromTree(context: PDFContext, structure: Structure, out: ReadonlyMap<ContentKey, unknown>): void {
  for (const e of structure.elements) {
    const kept = e.kids.filter((k) => k.is !== "content" || !out.has(contentKey(k.page, k.mcid)));
    if (kept.length === e.kids.length) continue;
    e.kids = kept;
    writeKids(context, e);
  }
}

/** The parent tree's leaves: number → the array that holds its value, and where. */
export function parentTree(context: PDFContext, structure: Structure): Map<number, { readonly nums: PDFArray; readonly index: number }> {
  const leaves = new Map<number, { nums: PDFArray; index: number }>();
  const todo = [context.lookup(structure.root.get(name("ParentTree")))];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    const dict = node as { get?: (n: PDFName) => unknown };
    const nums = context.lookup(dict.get?.(name("Nums")) as never);
    if (nums instanceof PDFArray)
      for (let i = 0; i + 1 < nums.size(); i += 2) {
        const n = context.lookup(nums.get(i));
        if (n instanceof PDFNumber) leaves.set(n.asNumber(), { nums, index: i + 1 });
      }
    const kids = context.lookup(dict.get?.(name("Kids")) as never);
    if (kids instanceof PDFArray) todo.push(...kids.asArray().map((k) => context.lookup(k)));
  }
  return leaves;
}

function dropFromParents(document: PDFDocument, structure: Structure, out: ReadonlyMap<ContentKey, unknown>): void {
  const { context } = document;
  const leaves = parentTree(context, structure);
  const pages = document.getPages();
  for (const key of out.keys()) {
    const [page = 0, mcid = 0] = key.split(":").map(Number);
    const number = context.lookup(pages[page]?.node.get(name("StructParents")));
    const leaf = number instanceof PDFNumber ? leaves.get(number.asNumber()) : undefined;
    const owners = leaf === undefined ? undefined : context.lookup(leaf.nums.get(leaf.index));
    if (owners instanceof PDFArray && mcid < owners.size()) owners.set(mcid, PDFNull);
  }
}

/** Makes furniture of all that is none of the paper's content: margin boxes, rules, header rows on later pages. */
export function markArtifacts(document: PDFDocument, structure: Structure, pages: Pages): void {
  const { context } = document;
  const out = notContent(context, pages);
  document.getPages().forEach((page, i) => {
    const content = pages.contents[i];
    const source = pages.sources[i];
    if (content === undefined || source === undefined) return;
    const edits = editsOf(content, i, page.getHeight(), out);
    page.node.set(name("Contents"), context.register(flate(context, Buffer.from(edited(source, edits), "latin1"))));
    page.node.set(name("Tabs"), name("S"));
  });
  dropFromTree(context, structure, out);
  dropFromParents(document, structure, out);
}
