/**
 * The most words that two texts have in common in the same order (the longest common subsequence, bit by bit: Hyyrö 2004). Takes a thirtieth of the
 * steps that finding them takes: asked first, whether it is worth it.
 */
export function commonInOrder<T extends string | number>(before: readonly T[], after: readonly T[]): number {
  const cells = Math.ceil(before.length / BITS);
  const places = placesOf(before, cells);
  const row = new Int32Array(cells).fill(-1);
  for (const word of after) {
    const own = places.get(word);
    if (own !== undefined) step(row, own);
  }
  return unset(row, before.length);
}

const BITS = 32;

/** For each word, a bit at each of its places. */
function placesOf<T>(words: readonly T[], cells: number): Map<T, Int32Array> {
  const places = new Map<T, Int32Array>();
  words.forEach((word, i) => {
    const own = places.get(word) ?? new Int32Array(cells);
    own[i >> 5] = (own[i >> 5] ?? 0) | (1 << (i & 31));
    places.set(word, own);
  });
  return places;
}

/** row = (row + (row and places)) or (row without places), with the carry from cell to cell. */
function step(row: Int32Array, places: Int32Array): void {
  let carry = 0;
  for (let i = 0; i < row.length; i++) {
    const cell = row[i] ?? 0;
    const both = cell & (places[i] ?? 0);
    const sum = (cell >>> 0) + (both >>> 0) + carry;
    carry = sum > 0xffff_ffff ? 1 : 0;
    row[i] = sum | 0 | (cell & ~both);
  }
}

function unset(row: Int32Array, length: number): number {
  let count = 0;
  for (let i = 0; i < length; i++) if ((((row[i >> 5] ?? 0) >> (i & 31)) & 1) === 0) count++;
  return count;
}
