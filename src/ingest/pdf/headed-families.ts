import { headOf, type LineBlock } from "./blocks.ts";
import { commonGutters, type Gutter, guttersOf, segmentsOf } from "./gutters.ts";
import { type Headings, headingsOf, startsAt, wordedEdges } from "./header-edges.ts";
import { type Line, toLine } from "./lines.ts";
import type { Word } from "./words.ts";

/** Blocks of one table, or of several with the same columns. */
export interface Family {
  gutters: readonly Gutter[];
  /** Header rows of its blocks, with their places: a block under one of them is of the family, whatever hangs over an edge. */
  readonly headers: Set<string>;
  left: number;
}

/** Lines: a header row and a row or two. */
const ENOUGH_BODY = 5;
/** Columns: a header row of fewer says little. */
const HEADED = 3;

/** Families that a header row shows together with all that follows it on its page, and the blocks with which they begin. */
export function headedFamilies(blocks: readonly LineBlock[]): { families: Family[]; home: Map<LineBlock, Family> } {
  const families: Family[] = [];
  const home = new Map<LineBlock, Family>();
  const bodies = new Map(blocks.flatMap((b, k) => (headWords(b).length >= HEADED ? [[b, bodyOf(blocks, k)] as const] : [])));
  const strips = new Map([...bodies].flatMap(([b, lines]) => nonEmpty(b, headedGutters(b, lines))));
  const wordings = bestWordings(strips);
  for (const [block, lines] of bodies) {
    const known = wordings.get(wordsOf(block));
    const said = known === undefined ? null : guttersAt(lines, wordedEdges(headOf(block), known));
    const own = strips.get(block);
    const gutters = said !== null && said.length !== own?.length ? said : own;
    if (gutters === undefined) continue;
    const family = families.find((f) => isAlike(f, gutters, lines));
    if (family === undefined) families.push({ gutters, headers: new Set(headersOf(block)), left: leftOf(block) });
    else family.gutters = commonGutters(family.gutters, guttersOf(lines, family.gutters)) ?? family.gutters;
    if (block.edges !== undefined || said !== null) home.set(block, family ?? (families.at(-1) as Family));
  }
  return { families, home };
}

function nonEmpty(block: LineBlock, gutters: readonly Gutter[] | null): [LineBlock, readonly Gutter[]][] {
  return gutters === null ? [] : [[block, gutters]];
}

/** A headed block's lines and all that follow under its header on its page. */
function bodyOf(blocks: readonly LineBlock[], k: number): readonly Line[] {
  const block = blocks[k] as LineBlock;
  const lines = [...block.lines];
  for (let i = k + 1; blocks[i]?.page === block.page && blocks[i]?.headed === false; i++) lines.push(...(blocks[i] as LineBlock).lines);
  return lines;
}

/** The strips between the shaded cells of a header, or as many columns as a header has words over them; null where neither fits. */
function headedGutters(block: LineBlock, lines: readonly Line[]): readonly Gutter[] | null {
  const shaded = guttersAt(lines, block.edges ?? null);
  if (shaded !== null) return shaded;
  const gutters = guttersOf(lines);
  const more = gutters.length + 1 > headerWidth(block) && headingsOf(headOf(block), gutters).every((h) => h.length > 0); // an ordinary space parts two headings
  const fits = gutters.length + 1 >= HEADED && (gutters.length + 1 === headerWidth(block) || more);
  return fits && lines.length >= ENOUGH_BODY ? gutters : null;
}

/** The strips at edges between columns; null where the lines leave none there. */
function guttersAt(lines: readonly Line[], edges: readonly number[] | null): readonly Gutter[] | null {
  const starts = edges === null ? null : startsAt(lines, edges);
  if (edges === null || starts === null) return null;
  const gutters = guttersOf(lines, [], starts);
  return gutters.length === edges.length ? gutters : edges.map((x) => stripAt(x, starts));
}

/** pt: a strip that long words of the column before reach over is as narrow as this on its left. */
const REACHED = 0.6;

/** An edge between shaded cells where no strip is white from top to bottom: the words right of it begin at one place. */
function stripAt(edge: number, starts: readonly number[]): Gutter {
  const right = starts.filter((s) => s > edge - REACHED);
  return { from: edge - REACHED, to: Math.max(edge + REACHED, Math.min(...right)) };
}

function headWords(block: LineBlock): Word[] {
  return headOf(block).flatMap((l) => l.words);
}

/** The words of a header in any order: in a narrow column they wrap. */
function wordsOf(block: LineBlock): string {
  return headWords(block)
    .map((w) => w.text)
    .sort()
    .join(" ");
}

/** For each set of words the headings into which most of its headers are parted, or the most of them. */
function bestWordings(strips: ReadonlyMap<LineBlock, readonly Gutter[]>): Map<string, Headings> {
  const counts = new Map<string, Map<string, { headings: Headings; count: number }>>();
  for (const [block, gutters] of strips) {
    const headings = headingsOf(headOf(block), gutters);
    if (headings.some((h) => h.length === 0)) continue;
    const of = counts.get(wordsOf(block)) ?? new Map<string, { headings: Headings; count: number }>();
    const key = headings.map((h) => [...h].sort().join(" ")).join("|");
    of.set(key, { headings, count: (of.get(key)?.count ?? 0) + 1 });
    counts.set(wordsOf(block), of);
  }
  const best = (of: Map<string, { headings: Headings; count: number }>) =>
    [...of.values()].sort((a, b) => b.count - a.count || b.headings.length - a.headings.length)[0] as { headings: Headings };
  return new Map([...counts].map(([words, of]) => [words, best(of).headings]));
}

function isAlike(family: Family, gutters: readonly Gutter[], lines: readonly Line[]): boolean {
  return family.gutters.length === gutters.length && commonGutters(family.gutters, guttersOf(lines, family.gutters)) !== null;
}

/** Where a block's leftmost line begins. */
export function leftOf(block: LineBlock): number {
  return Math.min(...block.lines.map((l) => l.from));
}

/** A block's header row with its places. */
export function headersOf(block: LineBlock): string[] {
  const head = headOf(block);
  return head.length === 0 ? [] : [head.flatMap((l) => l.words.map((w) => `${Math.round(w.from)} ${w.text}`)).join(" ")];
}

/** How many columns a block's own header row shows. */
export function headerWidth(block: LineBlock): number {
  const words = headWords(block);
  return words.length === 0 ? 0 : segmentsOf(toLine(words)).length;
}
