import type { LaidCell } from "./laid.ts";
import type { Word } from "./words.ts";

/** em: lines of one cell stand no further apart. */
const NEXT_LINE = 1.6;
/** pt: words on one line stand no further apart in height. */
const SAME_LINE = 1.5;
/** Share of a word's height that stands above its cell. */
const ACROSS = 0.2;

/** Cells over several rows that no line shows: words that stand across the upper edge of a cell, below others, higher than their row's first line, go back up. */
export function liftOverhang(cells: readonly LaidCell[]): LaidCell[] {
  const out = [...cells];
  out.forEach((cell, k) => {
    const first = cell.words[0];
    if (first === undefined || !isAcross(first, cell)) return;
    const at = out.findIndex((c) => c.column === cell.column && c.colSpan === cell.colSpan && c.row + c.rowSpan === cell.row);
    const above = out[at];
    const beside = out.filter((c) => c.row === cell.row && c !== cell).flatMap((c) => c.words);
    if (above === undefined || beside.length === 0 || beside.some((w) => w.base < first.base + SAME_LINE)) return;
    const count = hanging(cell.words, above.words.at(-1));
    out[at] = { ...above, words: [...above.words, ...cell.words.slice(0, count)] };
    out[k] = { ...cell, words: cell.words.slice(count) };
  });
  return out;
}

function isAcross(w: Word, cell: LaidCell): boolean {
  return cell.row > 0 && cell.box[1] - w.box[1] > (w.box[3] - w.box[1]) * ACROSS;
}

/** How many words go on below the last one above. */
function hanging(words: readonly Word[], last: Word | undefined): number {
  let before = last;
  const end = words.findIndex((w) => {
    const goesOn = before !== undefined && w.base > before.base - SAME_LINE && w.base - before.base <= w.size * NEXT_LINE;
    before = w;
    return !goesOn;
  });
  return end < 0 ? words.length : end;
}
