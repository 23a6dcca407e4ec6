import { isBoldRest } from "./bold-columns.ts";
import { bridges, columnAt, commonGutters, type Gutter, guttersOf, isRunning, keepsWhite, segmentsOf, TOUCHING } from "./gutters.ts";
import { withoutHeaderStrips } from "./header-strips.ts";
import type { Line } from "./lines.ts";

/** Consecutive lines of a page between headings; `gutters` of the table they belong to (null for running text). */
export interface LineBlock {
  readonly page: number;
  /** A heading or a row over the whole width that stands before it, as lines. */
  readonly lead: readonly Line[];
  readonly lines: readonly Line[];
  /** It begins with a row of bold words in several columns. */
  readonly headed: boolean;
}

/** Cuts a page's lines at headings over the width and at header rows. `cuts` are places of ruled tables between lines, `lefts` those of columns that are bold throughout. */
export function linesToBlocks(lines: readonly Line[], page: number, cuts: readonly number[], lefts: readonly number[] = []): LineBlock[] {
  const out: { page: number; lead: Line[]; lines: Line[]; headed: boolean }[] = [];
  const left = Math.min(...lines.map((l) => l.from));
  const right = Math.max(...lines.map((l) => l.to));
  let before: Line | undefined;
  const start = (headed: boolean) => {
    const block = { page, lead: [] as Line[], lines: [] as Line[], headed };
    out.push(block);
    return block;
  };
  for (const [k, line] of lines.entries()) {
    let block = out[out.length - 1];
    const cut = before !== undefined && cuts.some((c) => c > (before as Line).base && c < line.base);
    const header = isHeaderLine(line) || isBesideHeader(lines, k);
    const heading = !header && isHeadingLine(line, left, right) && !isBoldRest(lines, k, lefts);
    if (block === undefined || cut) block = start(false);
    if (heading) {
      if (block.lines.length > 0) block = start(false);
      block.lead.push(line);
    } else if (header && !(before !== undefined && isHeaderLine(before)) && block.lines.length > 0 && !continuesHeader(block.lines, line)) {
      block = start(true);
      block.lines.push(line);
    } else {
      if (block.lines.length === 0) block.headed = header;
      block.lines.push(line);
    }
    before = line;
  }
  return out;
}

/** A further line of a header row whose cells wrap. */
function continuesHeader(lines: readonly Line[], line: Line): boolean {
  const last = lines[lines.length - 1] as Line;
  return lines.every(allBold) && line.base - last.base < line.size * 1.7;
}

function allBold(line: Line): boolean {
  return line.words.every((w) => w.bold);
}

/** One phrase in bold at the left edge or in the middle of the page: a heading, or a section's row. */
function isHeadingLine(line: Line, left: number, right: number): boolean {
  if (!allBold(line) || segmentsOf(line).length !== 1) return false;
  return line.from < left + 10 || Math.abs((line.from + line.to) / 2 - (left + right) / 2) < 8;
}

function isHeaderLine(line: Line): boolean {
  return allBold(line) && segmentsOf(line).length > 1;
}

/** em: lines closer than this stand beside one another, in cells of one row that are centred. */
const BESIDE = 0.9;

/** A bold line half below a header row: the last of its tallest cell, where the others stand in the middle. */
function isBesideHeader(lines: readonly Line[], k: number): boolean {
  const [above, line] = [lines[k - 1], lines[k] as Line];
  return above !== undefined && allBold(line) && isHeaderLine(above) && line.base - above.base < line.size * BESIDE;
}

interface Family {
  gutters: readonly Gutter[];
  /** Header rows of its blocks, with their places: a block under one of them is of the family, whatever hangs over an edge. */
  readonly headers: Set<string>;
  left: number;
}

/** Lines: fewer do not show a column on their own. */
const ENOUGH = 2;

/** Finds the columns of blocks; blocks of one table, also on other pages, share them. Those with most rows first, so that chance strips of small ones do not count. */
export function blockGutters(blocks: readonly LineBlock[]): Map<LineBlock, readonly Gutter[]> {
  const families = headedFamilies(blocks);
  const home = new Map<LineBlock, Family>();
  const filled = blocks
    .filter((b) => b.lines.length > 0)
    .map((block) => ({ block, several: block.lines.filter((l) => segmentsOf(l).length > 1).length }));
  for (const { block, several } of filled.sort((a, b) => b.several - a.several)) {
    const own = guttersOf(block.lines);
    const family = findFamily(families, block, own);
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

/** Lines: a header row and a row or two. */
const ENOUGH_BODY = 5;
/** Columns: a header row of fewer says little. */
const HEADED = 3;

/** Families that a header row shows together with all that follows it on its page: as many columns as it has words over them. */
function headedFamilies(blocks: readonly LineBlock[]): Family[] {
  const families: Family[] = [];
  blocks.forEach((block, k) => {
    const width = headerWidth(block);
    if (width < HEADED) return;
    const lines = [...block.lines];
    for (let i = k + 1; blocks[i]?.page === block.page && blocks[i]?.headed === false; i++) lines.push(...(blocks[i] as LineBlock).lines);
    const gutters = guttersOf(lines);
    if (gutters.length + 1 !== width || lines.length < ENOUGH_BODY) return;
    const known = families.find(
      (f) => f.gutters.length === gutters.length && commonGutters(f.gutters, guttersOf(lines, f.gutters)) !== null,
    );
    if (known !== undefined) known.gutters = commonGutters(known.gutters, guttersOf(lines, known.gutters)) ?? known.gutters;
    else families.push({ gutters, headers: new Set(headersOf(block)), left: leftOf(block) });
  });
  return families;
}

/** Two columns of which the first holds only the marks of a list are a list; two columns without a header row are a letter's layout. */
function isTabular(block: LineBlock, gutters: readonly Gutter[]): boolean {
  return gutters.length > 1 || (block.headed && !block.lines.slice(1).every((l) => isMark(l, gutters[0] as Gutter)));
}

function isMark(line: Line, gutter: Gutter): boolean {
  const first = line.words.filter((w) => w.to <= gutter.from + 1);
  return first.length === 0 || (first.length === 1 && (first[0]?.text.length ?? 0) <= 4);
}

function leftOf(block: LineBlock): number {
  return Math.min(...block.lines.map((l) => l.from));
}

function headersOf(block: LineBlock): string[] {
  const line = block.headed ? block.lines[0] : undefined;
  return line === undefined ? [] : [line.words.map((w) => `${Math.round(w.from)} ${w.text}`).join(" ")];
}

/** How many columns a block's own header row shows. */
function headerWidth(block: LineBlock): number {
  return block.headed ? segmentsOf(block.lines[0] as Line).length : 0;
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
