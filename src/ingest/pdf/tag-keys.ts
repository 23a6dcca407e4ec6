import type { LaidTable } from "./laid.ts";
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
