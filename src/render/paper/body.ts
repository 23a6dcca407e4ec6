import type { PaperBlock } from "../blocks.ts";
import { attention } from "./attention.ts";
import { closings } from "./closings.ts";
import type { Doubts } from "./doubts.ts";
import { due } from "./due.ts";
import type { Material } from "./facts.ts";
import { closingSentence } from "./none.ts";
import { others } from "./others.ts";
import { bodyHeight, pageHeight } from "./page-height.ts";
import { points } from "./points.ts";
import { setFor } from "./set-blocks.ts";
import { GENEROUS, type Limits } from "./view.ts";

interface Budget {
  readonly limits: Limits;
  readonly figure: boolean;
}

// What gives way where the body runs over: the plan's words by and by (the whole stands in Appendix B), the figure last, which then
// stands in Appendix A.
const FIRST: Budget = { limits: GENEROUS, figure: true };
const BUDGETS: readonly Budget[] = [
  { limits: { words: 160, beside: 100, runIn: false }, figure: true },
  { limits: { words: 120, beside: 80, runIn: false }, figure: true },
  { limits: { words: 120, beside: 80, runIn: true }, figure: true },
  { limits: { words: 90, beside: 70, runIn: true }, figure: true },
  { limits: { words: 120, beside: 80, runIn: true }, figure: false },
  { limits: { words: 90, beside: 70, runIn: true }, figure: false },
];
const LAST: Budget = { limits: { words: 70, beside: 50, runIn: true }, figure: false };
const LONG: Budget = { limits: { words: 120, beside: 80, runIn: false }, figure: true };

const PAGES = 3; // after page one
const LARGE_PAGES = 6; // 12 pt for 8.5 takes twice the paper for the same words
const LOST = 36; // points at the foot of each page: rows and short tables are not torn

/** The parts between page one and the appendices: on three pages where that can be done, else as they come. */
export function bodyOf(material: Material, doubts: Doubts): PaperBlock[] {
  const large = material.view.input.settings.largePrint;
  const size = large ? 1.2 : 1;
  const room = (large ? LARGE_PAGES : PAGES) * (pageHeight(size) - LOST);
  const set = setFor(material.view);
  const fitting = (budget: Budget): PaperBlock[] | null => {
    const blocks = partsOf(material, doubts, budget);
    return bodyHeight(blocks.map(set), size) <= room ? blocks : null;
  };
  const usual = fitting(FIRST);
  if (usual !== null) return usual;
  const least = fitting(LAST);
  if (least === null) return partsOf(material, doubts, LONG); // a plan of hundreds: the steps between are not tried
  for (const budget of BUDGETS) {
    const blocks = fitting(budget);
    if (blocks !== null) return blocks;
  }
  return least;
}

function partsOf(material: Material, doubts: Doubts, { limits, figure }: Budget): PaperBlock[] {
  const told = { ...material, view: { ...material.view, limits } };
  const parts = [attention, closings, due, others].flatMap((part) => part(told));
  return [...parts, ...points(told.view, doubts), ...closingSentence(told)].filter((block) => figure || block.kind !== "chart");
}
