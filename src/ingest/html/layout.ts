import { countWords } from "../../model/text.ts";
import { isLayoutShape } from "../text/layout.ts";
import { descendants, type Element, isElement, type Node, textOf } from "../text/markup.ts";
import { isUnseen } from "./flow.ts";
import { type HtmlRow, tableRows } from "./rows.ts";
import type { StyleOf } from "./style.ts";

/** Whether a table only arranges the page: the table that holds the plan stands inside it. */
export function isLayout(table: Element, style: StyleOf): boolean {
  const inner = innerTables(table.children).map((t) => tableRows(t, style));
  if (inner.length === 0) return false;
  const largest = inner.reduce((most, rows) => (countCells(rows) > countCells(most) ? rows : most));
  const widest = largest.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const rows = tableRows(table, style).map((row) => ({
    cells: row.cells.length,
    filled: row.cells.filter((c) => ownText(c) !== "" || innerTables([c]).length > 0).length,
    holdsTable: innerTables(row.cells).length > 0,
    header: row.header,
  }));
  return isLayoutShape({ rows, inner: { rows: largest.length, cells: countCells(largest), widest } });
}

function countCells(rows: readonly HtmlRow[]): number {
  return rows.reduce((sum, row) => sum + row.cells.length, 0);
}

/** The tables directly inside some nodes, not those inside them. */
export function innerTables(nodes: readonly Node[]): Element[] {
  return nodes.filter(isElement).flatMap((e) => (e.name === "table" ? [e] : innerTables(e.children)));
}

function ownText(node: Node): string {
  if (node.type === "text") return node.data.replace(/[\s\u00a0]+/g, " ").trim();
  if (!isElement(node) || node.name === "table" || isUnseen(node)) return "";
  return node.children.map(ownText).join("").trim();
}

/** Whether all that some nodes say are links: navigation, never a plan. */
export function isOnlyLinks(nodes: readonly Node[]): boolean {
  const linked = [...descendants(nodes)].some(isLink);
  return linked && nodes.map(textOf).join("").trim() !== "" && withoutLinks(nodes).replace(/[\s\u00a0|>»·•/-]+/g, "") === "";
}

const SHORT = 12; // words: a line of commands, "new item or edit this list"

/** Whether a short text is for the most part links. */
export function isMostlyLinks(element: Element): boolean {
  const all = countWords(textOf(element));
  return all > 0 && all <= SHORT && countWords(withoutLinks([element])) * 2 <= all + 1 && countWords(withoutLinks([element])) < all;
}

function withoutLinks(nodes: readonly Node[]): string {
  return nodes
    .map((n) => (n.type === "text" ? n.data : isElement(n) && !isLink(n) && !isUnseen(n) ? withoutLinks(n.children) : ""))
    .join("");
}

/** Whether a block lists places in the page itself: a table of contents. */
export function isContents(element: Element): boolean {
  const links = [...descendants([element])].filter((e) => e.name === "a" && "href" in e.attribs);
  return links.length >= 2 && links.every((a) => a.attribs.href?.startsWith("#")) && countWords(withoutLinks([element])) <= 3;
}

function isLink(element: Element): boolean {
  return (element.name === "a" && "href" in element.attribs) || element.name === "button";
}
