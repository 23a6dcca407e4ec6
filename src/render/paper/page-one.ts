import { longDay } from "../../model/day.ts";
import type { Inline, PaperBlock, PaperHead } from "../blocks.ts";
import { heading, paragraph } from "./cells.ts";
import { paperComment } from "./comments.ts";
import { doubtParagraph } from "./doubt-line.ts";
import type { Doubts } from "./doubts.ts";
import type { Group } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { pageHeight, pageOneHeight } from "./page-height.ts";
import { bar, positionTable, statusParagraphs } from "./position.ts";
import { requestsOf } from "./requests.ts";

interface Budget {
  readonly bar: boolean;
  readonly meaning: boolean;
  readonly joined: boolean;
  /** Counted where they cannot be told one by one; then the sentences that the body says again go too. */
  readonly words: "all" | "short doubts" | "short";
  readonly most: number;
}

const ALL: Budget = { bar: true, meaning: true, joined: false, words: "all", most: 12 };

// What gives way where page one runs over, in this order; the type never gets smaller.
const BUDGETS: readonly Budget[] = [
  ALL,
  { ...ALL, bar: false },
  { ...ALL, bar: false, meaning: false },
  { ...ALL, bar: false, meaning: false, joined: true },
  { ...ALL, bar: false, meaning: false, joined: true, words: "short doubts" },
  { ...ALL, bar: false, meaning: false, joined: true, words: "short" },
  { ...ALL, bar: false, meaning: false, joined: true, words: "short", most: 3 },
];

/** Page one, and whether the meanings of table 1 had to go to Appendix C. */
export interface PageOne {
  readonly blocks: readonly PaperBlock[];
  readonly meaningsLeft: boolean;
}

/** Purpose, requests, position: all that a member needs who stops there, on one page. */
export function pageOne(material: Material, doubts: Doubts, head: PaperHead, tables: PageOneTables): PageOne {
  const tried = BUDGETS.map((budget) => ({ budget, blocks: blocksOf(material, doubts, budget, tables) }));
  const size = material.view.input.settings.largePrint ? 1.2 : 1;
  const fits = tried.find((t) => pageOneHeight(head, t.blocks, size) <= pageHeight(size)) ?? tried.at(-1);
  return { blocks: fits?.blocks ?? [], meaningsLeft: fits?.budget.meaning === false };
}

/** Printed numbers of the body's tables, for what page one refers to. */
export interface PageOneTables {
  readonly ofGroup: (group: Group) => Inline | null;
  readonly points: Inline | null;
}

function blocksOf(material: Material, doubts: Doubts, budget: Budget, tables: PageOneTables): PaperBlock[] {
  const { view } = material;
  const requests = requestsOf(material, { most: budget.most, joined: budget.joined, tableOf: tables.ofGroup });
  const doubt = doubtParagraph(view, doubts, tables.points, budget.words === "all" ? "each" : "count");
  return [
    heading("Purpose", "purpose"),
    paragraph(purpose(material, requests.length > 1)),
    heading(requestHeading(material), "requests"),
    { kind: "requests", items: requests },
    heading(`Position at ${longDay(view.date)}`, "position"),
    ...(budget.bar && view.items.length > 0 ? [bar(view)] : []),
    ...statusParagraphs(material, budget.words === "short"),
    positionTable(view, doubts, budget.meaning),
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
