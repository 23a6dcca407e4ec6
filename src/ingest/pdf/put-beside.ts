import type { Box, Run } from "../table.ts";
import type { PageRow } from "./beside.ts";
import type { PageContent } from "./content.ts";
import type { PageLayout } from "./laid.ts";
import { type Line, wordsToLines } from "./lines.ts";
import type { Edge, Fill } from "./paths.ts";
import { toRun } from "./runs.ts";
import type { Word } from "./words.ts";

/** A page that was put beside another: from `from` (points) on, what stands on that page is this page's, moved right by `by`. */
export interface Moved {
  readonly number: number;
  readonly from: number;
  readonly by: number;
}

/** Wide pages made of those that stood side by side; the words that both show, and the furniture of all but the first, as runs. */
export interface Wide {
  readonly contents: readonly PageContent[];
  readonly furniture: readonly Run[];
  /** By the number of the page at the left. */
  readonly moved: ReadonlyMap<number, readonly Moved[]>;
}

/** pt: between the words of two pages where no line says how far a column goes. */
const GAP = 14;
/** pt */
const SAME = 0.9;

/** Puts pages side by side again. */
export function putBeside(rows: readonly PageRow[], layouts: readonly PageLayout[], furniture: ReadonlySet<Line>): Wide {
  const outside = new Set([...furniture].flatMap((l) => l.words));
  const runs: Run[] = [];
  const moved = new Map<number, readonly Moved[]>();
  const contents = rows.map((row) => {
    const [first, ...others] = row.map((k) => (layouts[k] as PageLayout).content) as [PageContent, ...PageContent[]];
    let wide = first;
    for (const next of others) {
      const { content, aside, move } = oneBeside(wide, first, next, outside);
      runs.push(...wordsToLines(aside).flatMap((l) => l.words.map((w, i) => toRun(w, next.number, i === 0 ? "" : " ", false))));
      moved.set(first.number, [...(moved.get(first.number) ?? []), move]);
      wide = content;
    }
    return wide;
  });
  return { contents, furniture: runs, moved };
}

interface Beside {
  readonly content: PageContent;
  /** Words of the further page that stand on none of the wide one. */
  readonly aside: readonly Word[];
  readonly move: Moved;
}

function oneBeside(wide: PageContent, first: PageContent, next: PageContent, outside: ReadonlySet<Word>): Beside {
  const body = next.words.filter((w) => !outside.has(w));
  const again = new Set([...shownAgain(first.words, body), ...body.filter((w) => w.to <= 0)]); // a merged cell's words, painted left of the paper
  const own = body.filter((w) => !again.has(w));
  const left = leftOf(next, own);
  const from = rightOf(wide, outside);
  const by = from - left;
  const last = wide.drawing.fills.reduce((most, f) => Math.max(most, f.order), 0);
  const drawing = {
    ...wide.drawing,
    edges: [...wide.drawing.edges, ...next.drawing.edges.flatMap((e) => moveEdge(e, left, by))],
    fills: [...wide.drawing.fills, ...next.drawing.fills.flatMap((f) => moveFill(f, left, by, last))],
  };
  const words = [...wide.words, ...own.map((w) => moveWord(w, by))];
  const bullets = [...wide.bullets, ...next.bullets.filter((b) => b.from >= left).map((b) => moveWord(b, by))];
  const content = { ...wide, width: by + next.width, words, bullets, drawing, tags: null };
  return { content, aside: next.words.filter((w) => outside.has(w) || again.has(w)), move: { number: next.number, from, by } };
}

/** Columns that a sheet repeats at the left of every strip: words that the first page has at the same places, left of all that it has not. */
function shownAgain(first: readonly Word[], body: readonly Word[]): ReadonlySet<Word> {
  const places = new Map<string, Word[]>();
  for (const w of first) places.set(w.text, [...(places.get(w.text) ?? []), w]);
  const isThere = (w: Word) =>
    (places.get(w.text) ?? []).some((o) => Math.abs(o.from - w.from) <= SAME && Math.abs(o.base - w.base) <= SAME);
  const left = Math.min(...body.filter((w) => !isThere(w)).map((w) => w.from));
  const whole = wordsToLines(body).filter((l) => l.words.every(isThere));
  return new Set([...body.filter((w) => w.to <= left && isThere(w)), ...whole.flatMap((l) => l.words)]);
}

/** Where a page's own columns begin: at the line left of their words, if there is one. */
function leftOf(page: PageContent, own: readonly Word[]): number {
  const from = Math.min(...own.map((w) => w.from));
  const lines = page.drawing.edges.filter((e) => !e.horizontal && e.at <= from + SAME).map((e) => e.at);
  return lines.length === 0 ? from : Math.max(...lines);
}

function rightOf(page: PageContent, outside: ReadonlySet<Word>): number {
  const words = Math.max(...page.words.filter((w) => !outside.has(w)).map((w) => w.to));
  const lines = Math.max(...page.drawing.edges.map((e) => (e.horizontal ? e.to : e.at)));
  return words > lines ? words + GAP : lines;
}

function moveWord(w: Word, by: number): Word {
  return { ...w, box: moveRight(w.box, by), from: w.from + by, to: w.to + by };
}

function moveRight(box: Box, by: number): Box {
  return [box[0] + by, box[1], box[2] + by, box[3]];
}

/** A line of the further page, without what stands left of its own columns. */
function moveEdge(e: Edge, left: number, by: number): Edge[] {
  if (!e.horizontal) return e.at < left - SAME ? [] : [{ ...e, at: e.at + by }];
  return e.to <= left ? [] : [{ ...e, from: Math.max(left, e.from) + by, to: e.to + by }];
}

function moveFill(f: Fill, left: number, by: number, last: number): Fill[] {
  if (f.box[2] <= left + SAME) return [];
  return [{ ...f, box: moveRight([Math.max(left, f.box[0]), f.box[1], f.box[2], f.box[3]], by), order: f.order + last }];
}

/** What stands on a wide page, back on the page on which it was printed. */
export function placeOf(page: number, box: Box | null, moved: ReadonlyMap<number, readonly Moved[]>): { page: number; box: Box | null } {
  const middle = box === null ? Number.NEGATIVE_INFINITY : (box[0] + box[2]) / 2;
  const on = moved.get(page)?.findLast((m) => middle >= m.from);
  return on === undefined || box === null ? { page, box } : { page: on.number, box: moveRight(box, -on.by) };
}
