import { type PaperBlock, printedId } from "../blocks.ts";
import { forLargePrint } from "./large.ts";
import { textWidth } from "./measure.ts";
import type { View } from "./view.ts";

const GUTTER = 8; // points between two columns
const MOST = 36; // mm: a longer id breaks rather than take the words' room

/** The width in mm that the plan's longest id takes as the first column of a table: "HR/23/12" takes more than "4.2.1". */
function idWidth(view: View): number {
  const size = view.input.settings.largePrint ? 12 : 8.5;
  const widest = Math.max(0, ...[...view.items, ...view.left].map((item) => textWidth(printedId(item.id), size, true)));
  return Math.min(MOST, ((widest + GUTTER) * 25.4) / 72);
}

/** Blocks as this paper sets them: columns of ids as wide as its ids, and what large print asks for. */
export function setFor(view: View): (block: PaperBlock) => PaperBlock {
  const wide = idWidth(view);
  return (given) => {
    const block = view.input.settings.largePrint ? forLargePrint(given) : given;
    if (block.kind !== "table") return block;
    const columns = block.columns.map((c) => (c.kind === "rec" && c.width !== null && c.width < wide ? { ...c, width: wide } : c));
    return { ...block, columns };
  };
}
