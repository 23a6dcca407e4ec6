// Characters of text: a plan of some hundred recommendations. More is let go, so that a large one does not fill the memory.
const MOST = 2_000_000;

/**
 * A function of a text that is told once what it is asked again and again (a cell is looked at by its column, its row, its update and its references).
 * What it gives must never be changed by whoever gets it.
 */
export function remembering<T>(tell: (text: string) => T): (text: string) => T {
  const told = new Map<string, T>();
  let size = 0;
  return (text) => {
    const known = told.get(text);
    if (known !== undefined) return known;
    const now = tell(text);
    size += text.length;
    if (size > MOST) {
      told.clear();
      size = text.length;
    }
    told.set(text, now);
    return now;
  };
}
