import type { Paper } from "./blocks.ts";
import type { PaperInput } from "./paper-input.ts";

/** The board paper in words and figures, from data alone: the same input gives the same paper. */
export function toPaper(_input: PaperInput): Paper {
  throw new Error("being written");
}
