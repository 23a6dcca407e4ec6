import { childElements, type Element, isElement } from "../text/markup.ts";
import { isHidden, type StyleOf } from "./style.ts";

/** A row of a table element with its cells, hidden ones left out. */
export interface HtmlRow {
  readonly element: Element;
  readonly cells: readonly Element[];
  readonly header: boolean;
  /** Which thead, tbody or tfoot it stands in: no cell spans out of it. */
  readonly group: Element;
}

/** The rows of a table as a browser shows them: heads first, feet last. */
export function tableRows(table: Element, style: StyleOf): HtmlRow[] {
  const groups = childElements(table).filter((e) => !isHidden(e, style(e)));
  const order = (name: string) => groups.filter((g) => g.name === name).flatMap((g) => groupRows(g, style));
  const body = groups.filter((g) => g.name === "tbody" || g.name === "tr");
  const rows = body.flatMap((g) => (g.name === "tr" ? [toRow(g, table, style)] : groupRows(g, style)));
  return [...order("thead"), ...rows, ...order("tfoot")];
}

function groupRows(group: Element, style: StyleOf): HtmlRow[] {
  return childElements(group, "tr")
    .filter((row) => !isHidden(row, style(row)))
    .map((row) => toRow(row, group, style));
}

function toRow(element: Element, group: Element, style: StyleOf): HtmlRow {
  const cells = element.children
    .filter(isElement)
    .filter((e) => (e.name === "td" || e.name === "th") && !isHidden(e, style(e)) && !isFrame(e));
  const named = cells.length > 1 && cells.every((c) => c.name === "th");
  return { element, cells, header: group.name === "thead" || named, group };
}

/** The letters of the columns and the numbers of the rows round a sheet that Google exports. */
function isFrame(cell: Element): boolean {
  return /(^|\s)(row-headers-background|column-headers-background|row-header|freezebar-cell|row-header-freezebar)(\s|$)/.test(
    cell.attribs.class ?? "",
  );
}

/** A span as stated: 1 where there is none or it is no number; `rowspan="0"` runs to the end of its group. */
export function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const value = Number.parseInt(cell.attribs[name] ?? "1", 10);
  if (Number.isNaN(value) || value < 0) return 1;
  return value === 0 && name === "colspan" ? 1 : value;
}
