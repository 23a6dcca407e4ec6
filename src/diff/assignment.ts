/**
 * The best assignment of rows to columns by the sum of `score` (the Hungarian method, O(n³)); pairs with a score of 0 are left apart. Gives the
 * column for each row, or null.
 */
export function bestAssignment(score: readonly (readonly number[])[]): (number | null)[] {
  const rows = score.length;
  const size = Math.max(rows, score[0]?.length ?? 0);
  const cost = (r: number, c: number) => -(score[r]?.[c] ?? 0);
  const rowOf = assignColumns(size, cost);
  const columnOf: (number | null)[] = new Array(rows).fill(null);
  for (let c = 1; c <= size; c++) {
    const r = (rowOf[c] ?? 0) - 1;
    if (r < rows && cost(r, c - 1) < 0) columnOf[r] = c - 1;
  }
  return columnOf;
}

/** For each column (from 1) its row (from 1), at the least total cost; rows are added one at a time along a shortest augmenting path. */
function assignColumns(size: number, cost: (row: number, column: number) => number): Int32Array {
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const end = shortestPath(row, { size, cost, rowPotential, columnPotential, rowOf, way });
    for (let c = end; c !== 0; c = way[c] ?? 0) rowOf[c] = rowOf[way[c] ?? 0] ?? 0;
  }
  return rowOf;
}

interface State {
  readonly size: number;
  readonly cost: (row: number, column: number) => number;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  readonly rowOf: Int32Array;
  readonly way: Int32Array;
}

/** Walks from a new row to a free column, keeping reduced costs non-negative; `way` remembers the path. */
function shortestPath(row: number, s: State): number {
  const least = new Float64Array(s.size + 1).fill(Number.POSITIVE_INFINITY);
  const used = new Uint8Array(s.size + 1);
  s.rowOf[0] = row;
  let column = 0;
  do {
    used[column] = 1;
    const { next, delta } = relax(column, least, used, s);
    shiftPotentials(delta, least, used, s);
    column = next;
  } while (s.rowOf[column] !== 0);
  return column;
}

function relax(column: number, least: Float64Array, used: Uint8Array, s: State): { next: number; delta: number } {
  const row = s.rowOf[column] ?? 0;
  let delta = Number.POSITIVE_INFINITY;
  let next = 0;
  for (let c = 1; c <= s.size; c++) {
    if (used[c]) continue;
    const reduced = s.cost(row - 1, c - 1) - (s.rowPotential[row] ?? 0) - (s.columnPotential[c] ?? 0);
    if (reduced < (least[c] ?? 0)) {
      least[c] = reduced;
      s.way[c] = column;
    }
    if ((least[c] ?? 0) < delta) {
      delta = least[c] ?? 0;
      next = c;
    }
  }
  return { next, delta };
}

function shiftPotentials(delta: number, least: Float64Array, used: Uint8Array, s: State): void {
  for (let c = 0; c <= s.size; c++) {
    if (used[c]) {
      const row = s.rowOf[c] ?? 0;
      s.rowPotential[row] = (s.rowPotential[row] ?? 0) + delta;
      s.columnPotential[c] = (s.columnPotential[c] ?? 0) - delta;
    } else least[c] = (least[c] ?? 0) - delta;
  }
}
