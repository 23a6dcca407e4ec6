import { longDay } from "../../model/day.ts";
import type { Inline } from "../blocks.ts";
import { and, be, inSentence, joined, listed, type Piece, plural, quoted, rec } from "../wording.ts";
import { agreedDate } from "./agreed.ts";
import type { Group, Told } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import { grouped, recOf, type View } from "./view.ts";
import { commonWait, type Wait } from "./waits.ts";

/** How many recommendations a request names one by one before it points to the table that lists them. */
export interface RequestOptions {
  readonly most: number;
  /** Requests of one kind in one. */
  readonly joined: boolean;
  /** Whether revised dates stand beside the numbers; else the table that has them is named. */
  readonly dates: boolean;
  /** The printed number of a body table. */
  readonly tableOf: (group: Group) => Inline | null;
}

type Topic = "closing" | "evidence" | "dates" | "delay" | "undated" | "conduct";

interface Ask {
  readonly topic: Topic;
  readonly verb: "agree" | "agree or refuse" | "ask";
  /** What follows the verb; several of one topic share it. */
  readonly words: readonly Piece[];
}

/** What the board is recommended to do: as the office wrote it, else derived from the plan. */
export function requestsOf(material: Material, options: RequestOptions): Inline[][] {
  const own = ownRequests(material.view);
  if (own !== null) return punctuated(own.map((line) => linked(line.replace(/[\s;,.]*(?:;\s*and)?\s*$/, ""), material.view)));
  const asks = derived(material, options);
  const items = [...joinTopics(asks, options.joined), ["note the rest"]];
  return punctuated(items.length === 1 ? [["note this paper"]] : items);
}

function punctuated(items: readonly (readonly Piece[])[]): Inline[][] {
  return items.map((words, i) => joined([...words, i === items.length - 1 ? "." : i === items.length - 2 ? "; and" : ";"]));
}

function ownRequests(view: View): readonly string[] | null {
  const decided = view.decisions.findLast((d) => d.kind === "requests")?.now ?? null;
  return decided === null ? view.input.settings.requests : decided.split("\n").filter((line) => line.trim() !== "");
}

const DAY = /\b(\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g;

/** "Rec 4.2.1" in somebody's words becomes the link that it is elsewhere; a day stays with its month. */
function linked(line: string, view: View): Piece[] {
  return line
    .replace(DAY, "$1\u00a0")
    .split(/(\bRec[ \u00a0][^\s,;:()]*[^\s,;:().])/)
    .map((part, i) => {
      const id = part.slice(4);
      return i % 2 === 1 && view.find(id) !== undefined ? rec(id) : part;
    });
}

function derived(material: Material, options: RequestOptions): Ask[] {
  const of = (group: Group): readonly Told[] => material.groups.get(group) ?? [];
  const unagreed = moved(material);
  const undated = open(material).filter((t) => t.item.r.delivery.date === null);
  const altered = material.told.filter((t) => t.facts.includes("history-altered"));
  const were = (told: readonly Told[]): string => plural(told.length, "was", "were");
  const asks: (readonly [Topic, Ask["verb"], readonly Told[], () => readonly Piece[]])[] = [
    ["closing", "agree", of("closed"), () => ["the closing of ", ...named(of("closed"), options, "closed")]],
    [
      "evidence",
      "ask",
      of("closed-bare"),
      () => ["for evidence before ", ...named(of("closed-bare"), options, "closed-bare"), ` ${be(of("closed-bare").length)} closed`],
    ],
    ["dates", "agree or refuse", unagreed, () => [`the revised ${plural(unagreed.length, "date")} of `, ...datedNames(unagreed, options)]],
    ["delay", "ask", waiting(of("overdue"), material), () => waitWords(of("overdue"), material, options)],
    ["delay", "ask", notWaiting(of("overdue"), material), () => planWords(notWaiting(of("overdue"), material), options)],
    ["undated", "ask", undated, () => [`for ${plural(undated.length, "a date", "dates")} for `, ...named(undated, options, "no-date")]],
    ["undated", "ask", of("stale"), () => ["for an update on ", ...named(of("stale"), options, "stale")]],
    [
      "conduct",
      "ask",
      of("removed"),
      () => ["why ", ...named(of("removed"), options, "removed"), ` ${were(of("removed"))} removed while live`],
    ],
    ["conduct", "ask", altered, () => ["why past entries of ", ...named(altered, options, "altered"), " were altered"]],
  ];
  return asks.filter(([, , told]) => told.length > 0).map(([topic, verb, , words]) => ({ topic, verb, words: words() }));
}

function open(material: Material): Told[] {
  return material.told.filter((t) => !t.item.former && t.item.r.status === "open");
}

/** Slipped since the last paper, the present date not agreed by the board. */
function moved(material: Material): Told[] {
  return material.told.filter((t) => t.facts.includes("slipped") && agreedDate(t.item, material.view) === null);
}

function waitOf(overdue: readonly Told[], material: Material): Wait | null {
  const items = overdue.map((t) => t.item);
  const wait = commonWait(items, material.view);
  return wait?.waiting === true ? wait : null;
}

function waiting(overdue: readonly Told[], material: Material): Told[] {
  const wait = waitOf(overdue, material);
  return overdue.filter((t) => wait?.ids.includes(t.item.id));
}

function notWaiting(overdue: readonly Told[], material: Material): Told[] {
  const wait = waitOf(overdue, material);
  return overdue.filter((t) => wait === null || !wait.ids.includes(t.item.id));
}

function waitWords(overdue: readonly Told[], material: Material, options: RequestOptions): Piece[] {
  const wait = waitOf(overdue, material);
  return [
    "when ",
    ...awaited(wait?.words ?? ""),
    " will come, for which ",
    ...named(waiting(overdue, material), options, "overdue"),
    " wait",
  ];
}

function planWords(others: readonly Told[], options: RequestOptions): Piece[] {
  return [`for ${plural(others.length, "a recovery plan", "recovery plans")} for `, ...named(others, options, "overdue")];
}

/** "Awaits agreement of new governance framework" gives "the agreement of new governance framework"; other words are quoted. */
function awaited(words: string): Piece[] {
  const rest =
    /^(?:is |are )?(?:await(?:s|ing)?|wait(?:s|ing)? for|pending|subject to|dependent (?:up)?on|depends (?:up)?on) (?:the )?(.*)$/i.exec(
      words,
    )?.[1];
  if (rest !== undefined) return ["the ", quoted(rest)];
  return words.startsWith("the ") ? [words] : ["what is said in ", quoted(words)];
}

function named(told: readonly Told[], options: RequestOptions, group: Group): Piece[] {
  if (told.length <= options.most) return and(told.map((t) => recOf(t.item)));
  const table = options.tableOf(told[0]?.home ?? group);
  return [`${inSentence(told.length)} recommendations`, ...(table === null ? [] : [" (", table, ")"])];
}

function datedNames(told: readonly Told[], options: RequestOptions): Piece[] {
  if (told.length > options.most) return named(told, options, "slipped");
  const table = options.dates ? null : options.tableOf(told[0]?.home ?? "slipped");
  if (table !== null) return [...named(told, options, "slipped"), " (", table, ")"];
  return and(told.map((t) => [rec(t.item.id), ` (${longDay(t.item.r.delivery.date ?? "")})`]));
}

const WIDER: Record<Topic, Topic> = {
  closing: "closing",
  evidence: "closing",
  dates: "dates",
  delay: "delay",
  undated: "delay",
  conduct: "conduct",
};

/** Requests of one topic share their verb; where room is short, kindred topics share a line too. */
function joinTopics(asks: readonly Ask[], wider: boolean): Piece[][] {
  const topicOf = (ask: Ask): Topic => (wider ? WIDER[ask.topic] : ask.topic);
  return [...grouped(asks, topicOf).values()].map((all) => {
    const verbs = [...grouped(all, (a) => a.verb)].map(([verb, same]) => [`${verb} `, ...listed(same.map((a) => a.words))]);
    return listed(verbs);
  });
}
