import type { Label } from "./floating.ts";
import type { LaidCell } from "./laid.ts";

/** em: how far a label may stand from its rows' middle or top on average; more says that they are not its rows. */
const NEAR = 1.6;
/** em: what it costs that rows at the top of a page have no label: their section began before. */
const UNLABELLED = 0.5;

interface Extent {
  readonly top: number;
  readonly foot: number;
}

/** Rows to labels: for each label the row with which its group begins; the groups follow one another to the last row. Null where none fit. */
export function groupsOf(labels: readonly Label[], rows: readonly Extent[], goesOnAbove: boolean): number[] | null {
  const size = labels[0]?.words[0]?.size ?? 10;
  const found = [dealt(labels, rows, goesOnAbove, size, "top"), dealt(labels, rows, goesOnAbove, size, "middle")];
  const best = found.filter((f) => f !== null).sort((a, b) => a.cost - b.cost)[0];
  return best === undefined || best.cost > NEAR * labels.length ? null : best.starts;
}

interface Dealt {
  readonly cost: number;
  readonly starts: readonly number[];
}

function dealt(
  labels: readonly Label[],
  rows: readonly Extent[],
  goesOnAbove: boolean,
  size: number,
  standing: "top" | "middle",
): { cost: number; starts: number[] } | null {
  const off = (label: Label, from: number, end: number) => {
    const [first, last] = [rows[from] as Extent, rows[end - 1] as Extent];
    const [place, own] = standing === "top" ? [first.top, label.top] : [(first.top + last.foot) / 2, (label.top + label.foot) / 2];
    return Math.abs(place - own) / size;
  };
  // best[e]: the labels so far dealt to the rows before e
  let best: (Dealt | null)[] = rows.map((_, e) =>
    e === 0 ? { cost: 0, starts: [] } : goesOnAbove ? { cost: UNLABELLED, starts: [] } : null,
  );
  best.push(null);
  for (const label of labels) {
    const next: (Dealt | null)[] = best.map(() => null);
    for (let end = 1; end <= rows.length; end++)
      for (let from = 0; from < end; from++) {
        const before = best[from];
        if (!before) continue;
        const cost = before.cost + off(label, from, end);
        if (cost < (next[end]?.cost ?? Number.POSITIVE_INFINITY)) next[end] = { cost, starts: [...before.starts, from] };
      }
    best = next;
  }
  const whole = best[rows.length];
  return whole ? { cost: whole.cost, starts: [...whole.starts] } : null;
}

/** Puts labels beside the rows of their groups, as cells that span them. `from`: the first row below the header. */
export function withGroups(
  cells: readonly LaidCell[],
  labels: readonly Label[],
  starts: readonly number[],
  from: number,
  count: number,
): LaidCell[] {
  const column = labels[0]?.column;
  const out = cells.filter((c) => c.column !== column || c.row < from || c.row < from + (starts[0] ?? 0));
  labels.forEach((label, k) => {
    const [first, end] = [from + (starts[k] as number), k + 1 < starts.length ? from + (starts[k + 1] as number) : count];
    const [top, last] = [
      cells.find((c) => c.row === first && c.column === column),
      cells.find((c) => c.row === end - 1 && c.column === column),
    ];
    if (top === undefined || last === undefined) return;
    out.push({ ...top, rowSpan: end - first, box: [top.box[0], top.box[1], top.box[2], last.box[3]], words: label.words });
  });
  return out;
}

/** Puts the words of labels into the cells of the rows in which they stand. `tops`: where each row begins. */
export function inRows(cells: readonly LaidCell[], labels: readonly Label[], tops: readonly number[]): LaidCell[] {
  return cells.map((cell) => {
    const own = labels.filter((l) => l.column === cell.column && rowAt((l.top + l.foot) / 2, tops) === cell.row);
    return own.length === 0 ? cell : { ...cell, words: [...cell.words, ...own.flatMap((l) => l.words)] };
  });
}

function rowAt(y: number, tops: readonly number[]): number {
  const next = tops.findIndex((t) => t > y);
  return next < 0 ? tops.length - 1 : Math.max(0, next - 1);
}
