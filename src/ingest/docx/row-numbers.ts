import { childElements, descendants, type Element, firstChild } from "../text/markup.ts";
import type { Numbering } from "./numbering.ts";
import { readProperties, type Styles } from "./styles.ts";

interface Use {
  readonly first: number;
  readonly later: number;
}

/** The numberings that count rows: they stand at the head of cells, once in each, and nowhere else in a cell. */
export function rowNumberings(body: Element, styles: Styles, numbering: Numbering): ReadonlySet<string> {
  const uses = new Map<string, Use>();
  for (const cell of descendants(body.children)) {
    if (cell.name !== "w:tc") continue;
    childElements(cell, "w:p").forEach((paragraph, i) => {
      const key = numberingKey(paragraph, styles, numbering);
      if (key === null) return;
      const { first, later } = uses.get(key) ?? { first: 0, later: 0 };
      uses.set(key, i === 0 ? { first: first + 1, later } : { first, later: later + 1 });
    });
  }
  return new Set([...uses].filter(([, use]) => use.first >= 2 && use.later === 0).map(([key]) => key));
}

function numberingKey(paragraph: Element, styles: Styles, numbering: Numbering): string | null {
  const properties = firstChild(paragraph, "w:pPr");
  const style = styles.get(firstChild(properties, "w:pStyle")?.attribs["w:val"] ?? "") ?? styles.get("");
  const ref = style === undefined ? null : readProperties(style, properties, undefined).numbering;
  if (ref === null || ref.num === null || ref.num === "0") return null;
  const marker = numbering.next(ref.num, ref.level ?? 0);
  return marker === null || marker.bullet ? null : marker.key;
}
