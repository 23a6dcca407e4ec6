import { CannotUse } from "../../model/outcome.ts";
import { MAX_TAGS } from "./limits.ts";
import type { PdfPage } from "./page.ts";
import { call, type Pdfium, utf16 } from "./pdfium.ts";

/**
 * Where a piece of marked content stands in the structure tree. Paths are child indices ("0/3/1"), the same on every page that an element runs over.
 */
export interface Tag {
  readonly table: string | null;
  readonly row: string | null;
  readonly cell: string | null;
  readonly headerCell: boolean;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Index of the cell among its row's children; an engine that leaves empty cells out makes it too small. */
  readonly cellIndex: number;
  /** The nearest block (P, LI, H1 …) and heading level. */
  readonly block: string | null;
  readonly level: number | null;
  /** A list item's own mark. */
  readonly label: boolean;
}

/** Tags of a page by marked-content id. */
export type PageTags = ReadonlyMap<number, Tag>;

const ROOT: Tag = {
  table: null,
  row: null,
  cell: null,
  headerCell: false,
  colSpan: 1,
  rowSpan: 1,
  cellIndex: 0,
  block: null,
  level: null,
  label: false,
};

/** Deeper trees are loops or attacks; Word nests about a dozen. */
const DEEPEST = 60;

interface Walk {
  readonly m: Pdfium;
  readonly scratch: number;
  readonly page: number;
  readonly out: Map<number, Tag>;
  seen: number;
}

/** The page's part of the structure tree; null where the page has none. */
export function pageTags(page: PdfPage): PageTags | null {
  const { m, scratch } = page.file;
  const tree = call(m, "_FPDF_StructTree_GetForPage", page.handle);
  if (tree === 0) return null;
  const walk: Walk = { m, scratch, page: page.number, out: new Map(), seen: 0 };
  const count = call(m, "_FPDF_StructTree_CountChildren", tree);
  for (let k = 0; k < count; k++) {
    const child = call(m, "_FPDF_StructTree_GetChildAtIndex", tree, k);
    if (child !== 0) visit(walk, child, String(k), k, ROOT, 0);
  }
  call(m, "_FPDF_StructTree_Close", tree);
  return walk.out.size === 0 ? null : walk.out;
}

function visit(walk: Walk, element: number, path: string, index: number, above: Tag, depth: number): void {
  if (depth > DEEPEST) return;
  if (++walk.seen > MAX_TAGS) throw new CannotUse(`page ${walk.page} has more than ${MAX_TAGS} structure tags: export the document again`);
  const { m } = walk;
  const tag = tagOf(walk, element, path, index, above);
  const count = call(m, "_FPDF_StructElement_CountChildren", element);
  for (let k = 0; k < count; k++) {
    const child = call(m, "_FPDF_StructElement_GetChildAtIndex", element, k);
    if (child !== 0) {
      visit(walk, child, `${path}/${k}`, k, tag, depth + 1);
      continue;
    }
    const id = call(m, "_FPDF_StructElement_GetChildMarkedContentID", element, k);
    if (id >= 0) walk.out.set(id, tag);
  }
}

function tagOf(walk: Walk, element: number, path: string, index: number, above: Tag): Tag {
  const type = typeOf(walk, element);
  if (type === "Table") return above.cell === null ? { ...above, table: path, row: null, block: path } : above;
  if (type === "TR") return above.cell === null ? { ...above, row: path, block: path } : above;
  if (type === "TD" || type === "TH") {
    if (above.row === null || above.cell !== null) return above;
    const span = (name: string) => Math.max(1, attribute(walk, element, name));
    return {
      ...above,
      cell: path,
      cellIndex: index,
      block: path,
      headerCell: type === "TH",
      colSpan: span("ColSpan"),
      rowSpan: span("RowSpan"),
    };
  }
  if (type === "Lbl") return { ...above, label: true };
  const level = /^H([1-6])$/.exec(type);
  if (level !== null) return { ...above, block: path, level: Number(level[1]) };
  return BLOCKS.has(type) ? { ...above, block: path } : above;
}

const BLOCKS = new Set(["P", "LI", "LBody", "H", "Caption", "Div", "BlockQuote", "Note"]);

function typeOf(walk: Walk, element: number): string {
  const { m, scratch } = walk;
  return utf16(m, scratch, call(m, "_FPDF_StructElement_GetType", element, scratch, 256));
}

/** A whole-number attribute of an element (ColSpan, RowSpan); 0 where it has none. */
function attribute(walk: Walk, element: number, name: string): number {
  const { m, scratch } = walk;
  const count = call(m, "_FPDF_StructElement_GetAttributeCount", element);
  for (let k = 0; k < count; k++) {
    const attributes = call(m, "_FPDF_StructElement_GetAttributeAtIndex", element, k);
    if (attributes === 0) continue;
    m.HEAPU8.set(new TextEncoder().encode(`${name}\0`), scratch);
    const value = call(m, "_FPDF_StructElement_Attr_GetValue", attributes, scratch);
    if (value !== 0 && call(m, "_FPDF_StructElement_Attr_GetNumberValue", value, scratch + 64) === 1)
      return Math.round(m.HEAPF32[(scratch + 64) >> 2] ?? 0);
  }
  return 0;
}
