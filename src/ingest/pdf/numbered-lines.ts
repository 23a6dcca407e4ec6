import { idParts, leadingId } from "../../model/identifier.ts";
import { isPureId, startsWithId } from "./soft-ids.ts";
import { type SoftLine, textAt } from "./soft-lines.ts";

/** Columns in which ids may stand. */
const ID_COLUMNS = 5;
/** Ids that count up without a break: fewer say nothing. */
const ENOUGH = 3;
/** Share of what looks like ids in a column that must be counted. */
const MOST = 0.75;

interface Numbered {
  readonly line: SoftLine;
  readonly id: string;
}

/** The lines of a table, over all its pages, on which ids stand that count up one by one; null where no column has such. */
export function numberedLines(lines: readonly SoftLine[]): ReadonlySet<SoftLine> | null {
  let best: ReadonlySet<SoftLine> | null = null;
  for (let column = 0; column < Math.min(ID_COLUMNS, lines[0]?.columns.length ?? 0); column++)
    for (const found of familiesAt(lines, column)) {
      const chain = longestCount(found);
      if (chain.length < ENOUGH || chain.length < found.length * MOST || chain.length <= (best?.size ?? 0)) continue;
      best = new Set(chain.map((n) => n.line));
    }
  return best;
}

/** What begins as an id does in a column, each kind by itself. */
function familiesAt(lines: readonly SoftLine[], column: number): Numbered[][] {
  const out = new Map<string, Numbered[]>();
  for (const line of lines) {
    const found = startsWithId(line, column, true) ? leadingId(textAt(line, column)) : null;
    if (found === null) continue;
    const key = `${found.family} ${isPureId(line, column)}`;
    out.set(key, [...(out.get(key) ?? []), { line, id: found.id }]);
  }
  return [...out.values()];
}

/** The longest series in which each id follows the one before. */
function longestCount(found: readonly Numbered[]): Numbered[] {
  const lengths: { length: number; before: number }[] = [];
  found.forEach((n, k) => {
    const best = { length: 1, before: -1 };
    for (let i = Math.max(0, k - FARTHEST); i < k; i++)
      if (follows((found[i] as Numbered).id, n.id) && (lengths[i]?.length ?? 0) + 1 > best.length) {
        best.length = (lengths[i]?.length ?? 0) + 1;
        best.before = i;
      }
    lengths.push(best);
  });
  const out: Numbered[] = [];
  const longest = Math.max(0, ...lengths.map((l) => l.length));
  for (let k = lengths.findIndex((l) => l.length === longest); k >= 0; k = lengths[k]?.before ?? -1) out.unshift(found[k] as Numbered);
  return out;
}

/** What looks like an id between two that follow one another. */
const FARTHEST = 12;
/** Numbers that a plan leaves out. */
const STEP = 4;

/** Whether an id counts on from another: the next of its parent, or one of the first of a later parent. */
function follows(a: string, b: string): boolean {
  const [left, right] = [idParts(a).map(toNumber), idParts(b).map(toNumber)];
  const at = right.findIndex((part, i) => part !== left[i]);
  if (at < 0) return false;
  const step = (right[at] as number) - (left[at] ?? 0);
  return step > 0 && step <= STEP && right.slice(at + 1).every((part) => part <= STEP);
}

function toNumber(part: string | number): number {
  return typeof part === "number" ? part : [...part].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
}
