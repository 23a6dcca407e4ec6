import { type Costs, costsOf, type Sheet, type Standing } from "./row-costs.ts";

/** Rows as the places of lines with which they begin, and what they cost. */
export interface Parting {
  readonly starts: readonly number[];
  readonly cost: number;
}

interface Best {
  readonly cost: number;
  readonly from: number;
}

/** The cheapest way to part a sheet's lines into rows, from the first to the last; null where there is none. */
export function cheapestRows(costs: Costs, standing: Standing): Parting | null {
  const best: (Best | null)[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= costs.count; end++) {
    let found: Best | null = null;
    for (let from = end - 1; from >= 0; from--) {
      const before = best[from];
      const limit = found?.cost ?? Number.POSITIVE_INFINITY;
      if (!before || before.cost >= limit) continue;
      const cost = before.cost + costs.cut(from) + costs.row(from, end, standing);
      if (cost < limit) found = { cost, from };
    }
    best.push(found);
  }
  const last = best.at(-1);
  return last ? { starts: traced(best), cost: last.cost } : null;
}

function traced(best: readonly (Best | null)[]): number[] {
  const out: number[] = [];
  for (let end = best.length - 1; end > 0; end = (best[end] as Best).from) out.unshift((best[end] as Best).from);
  return out;
}

/** What it costs to part a sheet's lines at given places; what is no row counts as the dearest one. */
export function costOfRows(costs: Costs, starts: readonly number[], standing: Standing): number {
  const dearest = (cost: number) => (Number.isFinite(cost) ? cost : NO_ROW);
  return starts.reduce((sum, from, j) => {
    const end = starts[j + 1] ?? costs.count;
    return sum + (from === 0 ? 0 : dearest(costs.cut(from))) + dearest(costs.row(from, end, standing));
  }, 0);
}

/** em: several rows in one. */
const NO_ROW = 30;

const STANDINGS: readonly Standing[] = ["top", "middle", "bottom"];

/** Where the cells of all these sheets' rows stand: as is cheapest for them together. */
export function standingOf(sheets: readonly Sheet[]): Standing {
  const costs = sheets.map(costsOf);
  const sums = STANDINGS.map((s) => costs.reduce((sum, c) => sum + (cheapestRows(c, s)?.cost ?? 0), 0));
  return STANDINGS[sums.indexOf(Math.min(...sums))] as Standing;
}
