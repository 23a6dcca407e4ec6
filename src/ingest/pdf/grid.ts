import type { Box } from "../table.ts";
import type { OpenSides } from "./laid.ts";
import { openSides, type Reach } from "./open-sides.ts";
import type { Edge } from "./paths.ts";
import { covered, meet, type Ruling, SNAP } from "./rulings.ts";

/** A cell of a grid, in columns and rows, with its place on the page. */
export interface GridCell {
  readonly column: number;
  readonly row: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly box: Box;
}

/** Cells in reading order; `columns` and `rows` are the places of the grid's lines, one more than there are columns and rows. */
export interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly GridCell[];
  readonly box: Box;
  /** A rule closes the last row, opens the first row; null where rows have no rules. */
  readonly footRule: boolean | null;
  readonly topRule: boolean | null;
  /** Sides without a line of their own, that lie where words end. */
  readonly sides?: OpenSides;
}

/** Share of a cell's side that must be ruled for the side to part two cells. */
const RULED = 0.6;
/** pt: a horizontal rule that goes on this far past the last vertical one has a column there without an outer border. */
const OPEN_SIDE = 7;

/** Rulings that meet one another, as grids; single frames round a text are none. */
export function rulingsToGrids(
  horizontal: readonly Ruling[],
  vertical: readonly Ruling[],
  pieces: readonly Edge[] = [],
  reach: Reach = () => null,
): Grid[] {
  const groups = components(horizontal, vertical);
  const crossed = new Set(groups.flatMap((g) => g.v));
  const open = openGrids(
    vertical.filter((v) => !crossed.has(v)),
    pieces.filter((e) => !e.horizontal),
    reach,
  );
  return [...groups.map((c) => toGrid(c.h, c.v)), ...open]
    .filter((g): g is Grid => g !== null)
    .filter((g, _, all) => !all.some((other) => other !== g && isInside(g.box, other)));
}

/** Lines down the page with none across: the middle of a row that is longer than its page, or a table that is ruled down alone. */
function openGrids(vertical: readonly Ruling[], pieces: readonly Edge[], reach: Reach): Grid[] {
  const out: Grid[] = [];
  const left = [...vertical].sort((a, b) => a.to - a.from - (b.to - b.from)); // a section's row interrupts the inner lines
  while (left.length > 0) {
    const first = left.shift() as Ruling;
    const same = vertical.filter((v) => v.from < first.from + 4 && v.to > first.to - 4);
    for (const v of same)
      if (Math.abs(v.to - first.to) < 4 && Math.abs(v.from - first.from) < 4 && left.includes(v)) left.splice(left.indexOf(v), 1);
    const inner = distinct(same.map((v) => v.at));
    const sides = openSides(inner, reach(first.from, first.to));
    const columns = [...(sides.left === null ? [] : [sides.left]), ...inner, ...(sides.right === null ? [] : [sides.right])];
    if (columns.length < 3 || first.to - first.from < SHORTEST_PIECE) continue;
    const rows = [first.from, ...breaksBetween(first, inner, pieces), first.to];
    const cells = rows.slice(1).flatMap((_, j) => columns.slice(1).map((__, i) => cellOf(i, i + 1, j, j + 1, columns, rows)));
    const box: Box = [columns[0] as number, first.from, columns[columns.length - 1] as number, first.to];
    out.push({ columns, rows, cells, box, footRule: false, topRule: false, sides });
  }
  const tall = stacked(out, vertical).filter((g) => g.box[3] - g.box[1] >= SHORTEST_OPEN);
  return tall.filter((g, k) => !tall.slice(0, k).some((o) => isOverlapping(g.box, o.box)));
}

/** pt: a section's row of two or three lines. */
const TALLEST_BAND = 50;

/** Grids of the same columns above one another between the same outer lines are one: what stands between them is a row over the whole width. */
function stacked(grids: readonly Grid[], vertical: readonly Ruling[]): Grid[] {
  const out: Grid[] = [];
  for (const g of [...grids].sort((a, b) => a.box[1] - b.box[1])) {
    const k = out.findIndex((o) => isBelow(g, o, vertical));
    if (k < 0) out.push(g);
    else out[k] = oneAbove(out[k] as Grid, g);
  }
  return out;
}

function isBelow(low: Grid, high: Grid, vertical: readonly Ruling[]): boolean {
  const [from, to] = [high.box[3], low.box[1]];
  if (to - from < SHORTEST_PIECE || to - from > TALLEST_BAND || low.columns.length !== high.columns.length) return false;
  const alike = low.columns.every((x, c) => Math.abs(x - (high.columns[c] as number)) <= SNAP);
  return alike && [high.box[0], high.box[2]].every((x) => covered(vertical, x, from, to) >= RULED);
}

function oneAbove(high: Grid, low: Grid): Grid {
  const rows = [...high.rows, ...low.rows];
  const shift = high.rows.length;
  const band = cellOf(0, high.columns.length - 1, shift - 1, shift, high.columns, rows);
  const box: Box = [high.box[0], high.box[1], high.box[2], low.box[3]];
  return { ...high, rows, box, cells: [...high.cells, band, ...low.cells.map((c) => ({ ...c, row: c.row + shift }))] };
}

function isOverlapping(a: Box, b: Box): boolean {
  return Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > SHORTEST_OPEN && Math.min(a[2], b[2]) > Math.max(a[0], b[0]);
}

/** Places where all lines down the page are drawn in two pieces: engines draw them cell by cell. */
function breaksBetween(first: Ruling, columns: readonly number[], pieces: readonly Edge[]): number[] {
  const own = columns.map((x) => pieces.filter((e) => Math.abs(e.at - x) <= SNAP && e.to - e.from > SHORTEST_PIECE));
  const ends = (own[0] ?? []).map((e) => e.to).filter((y) => y > first.from + SHORTEST_PIECE && y < first.to - SHORTEST_PIECE);
  const isBreak = (y: number) => own.every((es) => es.some((e) => Math.abs(e.to - y) < 1) && es.some((e) => Math.abs(e.from - y) < 1));
  return distinct(ends.filter(isBreak));
}

/** pt: a cell's side is longer than a dash. */
const SHORTEST_PIECE = 8;
/** pt: two lines of text. */
const SHORTEST_OPEN = 20;

/** A table drawn inside a cell of another is part of that cell's text. */
function isInside(box: Box, other: Grid): boolean {
  return other.cells.some(
    (c) => box[0] >= c.box[0] - SNAP && box[1] >= c.box[1] - SNAP && box[2] <= c.box[2] + SNAP && box[3] <= c.box[3] + SNAP,
  );
}

function components(horizontal: readonly Ruling[], vertical: readonly Ruling[]): { h: Ruling[]; v: Ruling[] }[] {
  const all = [...horizontal, ...vertical];
  const parent = all.map((_, k) => k);
  for (let i = 0; i < horizontal.length; i++)
    for (let j = 0; j < vertical.length; j++)
      if (meet(horizontal[i] as Ruling, vertical[j] as Ruling)) union(parent, i, horizontal.length + j);
  for (let i = 1; i < vertical.length; i++)
    if (isAlike(vertical[i - 1] as Ruling, vertical[i] as Ruling)) union(parent, horizontal.length + i - 1, horizontal.length + i);
  const groups = new Map<number, { h: Ruling[]; v: Ruling[] }>();
  all.forEach((r, k) => {
    const root = find(parent, k);
    const group = groups.get(root) ?? { h: [], v: [] };
    (r.horizontal ? group.h : group.v).push(r);
    groups.set(root, group);
  });
  return [...groups.values()].filter((g) => g.h.length > 0 && g.v.length > 0);
}

/** Neighbours that begin and end together belong to one table, though no line across meets both: a cell may span all its rows on a page. */
function isAlike(a: Ruling, b: Ruling): boolean {
  return a.to - a.from > SHORTEST_OPEN && Math.abs(a.from - b.from) < 1.5 && Math.abs(a.to - b.to) < 1.5;
}

function find(parent: number[], k: number): number {
  let at = k;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

function union(parent: number[], a: number, b: number): void {
  parent[find(parent, a)] = find(parent, b);
}

function distinct(places: readonly number[]): number[] {
  const out: number[] = [];
  for (const p of [...places].sort((a, b) => a - b)) if (out.length === 0 || p - (out[out.length - 1] as number) > SNAP) out.push(p);
  return out;
}

function toGrid(h: readonly Ruling[], v: readonly Ruling[]): Grid | null {
  const columns = withOpenSides(distinct(v.map((r) => r.at)), h);
  const rows = withOpenSides(distinct(h.map((r) => r.at)), v);
  if (columns.length < 2 || rows.length < 2) return null;
  const cells = mergeSlots(columns, rows, h, v);
  if (cells.length < 2) return null;
  const ruledAcross = (y: number) => covered(h, y, columns[0] as number, columns[columns.length - 1] as number) > RULED;
  const [top, foot] = [rows[0] as number, rows[rows.length - 1] as number];
  return {
    columns,
    rows,
    cells,
    box: [columns[0] as number, top, columns[columns.length - 1] as number, foot],
    topRule: ruledAcross(top),
    footRule: ruledAcross(foot),
  };
}

/** Adds the outer border that a table leaves away, where the lines across go on past the last line along. */
function withOpenSides(places: readonly number[], across: readonly Ruling[]): number[] {
  const from = Math.min(...across.map((r) => r.from));
  const to = Math.max(...across.map((r) => r.to));
  const out = [...places];
  if (out.length > 0 && (out[0] as number) - from > OPEN_SIDE) out.unshift(from);
  if (out.length > 0 && to - (out[out.length - 1] as number) > OPEN_SIDE) out.push(to);
  return out;
}

/** Elementary slots are merged where no rule parts them; what is not a rectangle then is cut into its rows. */
function mergeSlots(columns: readonly number[], rows: readonly number[], h: readonly Ruling[], v: readonly Ruling[]): GridCell[] {
  const [w, n] = [columns.length - 1, rows.length - 1];
  const parent = Array.from({ length: w * n }, (_, k) => k);
  for (let j = 0; j < n; j++)
    for (let i = 0; i < w; i++) {
      const [x0, x1, y0, y1] = [columns[i] as number, columns[i + 1] as number, rows[j] as number, rows[j + 1] as number];
      if (i + 1 < w && covered(v, x1, y0, y1) < RULED) union(parent, j * w + i, j * w + i + 1);
      if (j + 1 < n && covered(h, y1, x0, x1) < RULED) union(parent, j * w + i, (j + 1) * w + i);
    }
  return slotsToCells(parent, columns, rows);
}

function slotsToCells(parent: number[], columns: readonly number[], rows: readonly number[]): GridCell[] {
  const w = columns.length - 1;
  const areas = new Map<number, number[]>();
  for (let k = 0; k < parent.length; k++) {
    const root = find(parent, k);
    const area = areas.get(root);
    if (area === undefined) areas.set(root, [k]);
    else area.push(k);
  }
  const out: GridCell[] = [];
  for (const slots of areas.values()) {
    const i0 = Math.min(...slots.map((k) => k % w));
    const i1 = Math.max(...slots.map((k) => k % w)) + 1;
    const j0 = Math.floor((slots[0] as number) / w);
    const j1 = Math.floor((slots[slots.length - 1] as number) / w) + 1;
    if (slots.length === (i1 - i0) * (j1 - j0)) out.push(cellOf(i0, i1, j0, j1, columns, rows));
    else out.push(...rowPieces(slots, w, columns, rows));
  }
  return out.sort((a, b) => a.row - b.row || a.column - b.column);
}

function rowPieces(slots: readonly number[], w: number, columns: readonly number[], rows: readonly number[]): GridCell[] {
  const out: GridCell[] = [];
  let from = 0;
  for (let k = 1; k <= slots.length; k++) {
    const here = slots[k];
    const last = slots[k - 1] as number;
    if (here === last + 1 && here % w !== 0) continue;
    const first = slots[from] as number;
    const j = Math.floor(first / w);
    out.push(cellOf(first % w, (last % w) + 1, j, j + 1, columns, rows));
    from = k;
  }
  return out;
}

function cellOf(i0: number, i1: number, j0: number, j1: number, columns: readonly number[], rows: readonly number[]): GridCell {
  const box: Box = [columns[i0] as number, rows[j0] as number, columns[i1] as number, rows[j1] as number];
  return { column: i0, row: j0, colSpan: i1 - i0, rowSpan: j1 - j0, box };
}
