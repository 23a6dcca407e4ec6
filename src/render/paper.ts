import type { Paper, PaperBlock } from "./blocks.ts";
import { appendixA } from "./paper/appendix-a.ts";
import { appendixB } from "./paper/appendix-b.ts";
import { appendixC } from "./paper/appendix-c.ts";
import { datesFigure } from "./paper/attention.ts";
import { bodyOf } from "./paper/body.ts";
import { doubtsOf } from "./paper/doubts.ts";
import { toMaterial } from "./paper/facts.ts";
import { headOf } from "./paper/head.ts";
import { numbered, tableNumbers } from "./paper/numbered.ts";
import { pageOne } from "./paper/page-one.ts";
import { setFor } from "./paper/set-blocks.ts";
import { toView } from "./paper/view.ts";
import type { PaperInput } from "./paper-input.ts";

/** The colours of the ratings, where the settings name no others: their greys lie 30 or more steps apart. */
export const COLOURS: Paper["colours"] = { complete: "#123a5e", overdue: "#bf4034", soon: "#e6b04a", ahead: "#7aa783", none: "#dde1e4" };

/** The board paper in words and figures, from data alone: the same input gives the same paper. */
export function toPaper(input: PaperInput): Paper {
  const view = toView(input);
  const material = toMaterial(view);
  const doubts = doubtsOf(view);
  const head = headOf(view, doubts);
  const body = bodyOf(material, doubts);
  const first = pageOne(material, doubts, head, (before) => tableNumbers(body, before));
  const figure = body.some((b) => b.kind === "chart") ? null : datesFigure(material);
  const appendices = [
    ...appendixA(material, figure, first.tableLeft),
    ...appendixB(view),
    ...appendixC(material, doubts, first.meaningsLeft),
  ];
  const blocks = numbered([...first.blocks, ...ownPage(body), ...appendices]);
  return {
    schemaVersion: 1,
    head,
    blocks: blocks.map(setFor(view)),
    largePrint: input.settings.largePrint,
    colours: { ...COLOURS, ...input.settings.colours },
  };
}

/** The body begins on a page of its own: page one stands alone. */
function ownPage(body: readonly PaperBlock[]): PaperBlock[] {
  return body.map((block, i) => (i === 0 && block.kind === "heading" ? { ...block, newPage: true } : block));
}
