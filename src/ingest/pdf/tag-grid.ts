import type { PageContent } from "./content.ts";
import { tagOf } from "./tag-keys.ts";
import type { Word } from "./words.ts";

/** A cell of a tagged table with its words on every page it runs over. */
export interface TagCell {
  readonly path: string;
  /** Its place among its row's cells, empty ones counted where the engine tags them. */
  readonly index: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly words: ReadonlyMap<number, readonly Word[]>;
}

/** A row of a tagged table, its cells in the source's order; cells without words are not among them. */
export interface TagRow {
  readonly path: string;
  readonly cells: readonly TagCell[];
}

interface Building {
  readonly path: string;
  readonly cells: Map<string, { path: string; index: number; colSpan: number; rowSpan: number; words: Map<number, Word[]> }>;
}

/** All tagged tables of a document: their rows in order, as their places in the structure tree tell. */
export function tagRows(contents: readonly PageContent[]): Map<string, TagRow[]> {
  const tables = new Map<string, Map<string, Building>>();
  for (const content of contents)
    for (const w of content.words) {
      const tag = tagOf(w, content.tags);
      if (tag === undefined || tag.table === null || tag.row === null || tag.cell === null) continue;
      const rows = getOr(tables, tag.table, () => new Map<string, Building>());
      const row = getOr(rows, tag.row, () => ({ path: tag.row as string, cells: new Map() }));
      const { colSpan, rowSpan, cellIndex: index } = tag;
      const cell = getOr(row.cells, tag.cell, () => ({ path: tag.cell as string, index, colSpan, rowSpan, words: new Map() }));
      getOr(cell.words, content.number, (): Word[] => []).push(w);
    }
  return new Map(
    [...tables].map(([path, rows]) => [
      path,
      inOrder([...rows.values()].map((r) => ({ path: r.path, cells: inOrder([...r.cells.values()]) }))),
    ]),
  );
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** By their places among their parents' children. */
function inOrder<T extends { readonly path: string }>(items: readonly T[]): T[] {
  const places = new Map(items.map((i) => [i, i.path.split("/").map(Number)]));
  return [...items].sort((a, b) => compare(places.get(a) as number[], places.get(b) as number[]));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < Math.min(a.length, b.length); k++) if (a[k] !== b[k]) return (a[k] as number) - (b[k] as number);
  return a.length - b.length;
}

/** Where a cell stands in its table's grid. */
export interface TagPlace {
  readonly cell: TagCell;
  readonly column: number;
  readonly row: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A tagged table on a grid; `edges` are the columns' places across the page, one more than there are columns. */
export interface TagGrid {
  readonly rows: readonly string[];
  readonly edges: readonly number[];
  /** Where each column's words begin and end on all pages. */
  readonly extents: readonly Extent[];
  readonly places: readonly TagPlace[];
}

/** From where to where, in points across the page. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Sets a tagged table's cells on a grid. Empty cells may have no tag, so that only a row with all its cells shows the columns; null where none does. */
export function tagGrid(rows: readonly TagRow[]): TagGrid | null {
  const width = Math.max(0, ...rows.map((r) => sum(r.cells.map((c) => c.colSpan))));
  const whole = rows.filter((r) => r.cells.length === width && r.cells.every((c) => c.colSpan === 1));
  if (rows.some((r) => r.cells.some((c) => c.index >= width))) return null; // whole columns are empty here: where they stand, the words do not tell
  if (width < 2 || rows.length < 2 || whole.length === 0) return null;
  const columns = Array.from({ length: width }, (_, c) => joinedExtent(whole.map((r) => extentOf(r.cells[c] as TagCell))));
  if (columns.some((c, k) => k > 0 && c.from < (columns[k - 1] as Extent).from)) return null;
  const edges = edgesOf(columns);
  const places = placed(rows, width, edges);
  return places && { rows: rows.map((r) => r.path), edges, extents: withAll(columns, places), places };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function extentOf(cell: TagCell): Extent {
  const words = [...cell.words.values()].flat();
  return { from: Math.min(...words.map((w) => w.from)), to: Math.max(...words.map((w) => w.to)) };
}

function joinedExtent(all: readonly Extent[]): Extent {
  return { from: Math.min(...all.map((e) => e.from)), to: Math.max(...all.map((e) => e.to)) };
}

/** Between two columns, or where the right one begins if a long word hangs over. */
function edgesOf(columns: readonly Extent[]): number[] {
  const inner = columns.slice(1).map((c, k) => Math.max(c.from - GAP, Math.min(c.from, ((columns[k] as Extent).to + c.from) / 2)));
  return [(columns[0] as Extent).from - GAP, ...inner, (columns[columns.length - 1] as Extent).to + GAP];
}

function withAll(columns: readonly Extent[], places: readonly TagPlace[]): Extent[] {
  return columns.map((c, k) => joinedExtent([c, ...places.filter((p) => p.column === k && p.colSpan === 1).map((p) => extentOf(p.cell))]));
}

/** pt: half the white between two columns at most. */
const GAP = 4;

function placed(rows: readonly TagRow[], width: number, edges: readonly number[]): TagPlace[] | null {
  const out: TagPlace[] = [];
  const taken = Array.from({ length: width }, () => 0); // the first row that is free again
  for (const [row, { cells }] of rows.entries()) {
    const free = taken.flatMap((until, c) => (until <= row ? [c] : []));
    const all = sum(cells.map((c) => c.colSpan)) === free.length;
    let next = 0;
    for (const cell of cells) {
      const column = all ? (free[next] as number) : nearest(cell, free.slice(next), edges);
      const end = column === null ? width + 1 : column + cell.colSpan;
      if (column === null || end > width) return null;
      next = free.findIndex((c) => c >= end);
      if (next < 0) next = free.length;
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      for (let c = column; c < end; c++) taken[c] = row + rowSpan;
      out.push({ cell, column, row, colSpan: cell.colSpan, rowSpan });
    }
  }
  return out;
}

/** The free column that holds most of a cell's words. */
function nearest(cell: TagCell, free: readonly number[], edges: readonly number[]): number | null {
  const { from, to } = extentOf(cell);
  let best: { column: number; inside: number } | null = null;
  for (const column of free) {
    const right = edges[column + cell.colSpan];
    if (right === undefined) continue;
    const inside = Math.min(to, right) - Math.max(from, edges[column] as number);
    if (best === null || inside > best.inside) best = { column, inside };
  }
  return best?.column ?? null;
}
