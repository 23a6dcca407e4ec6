import type { LaidTable } from "./laid.ts";
import type { Word } from "./words.ts";

/** Lines that certainly go on, from which on they tell how the engine ends them. */
const ENOUGH = 10;
/** Share of them with a painted space; those that fill their line to the end have no room for it. */
const MOST = 0.75;

/** Whether the engine paints the space at which it wraps a line (LibreOffice does): a line without one then ends its paragraph. */
export function paintsLineEnds(tables: readonly LaidTable[]): boolean {
  let [ends, spaced] = [0, 0];
  for (const { words } of tables.flatMap((t) => t.cells))
    for (let k = 1; k < words.length; k++) {
      const [a, b] = [words[k - 1] as Word, words[k] as Word];
      if (!certainlyWraps(a, b)) continue;
      ends++;
      if (a.spaced) spaced++;
    }
  return ends >= ENOUGH && spaced >= ends * MOST;
}

/** The next line, in small letters after no stop: the same sentence. */
function certainlyWraps(a: Word, b: Word): boolean {
  const down = (b.base - a.base) / Math.max(a.size, b.size);
  return down > 0.5 && down < 2 && b.from < a.from && a.end === null && /[\p{L}\p{N}]$/u.test(a.text) && /^\p{Ll}/u.test(b.text);
}
