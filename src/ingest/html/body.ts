import type { Paragraph, Run } from "../table.ts";
import { childElements, descendants, type Element, isElement, type Node, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { lineOfItsOwn, type Part } from "../text/parts.ts";
import { isChrome } from "./chrome.ts";
import { isBlock, isCommentMark, isUnseen, writeFlow } from "./flow.ts";
import { innerTables, isLayout } from "./layout.ts";
import { beginsPage, isHidden } from "./style.ts";
import { elementToTable, type Reading } from "./table.ts";

/** A page's body as blocks in order: tables, headings and text; the site around them goes to the furniture. */
export function bodyToParts(nodes: readonly Node[], reading: Reading): Part[] {
  const walker = new BodyWalker(reading);
  walker.walk(nodes);
  return walker.finish();
}

class BodyWalker {
  readonly #reading: Reading;
  readonly #parts: Part[] = [];
  /** Inline nodes that stand between blocks and make one text. */
  #loose: Node[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  walk(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (isElement(node)) this.#element(node);
      else if (node.type === "text") this.#loose.push(node);
    }
  }

  finish(): Part[] {
    this.#flush();
    return this.#parts;
  }

  #element(element: Element): void {
    const { style } = this.#reading;
    if (isUnseen(element) || isHidden(element, style(element)) || isComments(element, style(element)["mso-element"])) return;
    const tables = element.name === "table" ? [element] : innerTables(element.children);
    if (beginsPage(element, style(element)) || (tables.length === 0 && this.#holdsBreak(element))) this.#break();
    if (isChrome(element, tables, style)) this.#chrome(element);
    else if (element.name === "table") this.#table(element);
    else if (tables.length > 0) this.#wrapper(element);
    else if (isBlock(element)) this.#text(element);
    else this.#loose.push(element);
  }

  /** Word and LibreOffice begin a page by a line break within a paragraph. */
  #holdsBreak(element: Element): boolean {
    const { style } = this.#reading;
    return [...descendants(element.children)].some((e) => e.name === "br" && beginsPage(e, style(e)));
  }

  #break(): void {
    this.#flush();
    this.#parts.push({ kind: "break" });
  }

  #wrapper(element: Element): void {
    this.#flush();
    this.walk(element.children);
    this.#flush();
  }

  #table(table: Element): void {
    this.#flush();
    const { style } = this.#reading;
    if (isLayout(table, style)) this.#layout(table);
    else {
      for (const caption of childElements(table, "caption")) this.#text(caption);
      this.#parts.push(elementToTable(table, this.#reading));
    }
  }

  #layout(table: Element): void {
    for (const child of childElements(table)) {
      if (child.name === "td" || child.name === "th") this.#wrapper(child);
      else if (/^(tbody|thead|tfoot|tr)$/.test(child.name)) this.#layout(child);
    }
  }

  #chrome(element: Element): void {
    this.#flush();
    const maker = new ParagraphMaker(this.#reading.pen);
    // what the site itself keeps hidden hides nothing of the plan
    writeFlow([element], maker, this.#reading.style, { ...this.#reading.aside, hidden: () => {} });
    this.#reading.furniture(maker.finish().flatMap((p) => crumbs([...(p.list?.runs ?? []), ...p.runs])));
  }

  #text(element: Element): void {
    this.#flush();
    // A block may hold blocks of both kinds: text that is the document's, and the site's.
    if (childElements(element).some((e) => isBlock(e) && !/^(p|li|h[1-6])$/.test(e.name))) {
      this.walk(element.children);
      this.#flush();
    } else this.#write([element], headingLevel(element));
  }

  #flush(): void {
    const nodes = this.#loose;
    this.#loose = [];
    if (nodes.some((n) => textOf(n).trim() !== "")) this.#write(nodes, null);
  }

  #write(nodes: readonly Node[], level: number | null): void {
    const maker = new ParagraphMaker(this.#reading.pen);
    writeFlow(nodes, maker, this.#reading.style, this.#reading.aside);
    for (const paragraph of maker.finish()) {
      this.#parts.push({ kind: "text", page: this.#reading.pen.page, level: level ?? looseLevel(paragraph), paragraph });
    }
  }
}

/** A line of the site, and where it is a path ("Harbour Plan ► All Items"), its parts as lines of their own. */
function crumbs(runs: readonly Run[]): Run[] {
  const isArrow = (run: Run | undefined) => run !== undefined && /^[\u25b6\u25b8\u25ba\u203a\u00bb>]$/.test(run.text);
  return lineOfItsOwn(runs).map((run, i) => (isArrow(run) || isArrow(runs[i - 1]) ? { ...run, glue: "" } : run));
}

function isComments(element: Element, role: string | undefined): boolean {
  return /^(comment-list|comment)\b/.test(role ?? "") || isCommentMark(element) || isGoogleComment(element);
}

/** A comment below a document of Google's: a block that begins with the way back to its mark. */
function isGoogleComment(element: Element): boolean {
  if (!/^(div|p)$/.test(element.name)) return false;
  const first = [...descendants(element.children)].find((e) => e.name === "a");
  return first !== undefined && /^#cmnt_ref\d+$/.test(first.attribs.href ?? "") && /^\s*\[\w+\]/.test(textOf(element));
}

function headingLevel(element: Element): number | null {
  const level =
    /^h([1-6])$/.exec(element.name)?.[1] ?? (element.attribs.role === "heading" ? (element.attribs["aria-level"] ?? "2") : undefined);
  return level === undefined ? (element.name === "caption" ? 4 : null) : Number(level);
}

const LONGEST_HEADING = 20; // words

/** A short paragraph all in bold looks like a heading. */
function looseLevel(paragraph: Paragraph): number | null {
  const bold = paragraph.list === null && paragraph.runs.length > 0 && paragraph.runs.every((r) => r.bold || !/[\p{L}\p{N}]/u.test(r.text));
  return bold && paragraph.runs.length <= LONGEST_HEADING ? 4 : null;
}
