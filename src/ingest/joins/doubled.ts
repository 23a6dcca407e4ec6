import type { Cell, Paragraph, Row, Run } from "../table.ts";
import { rowRuns } from "./merge.ts";

/** Words that must be alike on both sides of a page break: fewer are alike by chance, unless they stand at the same places across the page. */
const FEWEST = 5;
const FEWEST_IN_PLACE = 3;
/** In place and inside a sentence: no owner and no date begins so. */
const FEWEST_INSIDE = 2;

/**
 * The words of a row's end that its engine painted again at the top of the next page, as how many of each cell's first words; null where there are
 * none. `doubles`: the engine is known to do so, so that whole sentences are not the update's own, said twice.
 */
export function doubledWords(last: Row, first: Row, doubles = false): ReadonlyMap<number, number> | null {
  const out = new Map<number, number>();
  for (const cell of first.cells) {
    const before = last.cells.find((c) => c.column === cell.column);
    const count = before === undefined ? 0 : overlap(textsOf(before), textsOf(cell));
    if (count > 0) out.set(cell.column, count);
  }
  const words = [...out.values()].reduce((sum, n) => sum + n, 0);
  const begun = first.cells.filter((c) => textsOf(c).length > 0 && !out.has(c.column));
  const fresh = begun.filter((c) => textsOf(last.cells.find((o) => o.column === c.column)).length > 0);
  if (fresh.length > 0) return words >= FEWEST_IN_PLACE && isAbove(last, first, out, fresh) ? out : null;
  const inside = first.cells.every((c) => !out.has(c.column) || /^\p{Ll}/u.test(textsOf(c)[0] ?? ""));
  const fewest = standsInPlace(last, first, out) ? (inside ? FEWEST_INSIDE : FEWEST_IN_PLACE) : FEWEST;
  return words >= fewest && (out.size > 1 || doubles || isBroken(first, out)) ? out : null;
}

/** pt: what is painted again stands at the same place. */
const SAME_PLACE = 0.5;

function standsInPlace(last: Row, first: Row, counts: ReadonlyMap<number, number>): boolean {
  return first.cells.every((cell) => {
    const n = counts.get(cell.column) ?? 0;
    const before = runsOf(last.cells.find((c) => c.column === cell.column));
    return runsOf(cell)
      .slice(0, n)
      .every((r, k) => {
        const [a, b] = [before[before.length - n + k]?.box ?? null, r.box];
        return a !== null && b !== null && Math.abs(a[0] - b[0]) < SAME_PLACE;
      });
  });
}

/** pt: lines of one row that begin at one height lie this close. */
const SAME_HEIGHT = 1;

/** Whole lines, at the same places, higher on the page than where the other cells go on: those had no line in the break. */
function isAbove(last: Row, first: Row, counts: ReadonlyMap<number, number>, fresh: readonly Cell[]): boolean {
  const top = (c: Cell) => runsOf(c)[0]?.box?.[1] ?? Number.NEGATIVE_INFINITY;
  const again = first.cells.filter((c) => counts.has(c.column));
  const whole = again.every((c) => {
    const count = counts.get(c.column) ?? 0;
    const before = runsOf(last.cells.find((o) => o.column === c.column));
    return isLineEnd(runsOf(c), count) && isLineEnd(before, before.length - count);
  });
  const highest = Math.min(...fresh.map(top));
  return whole && again.every((c) => top(c) < highest - SAME_HEIGHT) && standsInPlace(last, first, counts);
}

/** Whether the words of a cell before this one end with their line. */
function isLineEnd(runs: readonly Run[], at: number): boolean {
  const [before, after] = [runs[at - 1]?.box, runs[at]?.box];
  return before == null || after == null || after[1] - before[1] > SAME_HEIGHT;
}

/** In one cell alone whole sentences may be the update's own, said twice: what an engine paints again breaks off anywhere. */
function isBroken(first: Row, counts: ReadonlyMap<number, number>): boolean {
  const painted = first.cells.every((c) => c.pieces.every((p) => p.box !== null));
  const words = first.cells.flatMap((c) => textsOf(c).slice(0, counts.get(c.column) ?? 0));
  return painted && !(/^[\p{Lu}\d[(]/u.test(words[0] ?? "") && /[.!?:;]$/.test(words.at(-1) ?? ""));
}

/** A row without the words that stood on the page before already. */
export function withoutDoubled(first: Row, counts: ReadonlyMap<number, number>, furniture: Run[]): Row {
  const cells = first.cells.map((c) => {
    const count = counts.get(c.column) ?? 0;
    for (const run of rowRuns({ ...first, cells: [c] }).slice(0, count)) furniture.push(run);
    return count === 0 ? c : { ...c, paragraphs: dropWords(c.paragraphs, count) };
  });
  return { ...first, cells };
}

function textsOf(cell: Cell | undefined): string[] {
  return runsOf(cell).map((r) => r.text);
}

function runsOf(cell: Cell | undefined): Run[] {
  return cell === undefined ? [] : cell.paragraphs.flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}

/** How many words end the one and begin the other. */
function overlap(a: readonly string[], b: readonly string[]): number {
  for (let n = Math.min(a.length, b.length); n > 0; n--) if (b.slice(0, n).every((t, k) => t === a[a.length - n + k])) return n;
  return 0;
}

function dropWords(paragraphs: readonly Paragraph[], count: number): Paragraph[] {
  let left = count;
  return paragraphs.flatMap((p) => {
    const marks = p.list?.runs.length ?? 0;
    if (left === 0) return [p];
    const runs = p.runs.slice(Math.max(0, left - marks));
    const whole = left >= marks + p.runs.length;
    left = Math.max(0, left - marks - p.runs.length);
    return whole ? [] : [{ ...p, runs, list: null, gapBefore: false }];
  });
}
