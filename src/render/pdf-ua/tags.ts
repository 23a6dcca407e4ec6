import { contentKey, type Pages } from "./artifacts.ts";
import type { Glyphs } from "./glyphs.ts";
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFString } from "./pdf-lib.ts";
import { attributesOf, contentOf, type Element, type Kid, name, type Structure, typeOf, writeKids } from "./structure.ts";

/** Text as a PDF string, whatever letters it has. */
export const pdfText = (text: string): PDFHexString => PDFHexString.fromText(text);

/** An element's list body: PDF/UA wants all of a list item but its label in one. */
function wrapListBody(document: PDFDocument, item: Element): void {
  const { context } = document;
  const isLabel = (k: Kid) => k.is === "element" && ["Lbl", "LBody"].includes(typeOf(k.element));
  const body = item.kids.filter((k) => !isLabel(k));
  if (body.length === 0) return;
  const dict = context.obj({ Type: "StructElem", S: "LBody", P: item.ref });
  const page = item.dict.get(name("Pg"));
  if (page !== undefined) dict.set(name("Pg"), page);
  const ref = context.register(dict);
  const made: Element = { ref, dict, parent: item, kids: body };
  for (const k of body) if (k.is === "element") k.element.dict.set(name("P"), ref);
  writeKids(context, made);
  item.kids = [...item.kids.filter(isLabel), { is: "element", element: made }];
  writeKids(context, item);
}

/** The box of all that a figure paints; a reader needs it to show where the figure is. */
function giveBox(document: PDFDocument, pages: Pages, figure: Element): void {
  const boxes = contentOf(figure)
    .map(({ page, mcid }) => pages.marks.get(contentKey(page, mcid))?.box)
    .filter((b) => b !== undefined && b !== null);
  if (boxes.length === 0) return;
  const least = (i: 0 | 1) => Math.min(...boxes.map((b) => b[i]));
  const most = (i: 2 | 3) => Math.max(...boxes.map((b) => b[i]));
  const box = [least(0), least(1), most(2), most(3)].map((v) => Math.round(v * 100) / 100);
  figure.dict.set(name("A"), document.context.obj([{ O: "Layout", BBox: box, Placement: "Block" }]));
}

function where(document: PDFDocument, annotation: PDFDict): string {
  const { context } = document;
  const action = context.lookup(annotation.get(name("A")));
  const uri = action instanceof PDFDict ? context.lookup(action.get(name("URI"))) : undefined;
  return uri instanceof PDFString || uri instanceof PDFHexString ? ` (${uri.decodeText()})` : "";
}

/** A link says in words where it leads, and is printed. */
function describeLink(document: PDFDocument, glyphs: Glyphs, link: Element): void {
  const words = glyphs.textOf(link);
  for (const k of link.kids)
    if (k.is === "object") {
      k.target.set(name("Contents"), pdfText(`${words === "" ? "Link" : words}${where(document, k.target)}`));
      k.target.set(name("F"), PDFNumber.of(4)); // bit 3: printed with the page (PDF/A)
    }
}

const menders: Readonly<Record<string, (document: PDFDocument, pages: Pages, glyphs: Glyphs, element: Element) => void>> = {
  LI: (document, _pages, _glyphs, e) => wrapListBody(document, e),
  Figure: (document, pages, _glyphs, e) => giveBox(document, pages, e),
  Link: (document, _pages, glyphs, e) => describeLink(document, glyphs, e),
};

// Types of later PDF versions or of the browser's own that PDF/UA-1 readers do not know, and what they stand for.
const ROLES: Readonly<Record<string, string>> = {
  Strong: "Span",
  Em: "Span",
  Aside: "Sect",
  Title: "P",
  FENote: "Note",
  Sub: "Span",
  DocumentFragment: "Div",
  Artifact: "NonStruct",
};

function mapRoles(document: PDFDocument, structure: Structure): void {
  const used = new Set(structure.elements.map(typeOf));
  const roles = Object.fromEntries(Object.entries(ROLES).filter(([k]) => used.has(k)));
  if (Object.keys(roles).length > 0) structure.root.set(name("RoleMap"), document.context.obj(roles));
}

const bytesOf = (o: PDFObject | undefined) =>
  o instanceof PDFString || o instanceof PDFHexString ? Buffer.from(o.asBytes()).toString("latin1") : null;

/** Element IDs come from numbers of the browser's process and differ from run to run: number them in reading order, and mend what refers to them. */
function numberIds(document: PDFDocument, structure: Structure): void {
  const { context } = document;
  const ids = new Map<string, string>();
  const pairs: PDFObject[] = [];
  for (const e of structure.elements) {
    const old = bytesOf(context.lookup(e.dict.get(name("ID"))));
    if (old === null) continue;
    const id = `n${String(ids.size + 1).padStart(6, "0")}`;
    ids.set(old, id);
    e.dict.set(name("ID"), PDFString.of(id));
    pairs.push(PDFString.of(id), e.ref);
  }
  for (const e of structure.elements) for (const a of attributesOf(context, e)) renameHeaders(document, a, ids);
  const [first, last] = [pairs[0], pairs.at(-2)];
  if (first !== undefined && last !== undefined)
    structure.root.set(name("IDTree"), context.obj({ Kids: [context.register(context.obj({ Limits: [first, last], Names: pairs }))] }));
}

function renameHeaders(document: PDFDocument, attributes: PDFDict, ids: ReadonlyMap<string, string>): void {
  const headers = document.context.lookup(attributes.get(name("Headers")));
  if (!(headers instanceof PDFArray)) return;
  const kept = headers
    .asArray()
    .map((h) => ids.get(bytesOf(document.context.lookup(h)) ?? ""))
    .filter((id) => id !== undefined);
  attributes.set(PDFName.of("Headers"), document.context.obj(kept.map((id) => PDFString.of(id))));
}

/** Mends the structure tree: list bodies, figures' boxes, links' words, roles, identifiers. */
export function mendTags(document: PDFDocument, structure: Structure, pages: Pages, glyphs: Glyphs): void {
  for (const e of structure.elements) menders[typeOf(e)]?.(document, pages, glyphs, e);
  mapRoles(document, structure);
  numberIds(document, structure);
}
