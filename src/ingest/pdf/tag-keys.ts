import type { LaidCell, LaidTable } from "./laid.ts";
import type { PageTags, Tag } from "./tags.ts";
import type { Word } from "./words.ts";

/** Share of a row's tagged words that must agree on the row they belong to. */
const AGREE = 0.6;

/** The tag under which a word was painted. */
export function tagOf(w: Word, tags: PageTags | null): Tag | undefined {
  return tags?.get(w.style.mcid);
}

/** What most of the words say; null where they are not tagged or disagree. */
export function commonKey(words: readonly Word[], tags: PageTags | null, get: (t: Tag) => string | null): string | null {
  if (tags === null) return null;
  const counts = new Map<string, number>();
  let tagged = 0;
  for (const w of words) {
    const tag = tagOf(w, tags);
    const key = tag === undefined ? null : get(tag);
    if (key === null) continue;
    tagged++;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best !== undefined && best[1] >= tagged * AGREE && tagged >= words.length * 0.5 ? best[0] : null;
}

/** Names a table and its rows by their places in the structure tree, which are the same on every page they run over. */
export function withTagKeys(table: LaidTable, tags: PageTags | null): LaidTable {
  if (tags === null) return table;
  const rowKeys = Array.from({ length: table.rows }, (_, j) => {
    const words = table.cells.filter((c) => c.row === j && c.rowSpan === 1).flatMap((c) => c.words);
    return commonKey(words, tags, (t) => t.row);
  });
  // Two rows of one page under one tag: the tags (or the grid) are not to be trusted here.
  const known = rowKeys.filter((k) => k !== null);
  const distinct = new Set(known).size === known.length;
  const key = commonKey(
    table.cells.flatMap((c) => c.words),
    tags,
    (t) => t.table,
  );
  return { ...table, key, rowKeys: distinct ? rowKeys : [] };
}

/** Whether a word stands in a cell that its tag says spans rows. */
export function spansRows(w: Word, tags: PageTags | null): boolean {
  return (tagOf(w, tags)?.rowSpan ?? 1) > 1;
}

/** Cells that span rows, as the tags say, in the row they begin in: engines set their words in the middle of all. `keys` names the rows. */
export function withSpans(cells: readonly LaidCell[], keys: readonly string[], tags: PageTags | null): LaidCell[] {
  let out = [...cells];
  const done = new Set<string>();
  for (const { column, words } of cells)
    for (const w of words) {
      const tag = tagOf(w, tags);
      if (tag === undefined || tag.rowSpan < 2 || tag.cell === null || tag.row === null || done.has(tag.cell)) continue;
      done.add(tag.cell);
      out = spanned(out, column, Math.max(0, keys.indexOf(tag.row)), tag, tags);
    }
  return out;
}

function spanned(cells: readonly LaidCell[], column: number, row: number, tag: Tag, tags: PageTags | null): LaidCell[] {
  const isOwn = (w: Word) => tagOf(w, tags)?.cell === tag.cell;
  const here = (c: LaidCell) => c.column === column && c.colSpan === 1 && c.row >= row && c.row < row + tag.rowSpan;
  const own = cells.filter((c) => c.column === column).flatMap((c) => c.words.filter(isOwn));
  const others = cells.filter(here).some((c) => c.words.some((w) => !isOwn(w)));
  if (others || !cells.some((c) => here(c) && c.row === row)) return [...cells];
  const rowSpan = cells.filter(here).length;
  return cells
    .filter((c) => !here(c) || c.row === row)
    .map((c) =>
      here(c)
        ? { ...c, rowSpan, words: own }
        : c.column === column && c.words.some(isOwn)
          ? { ...c, words: c.words.filter((w) => !isOwn(w)) }
          : c,
    );
}
