import type { LineBlock } from "./blocks.ts";
import { bridges, columnAt, commonGutters, type Gutter, guttersOf, isRunning, keepsWhite, segmentsOf, TOUCHING } from "./gutters.ts";
import { type Family, headedFamilies, headersOf, headerWidth, leftOf } from "./headed-families.ts";
import { withoutHeaderStrips } from "./header-strips.ts";
import type { Line } from "./lines.ts";

/** Lines: fewer do not show a column on their own. */
const ENOUGH = 2;

/** Finds the columns of blocks; blocks of one table, also on other pages, share them. Those with most rows first, so that chance strips of small ones do not count. */
export function blockGutters(blocks: readonly LineBlock[]): Map<LineBlock, readonly Gutter[]> {
  const { families, home } = headedFamilies(blocks);
  const begun = new Map(home);
  const filled = blocks
    .filter((b) => b.lines.length > 0 && !home.has(b))
    .map((block) => ({ block, several: block.lines.filter((l) => segmentsOf(l).length > 1).length }));
  for (const { block, several } of filled.sort((a, b) => b.several - a.several)) {
    const own = guttersOf(block.lines);
    const family = findFamily([...familyBefore(blocks, block, begun), ...families], block, own);
    if (family !== null) {
      home.set(block, family);
      family.left = Math.min(family.left, leftOf(block));
      for (const h of headersOf(block)) family.headers.add(h);
    } else if (own.length > 0 && several >= ENOUGH && isTabular(block, own)) {
      const fresh = { gutters: own, headers: new Set(headersOf(block)), left: leftOf(block) };
      families.push(fresh);
      home.set(block, fresh);
    }
  }
  for (const block of blocks) {
    const wider = widerFamily(families, block, home.get(block) ?? null);
    if (wider !== null) home.set(block, wider);
  }
  let last: Family | null = null;
  blocks.forEach((block, k) => {
    const own: Family | null = home.get(block) ?? columnFamily(families, block, last) ?? familyAround(blocks, k, last, home);
    if (own !== null) home.set(block, own);
    last = own ?? last;
  });
  return withoutHeaderStrips(new Map([...home].map(([block, family]) => [block, family.gutters])));
}

/** The family under whose header a block without one stands, or the page before ended. */
function familyBefore(blocks: readonly LineBlock[], block: LineBlock, begun: ReadonlyMap<LineBlock, Family>): Family[] {
  const above = block.headed ? undefined : blocks.slice(0, blocks.indexOf(block)).findLast((b) => b.headed);
  const family = above === undefined ? undefined : begun.get(above);
  return family === undefined ? [] : [family];
}

/** pt: the text of one column begins this close to the same place on every page. */
const SAME_EDGE = 3;

/** A family with more columns that a block without a header fits, some of its columns being empty there: the rest of a row longer than a page. */
function widerFamily(families: readonly Family[], block: LineBlock, own: Family | null): Family | null {
  if (block.headed || block.lines.length === 0) return null;
  const wider = families.filter((f) => f !== own && f.gutters.length > (own?.gutters.length ?? 0));
  for (const family of wider.sort((a, b) => b.gutters.length - a.gutters.length)) {
    const common = narrowed(block, family);
    if (common === null) continue;
    family.gutters = common;
    return family;
  }
  return null;
}

/** What a block leaves white of a family's strips, where two columns begin as they do elsewhere and none (centred ones further in) before; else null. */
function narrowed(block: LineBlock, family: Family): Gutter[] | null {
  const { gutters } = family;
  const spans = new Map<number, { from: number; to: number }>();
  for (const w of block.lines.flatMap((l) => l.words)) {
    const c = columnAt((w.from + w.to) / 2, gutters);
    const at = spans.get(c);
    spans.set(c, { from: Math.min(at?.from ?? w.from, w.from), to: Math.max(at?.to ?? w.to, w.to) });
  }
  const edge = (c: number) => (c === 0 ? family.left : (gutters[c - 1] as Gutter).to);
  const begins = [...spans].map(([c, s]) => s.from - edge(c));
  if (begins.filter((d) => Math.abs(d) <= SAME_EDGE).length < 2 || begins.some((d) => d < -SAME_EDGE)) return null;
  const left = gutters.map((g, c) => ({
    from: Math.max(g.from, spans.get(c)?.to ?? g.from),
    to: Math.min(g.to, spans.get(c + 1)?.from ?? g.to),
  }));
  return left.every((g) => g.to - g.from >= TOUCHING) && block.lines.every((l) => bridges(l, left) === 0) ? left : null;
}

/** Two columns of which the first holds only the marks of a list are a list; two columns without a header row are a letter's layout. */
function isTabular(block: LineBlock, gutters: readonly Gutter[]): boolean {
  return gutters.length > 1 || (block.headed && !block.lines.slice(1).every((l) => isMark(l, gutters[0] as Gutter)));
}

function isMark(line: Line, gutter: Gutter): boolean {
  const first = line.words.filter((w) => w.to <= gutter.from + 1);
  return first.length === 0 || (first.length === 1 && (first[0]?.text.length ?? 0) <= 4);
}

function findFamily(families: readonly Family[], block: LineBlock, own: readonly Gutter[]): Family | null {
  for (const family of families) {
    if (headerWidth(block) > family.gutters.length + 1) continue;
    const lines = withoutNote(block.lines, family.gutters);
    const common = own.length > 0 ? commonGutters(family.gutters, guttersOf(lines, family.gutters)) : null;
    if (common !== null) {
      family.gutters = common;
      return family;
    }
  }
  return families.find((f) => headersOf(block).some((h) => f.headers.has(h))) ?? null;
}

/** Lines: a note below a table. */
const LONGEST_NOTE = 4;

/** A block's lines without running text at its end. */
function withoutNote(lines: readonly Line[], gutters: readonly Gutter[]): readonly Line[] {
  const last = lines.findLastIndex((l) => !isRunning(l, gutters));
  return lines.length - 1 - last <= LONGEST_NOTE && last >= ENOUGH ? lines.slice(0, last + 1) : lines;
}

/** The family of a block of lines in one column only (the rest of a long cell at a page's top): where they begin as its columns do, else the one before. */
function columnFamily(families: readonly Family[], block: LineBlock, last: Family | null): Family | null {
  if (block.lines.length === 0) return null;
  const fitting = families.filter((f) => isOfColumn(block, f.gutters));
  const aligned = fitting.filter((f) => f.gutters.some((g) => Math.abs(g.to - leftOf(block)) <= SAME_EDGE));
  const among = aligned.length > 0 ? aligned : fitting;
  return among.find((f) => f === last) ?? among[0] ?? null;
}

/** The family before a block and after it on its page, whose strips it leaves white: the rest of a row at a page's top, some of its cells being empty. */
function familyAround(blocks: readonly LineBlock[], k: number, last: Family | null, home: ReadonlyMap<LineBlock, Family>): Family | null {
  const [block, before] = [blocks[k] as LineBlock, blocks[k - 1]];
  const after = blocks.slice(k + 1).find((b) => b.lines.length > 0);
  if (last === null || block.lines.length === 0 || before === undefined || after === undefined) return null;
  if (after.page !== block.page || home.get(after) !== last) return null;
  const top = before.page !== block.page && block.lead.length === 0;
  const columns = new Set(block.lines.flatMap((l) => l.words.map((w) => columnAt((w.from + w.to) / 2, last.gutters))));
  const strips = last.gutters.map((g) => ({ from: Math.max(g.from, g.to - 2 * TOUCHING), to: g.to })); // a word may be longer than any elsewhere
  return (top || columns.size > 1) && block.lines.every((l) => keepsWhite(l, strips)) ? last : null;
}

/** It keeps all strips white and is not set at the left edge. */
function isOfColumn(block: LineBlock, gutters: readonly Gutter[]): boolean {
  const first = gutters[0] as Gutter;
  return block.lines.every((l) => keepsWhite(l, gutters) && l.from > first.to - 1);
}
