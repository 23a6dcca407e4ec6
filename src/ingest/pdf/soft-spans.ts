import { overlap } from "./geometry.ts";
import type { LaidCell } from "./laid.ts";
import { covered, type Ruling, SNAP } from "./rulings.ts";

/** Where the words of a column begin and end. */
export interface ColumnExtent {
  readonly from: number;
  readonly to: number;
}

/** A rule below a row, over all columns but those whose cell goes on into the next row. */
export interface RowRule {
  readonly at: number;
  readonly open: readonly number[];
}

/** Share of a column that a rule covers where it parts two cells, and where none stands. */
const COVERED = 0.85;
const OPEN = 0.15;
/** Share of a table's width that a rule must cover, with and without holes in it. */
const WHOLE = 0.75;
const BROKEN = 0.3;
/** Rules across a page from which on a rule with a hole says that a cell spans rows. */
const ENOUGH = 2;

/** The rules that part rows: those over the whole width, and those that leave whole columns out while others on the page do not. */
export function rowRules(horizontal: readonly Ruling[], columns: readonly ColumnExtent[]): RowRule[] {
  const [left, right] = [(columns[0] as ColumnExtent).from, (columns[columns.length - 1] as ColumnExtent).to];
  const out: (RowRule & { readonly whole: boolean })[] = [];
  for (const at of placesOf(horizontal.filter((r) => overlap(r.from, r.to, left, right) > 0))) {
    const share = covered(horizontal, at, left, right);
    const each = columns.map((c) => covered(horizontal, at, c.from, c.to));
    const open = each.flatMap((s, c) => (s <= OPEN ? [c] : []));
    const broken = open.length > 0 && open.length < columns.length - 1 && each.every((s) => s >= COVERED || s <= OPEN);
    if (broken && share > BROKEN) out.push({ at, open, whole: false });
    else if (share > WHOLE) out.push({ at, open: [], whole: true });
  }
  const trusted = out.length >= ENOUGH && out.some((r) => r.whole);
  return trusted ? out : out.filter((r) => r.whole);
}

function placesOf(rulings: readonly Ruling[]): number[] {
  const out: number[] = [];
  for (const { at } of [...rulings].sort((a, b) => a.at - b.at))
    if (out.length === 0 || at - (out[out.length - 1] as number) > SNAP) out.push(at);
  return out;
}

/** Joins the cells between which a rule is broken. `partings`: the rule below each row but the last, null where none stands there. */
export function withBrokenRules(cells: readonly LaidCell[], partings: readonly (RowRule | null)[]): LaidCell[] {
  let out = [...cells];
  for (let j = partings.length - 1; j >= 0; j--)
    for (const column of partings[j]?.open ?? []) {
      const above = out.find((c) => c.row === j && c.column === column && c.colSpan === 1);
      const below = out.find((c) => c.row === j + 1 && c.column === column && c.colSpan === 1);
      if (above === undefined || below === undefined) continue;
      const box = [above.box[0], above.box[1], above.box[2], below.box[3]] as const;
      const joined = {
        ...above,
        box,
        words: [...above.words, ...below.words],
        rowSpan: below.rowSpan + 1,
        shade: above.shade ?? below.shade,
      };
      out = out.filter((c) => c !== below).map((c) => (c === above ? joined : c));
    }
  return out;
}
