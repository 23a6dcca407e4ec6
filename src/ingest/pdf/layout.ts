import type { Box } from "../table.ts";
import type { PageContent } from "./content.ts";
import { type Grid, rulingsToGrids } from "./grid.ts";
import { segmentsOf } from "./gutters.ts";
import { seenAt } from "./hidden.ts";
import type { Frame, LaidCell, LaidTable, PageLayout } from "./laid.ts";
import { wordsToLines } from "./lines.ts";
import { evenSides, reachOf } from "./open-sides.ts";
import { liftOverhang } from "./overhang.ts";
import { edgesToRulings } from "./rulings.ts";
import { shadeOf } from "./shades.ts";
import { withTagKeys } from "./tag-keys.ts";
import { taggedTables } from "./tag-tables.ts";
import type { Word } from "./words.ts";

/** Finds the tables that rulings draw; what is outside them is left as lines. */
export function layoutRuled(content: PageContent, known: readonly Frame[] = [], tagged: readonly LaidTable[] = []): PageLayout {
  const { horizontal, vertical } = edgesToRulings(content.drawing.edges);
  const done = new Set(tagged.flatMap((t) => t.cells.flatMap((c) => c.words)));
  const words = [...content.words, ...content.bullets].filter((w) => !done.has(w));
  const drawn = rulingsToGrids(horizontal, vertical, content.drawing.edges, reachOf(words))
    .map((g) => pastEdge(g, content.width))
    .filter((g) => !tagged.some((t) => isAround(g.box, t.box)));
  const inDrawn = wordsInGrids(words, drawn);
  const isOpen = (g: Grid, k: number) => isFrame(g, inDrawn.inside[k] as Word[][]) || isLike(g, known);
  const grids = drawn.filter((g, k) => !isOpen(g, k));
  const placed = grids.length === drawn.length ? inDrawn : wordsInGrids(words, grids);
  const tables = grids.map((g, k) => withTagKeys(gridToTable(g, placed.inside[k] as Word[][], content), content.tags));
  const frames = drawn.filter((g) => !grids.includes(g)).map((g): Frame => [g.box[0], g.box[2]]);
  return { content, tables: [...tagged, ...tables], lines: wordsToLines(placed.outside), frames };
}

/** Rulings over most of a tagged table are its own. */
function isAround(grid: Box, table: Box): boolean {
  const height = Math.min(grid[3], table[3]) - Math.max(grid[1], table[1]);
  return height > 0.5 * Math.min(grid[3] - grid[1], table[3] - table[1]) && grid[0] < table[2] && grid[2] > table[0];
}

/** All pages: what is a frame on one page is one on every page, though a row that fills its page shows one column only. */
export function layoutPages(contents: readonly PageContent[]): PageLayout[] {
  const tagged = taggedTables(contents);
  const first = contents.map((c) => layoutRuled(c, [], tagged.get(c.number)));
  const frames = first.flatMap((l) => l.frames ?? []);
  return evenSides(frames.length === 0 ? first : contents.map((c) => layoutRuled(c, frames, tagged.get(c.number))));
}

/** pt: a frame begins and ends at the same places on every page. */
const SAME_FRAME = 3;

function isLike(grid: Grid, frames: readonly Frame[]): boolean {
  const whole = grid.cells.some((c) => c.colSpan === grid.columns.length - 1 && c.row > 0);
  const alike = frames.some(([from, to]) => Math.abs(from - grid.box[0]) < SAME_FRAME && Math.abs(to - grid.box[2]) < SAME_FRAME);
  return alike && (whole || grid.columns.length === 2);
}

/** Share of a grid's rows that are one cell with several columns of words in it, from which on it is a frame round a table without lines down. */
const MOST_FRAMED = 0.5;

function isFrame(grid: Grid, words: readonly (readonly Word[])[]): boolean {
  const width = grid.columns.length - 1;
  const filled = grid.cells.map((c, k) => ({ ...c, words: words[k] ?? [] })).filter((c) => c.words.length > 0);
  const whole = filled.filter((c) => c.colSpan === width);
  const framed = whole.filter((c) => wordsToLines(c.words).some((l) => segmentsOf(l).length > 2)).length;
  const parted = new Set(filled.filter((c) => c.colSpan < width).map((c) => c.row)).size;
  return framed > 0 && framed >= whole.length * MOST_FRAMED && framed >= parted;
}

/** pt: a table cut by the page's edge ends this close to it. */
const AT_EDGE = 2;

/** A table wider than its page goes on past the edge: its last column holds the words there. */
function pastEdge(grid: Grid, width: number): Grid {
  const [x0, y0, x1, y1] = grid.box;
  return x1 < width - AT_EDGE ? grid : { ...grid, box: [x0, y0, Number.MAX_SAFE_INTEGER, y1] };
}

/** Deals words to the cells of grids by their middle. */
export function wordsInGrids(words: readonly Word[], grids: readonly Grid[]): { inside: Word[][][]; outside: Word[] } {
  const inside = grids.map((g) => g.cells.map((): Word[] => []));
  const slots = grids.map(slotIndex);
  const outside: Word[] = [];
  for (const w of words) {
    const [x, middle] = seenAt(w);
    const isCut = middle !== (w.box[1] + w.box[3]) / 2;
    const isIn = (g: Grid) => (isCut ? middle > g.box[1] && middle < g.box[3] : isBelow(w, g) && isAbove(w, g.box[3]));
    const k = grids.findIndex((g) => x >= g.box[0] && x <= g.box[2] && isIn(g));
    const y = k < 0 ? middle : Math.max(Math.min(middle, (grids[k] as Grid).box[3] - 0.1), (grids[k] as Grid).box[1] + 0.1);
    const cell = k < 0 ? undefined : slots[k]?.(x, y);
    const home = cell === undefined ? undefined : inside[k]?.[cell];
    if (home === undefined) outside.push(w);
    else home.push(w);
  }
  return { inside, outside };
}

/** Share of a word's height that must stand above a table's last rule: LibreOffice lets the last line of a cut row sink through it. */
const SUNK = 0.3;

function isAbove(w: Word, foot: number): boolean {
  return w.box[1] + (w.box[3] - w.box[1]) * SUNK <= foot;
}

/** Share of a word's height that stands below the top of a row cut by the page: wkhtmltopdf paints the last line again there, nearly all of it clipped. */
const SLIVER = 0.06;

function isBelow(w: Word, grid: Grid): boolean {
  const share = grid.topRule ? 0.5 : SLIVER;
  return w.box[3] - (w.box[3] - w.box[1]) * share >= grid.box[1];
}

function slotIndex(grid: Grid): (x: number, y: number) => number | undefined {
  const width = grid.columns.length - 1;
  const owner = new Map<number, number>();
  grid.cells.forEach((c, k) => {
    for (let j = c.row; j < c.row + c.rowSpan; j++) for (let i = c.column; i < c.column + c.colSpan; i++) owner.set(j * width + i, k);
  });
  return (x, y) => owner.get(bandOf(grid.rows, y) * width + bandOf(grid.columns, x));
}

function bandOf(places: readonly number[], value: number): number {
  let [low, high] = [0, places.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** A grid and the words of its cells as a table. */
export function gridToTable(grid: Grid, words: readonly (readonly Word[])[], content: PageContent): LaidTable {
  const dealt = grid.cells.map((c, k): LaidCell => {
    const own = words[k] ?? [];
    return { ...c, words: own, shade: shadeOf(c.box, content.drawing.fills, own.length === 0) };
  });
  const cells = liftOverhang(dealt);
  return {
    columns: grid.columns,
    rows: grid.rows.length - 1,
    cells,
    box: [grid.box[0], grid.box[1], grid.columns[grid.columns.length - 1] as number, grid.box[3]],
    footRule: grid.footRule,
    topRule: grid.topRule,
    key: null,
    rowKeys: [],
    headerRows: new Set(),
    ...(grid.sides === undefined ? {} : { sides: grid.sides }),
  };
}
