import { longDay } from "../../model/day.ts";
import type { Inline, PaperBlock, PaperHead } from "../blocks.ts";
import { heading, paragraph } from "./cells.ts";
import { paperComment } from "./comments.ts";
import { doubtParagraph } from "./doubt-line.ts";
import type { Doubts } from "./doubts.ts";
import type { Group } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { pageHeight, pageOneHeight } from "./page-height.ts";
import { bar, statusParagraphs } from "./position.ts";
import { positionTable, type TableOne } from "./position-table.ts";
import { requestsOf } from "./requests.ts";
import { setFor } from "./set-blocks.ts";

interface Budget {
  readonly bar: boolean;
  readonly meaning: boolean;
  readonly joined: boolean;
  /** Counted where they cannot be told one by one; then the sentences that the body says again go too. */
  readonly words: "all" | "short doubts" | "short";
  /** Of Table 1: all, without those that paragraph 2 gives in words, or none; the whole then stands in Appendix A. */
  readonly rows: TableOne;
  readonly most: number;
  readonly dates: boolean;
}

const ALL: Budget = { bar: true, meaning: true, joined: false, words: "all", rows: "all", most: 12, dates: true };
const TIGHT: Budget = { ...ALL, bar: false, meaning: false, joined: true, words: "short doubts" };

// What gives way where page one runs over, in this order; the type never gets smaller.
const BUDGETS: readonly Budget[] = [
  ALL,
  { ...ALL, bar: false },
  { ...ALL, bar: false, meaning: false },
  { ...ALL, bar: false, meaning: false, joined: true },
  TIGHT,
  { ...TIGHT, words: "short" },
  { ...TIGHT, rows: "main" },
  { ...TIGHT, rows: "main", words: "short" },
  { ...TIGHT, rows: "main", words: "short", dates: false },
  { ...TIGHT, rows: "main", words: "short", dates: false, most: 6 },
  { ...TIGHT, rows: "main", words: "short", dates: false, most: 3 },
  { ...TIGHT, rows: "none", most: 6 },
  { ...TIGHT, rows: "none", words: "short", most: 3 },
];

/** Page one, whether the meanings of table 1 had to go to Appendix C, and the table itself where rows of it had to go to Appendix A. */
export interface PageOne {
  readonly blocks: readonly PaperBlock[];
  readonly meaningsLeft: boolean;
  readonly tableLeft: PaperBlock | null;
}

/** Purpose, requests, position: all that a member needs who stops there, on one page. `tables` numbers the body's after so many of its own. */
export function pageOne(material: Material, doubts: Doubts, head: PaperHead, tables: (before: number) => PageOneTables): PageOne {
  const { view } = material;
  const size = view.input.settings.largePrint ? 1.2 : 1;
  const set = setFor(view);
  const fits = (blocks: readonly PaperBlock[]): boolean => pageOneHeight(head, blocks.map(set), size) <= pageHeight(size);
  const tried = BUDGETS.map((budget) => ({ budget, blocks: blocksOf(material, doubts, budget, tables(budget.rows === "none" ? 0 : 1)) }));
  const { budget, blocks } = tried.find((t) => fits(t.blocks)) ?? (tried.at(-1) as (typeof tried)[number]);
  const tableLeft = budget.rows === "all" ? null : positionTable(view, doubts, false, "all");
  return { blocks, meaningsLeft: !budget.meaning, tableLeft };
}

/** Printed numbers of the body's tables, for what page one refers to. */
export interface PageOneTables {
  readonly ofGroup: (group: Group) => Inline | null;
  readonly points: Inline | null;
}

function blocksOf(material: Material, doubts: Doubts, budget: Budget, tables: PageOneTables): PaperBlock[] {
  const { view } = material;
  const requests = requestsOf(material, { ...budget, tableOf: tables.ofGroup });
  const doubt = doubtParagraph(view, doubts, tables.points, budget.words === "all" ? "each" : "count");
  return [
    heading("Purpose", "purpose"),
    paragraph(purpose(material, requests.length > 1)),
    heading(requestHeading(material), "requests"),
    { kind: "requests", items: requests },
    heading(`Position at ${longDay(view.date)}`, "position"),
    ...(budget.bar && view.items.length > 0 ? [bar(view)] : []),
    ...statusParagraphs(material, budget.words === "short"),
    ...(budget.rows === "none" ? [] : [positionTable(view, doubts, budget.meaning, budget.rows)]),
    ...(doubt === null ? [] : [doubt]),
    ...paperComment(view),
  ];
}

function requestHeading(material: Material): string {
  const name = material.view.input.board?.name ?? "Board";
  const noun = /\b(board|committee|panel|group|cabinet|council|commission|assembly|executive|authority|team)\b/i.exec(name)?.[1] ?? "Board";
  return `The ${noun[0]?.toUpperCase()}${noun.slice(1).toLowerCase()} is recommended to`;
}

function purpose({ view }: Material, asks: boolean): string {
  if (view.since === null) return `To give a baseline, this being the first paper on the plan${asks ? ", and to ask for decisions" : ""}.`;
  return `To report changes since the paper of ${longDay(view.since)}${asks ? " and to ask for decisions" : ""}.`;
}
