import { leadingId } from "../../model/identifier.ts";

/** Lines with the first ("IA/23/0") and with the second part ("1") of an id that its column is too narrow for. */
export interface CutIds<Line> {
  readonly heads: ReadonlySet<Line>;
  readonly tails: ReadonlySet<Line>;
}

/** Finds the ids of a column that are cut: only joined with the bare figures close below are they of the column's commonest kind. */
export function cutIdsIn<Line>(
  lines: readonly Line[],
  textOf: (l: Line) => string,
  isClose: (l: Line, before: Line) => boolean,
): CutIds<Line> {
  const pairs: { head: Line; tail: Line; family: string }[] = [];
  const counts = new Map<string, number>();
  lines.forEach((tail, k) => {
    const head = lines[k - 1];
    const family = head !== undefined && isClose(tail, head) ? joinedFamily(textOf(head), textOf(tail)) : null;
    if (head !== undefined && family !== null) pairs.push({ head, tail, family });
    const kind = family ?? leadingId(textOf(tail))?.family;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  });
  const most = Math.max(0, ...counts.values());
  const cut = pairs.filter((p) => counts.get(p.family) === most);
  return { heads: new Set(cut.map((p) => p.head)), tails: new Set(cut.map((p) => p.tail)) };
}

/** The kind of id that two lines make; null where the second is more than figures, or the first says no letters. */
function joinedFamily(head: string, tail: string): string | null {
  if (!/^[A-Z][A-Za-z]*[A-Z0-9./-]*[0-9./-]$/.test(head) || !/^\d{1,3}$/.test(tail)) return null;
  const found = leadingId(head + tail);
  return found !== null && found.end === head.length + tail.length ? found.family : null;
}
