import { CannotUse } from "../../model/outcome.ts";
import type { PageTable } from "../joins/page-table.ts";
import { joinPages } from "../joins.ts";
import { type Block, cellText, paragraphText, type Run, type Table, type TextBlock } from "../table.ts";
import { splitTitle } from "./title-rows.ts";

/** A place where the source begins a new page. */
export interface PageBreak {
  readonly kind: "break";
}

export type Part = TextBlock | Table | PageBreak;

/** What a format without pages gives: its blocks, and the words that were found to be furniture. */
export interface Assembled {
  readonly blocks: readonly Block[];
  readonly furniture: readonly Run[];
}

/** Joins the tables of a document that was exported page by page; lines that stand between them again and again are page headers and footers. */
export function assembleParts(given: readonly Part[], name: string): Assembled {
  const parts = given.flatMap((part): Part[] => (part.kind === "table" ? splitTitle(part) : [part]));
  if (!parts.some((p) => p.kind === "table" && hasWords(p)))
    throw new CannotUse(`${name} holds no table with words in it: a plan is a table.`);
  const recurring = recurringLines(parts);
  const isFurniture = (part: Part) => part.kind === "text" && recurring.has(mask(part));
  const marked = parts.map((part): Part => (isFurniture(part) ? { kind: "break" } : part));
  const blocks = marked.filter((p): p is Block => p.kind !== "break");
  const joined = joinPages(pageTables(marked));
  const furniture = parts.flatMap((part) =>
    part.kind === "text" && isFurniture(part) ? lineOfItsOwn([...(part.paragraph.list?.runs ?? []), ...part.paragraph.runs]) : [],
  );
  return { blocks: placeTables(blocks, joined.tables.map(onOwnPage)), furniture: [...furniture, ...linesOfTheirOwn(joined.furniture)] };
}

/** Tables one after another are parts of one where a page begins between them, or where the later repeats the header of the earlier. */
function pageTables(parts: readonly Part[]): PageTable[] {
  const tables: PageTable[] = [];
  let apart = false;
  let broken = false;
  let page = 0;
  for (const part of parts) {
    if (part.kind === "text") apart = true;
    else if (part.kind === "break") broken = true;
    else {
      const before = tables.at(-1)?.table;
      if (before === undefined || repeatsHeader(before, part) || (broken && !hasOwnHeader(part))) page += 1;
      tables.push({ table: { ...part, page }, apart });
      apart = false;
      broken = false;
    }
  }
  return tables;
}

function repeatsHeader(before: Table, table: Table): boolean {
  const header = firstRow(table);
  return header.filter((text) => text !== "").length >= 2 && header.join("\t") === firstRow(before).join("\t");
}

/** A first row that is marked as a header, or all in bold. */
function hasOwnHeader(table: Table): boolean {
  const filled = table.rows[0]?.cells.filter((c) => c.paragraphs.length > 0) ?? [];
  const bold = filled.length >= 2 && filled.every((c) => c.paragraphs.every((p) => p.runs.every((r) => r.bold)));
  return table.rows[0]?.header === true || bold;
}

function firstRow(table: Table): string[] {
  return (table.rows[0]?.cells ?? []).map(cellText);
}

/** Pages were only counted to join by: a table stands on the page of its first row. */
function onOwnPage<T extends { readonly table: Table }>(joined: T): T {
  return { ...joined, table: { ...joined.table, page: joined.table.rows[0]?.page ?? 1 } };
}

function hasWords(table: Table): boolean {
  return table.rows.some((row) => row.cells.some((cell) => cell.paragraphs.length > 0));
}

/** The joined tables at their first places, text between them as it stood. */
export function placeTables(parts: readonly Block[], tables: readonly { readonly table: Table; readonly from: number }[]): Block[] {
  const byStart = new Map(tables.map((t) => [t.from, t.table]));
  let index = -1;
  return parts.flatMap((part): Block[] => {
    if (part.kind === "text") return [part];
    index += 1;
    const table = byStart.get(index);
    return table === undefined ? [] : [table];
  });
}

function mask(block: TextBlock): string {
  return paragraphText(block.paragraph).replace(/\d+/g, "0");
}

/** The first word of a line is glued to nothing: lines of the furniture stay apart. */
export function lineOfItsOwn(runs: readonly Run[]): Run[] {
  return runs.map((r, i) => (i === 0 ? { ...r, glue: "" } : r));
}

/** Repeated header rows, each a line of its own: what stands in one place has numbers one after another. */
export function linesOfTheirOwn(runs: readonly Run[]): Run[] {
  return runs.map((r, i) => (runs[i - 1]?.n === r.n - 1 ? r : { ...r, glue: "" }));
}

/** "Recommendation 4" above its table says which one it is: no page is headed so. */
const NAMES_ONE = /^(?:recommendation|action|rec|objective)\s+(?:no\.?\s*)?\(?[A-Z]{0,3}0(?:\.0)*[a-z]?\)?[.:]?$/i;

/** Lines that stand before or after nearly every one of several tables, the same but for figures. */
function recurringLines(parts: readonly Part[]): ReadonlySet<string> {
  const gaps: Set<string>[] = [new Set()];
  for (const part of parts) {
    if (part.kind === "table") gaps.push(new Set());
    else if (part.kind === "text" && !NAMES_ONE.test(mask(part))) gaps.at(-1)?.add(mask(part));
  }
  const counts = new Map<string, number>();
  for (const gap of gaps) for (const line of gap) counts.set(line, (counts.get(line) ?? 0) + 1);
  const tables = gaps.length - 1;
  return new Set([...counts].filter(([, count]) => count >= 2 && count >= tables - 1).map(([line]) => line));
}
