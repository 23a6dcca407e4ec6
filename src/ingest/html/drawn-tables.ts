import { childElements, descendants, type Element, isElement, type Node, textOf } from "../text/markup.ts";
import type { StyleOf } from "./style.ts";

// Pages of programs, and pages made by hand, that draw a table without <table>: boxes that a style sheet sets as rows and cells, and forms as lists
// of terms.

/** A page whose drawn tables and forms are tables of elements; everything else as it was. */
export function drawnToTables(nodes: readonly Node[], style: StyleOf): readonly Node[] {
  const display = (e: Element) => (style(e).display ?? "").toLowerCase();
  const forms = new Set(formLists(nodes));
  const isDrawn = (e: Element) => /^(inline-)?table$/.test(display(e)) && e.name !== "table" && drawnRows(e, display).length >= FEWEST;
  const all = [...descendants(nodes)];
  if (forms.size === 0 && !all.some(isDrawn)) return nodes;
  const convert = (node: Node): Node => {
    if (!isElement(node)) return node;
    if (forms.has(node)) return formToTable(node);
    if (isDrawn(node)) return table(node, drawnRows(node, display));
    return node.name === "table" ? node : { ...node, children: node.children.map(convert) };
  };
  return nodes.map(convert);
}

const FEWEST = 3; // rows, or forms

type Display = (element: Element) => string;

function drawnRows(element: Element, display: Display): Element[] {
  return childElements(element).flatMap((child) => {
    if (/^table-(row|header|footer)-group$/.test(display(child))) return drawnRows(child, display);
    if (display(child) !== "table-row") return [];
    const cells = childElements(child).filter((c) => display(c) === "table-cell");
    return cells.length === 0 ? [] : [row(cells.map((c) => ({ ...c, name: "td" })))];
  });
}

function table(from: Element, rows: readonly Element[]): Element {
  return { ...from, name: "table", children: rows };
}

function row(children: readonly Element[]): Element {
  return { type: "tag", name: "tr", attribs: {}, children };
}

/** The lists of terms that are forms of one kind: three or more with the same terms, or one in which the terms come round again. */
function formLists(nodes: readonly Node[]): Element[] {
  const lists = [...descendants(nodes)].filter((e) => e.name === "dl");
  const terms = lists.map((dl) => pairs(dl).map(({ term }) => textOf(term).trim().toLowerCase()));
  const counts = new Map<string, number>();
  for (const term of terms.flat()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return lists.filter((_, i) => (terms[i]?.filter((t) => (counts.get(t) ?? 0) >= FEWEST).length ?? 0) >= 2);
}

interface Pair {
  readonly term: Element;
  readonly told: readonly Element[];
}

/** Terms with what is told of them; HTML allows a box around each pair. */
function pairs(list: Element): Pair[] {
  const found: Pair[] = [];
  for (const child of childElements(list).flatMap((e) => (e.name === "div" ? childElements(e) : [e]))) {
    if (child.name === "dt") found.push({ term: child, told: [] });
    else if (child.name === "dd") {
      const last = found.pop();
      if (last !== undefined) found.push({ ...last, told: [...last.told, child] });
    }
  }
  return found;
}

function formToTable(list: Element): Element {
  const rows = pairs(list).map((p) =>
    row([
      { ...p.term, name: "th" },
      { type: "tag", name: "td", attribs: {}, children: p.told.map((e) => ({ ...e, name: "div" })) },
    ]),
  );
  return table(list, rows);
}
