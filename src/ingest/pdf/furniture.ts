import { segmentsOf } from "./gutters.ts";
import { headerRows } from "./header-lines.ts";
import type { PageLayout } from "./laid.ts";
import type { Line } from "./lines.ts";

/** pt: a header stands at the same height on every page; engines round it. */
const SAME_HEIGHT = 3;
/** Share of the page's height, at top and bottom, in which recurring lines are furniture even if a table stands beyond them. */
const MARGIN = 0.13;
/** Share of the height that no engine gives to the text itself: a lone line there is furniture on a single page too. */
const OUTER = 0.052;

interface Spot {
  readonly line: Line;
  readonly page: number;
}

/** Lines outside tables that are page furniture: they recur in the margin zone of several pages, are marked so, or stand at the page's very edge. */
export function furnitureLines(pages: readonly PageLayout[]): Set<Line> {
  const out = new Set<Line>();
  const seen = new Map<string, Spot[]>();
  for (const page of pages)
    for (const line of marginLines(page)) {
      if (isMarked(line)) out.add(line);
      const key = shapeOf(line);
      const spots = seen.get(key);
      const spot = { line, page: page.content.number };
      if (spots === undefined) seen.set(key, [spot]);
      else spots.push(spot);
    }
  const recurs = new Set<Line>([...seen.values()].flatMap((spots) => recurring(spots, pages)));
  for (const line of edgeLines(pages, recurs)) out.add(line);
  const edges = columnEdges(pages, recurs);
  for (const page of pages) addFurniture(page, recurs, edges, out);
  return out;
}

/** Recurring lines of a page that stand between its edge and all else on it; its table's header row and what is below are none. */
function addFurniture(page: PageLayout, recurs: ReadonlySet<Line>, edges: ReadonlyMap<number, number>, out: Set<Line>): void {
  const lines = [...page.lines].sort((a, b) => a.base - b.base);
  const headers = headerRows(lines);
  const isHeader = (l: Line) => isTableHeader(l, edges) || isTableHeader(lines[headers.get(lines.indexOf(l)) ?? -1] ?? l, edges);
  const heads = (l: Line) => isHeader(l) && lines.some((o) => o.base > l.base && o.base - l.base < l.size * NEXT_ROW);
  const own = (l: Line) => !out.has(l) && (!recurs.has(l) || heads(l));
  const first = lines.findIndex(own);
  const last = lines.findLastIndex(own);
  const wraps = lines.map(() => false);
  lines.forEach((l, k) => {
    const before = lines[k - 1];
    wraps[k] = before !== undefined && l.base - before.base < l.size * WRAPS && (wraps[k - 1] === true || isTableHeader(before, edges));
  });
  lines.forEach((l, k) => {
    if (recurs.has(l) && (first < 0 || k < first || k > last) && !wraps[k]) out.add(l);
  });
}

/** em: below a table's header row its first row follows this closely; a page's header stands further off. */
const NEXT_ROW = 3.2;
/** em: the lines of a header cell stand this close. */
const WRAPS = 1.5;

/** Places (in points) at which at least this many other lines begin a piece are edges of a column. */
const EDGE_LINES = 3;

function columnEdges(pages: readonly PageLayout[], recurs: ReadonlySet<Line>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const line of pages.flatMap((p) => p.lines)) {
    if (recurs.has(line)) continue;
    for (const part of segmentsOf(line)) {
      const at = Math.round(part[0]?.from ?? 0);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return counts;
}

/** A table's header row recurs at the top of every page too, but its words stand over the columns. */
function isTableHeader(line: Line, edges: ReadonlyMap<number, number>): boolean {
  const parts = segmentsOf(line).slice(1);
  const over = parts.filter((p) => [-1, 0, 1].some((d) => (edges.get(Math.round(p[0]?.from ?? 0) + d) ?? 0) >= EDGE_LINES));
  return parts.length > 0 && over.length >= parts.length * 0.6;
}

function isMarked(line: Line): boolean {
  return line.words.every((w) => w.style.artifact);
}

function isAtEdge(line: Line, page: PageLayout): boolean {
  const { height } = page.content;
  return line.base < height * OUTER || line.base - line.size * 0.8 > height * (1 - OUTER);
}

/** Lone lines at the very edge of a page: none in a document that was given no margins, where text that does not recur stands there on several pages. */
function edgeLines(pages: readonly PageLayout[], recurs: ReadonlySet<Line>): Line[] {
  const own = pages.map((page) => page.lines.filter((l) => isAtEdge(l, page) && !recurs.has(l) && !isMarked(l)));
  const filled = own.filter((lines) => lines.length > 0).length;
  const bare = filled > 1 && filled > pages.length * 0.3;
  return bare ? [] : pages.flatMap((page) => page.lines.filter((l) => isAtEdge(l, page) && !runsOn(l, page)));
}

/** It goes on line by line from text further into the page: the end of a cell that the page cut, not a footer of its own. */
function runsOn(line: Line, page: PageLayout): boolean {
  return inwardOf(line, page).some((l) => !isAtEdge(l, page) || runsOn(l, page));
}

/** The words with every figure alike, so that "Page 3 of 9" recurs. */
function shapeOf(line: Line): string {
  return line.words.map((w) => w.text.replace(/\d+/g, "#")).join(" ");
}

/** of the pages: what recurs on fewer must also stand apart from the text, which may say the same in two places. */
const OFTEN = 0.5;

function recurring(spots: readonly Spot[], pages: readonly PageLayout[]): Line[] {
  const sorted = [...spots].sort((a, b) => a.line.base - b.line.base);
  const found = sorted.filter((a, k) =>
    [sorted[k - 1], sorted[k + 1]].some((b) => b !== undefined && b.page !== a.page && Math.abs(a.line.base - b.line.base) <= SAME_HEIGHT),
  );
  const often = new Set(found.map((s) => s.page)).size >= pages.length * OFTEN;
  return found.filter((s) => often || !isCloseToText(s, pages)).map((s) => s.line);
}

/** Another line follows or goes before it as lines of one cell do, further into the page. */
function isCloseToText({ line, page }: Spot, pages: readonly PageLayout[]): boolean {
  const layout = pages.find((p) => p.content.number === page);
  return layout !== undefined && inwardOf(line, layout).length > 0;
}

function inwardOf(line: Line, layout: PageLayout): Line[] {
  const inward = line.base < layout.content.height / 2 ? 1 : -1;
  return layout.lines.filter((l) => {
    const step = (l.base - line.base) * inward;
    return step > 0.5 * line.size && step < WRAPS * line.size && Math.abs(l.size - line.size) < 0.5 && l.from < line.to && l.to > line.from;
  });
}

/** Lines above the first table or below the last, and lines in the margin zones. */
function marginLines(page: PageLayout): Line[] {
  const { height } = page.content;
  const top = Math.max(height * MARGIN, Math.min(...page.tables.map((t) => t.box[1]), height * 0.3));
  const foot = Math.min(height * (1 - MARGIN), Math.max(...page.tables.map((t) => t.box[3]), height * 0.7));
  return page.lines.filter((l) => l.base <= top || l.base >= foot);
}
