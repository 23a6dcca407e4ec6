import type { Box } from "../table.ts";
import type { PageContent } from "./content.ts";
import { isDrawn } from "./dots.ts";
import { unionBox } from "./geometry.ts";
import type { LaidCell, LaidTable } from "./laid.ts";
import { edgesToRulings, type Ruling } from "./rulings.ts";
import { shadeOf } from "./shades.ts";
import { type Extent, type TagGrid, type TagPlace, type TagRow, tagGrid, tagRows } from "./tag-grid.ts";
import { tagOf } from "./tag-keys.ts";
import type { Word } from "./words.ts";

/** Share of the words in a table's box on a page that must be tagged as its own. */
const TAGGED = 0.97;
/** pt: the white on both sides of a cell's words, as far as nothing else tells it. */
const PADDING = 3;
/** pt: how far the words of a row may reach into the row above. */
const OVERLAP = 2;

interface Tagged {
  readonly width: number;
  readonly pages: ReadonlySet<number>;
  /** Its parts by page; null where the tags do not show it whole, or disagree with a page. */
  readonly parts: ReadonlyMap<number, LaidTable> | null;
}

/** The tables that a document's tags show whole, by page; a table whose tags disagree with the page on any page is left to the other evidence. */
export function taggedTables(contents: readonly PageContent[]): Map<number, LaidTable[]> {
  const tables = [...tagRows(contents)].map(([key, rows]) => tagged(key, rows, contents));
  const goOn = tables.some((t) => t.pages.size > 1); // then no engine cut its tables into pages
  const failed = goOn ? [] : tables.filter((t) => t.parts === null && t.width > 1);
  const out = new Map<number, LaidTable[]>();
  for (const t of tables) {
    if (t.parts === null || isPartOfFailed(t, failed)) continue;
    for (const [page, table] of t.parts) out.set(page, [...(out.get(page) ?? []), table]);
  }
  return out;
}

function tagged(key: string, rows: readonly TagRow[], contents: readonly PageContent[]): Tagged {
  const cells = rows.flatMap((r) => r.cells);
  const width = Math.max(...cells.map((c) => c.index + c.colSpan));
  const pages = new Set(cells.flatMap((c) => [...c.words.keys()]));
  const grid = tagGrid(rows);
  if (grid === null) return { width, pages, parts: null };
  const parts = new Map<number, LaidTable>();
  for (const content of contents) {
    const table = pagePart(key, grid, content);
    if (table !== null && !isTrusted(table, content)) return { width, pages, parts: null };
    if (table !== null) parts.set(content.number, table);
  }
  return { width, pages, parts };
}

/** WeasyPrint may tag each page's part as a table: where one of them does not show its columns, all are better read by the other evidence. */
function isPartOfFailed(t: Tagged, failed: readonly Tagged[]): boolean {
  return t.pages.size === 1 && failed.some((f) => f.width <= t.width && [...f.pages].every((p) => !t.pages.has(p)));
}

/** What one page shows of a table: its rows there, and cells that span on from the page before. */
function pagePart(key: string, grid: TagGrid, content: PageContent): LaidTable | null {
  const page = content.number;
  const wordsOf = (p: TagPlace) => p.cell.words.get(page) ?? [];
  const own = grid.rows.map((): Word[] => []);
  for (const p of grid.places) if (p.rowSpan === 1) own[p.row]?.push(...wordsOf(p));
  const here = grid.rows.flatMap((_, j) => ((own[j] as Word[]).length > 0 ? [j] : []));
  if (here.length === 0) return null;
  const bands = here.map((j) => unionBox((own[j] as Word[]).map((w) => w.box)) as Box);
  const sides = columnSides(grid, edgesToRulings(content.drawing.edges).vertical);
  const cells = here.flatMap((_, k) => rowCells(grid, here, k, bands, sides, content, wordsOf));
  const box = unionBox(cells.flatMap((c) => c.words.map((w) => w.box))) as Box;
  return {
    columns: grid.edges,
    rows: here.length,
    cells: withBullets(cells, content.bullets),
    box,
    footRule: null,
    topRule: null,
    key,
    rowKeys: here.map((j) => grid.rows[j] as string),
    headerRows: new Set(),
    spansOn: new Set(begunBefore(grid, here)),
  };
}

/** Columns of the cells that span rows of this page and began in a row before them. */
function begunBefore(grid: TagGrid, here: readonly number[]): number[] {
  return grid.places
    .filter((p) => p.rowSpan > 1 && !here.includes(p.row) && here.some((j) => j > p.row && j < p.row + p.rowSpan))
    .map((p) => p.column);
}

/** Where each column's cells begin and end: at lines down the page, else round the words. */
function columnSides({ extents }: TagGrid, vertical: readonly Ruling[]): Extent[] {
  const wall = (from: number, to: number) => vertical.find((r) => r.to - r.from > LONGEST_MARK && r.at >= from && r.at <= to)?.at;
  return extents.map(({ from, to }, k) => {
    const [before, next] = [extents[k - 1], extents[k + 1]];
    const left = wall((before?.to ?? from - MARGIN) - 1, from + 1);
    const right = wall(to - 1, (next?.from ?? to + MARGIN) + 1);
    return left !== undefined && right !== undefined ? { from: left, to: right } : { from: from - PADDING, to: to + PADDING };
  });
}

/** pt: a table's outer line stands at most this far from its words. */
const MARGIN = 60;
/** pt: what is shorter is no line between cells. */
const LONGEST_MARK = 12;

function rowCells(
  grid: TagGrid,
  here: readonly number[],
  k: number,
  bands: readonly Box[],
  sides: readonly Extent[],
  content: PageContent,
  wordsOf: (p: TagPlace) => readonly Word[],
): LaidCell[] {
  const row = here[k] as number;
  const width = grid.edges.length - 1;
  const out: LaidCell[] = [];
  for (let column = 0; column < width; ) {
    const place = grid.places.find((p) => p.column === column && p.row <= row && p.row + p.rowSpan > row);
    const colSpan = place?.colSpan ?? 1;
    const first = place === undefined ? row : (here.find((j) => j >= place.row) as number);
    if (first === row) {
      const rowSpan = place === undefined ? 1 : here.filter((j) => j >= place.row && j < place.row + place.rowSpan).length;
      const words = place === undefined ? [] : wordsOf(place);
      const [top, foot] = [(bands[k] as Box)[1], (bands[k + rowSpan - 1] as Box)[3]];
      const [left, right] = [sides[column] as Extent, sides[column + colSpan - 1] as Extent];
      const box: Box = [left.from, top, right.to, foot];
      out.push({ column, row: k, colSpan, rowSpan, box, words, shade: shadeOf(box, content.drawing.fills, words.length === 0) });
    }
    column += colSpan;
  }
  return out;
}

/** Bullets that were drawn stand in the cell round them. */
function withBullets(cells: readonly LaidCell[], bullets: readonly Word[]): LaidCell[] {
  const inside = (c: LaidCell, w: Word) => {
    const [x, y] = [(w.box[0] + w.box[2]) / 2, (w.box[1] + w.box[3]) / 2];
    return x >= c.box[0] && x <= c.box[2] && y >= c.box[1] && y <= c.box[3];
  };
  return cells.map((c) => {
    const own = bullets.filter((w) => inside(c, w));
    return own.length === 0 ? c : { ...c, words: [...c.words, ...own] };
  });
}

/** Rows stand one below the other, cells beside each other, and nearly all words between them are the table's own. */
function isTrusted(table: LaidTable, content: PageContent): boolean {
  const single = table.cells.filter((c) => c.rowSpan === 1 && c.words.length > 0);
  const bands = Array.from({ length: table.rows }, (_, j) =>
    unionBox(single.filter((c) => c.row === j).flatMap((c) => c.words.map((w) => w.box))),
  );
  if (bands.some((b, j) => j > 0 && b !== null && b[1] < ((bands[j - 1] as Box | null)?.[3] ?? 0) - OVERLAP)) return false;
  const [x0, y0, x1, y1] = table.box;
  const around = content.words.filter((w) => w.box[0] >= x0 && w.box[2] <= x1 && w.box[1] >= y0 && w.box[3] <= y1);
  const own = around.filter((w) => tagOf(w, content.tags)?.table === table.key).length;
  return own >= around.length * TAGGED && table.cells.every((c) => c.words.every((w) => isDrawn(w) || w.turn === 0));
}
