import { findDates } from "../model/dates.ts";
import { normalForm } from "../model/text.ts";
import { blockRuns } from "./account.ts";
import type { Cover } from "./cover.ts";
import type { Loose } from "./draft.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import type { FoundHeading } from "./sections.ts";
import { headingOf } from "./split-cell.ts";
import type { Block, SourceDocument, TextBlock } from "./table.ts";

const NO_SECTION =
  /^(?:(?:the )?action (?:plan|log|tracker)|recommendations?|actions?|progress.*|appendix.*|annex.*|introduction|background|(?:executive )?summary|contents|table of contents|key.*|legend|distribution.*|version.*|document .*|purpose|overview|end(?: of .*)?|notes?)$/i;

const LARGE = 3; // columns: a key or a list of names has two

/** The place of the first table that may be a plan; the number of blocks where there is none. */
export function firstPlanTable(source: SourceDocument): number {
  const at = source.blocks.findIndex((b) => b.kind === "table" && b.width >= LARGE);
  return at < 0 ? source.blocks.length : at;
}

/** Words that title, date or marking were read from, or that say one of them again ("Harbour Action Plan – 4 May 2018"). */
function isOfCover(block: TextBlock, cover: Cover): boolean {
  const used = Object.values(cover.runs).flat();
  const text = normalForm(lineOf([block.paragraph]));
  const title = normalForm(cover.title);
  const again = text === title || (title.includes(" ") && text.startsWith(title) && text.length < title.length + LONGEST_DATE);
  return block.paragraph.runs.some((r) => used.includes(r)) || again || text === normalForm(cover.marking ?? "");
}

const LONGEST_DATE = 40; // letters: " – position as at 26th September 2019"

/** The place of the last block before the plan that is of the cover, or that stands before words of it: "R Tamm, Head of Audit" between title and date. */
export function endOfCover(source: SourceDocument, cover: Cover): number {
  const plan = firstPlanTable(source);
  const table = source.blocks[plan];
  const end = table === undefined ? 0 : (blockRuns(table)[0]?.n ?? 0);
  const last = Math.max(...[...cover.runs.title, ...cover.runs.date].map((r) => r.n).filter((n) => n < end));
  return source.blocks
    .slice(0, plan)
    .findLastIndex((b) => b.kind === "text" && (isOfCover(b, cover) || b.paragraph.runs.every((r) => r.n < last)));
}

/** "Harbour Trust" above the table of the "Harbour Trust Action Plan". */
function isOfTitle(text: string, cover: Cover): boolean {
  return text.split(" ").length >= 3 && normalForm(cover.title).includes(normalForm(text));
}

const PLAIN_DEPTH = 9; // below every level that headings have

/** Whether a line outside the tables looks like a heading and is not of the cover. */
export function isHeading(block: TextBlock, cover: Cover): boolean {
  const runs = block.paragraph.runs;
  const text = lineOf([block.paragraph]);
  if (runs.length === 0 || namesDay(text) || isOfCover(block, cover)) return false;
  const looks = block.level !== null || (runs.every((r) => r.bold) && text.length <= 90);
  return looks && text.length <= 140 && !/[.;,]$/.test(text) && !NO_SECTION.test(text);
}

/** "Position at 6th October 2016" dates the edition and heads nothing. */
function namesDay(text: string): boolean {
  return findDates(text).some((d) => d.precision === "day");
}

/**
 * Lines of a few words right above tables, neither bold nor larger: headings under the bold ones, where two tables or more have them. Over one
 * table alone such a line ("Prepared by the Portfolio Office", "Board copy") says something of the document.
 */
export function plainHeadings(source: SourceDocument, cover: Cover): ReadonlySet<Block> {
  const found = source.blocks.filter((b, i): b is TextBlock => b.kind === "text" && isPlainHeading(b, source.blocks[i + 1], cover));
  return new Set(found.length > 1 ? found : []);
}

function isPlainHeading(block: TextBlock, next: Block | undefined, cover: Cover): boolean {
  const text = lineOf([block.paragraph]);
  if (next?.kind !== "table" || next.page > block.page + 1 || isOfCover(block, cover) || isOfTitle(text, cover) || namesDay(text))
    return false;
  const words = block.paragraph.runs.length;
  return (
    words <= 16 &&
    /^[A-Z]/.test(text) &&
    !/[.;:,]$/.test(text) &&
    !NO_SECTION.test(text) &&
    !/^(?:table|figure|note|source|page)\b/i.test(text)
  );
}

const LINES_BETWEEN = 3; // day, place and chair of the meeting

/** Whether "Agenda" stands close above a table. */
export function isAgenda(blocks: readonly Block[], table: number): boolean {
  const above = blocks.slice(Math.max(0, table - LINES_BETWEEN), table);
  return above.some((b) => b.kind === "text" && /\bagenda$/i.test(lineOf([b.paragraph])) && b.paragraph.runs.length <= 8);
}

/** A line as a heading. */
export function textHeading(block: TextBlock): FoundHeading {
  const bold = block.paragraph.runs.every((r) => r.bold);
  const plain = block.level === null && !bold;
  return { heading: headingOf([block.paragraph]), style: `text ${block.level} ${bold}`, depth: plain ? PLAIN_DEPTH : block.level };
}

/** Text between the tables of a plan that begins or breaks off inside a sentence was cut out of one of them. */
export function strayText(source: SourceDocument): Loose[] {
  const last = source.blocks.findLastIndex((b) => b.kind === "table" && b.width >= LARGE);
  return source.blocks.slice(firstPlanTable(source), Math.max(0, last)).flatMap((block) => {
    if (block.kind === "table" || block.level !== null) return [];
    const text = lineOf([block.paragraph]);
    const stray = /^[a-z,;)]/.test(text) && block.paragraph.runs.length > 1;
    return stray ? [{ code: "orphan-fragment" as const, runs: runsOf([block.paragraph]), text, near: "" }] : [];
  });
}
