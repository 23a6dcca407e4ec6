import type { Inline, PaperBlock, TableLook } from "../blocks.ts";
import type { Group } from "./fact-kinds.ts";
import type { PageOneTables } from "./page-one.ts";

/** Gives paragraphs, tables and figures their numbers, each in its own run from 1. */
export function numbered(blocks: readonly PaperBlock[]): PaperBlock[] {
  let paragraphs = 0;
  let tables = 0;
  let figures = 0;
  return blocks.map((block) => {
    if (block.kind === "paragraph" && block.number !== null) return { ...block, number: ++paragraphs };
    if (block.kind === "table") return { ...block, caption: `Table ${++tables}. ${block.caption}` };
    if (block.kind === "chart" && block.caption !== null) return { ...block, caption: `Figure ${++figures}. ${block.caption}` };
    return block;
  });
}

const tableOf: Record<Group, string> = {
  removed: "needs-attention",
  reopened: "needs-attention",
  altered: "needs-attention",
  overdue: "needs-attention",
  slipped: "needs-attention",
  "no-date": "needs-attention",
  stale: "needs-attention",
  "at-risk": "needs-attention",
  closed: "closings",
  "closed-bare": "closings",
  "closed-agreed": "closings",
  due: "due",
  other: "other-changes",
};

/** The printed numbers that the body's tables will have after those of page one, as links to them. */
export function tableNumbers(body: readonly PaperBlock[], before: number): PageOneTables {
  const tables = body.filter((b) => b.kind === "table");
  const numberOf = (found: (t: { anchor?: string; look?: TableLook }) => boolean): Inline | null => {
    const at = tables.findIndex(found);
    const to = tables[at]?.anchor;
    return at < 0 ? null : { t: "text", text: `Table\u00a0${before + at + 1}`, ...(to === undefined ? {} : { to }) };
  };
  return {
    ofGroup: (group) => numberOf((t) => t.anchor === `table-${tableOf[group]}`),
    points: numberOf((t) => t.look === "points"),
  };
}
