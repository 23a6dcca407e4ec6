import { isBoldRest } from "./bold-columns.ts";
import { median } from "./geometry.ts";
import { allBold, headerRows, isHeadingLine } from "./header-lines.ts";
import type { Line } from "./lines.ts";

/** Consecutive lines of a page between headings; `gutters` of the table they belong to (null for running text). */
export interface LineBlock {
  readonly page: number;
  /** A heading or a row over the whole width that stands before it, as lines. */
  readonly lead: readonly Line[];
  readonly lines: readonly Line[];
  /** It begins with a row of bold words in several columns. */
  readonly headed: boolean;
  /** The edges between its columns, where its header row's cells are shaded one by one. */
  readonly edges?: readonly number[];
}

/** Cuts a page's lines at headings over the width and at header rows. `cuts` are places of ruled tables between lines, `lefts` those of columns that are bold throughout. */
export function linesToBlocks(lines: readonly Line[], page: number, cuts: readonly number[], lefts: readonly number[] = []): LineBlock[] {
  const out: { page: number; lead: Line[]; lines: Line[]; headed: boolean }[] = [];
  const left = Math.min(...lines.map((l) => l.from));
  const right = Math.max(...lines.map((l) => l.to));
  const size = median(lines.map((l) => l.size));
  const headers = headerRows(lines);
  let before: Line | undefined;
  const start = (headed: boolean) => {
    const block = { page, lead: [] as Line[], lines: [] as Line[], headed };
    out.push(block);
    return block;
  };
  for (const [k, line] of lines.entries()) {
    let block = out[out.length - 1];
    const cut = before !== undefined && cuts.some((c) => c > (before as Line).base && c < line.base);
    const header = headers.has(k);
    const heading = !header && isHeadingLine(line, left, right, size) && !isBoldRest(lines, k, lefts);
    if (block === undefined || cut) block = start(false);
    if (heading) {
      if (block.lines.length > 0) block = start(false);
      block.lead.push(line);
    } else if (header && headers.get(k) !== headers.get(k - 1) && block.lines.length > 0 && !continuesHeader(block.lines, line)) {
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

/** The bold lines with which a block that has a header row begins. */
export function headOf(block: { readonly lines: readonly Line[]; readonly headed: boolean }): readonly Line[] {
  const end = block.lines.findIndex((l) => !allBold(l));
  return block.headed ? block.lines.slice(0, end < 0 ? block.lines.length : end) : [];
}
