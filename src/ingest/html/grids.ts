import { descendants, type Element, isElement, type Node, textOf } from "../text/markup.ts";
import { isUnseen } from "./flow.ts";

// Newer list pages (SharePoint's modern lists, data grids of other programs) draw their table with <div role="row"> and <div role="gridcell">.

const GRID = /^(grid|treegrid|table)$/i;
const CELL = /^(gridcell|cell|columnheader|rowheader)$/i;

/** A page with its grids of roles as tables of elements; everything else as it was. */
export function gridsToTables(nodes: readonly Node[]): readonly Node[] {
  return [...descendants(nodes)].some(isGrid) ? nodes.map(withTables) : nodes;
}

function withTables(node: Node): Node {
  if (!isElement(node)) return node;
  return isGrid(node) ? gridToTable(node) : { ...node, children: node.children.map(withTables) };
}

/** A real table may carry the role too; then it is one already. */
function isGrid(element: Element): boolean {
  if (!GRID.test(roleOf(element)) || element.name === "table") return false;
  const rows = [...descendants(element.children)].filter((e) => roleOf(e) === "row");
  return rows.length > 1 && rows.every((row) => row.name !== "tr");
}

function roleOf(element: Element): string {
  return element.attribs.role ?? "";
}

function gridToTable(grid: Element): Element {
  const rows = joinPinned(pieces(grid.children));
  const table = { ...grid, name: "table", attribs: { ...grid.attribs, role: "" } };
  return { ...table, children: rows.map((row) => rowToElement(row)) };
}

interface GridRow {
  /** aria-rowindex: grids with pinned columns paint a row in two pieces of one index. */
  readonly index: string | null;
  readonly cells: readonly Element[];
}

/** The rows of a grid in order; what is written between them (the head of a group) is a row of one cell. */
function pieces(nodes: readonly Node[]): GridRow[] {
  return nodes.flatMap((node): GridRow[] => {
    if (!isElement(node) || textOf(node).trim() === "") return [];
    if (roleOf(node) === "row") return [toRow(node)];
    return [...descendants(node.children)].some((e) => roleOf(e) === "row") ? pieces(node.children) : [spanning(node)];
  });
}

function toRow(row: Element): GridRow {
  const cells = cellsIn(row.children);
  const isGroup = "aria-expanded" in row.attribs || /group-?header/i.test(row.attribs.class ?? "");
  return isGroup || cells.length === 0 ? spanning(row) : { index: row.attribs["aria-rowindex"] ?? null, cells };
}

function cellsIn(nodes: readonly Node[]): Element[] {
  return nodes.filter(isElement).flatMap((e) => (CELL.test(roleOf(e)) ? [e] : cellsIn(e.children)));
}

const ALL = "1000"; // columns, as a browser allows

function spanning(element: Element): GridRow {
  const attribs = { ...element.attribs, role: "gridcell", "aria-colspan": ALL };
  return {
    index: null,
    cells: [{ ...element, attribs, children: [{ ...element, name: "p", attribs: {}, children: element.children.map(inline) }] }],
  };
}

/** The head of a group is one line, its name, its value and its count apart, whatever boxes it is drawn with. */
function inline(node: Node): Node {
  if (!isElement(node)) return node;
  const space = { type: "text", data: " " } as const;
  return isUnseen(node) ? node : { ...node, name: "span", children: [space, ...node.children.map(inline), space] };
}

function joinPinned(rows: readonly GridRow[]): GridRow[] {
  const joined: GridRow[] = [];
  const places = new Map<string, number>();
  for (const row of rows) {
    const place = row.index === null ? undefined : places.get(row.index);
    const before = place === undefined ? undefined : joined[place];
    if (place !== undefined && before !== undefined && !overlap(before, row))
      joined[place] = { ...row, cells: [...before.cells, ...row.cells] };
    else {
      if (row.index !== null) places.set(row.index, joined.length);
      joined.push(row);
    }
  }
  return joined;
}

function overlap(a: GridRow, b: GridRow): boolean {
  const columns = new Set(a.cells.map(columnOf));
  return b.cells.some((c) => columnOf(c) === null || columns.has(columnOf(c)));
}

function columnOf(cell: Element): number | null {
  const column = Number.parseInt(cell.attribs["aria-colindex"] ?? "", 10);
  return Number.isNaN(column) ? null : column;
}

/** Cells that a grid leaves out, empty ones, keep their place where the others say theirs. */
function rowToElement({ cells }: GridRow): Element {
  const children: Element[] = [];
  let at = 1;
  for (const cell of [...cells].sort((a, b) => (columnOf(a) ?? 0) - (columnOf(b) ?? 0))) {
    const column = columnOf(cell) ?? at;
    for (; at < Math.min(column, MOST_COLUMNS); at += 1) children.push(element("td", {}, []));
    const { "aria-colspan": colspan = "1", "aria-rowspan": rowspan = "1" } = cell.attribs;
    const name = roleOf(cell) === "columnheader" ? "th" : "td";
    children.push(element(name, { ...cell.attribs, role: "", colspan, rowspan }, cell.children));
    at += Number.parseInt(colspan, 10) || 1;
  }
  return element("tr", {}, children);
}

const MOST_COLUMNS = 300;

function element(name: string, attribs: Readonly<Record<string, string>>, children: readonly Node[]): Element {
  return { type: "tag", name, attribs, children };
}
