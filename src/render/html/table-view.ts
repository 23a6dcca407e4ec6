import type { PaperBlock, TableCell, TableColumn, TableGroup, TableRow } from "../blocks.ts";
import { smallBar } from "../chart/bar.ts";
import type { Colours } from "../chart/svg.ts";
import { svgOf } from "../chart.ts";
import { type Anchors, type InlineView, inlineViews } from "./inline-view.ts";
import { type FlowView, flow } from "./lines-view.ts";

type Table = Extract<PaperBlock, { kind: "table" }>;

interface CellView {
  readonly header: boolean;
  readonly kind: string;
  /** Named beside the cell where the table is too wide for the screen. */
  readonly label: string;
  readonly day: string | null;
  readonly bar: string | null;
  /** One line of words stands in the cell itself; more are paragraphs and lists. */
  readonly single: readonly InlineView[] | null;
  readonly flow: readonly FlowView[];
}

/** A table for the partial `paper/table`. */
export interface TableView {
  readonly look: string;
  readonly anchor: string | null;
  readonly short: boolean;
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly kind: string; readonly style: string | null }[];
  readonly span: number;
  readonly groups: readonly { readonly heading: readonly InlineView[] | null; readonly rows: readonly RowView[] }[];
}

interface RowView {
  readonly anchor: string | null;
  readonly kind: string;
  readonly cells: readonly CellView[];
}

const SHORT = 4; // rows up to which a table is kept whole
const LONG_ROWS: ReadonlySet<string | undefined> = new Set(["plan", "attention", "list", "changes"]); // whose rows are paragraphs: kept whole they would leave gaps

/** What a table takes from the paper. */
export interface TableSetting {
  readonly colours: Colours;
  readonly anchors: Anchors;
}

/** Rows, cells and widths; widths grow with large print. */
export function tableView(table: Table, { colours, anchors }: TableSetting): TableView {
  const rows = table.groups.reduce((n, g) => n + g.rows.length, 0);
  return {
    look: table.look ?? "list",
    anchor: table.anchor ?? null,
    short: rows <= SHORT && !LONG_ROWS.has(table.look),
    caption: table.caption,
    columns: table.columns.map((c) => ({ heading: c.heading, kind: c.kind, style: c.width === null ? null : `width: ${c.width}mm` })),
    span: table.columns.length,
    groups: table.groups.map((g) => groupView(g, table.columns, colours, anchors)),
  };
}

function groupView(group: TableGroup, columns: readonly TableColumn[], colours: Colours, anchors: Anchors): TableView["groups"][number] {
  return {
    heading: group.heading === null ? null : inlineViews(group.heading, anchors),
    rows: group.rows.map((row) => rowView(row, columns, colours, anchors)),
  };
}

function rowView(row: TableRow, columns: readonly TableColumn[], colours: Colours, anchors: Anchors): RowView {
  return {
    anchor: row.anchor ?? null,
    kind: row.kind ?? "plain",
    cells: row.cells.map((cell, i) => cellView(cell, columns[i], i === 0, { colours, anchors })),
  };
}

function cellView(cell: TableCell, column: TableColumn | undefined, header: boolean, { colours, anchors }: TableSetting): CellView {
  const [only] = cell.lines;
  const single = cell.lines.length === 1 && only !== undefined && only.list === undefined;
  return {
    header,
    kind: saysRec(cell, column) ? "rec own" : (column?.kind ?? "words"),
    label: column?.heading ?? "",
    day: cell.day ?? null,
    bar: cell.bar === undefined ? null : background(svgOf(smallBar(cell.bar.parts, cell.bar.of, colours))),
    single: single ? inlineViews(only.inlines, anchors) : null,
    flow: single ? [] : flow(cell.lines, anchors),
  };
}

/** A plan whose own numbers are "Rec 4": where a telephone shows rows as entries, the word is not put before them. */
function saysRec(cell: TableCell, column: TableColumn | undefined): boolean {
  const [first] = cell.lines[0]?.inlines ?? [];
  return column?.kind === "rec" && first?.t === "rec" && /^rec/i.test(first.id);
}

/** A drawing as a CSS background: ornament, which is neither words nor a tag. */
export function background(svg: string): string {
  return `background-image: url("data:image/svg+xml,${encodeURIComponent(svg)}")`
    .replace(/"/g, "'")
    .replace(/url\('(.*)'\)$/s, (_, inner: string) => `url('${inner.replace(/'/g, "%27")}')`);
}
