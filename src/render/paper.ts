import type { Paper, PaperBlock } from "./blocks.ts";
import { appendixB } from "./paper/appendix-b.ts";
import { doubtsOf } from "./paper/doubts.ts";
import { toMaterial } from "./paper/facts.ts";
import { headOf } from "./paper/head.ts";
import { numbered, tableNumbers } from "./paper/numbered.ts";
import { pageOne } from "./paper/page-one.ts";
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
  const body: PaperBlock[] = [];
  const first = pageOne(material, doubts, head, tableNumbers(body));
  const appendices = [...appendixB(view)];
  return {
    schemaVersion: 1,
    head,
    blocks: numbered([...first.blocks, ...body, ...appendices]),
    largePrint: input.settings.largePrint,
    colours: { ...COLOURS, ...input.settings.colours },
  };
}
