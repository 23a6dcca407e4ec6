import type { LineBlock } from "./blocks.ts";
import { bridges, type Gutter, isRunning } from "./gutters.ts";
import type { Line } from "./lines.ts";

/** The lines of a page that stand in the columns of one table. */
export interface SoftTable {
  readonly gutters: readonly Gutter[];
  readonly lines: Line[];
}

/** Blocks of one family that follow one another are one table; headings between them are its rows unless a header row begins anew. */
export function pageTables(
  blocks: readonly LineBlock[],
  gutters: ReadonlyMap<LineBlock, readonly Gutter[]>,
  seen: Set<readonly Gutter[]>,
  next: readonly Gutter[] | null,
): SoftTable[] {
  const out: SoftTable[] = [];
  let open: SoftTable | null = null;
  for (const block of blocks) {
    const family = gutters.get(block) ?? null;
    if (family === null) {
      open = null;
      continue;
    }
    const goesOnBelow = next === family && block === blocks.at(-1);
    const body = tableLines(block, family, goesOnBelow);
    const goesOn: boolean = !block.headed && (open !== null ? open.gutters === family : seen.has(family));
    if (open === null || !goesOn) {
      open = { gutters: family, lines: [] };
      out.push(open);
    }
    if (goesOn && body[0] === block.lines[0]) open.lines.push(...block.lead);
    open.lines.push(...body);
    if (body.length < block.lines.length && block.lines[block.lines.length - 1] !== body[body.length - 1]) open = null;
    seen.add(family);
  }
  return out.filter((t) => t.lines.length > 0);
}

/** The columns with which a page's text begins. */
export function nextFamily(blocks: readonly LineBlock[], gutters: ReadonlyMap<LineBlock, readonly Gutter[]>): readonly Gutter[] | null {
  const first = blocks.find((b) => b.lines.length > 0);
  return first === undefined ? null : (gutters.get(first) ?? null);
}

/** The lines of a block from its first to its last that keep to the columns: running text before and after is none of the table's. */
function tableLines(block: LineBlock, family: readonly Gutter[], goesOn: boolean): readonly Line[] {
  const keeps = (l: Line) => bridges(l, family) === 0;
  const first = block.lines.findIndex(keeps);
  const last = block.lines.findLastIndex((l) => keeps(l) && !isRunning(l, family));
  if (first < 0 || last < first) return [];
  const title = goesOn && last === block.lines.length - 2 && isTitle(block.lines[last + 1] as Line, block.lines.slice(first, last + 1));
  return block.lines.slice(first, last + (title ? 2 : 1));
}

/** Words: a section's name is no sentence. */
const LONGEST_TITLE = 10;

/** A short line at the very left below a table that goes on overleaf: the row of a section, whose rows stand on the next page. */
function isTitle(line: Line, table: readonly Line[]): boolean {
  const left = Math.min(...table.map((l) => l.from));
  return line.words.length <= LONGEST_TITLE && Math.abs(line.from - left) < 1.5 && !/[.;:,]$/.test(line.words.at(-1)?.text ?? "");
}
