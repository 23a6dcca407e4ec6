import { PDFArray, type PDFContext, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from "./pdf-lib.ts";

/** What an element holds, in order: other elements, marked content of a page, or an object such as a link's annotation. */
export type Kid =
  | { readonly is: "element"; readonly element: Element }
  | { readonly is: "content"; readonly page: number; readonly mcid: number; readonly raw: PDFObject }
  | { readonly is: "object"; readonly target: PDFDict; readonly raw: PDFObject };

/** An element of the structure tree. `kids` may be changed; `writeKids` puts them back. */
export interface Element {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly parent: Element | null;
  kids: Kid[];
}

/** The structure tree of a document, elements in reading order. */
export interface Structure {
  readonly root: PDFDict;
  readonly elements: readonly Element[];
  readonly top: readonly Element[];
}

const names = new Map<string, PDFName>();

/** A name as an object, looked up once: the package reads its escapes anew each time. */
export function name(text: string): PDFName {
  const known = names.get(text);
  if (known !== undefined) return known;
  const made = PDFName.of(text);
  names.set(text, made);
  return made;
}

const NOT_A_PAGE = -1;
const S = name("S");

/** The element's type, "TD" or "P". */
export function typeOf(element: Element): string {
  const s = element.dict.get(S);
  return s instanceof PDFName ? s.decodeText() : "";
}

/** An attribute of an element (Scope, ColSpan …), wherever its attribute dictionaries have it. */
export function attribute(context: PDFContext, element: Element, key: string): PDFObject | undefined {
  for (const a of attributesOf(context, element)) {
    const value = context.lookup(a.get(name(key)));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** An element's attribute dictionaries. */
export function attributesOf(context: PDFContext, element: Element): PDFDict[] {
  const a = context.lookup(element.dict.get(name("A")));
  const all = a instanceof PDFArray ? a.asArray().map((x) => context.lookup(x)) : [a];
  return all.filter((x): x is PDFDict => x instanceof PDFDict);
}

function rawKids(context: PDFContext, dict: PDFDict): PDFObject[] {
  const direct = dict.get(name("K"));
  const k = context.lookup(direct);
  if (k === undefined || direct === undefined) return [];
  return k instanceof PDFArray ? k.asArray() : [direct];
}

/** Reads the structure tree whole, without recursion: a table of 300 rows is deep and long. @throws where the document is not tagged. */
export function readStructure(document: PDFDocument): Structure {
  const { context, catalog } = document;
  const root = context.lookup(catalog.get(name("StructTreeRoot")));
  if (!(root instanceof PDFDict)) throw new Error("the browser printed a PDF without tags");
  const pages = new Map(document.getPages().map((p, i) => [p.ref.toString(), i]));
  const pageOf = (ref: PDFObject | undefined) => (ref instanceof PDFRef ? (pages.get(ref.toString()) ?? NOT_A_PAGE) : NOT_A_PAGE);
  const elements: Element[] = [];

  const make = (ref: PDFObject, parent: Element | null): Element | null => {
    const dict = context.lookup(ref);
    return ref instanceof PDFRef && dict instanceof PDFDict ? { ref, dict, parent, kids: [] } : null;
  };
  const kidOf = (raw: PDFObject, of: Element): Kid | null => {
    const value = context.lookup(raw);
    if (value instanceof PDFNumber) return { is: "content", page: pageOf(of.dict.get(name("Pg"))), mcid: value.asNumber(), raw };
    if (!(value instanceof PDFDict)) return null;
    const type = value.get(name("Type"));
    if (type === name("OBJR")) {
      const target = context.lookup(value.get(name("Obj")));
      return target instanceof PDFDict ? { is: "object", target, raw } : null;
    }
    if (type === name("MCR")) {
      const mcid = context.lookup(value.get(name("MCID")));
      return {
        is: "content",
        page: pageOf(value.get(name("Pg")) ?? of.dict.get(name("Pg"))),
        mcid: mcid instanceof PDFNumber ? mcid.asNumber() : 0,
        raw,
      };
    }
    const element = make(raw, of);
    return element === null ? null : { is: "element", element };
  };

  const top = rawKids(context, root)
    .map((k) => make(k, null))
    .filter((e) => e !== null);
  const todo = [...top].reverse();
  for (let e = todo.pop(); e !== undefined; e = todo.pop()) {
    elements.push(e);
    const of = e;
    e.kids = rawKids(context, e.dict)
      .map((k) => kidOf(k, of))
      .filter((k) => k !== null);
    for (const k of [...e.kids].reverse()) if (k.is === "element") todo.push(k.element);
  }
  return { root, elements, top };
}

/** The object that stands for a kid in its parent's K. */
function rawOf(kid: Kid): PDFObject {
  return kid.is === "element" ? kid.element.ref : kid.raw;
}

/** Puts an element's kids back into the document. */
export function writeKids(context: PDFContext, element: Element): void {
  if (element.kids.length === 0) element.dict.delete(name("K"));
  else element.dict.set(name("K"), context.obj(element.kids.map(rawOf)));
}

/** All marked content below an element, in reading order. */
export function contentOf(element: Element): { readonly page: number; readonly mcid: number }[] {
  const out: { page: number; mcid: number }[] = [];
  const todo: Kid[] = [...element.kids].reverse();
  for (let k = todo.pop(); k !== undefined; k = todo.pop()) {
    if (k.is === "content") out.push({ page: k.page, mcid: k.mcid });
    else if (k.is === "element") todo.push(...[...k.element.kids].reverse());
  }
  return out;
}

/** The nearest element of a type among an element and those it stands in. */
export function within(element: Element, type: string): Element | null {
  const wanted = name(type); // equal names are one object
  for (let e: Element | null = element; e !== null; e = e.parent) if (e.dict.get(S) === wanted) return e;
  return null;
}
