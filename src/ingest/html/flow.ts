import { childElements, type Element, isElement, type Node, textOf } from "../text/markup.ts";
import type { ParagraphMaker } from "../text/paragraphs.ts";
import { itemOrdinals, type WordMark, wordMark } from "./lists.ts";
import { boldness, hasSpace, isHidden, type Style, type StyleOf } from "./style.ts";

/** What the words of a page that are not the plan's are given to. */
export interface Aside {
  /** Words that are seen but belong to the page, not to the cell. */
  furniture(text: string): void;
  hidden(text: string): void;
  deleted(text: string): void;
  inserted(text: string): void;
}

interface Flow {
  readonly maker: ParagraphMaker;
  readonly style: StyleOf;
  readonly aside: Aside;
  readonly bold: boolean;
  /** Set in capitals whatever the letters, as a browser prints them. */
  readonly capitals: boolean;
  readonly lists: number;
  readonly ordinals: ReadonlyMap<Element, string | null>;
  /** Line breaks in the text count: `<pre>` and its like. */
  readonly pre: boolean;
  /** Blocks do not part paragraphs: a row of a nested table is one. */
  readonly flat: boolean;
  /** Left margins of Word's list paragraphs in this cell, outermost first. */
  readonly margins: number[];
}

/** Writes what a browser shows of some nodes into a maker of paragraphs. */
export function writeFlow(nodes: readonly Node[], maker: ParagraphMaker, style: StyleOf, aside: Aside, bold = false): void {
  write(nodes, { maker, style, aside, bold, capitals: false, lists: 0, ordinals: new Map(), pre: false, flat: false, margins: [] });
}

function write(nodes: readonly Node[], flow: Flow): void {
  for (const node of nodes) {
    if (node.type === "text") writeText(node.data, flow);
    else if (isElement(node)) writeElement(node, flow);
  }
}

function writeText(text: string, flow: Flow): void {
  const lines = flow.pre ? text.split(/\r\n?|\n/) : [text];
  lines.forEach((line, i) => {
    if (i > 0) flow.maker.line();
    flow.maker.text(flow.capitals ? line.toUpperCase() : line, flow.bold);
  });
}

const UNSEEN = new Set(
  "script style template head title meta link noscript noframes iframe object embed applet svg canvas audio video select datalist input colgroup xml".split(
    " ",
  ),
);

/** Elements that no browser shows the text of. */
export function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.name) || element.type !== "tag" || isIcon(element);
}

/** A sign of an icon font, which stands at a code of no character. */
function isIcon(element: Element): boolean {
  if (element.name !== "i" && !("data-icon-name" in element.attribs)) return false;
  return /^[\s\ue000-\uf8ff]+$/.test(textOf(element));
}

const BLOCKS = new Set(
  "p div h1 h2 h3 h4 h5 h6 blockquote address section article main header footer nav aside center form fieldset figure figcaption dl dt dd pre ul ol menu dir li hr details summary caption body html".split(
    " ",
  ),
);

/** Elements that begin a line of their own. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.name) || element.name === "table";
}

function writeElement(element: Element, flow: Flow): void {
  if (isUnseen(element)) return;
  const style = flow.style(element);
  if (isCommentMark(element)) return;
  if (isNoteMark(element)) flow.aside.furniture(textOf(element));
  else if (isHidden(element, style)) flow.aside.hidden(textOf(element));
  else if (element.name === "del") flow.aside.deleted(textOf(element));
  else writeShown(element, flow, style);
}

/** The mark of a comment, as Word and Google's documents write it. */
export function isCommentMark(element: Element): boolean {
  return (
    /\bMsoCommentReference\b/.test(element.attribs.class ?? "") ||
    (element.name === "a" && /^#cmnt(_ref)?\d+$/.test(element.attribs.href ?? ""))
  );
}

/** The mark of a footnote, as Word and LibreOffice write it: it is none of the text's words. */
function isNoteMark(element: Element): boolean {
  return element.name === "a" && /^#(_ftn|_edn|sdfootnote|sdendnote|ftnt)(_ref)?\d+(sym)?$/.test(element.attribs.href ?? "");
}

function writeShown(element: Element, flow: Flow, style: Style): void {
  if (element.name === "ins") flow.aside.inserted(textOf(element));
  const transform = style["text-transform"];
  const capitals = transform === undefined ? flow.capitals : transform === "uppercase";
  const inner = { ...flow, bold: boldness(element, style) ?? flow.bold, capitals, pre: isPre(element, style) ?? flow.pre };
  const writer =
    WRITERS[element.name] ?? (isFloat(element, style) ? writeFloat : isBlock(element) || isDrawnAsBlock(style) ? writeBlock : writeInline);
  writer(element, inner, style);
}

function isDrawnAsBlock(style: Style): boolean {
  return /^(block|flex|grid)\b/.test(style.display ?? "");
}

/** A few words that float beside the text (a list's marker in LibreOffice's XHTML) begin no line. */
function isFloat(element: Element, style: Style): boolean {
  return element.name === "span" && /^(left|right)\b/.test(style.float ?? "");
}

function isPre(element: Element, style: Style): boolean | null {
  const space = style["white-space"];
  if (space !== undefined) return /^pre/.test(space);
  return element.name === "pre" || element.name === "textarea" ? true : null;
}

type Writer = (element: Element, flow: Flow, style: Style) => void;

const WRITERS: Readonly<Record<string, Writer>> = {
  br: (_, flow) => (flow.flat ? flow.maker.text(" ", false) : flow.maker.line()),
  ul: writeList,
  ol: writeList,
  menu: writeList,
  dir: writeList,
  li: writeItem,
  table: writeNested,
  p: writeParagraph,
};

function writeFloat(element: Element, flow: Flow): void {
  write(element.children, flow);
  flow.maker.text(" ", false);
}

function writeInline(element: Element, flow: Flow): void {
  write(element.children, flow);
}

function part(flow: Flow, gap: boolean): void {
  if (flow.flat) flow.maker.text(" ", false);
  else flow.maker.paragraph(gap);
}

function writeBlock(element: Element, flow: Flow, style: Style): void {
  const gap = hasSpace(element, style);
  part(flow, gap);
  write(element.children, flow);
  part(flow, gap);
}

function writeParagraph(element: Element, flow: Flow, style: Style): void {
  const mark = flow.flat ? null : wordMark(element, flow.style);
  if (mark === null) writeBlock(element, flow, style);
  else writeMarked(element, mark, flow);
}

function writeMarked(element: Element, mark: WordMark, flow: Flow): void {
  flow.maker.item({ ...mark.item, level: mark.item.level >= 0 ? mark.item.level : marginLevel(mark.left, flow.margins) });
  flow.maker.mark(mark.text);
  writeWithout(element.children, mark.nodes, flow);
  part(flow, false);
}

/** Word's filtered HTML keeps only the margins of a list: a wider one than those before is a deeper level. */
function marginLevel(left: number, margins: number[]): number {
  while (margins.length > 0 && (margins.at(-1) ?? 0) > left + 1) margins.pop();
  if (margins.length === 0 || left > (margins.at(-1) ?? 0) + 1) margins.push(left);
  return margins.length - 1;
}

function writeWithout(nodes: readonly Node[], without: ReadonlySet<Node>, flow: Flow): void {
  for (const node of nodes) {
    if (without.has(node)) continue;
    if (isElement(node) && [...without].some((w) => holds(node, w))) {
      writeWithout(node.children, without, { ...flow, bold: boldness(node, flow.style(node)) ?? flow.bold });
    } else write([node], flow);
  }
}

function holds(element: Element, node: Node): boolean {
  return element.children.some((child) => child === node || (isElement(child) && holds(child, node)));
}

function writeList(element: Element, flow: Flow, style: Style): void {
  const ordinals = itemOrdinals(element, style);
  part(flow, false);
  write(element.children, { ...flow, lists: listLevel(element) ?? flow.lists + 1, ordinals });
  part(flow, false);
}

/** Google's documents set the lists of all levels side by side and say the level in a class, "lst-kix_abc-1". */
function listLevel(list: Element): number | null {
  const level = /(?:^|\s)lst-kix_\w+-(\d)(?:\s|$)/.exec(list.attribs.class ?? "")?.[1];
  return level === undefined ? null : Number(level) + 1;
}

function writeItem(element: Element, flow: Flow): void {
  if (!flow.flat) flow.maker.item({ level: Math.max(0, flow.lists - 1), ordinal: flow.ordinals.get(element) ?? null });
  const [first, ...rest] = withoutBlankStart(element.children);
  // A paragraph that opens an item is the item itself, not one after it.
  if (first !== undefined && isElement(first) && /^(p|div)$/.test(first.name) && !isHidden(first, flow.style(first))) {
    write(first.children, { ...flow, bold: boldness(first, flow.style(first)) ?? flow.bold });
    part(flow, false);
    write(rest, flow);
  } else write(first === undefined ? [] : [first, ...rest], flow);
  part(flow, false);
}

function withoutBlankStart(nodes: readonly Node[]): readonly Node[] {
  const start = nodes.findIndex((n) => (n.type === "text" ? n.data.trim() !== "" : isElement(n)));
  return start < 0 ? [] : nodes.slice(start);
}

/** A table in a cell (dated updates, often): each of its rows is a paragraph; its header row belongs to the page, not to the update. */
function writeNested(table: Element, flow: Flow): void {
  for (const row of nestedRows(table)) {
    const cells = row.children.filter(isElement).filter((e) => e.name === "td" || e.name === "th");
    if (cells.length > 0 && cells.every((c) => c.name === "th")) flow.aside.furniture(textOf(row));
    else writeNestedRow(cells, flow);
  }
}

function nestedRows(table: Element): Element[] {
  return childElements(table).flatMap((e) => (e.name === "tr" ? [e] : /^(tbody|thead|tfoot)$/.test(e.name) ? childElements(e, "tr") : []));
}

function writeNestedRow(cells: readonly Element[], flow: Flow): void {
  part(flow, false);
  for (const cell of cells) {
    const style = flow.style(cell);
    const inner = { ...flow, bold: boldness(cell, style) ?? flow.bold, flat: flow.flat || countBlocks(cell) <= 1 };
    write(cell.children, inner);
    flow.maker.text(" ", false);
  }
  part(flow, false);
}

function countBlocks(cell: Element): number {
  return childElements(cell).filter((e) => isBlock(e) && textOf(e).trim() !== "").length + (childElements(cell, "br").length > 0 ? 2 : 0);
}
