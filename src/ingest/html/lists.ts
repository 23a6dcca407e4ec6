import { childElements, type Element, type Node, textOf } from "../text/markup.ts";
import { markToOrdinal, toOrdinal } from "../text/ordinals.ts";
import type { ListItem } from "../text/paragraphs.ts";
import { leftMargin, type Style, type StyleOf } from "./style.ts";

/** The numbers of a list's items: null for bullets. */
export function itemOrdinals(list: Element, style: Style): ReadonlyMap<Element, string | null> {
  const ordinals = new Map<Element, string | null>();
  let next = Number.parseInt(list.attribs.start ?? "1", 10) || 1;
  for (const item of childElements(list, "li")) {
    const value = Number.parseInt(item.attribs.value ?? "", 10);
    if (!Number.isNaN(value)) next = value;
    ordinals.set(item, list.name === "ol" ? toOrdinal(next, numberStyle(list, style)) : null);
    next += 1;
  }
  return ordinals;
}

function numberStyle(list: Element, style: Style): string {
  const named =
    style["list-style-type"] ?? /\b(lower|upper)-(alpha|latin|roman)\b|\bnone\b|\bdisc\b|\bdecimal\b/.exec(style["list-style"] ?? "")?.[0];
  return named ?? list.attribs.type ?? "decimal";
}

/** The marker that Word writes as text into a paragraph, and the nodes it stands in. */
export interface WordMark {
  readonly item: ListItem;
  readonly text: string;
  readonly nodes: ReadonlySet<Node>;
  readonly left: number;
}

/** A paragraph that Word set as an item of a list: its marker is text, then white space in 7-point Times, or a span that says "mso-list:Ignore". */
export function wordMark(paragraph: Element, style: StyleOf): WordMark | null {
  const own = style(paragraph);
  const marker = findMarker(paragraph, style);
  if (marker === null) return null;
  const text = marker.text.replace(/\u00a0/g, " ").trim();
  const ordinal = markToOrdinal(text);
  if (ordinal === undefined) return null;
  const level = /level(\d)/.exec(own["mso-list"] ?? "")?.[1];
  return { item: { level: level === undefined ? -1 : Number(level) - 1, ordinal }, text, nodes: marker.nodes, left: leftMargin(own) };
}

interface Marker {
  readonly text: string;
  readonly nodes: ReadonlySet<Node>;
}

/** Everything up to and with the white space after the marker, looked for among the first few nodes. */
function findMarker(paragraph: Element, style: StyleOf): Marker | null {
  const before: Node[] = [];
  const found = search(paragraph.children, style, before);
  if (!found) return null;
  return { text: before.map(textOf).join(""), nodes: new Set(before) };
}

const LONGEST_MARK = 12; // "(xviii)" and the spaces of its line

function search(nodes: readonly Node[], style: StyleOf, before: Node[]): boolean {
  for (const node of nodes) {
    if (node.type === "text") {
      before.push(node);
      if (before.map(textOf).join("").trim().length > LONGEST_MARK) return false;
    } else if (node.type === "tag") {
      const own = style(node);
      if (/ignore/i.test(own["mso-list"] ?? "") || isMarkerSpace(node, own)) return before.push(node) > 0;
      if (search(node.children, style, before)) return true;
    }
  }
  return false;
}

function isMarkerSpace(element: Element, style: Style): boolean {
  const seven = /7(\.0)?pt/.test(style.font ?? "") || /^7(\.0)?pt/.test(style["font-size"] ?? "");
  return seven && /^[\s\u00a0]+$/.test(textOf(element));
}
