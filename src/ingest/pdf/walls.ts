import type { Drawing } from "./paths.ts";
import { edgesToRulings, type Ruling } from "./rulings.ts";

/** pt: a cell's words begin at most this far right of its edge. */
const PADDING = 8;
/** pt: a word may be painted this far into its cell's line. */
const INTO = 0.5;
/** pt: a stroke that is shorter parts no cells. */
const SHORTEST = 12;

/** Says whether a line down the page stands at a height (`base`) right before words and after the beginning of those that they touch. */
export function wallsBetween(drawing: Drawing): (before: number, from: number, base: number) => boolean {
  let walls: readonly Ruling[] | null = null;
  return (before, from, base) => {
    walls ??= edgesToRulings(drawing.edges).vertical.filter((r) => r.to - r.from > SHORTEST);
    return walls.some((r) => before < r.at && from >= r.at - INTO && from <= r.at + PADDING && base > r.from && base < r.to);
  };
}
