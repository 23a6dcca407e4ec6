import { roleOfHeading } from "../headings.ts";
import { segmentsOf } from "./gutters.ts";
import type { PageLayout } from "./laid.ts";
import { type Line, wordsToLines } from "./lines.ts";
import type { Word } from "./words.ts";

// A spreadsheet too wide for its pages is printed in strips: first all rows with the columns that fit, then all rows again with the next columns (or
// strip after strip for each page's rows). The rows stand at the same heights on every strip, and only the first says which recommendation they are.

/** A page and those that go on beside it, from left to right, by their places in the document. */
export type PageRow = readonly number[];

/** What is looked at to tell whether two pages stood side by side. */
interface Sheet {
  readonly lines: readonly Line[];
  /** Where rows are parted by lines drawn across. */
  readonly ruled: readonly number[];
  readonly headings: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

const MOST_STRIPS = 5; // wider sheets are read by nobody
/** pt: engines round the height of a row. */
const SAME = 0.9;
/** Rows from which on the same heights are no chance. */
const FEWEST = 4;
/** Share of a page's rows that must stand at the same height beside it: a cell without words has no line. */
const MOST = 0.8;
/** Lines at the top of a table among which its header stands. */
const TOP = 8;

/** The pages that were printed beside others, and those alone; null where all are alone, as in nearly every document. */
export function pagesBeside(layouts: readonly PageLayout[], furniture: ReadonlySet<Line>): PageRow[] | null {
  const sheets = layouts.map((l) => toSheet(l, furniture));
  const rows: PageRow[] = [];
  let found = false;
  for (let at = 0; at < sheets.length; ) {
    const strips = stripsFrom(sheets, at) ?? [[at]];
    found ||= strips.length > 1 || (strips[0]?.length ?? 0) > 1;
    rows.push(...strips);
    at += strips.reduce((sum, r) => sum + r.length, 0);
  }
  return found ? rows : null;
}

function toSheet(layout: PageLayout, furniture: ReadonlySet<Line>): Sheet {
  const outside = new Set([...furniture].flatMap((l) => l.words));
  const lines = wordsToLines(layout.content.words.filter((w) => w.turn === 0 && !outside.has(w)));
  const named = headingsOf(lines).filter((h) => roleOfHeading(h) !== null);
  return { lines, ruled: rulesOf(layout), headings: new Set(named), roles: new Set(named.flatMap((h) => roleOfHeading(h)?.role ?? [])) };
}

/** The pieces of the first line that says what columns hold. */
function headingsOf(lines: readonly Line[]): string[] {
  const rows = lines.slice(0, TOP).map((l) => segmentsOf(l).map(textOf));
  return rows.find((row) => row.length > 1 && row.filter((h) => roleOfHeading(h) !== null).length > row.length / 2) ?? [];
}

function textOf(words: readonly Word[]): string {
  return words.map((w) => w.text).join(" ");
}

function rulesOf(layout: PageLayout): number[] {
  const places = layout.tables.flatMap((t) => t.cells.flatMap((c) => [c.box[1], c.box[3]])).sort((a, b) => a - b);
  return places.filter((y, k) => k === 0 || y - (places[k - 1] as number) > SAME);
}

/** The rows of pages that begin here, in either order of printing; the most pages that fit. */
function stripsFrom(sheets: readonly Sheet[], at: number): PageRow[] | null {
  const first = sheets[at] as Sheet;
  if (!first.roles.has("text") && !first.roles.has("id")) return null;
  const left = sheets.length - at;
  for (let pages = left; pages >= 2; pages--)
    for (let strips = 2; strips <= Math.min(MOST_STRIPS, pages); strips++) {
      if (pages % strips !== 0) continue;
      const depth = pages / strips;
      const down = Array.from({ length: depth }, (_, k) => Array.from({ length: strips }, (_, j) => at + j * depth + k));
      const over = Array.from({ length: depth }, (_, k) => Array.from({ length: strips }, (_, j) => at + k * strips + j));
      const fits = [down, over].find((rows) => areBeside(sheets, rows));
      if (fits !== undefined) return fits;
    }
  return null;
}

function areBeside(sheets: readonly Sheet[], rows: readonly PageRow[]): boolean {
  const [first = 0, ...beside] = rows[0] ?? [];
  const heads = beside.every((k) => goesOnWith(sheets[first] as Sheet, sheets[k] as Sheet));
  return heads && rows.every(([a = 0, ...others]) => others.every((b) => isLevel(sheets[a] as Sheet, sheets[b] as Sheet)));
}

/** The headings of the second page are others of the same plan: not the recommendations again. */
function goesOnWith(a: Sheet, b: Sheet): boolean {
  const own = [...b.headings].filter((h) => !a.headings.has(h));
  const roles = own.flatMap((h) => roleOfHeading(h)?.role ?? []);
  return roles.length > 0 && !roles.includes("text") && !roles.includes("id") && !(a.roles.has("update") && roles.includes("update"));
}

/** Whether the rows of two pages stand at the same heights. */
function isLevel(a: Sheet, b: Sheet): boolean {
  const tall = Math.max(a.ruled.length, b.ruled.length);
  if (tall >= FEWEST) return shared(a.ruled, b.ruled) >= tall * MOST;
  const left = Math.min(...a.lines.map((l) => l.from));
  const starts = a.lines.filter((l) => l.from - left < SAME * 2).map((l) => l.base);
  const level = shared(
    starts,
    b.lines.map((l) => l.base),
  );
  return level >= Math.min(starts.length, b.lines.length) * MOST && level >= Math.min(FEWEST, starts.length);
}

function shared(a: readonly number[], b: readonly number[]): number {
  return a.filter((y) => b.some((other) => Math.abs(other - y) <= SAME)).length;
}
