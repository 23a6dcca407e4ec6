import { CannotUse } from "../../model/outcome.ts";
import { joinPages } from "../joins.ts";
import { type Block, paragraphText, type Run, type Table, type TextBlock } from "../table.ts";

/** What a format without pages gives: its blocks, and the words that were found to be furniture. */
export interface Assembled {
  readonly blocks: readonly Block[];
  readonly furniture: readonly Run[];
}

/** Joins the tables of a document that was exported page by page; lines that stand between them again and again are page headers and footers. */
export function assembleParts(parts: readonly (TextBlock | Table)[], name: string): Assembled {
  if (!parts.some((p) => p.kind === "table" && hasWords(p)))
    throw new CannotUse(`${name} holds no table with words in it: a plan is a table.`);
  const recurring = recurringLines(parts);
  const isFurniture = (part: Block) => part.kind === "text" && recurring.has(mask(part));
  const shown = parts.filter((part) => !isFurniture(part));
  const furniture = parts.filter(isFurniture).flatMap((part) => (part.kind === "text" ? part.paragraph.runs : []));
  const tables = shown.flatMap((part, i) => (part.kind === "table" ? [{ table: part, apart: shown[i - 1]?.kind === "text" }] : []));
  const joined = joinPages(tables);
  return { blocks: placeTables(shown, joined.tables), furniture: [...furniture, ...joined.furniture] };
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

/** Lines that stand before or after nearly every one of several tables, the same but for figures. */
function recurringLines(parts: readonly Block[]): ReadonlySet<string> {
  const gaps: Set<string>[] = [new Set()];
  for (const part of parts) {
    if (part.kind === "table") gaps.push(new Set());
    else gaps.at(-1)?.add(mask(part));
  }
  const counts = new Map<string, number>();
  for (const gap of gaps) for (const line of gap) counts.set(line, (counts.get(line) ?? 0) + 1);
  const tables = gaps.length - 1;
  return new Set([...counts].filter(([, count]) => count >= 2 && count >= tables - 1).map(([line]) => line));
}
