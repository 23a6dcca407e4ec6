import { countWords } from "../../model/text.ts";
import { type Element, isElement, type Node, textOf } from "../text/markup.ts";
import { isUnseen } from "./flow.ts";
import { type HtmlRow, tableRows } from "./rows.ts";
import type { StyleOf } from "./style.ts";

/** Whether a table only arranges the page: the table that holds the plan stands inside it. */
export function isLayout(table: Element, style: StyleOf): boolean {
  const inner = innerTables(table.children);
  if (inner.length === 0) return false;
  const rows = tableRows(table, style);
  const holders = rows.filter((row) => innerTables(row.cells).length > 0);
  const largest = inner.map((t) => tableRows(t, style)).reduce((most, r) => (countCells(r) > countCells(most) ? r : most), []);
  const isGrid = largest.length >= 2 && largest.some((r) => r.cells.length >= 2);
  if (holders.length > 1 || rows.some((r) => r.header) || !(isGrid || rows.length === 1)) return false;
  // A table of dated updates stands in a row of a plan, beside other rows that are filled as it is.
  const filled = rows.filter((row) => row.cells.filter((c) => ownText(c) !== "" || innerTables([c]).length > 0).length >= 2);
  const others = countCells(rows.filter((r) => !holders.includes(r)));
  return filled.length < 2 || (largest.length >= 5 && countCells(largest) > others * 2 && largest.some((r) => r.cells.length >= 3));
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
  return nodes.map(textOf).join("").trim() !== "" && withoutLinks(nodes).replace(/[\s\u00a0|>»·•/-]+/g, "") === "";
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

function isLink(element: Element): boolean {
  return (element.name === "a" && "href" in element.attribs) || element.name === "button";
}
