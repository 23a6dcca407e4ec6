import { load } from "cheerio";
import { CannotUse } from "../../model/outcome.ts";

// The one home of cheerio: the rest of the readers know only these nodes.

export interface TextNode {
  readonly type: "text";
  readonly data: string;
}

export interface Element {
  readonly type: "tag" | "style" | "script";
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export interface OtherNode {
  readonly type: "comment" | "directive" | "cdata" | "root";
}

export type Node = TextNode | Element | OtherNode;

const DEEPEST = 400; // elements within elements; Word and SharePoint pages stay below 80
const LONG_TAG = 4000; // characters; longer ones hold a picture, or thousands of attributes
const MOST_ATTRIBUTES = 500;
const MOST_HTML_TAGS = 500_000; // 300 recommendations in Word's HTML have about 90,000
const MOST_XML_TAGS = 2_000_000; // the same in a Word document that was edited often: about 500,000

/** The tree of an HTML page as a browser builds it. */
export function parseHtml(html: string): readonly Node[] {
  measure(html, OPTIONAL_END, MOST_HTML_TAGS);
  return load(html, { scriptingEnabled: false }).root()[0]?.children as unknown as readonly Node[];
}

/** The tree of a piece of HTML, such as stands in a cell. */
export function parseFragment(html: string): readonly Node[] {
  measure(html, OPTIONAL_END, MOST_HTML_TAGS);
  return load(html, { scriptingEnabled: false }, false).root()[0]?.children as unknown as readonly Node[];
}

/** The tree of an XML part: names keep their prefix ("w:p"). A document type is refused, so that no entity is ever resolved. */
export function parseXml(xml: string, what: string): readonly Node[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml))
    throw new CannotUse(`${what} declares a document type or entities, which office files do not: it is not read.`);
  if (!isClosed(xml)) throw new CannotUse(`${what} is cut off: save the document anew from its program, or copy it again.`);
  measure(xml, NONE, MOST_XML_TAGS);
  return load(xml, { xml: { xmlMode: true, decodeEntities: true } }).root()[0]?.children as unknown as readonly Node[];
}

/** Whether a part ends with the end of its root element; one that unpacks to more than it says is cut there. */
function isClosed(xml: string): boolean {
  const root = /<([A-Za-z_][^\s/>]*)/.exec(xml)?.[1];
  const end = xml
    .slice(-300)
    .replace(/<!--.*?-->\s*$/s, "")
    .trimEnd();
  return root !== undefined && (end.endsWith(`</${root}>`) || end.endsWith("/>"));
}

const NONE: ReadonlySet<string> = new Set();
/** Elements that close themselves or whose end may be left out. */
const OPTIONAL_END: ReadonlySet<string> = new Set(
  "a area base br col embed hr img input link meta param source track wbr p li td th tr thead tbody tfoot colgroup dt dd option optgroup o:p".split(
    " ",
  ),
);

/** Refuses what would take the parser minutes: elements nested by the thousand, or millions of them. */
function measure(markup: string, optional: ReadonlySet<string>, most: number): void {
  let depth = 0;
  let tags = 0;
  for (const [tag, close, name = ""] of markup.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)(?:[^<>"']+|"[^"]*"|'[^']*')*>?/g)) {
    tags += 1;
    if (tag.length > LONG_TAG && countAttributes(tag) > MOST_ATTRIBUTES)
      throw new CannotUse(`The document has an element with more than ${MOST_ATTRIBUTES} attributes, which no plan has.`);
    if (tags > most) throw new CannotUse(`The document has more than ${most} elements, far more than a plan has: give the plan alone.`);
    if (tag.endsWith("/>") || optional.has(name.toLowerCase())) continue;
    depth = close === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST)
      throw new CannotUse(`The document nests elements more than ${DEEPEST} deep, which no plan does: save it anew from its program.`);
  }
}

function countAttributes(tag: string): number {
  return tag.replace(/"[^"]*"|'[^']*'/g, "").split(/\s+/).length;
}

/** Whether a node is an element (scripts and style sheets too). */
export function isElement(node: Node): node is Element {
  return node.type === "tag" || node.type === "style" || node.type === "script";
}

/** The element children of an element, by name where one is given. */
export function childElements(element: Element, name?: string): Element[] {
  return element.children.filter(isElement).filter((e) => name === undefined || e.name === name);
}

/** The first child element of a name. */
export function firstChild(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((c): c is Element => isElement(c) && c.name === name);
}

/** Every element below, in the order of the document. Walks without recursion. */
export function* descendants(nodes: readonly Node[]): Generator<Element> {
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i] as Node);
  }
}

/** All text below a node, as written. */
export function textOf(node: Node): string {
  if (node.type === "text") return node.data;
  if (!isElement(node)) return "";
  return node.children.map(textOf).join("");
}
