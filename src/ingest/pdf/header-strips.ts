import { headOf } from "./blocks.ts";
import { columnAt, type Gutter } from "./gutters.ts";
import type { Line } from "./lines.ts";

interface Block {
  readonly lines: readonly Line[];
  readonly headed: boolean;
}

/**
 * A header at the left of its column over numbers in the column's middle or at its right leaves white between them from top to bottom:
 * a column of a header alone and one beside it without a header are one.
 */
export function withoutHeaderStrips<B extends Block>(found: ReadonlyMap<B, readonly Gutter[]>): Map<B, readonly Gutter[]> {
  const families = new Map<readonly Gutter[], B[]>();
  for (const [block, gutters] of found) families.set(gutters, [...(families.get(gutters) ?? []), block]);
  const kept = new Map([...families].map(([gutters, blocks]) => [gutters, keptStrips(gutters, blocks)]));
  return new Map([...found].map(([block, gutters]) => [block, kept.get(gutters) ?? gutters]));
}

function keptStrips(gutters: readonly Gutter[], blocks: readonly Block[]): readonly Gutter[] {
  const heads = blocks.flatMap(headOf);
  const isHead = new Set(heads);
  const head = filledColumns(heads, gutters);
  const body = filledColumns(
    blocks.flatMap((b) => b.lines).filter((l) => !isHead.has(l)),
    gutters,
  );
  if (head.size < 2) return gutters;
  const isBare = (c: number) => head.has(c) && !body.has(c);
  const isUnnamed = (c: number) => body.has(c) && !head.has(c);
  const kept = gutters.filter((_, c) => !((isBare(c) && isUnnamed(c + 1)) || (isUnnamed(c) && isBare(c + 1))));
  return kept.length === gutters.length || kept.length === 0 ? gutters : kept;
}

function filledColumns(lines: readonly Line[], gutters: readonly Gutter[]): Set<number> {
  return new Set(lines.flatMap((l) => l.words.map((w) => columnAt((w.from + w.to) / 2, gutters))));
}
