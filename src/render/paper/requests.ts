import { longDay } from "../../model/day.ts";
import type { Inline } from "../blocks.ts";
import { and, joined, type Piece, plural, quoted, rec } from "../wording.ts";
import { agreedDate } from "./agreed.ts";
import type { Group, Told } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";
import type { View } from "./view.ts";
import { commonWait } from "./waits.ts";

/** How many recommendations a request names one by one before it points to the table that lists them. */
export interface RequestOptions {
  readonly most: number;
  /** Requests of one kind in one. */
  readonly joined: boolean;
  /** The printed number of a body table. */
  readonly tableOf: (group: Group) => string | null;
}

type Topic = "closing" | "dates" | "delay" | "conduct";

interface Ask {
  readonly topic: Topic;
  readonly words: readonly Piece[];
}

/** What the board is recommended to do: as the office wrote it, else derived from the plan. */
export function requestsOf(material: Material, options: RequestOptions): Inline[][] {
  const own = ownRequests(material.view);
  if (own !== null) return own.map((line) => joined(linked(line, material.view)));
  const asks = derived(material, options);
  const items = [...(options.joined ? joinTopics(asks) : asks.map((a) => a.words)), ["note the rest"]];
  const only = items.length === 1 ? [["note this paper"]] : items;
  return only.map((words, i) => joined([...words, i === only.length - 1 ? "." : i === only.length - 2 ? "; and" : ";"]));
}

function ownRequests(view: View): readonly string[] | null {
  const decided = view.decisions.findLast((d) => d.kind === "requests")?.now ?? null;
  return decided === null ? view.input.settings.requests : decided.split("\n").filter((line) => line.trim() !== "");
}

/** "Rec 4.2.1" in somebody's words becomes the link that it is elsewhere. */
function linked(line: string, view: View): Piece[] {
  return line.split(/(\bRec[ \u00a0][^\s,;:()]*[^\s,;:().])/).map((part, i) => {
    const id = part.slice(4);
    return i % 2 === 1 && view.find(id) !== undefined ? rec(id) : part;
  });
}

function derived(material: Material, options: RequestOptions): Ask[] {
  const of = (group: Group): readonly Told[] => material.groups.get(group) ?? [];
  const name = (group: Group, told: readonly Told[]): Piece[] => named(told, options, group);
  const asks: Ask[] = [];
  const ask = (topic: Topic, told: readonly Told[], words: () => readonly Piece[]): void => {
    if (told.length > 0) asks.push({ topic, words: words() });
  };
  ask("closing", of("closed"), () => ["agree the closing of ", ...name("closed", of("closed"))]);
  ask("closing", of("closed-bare"), () => [
    "ask for evidence before ",
    ...name("closed-bare", of("closed-bare")),
    ` ${plural(of("closed-bare").length, "is", "are")} closed`,
  ]);
  const unagreed = moved(material);
  ask("dates", unagreed, () => [`agree or refuse the revised ${plural(unagreed.length, "date")} of `, ...datedNames(unagreed, options)]);
  asks.push(...overdueAsks(of("overdue"), material, options));
  const undated = open(material).filter((t) => t.item.r.delivery.date === null);
  ask("delay", undated, () => [`ask for ${plural(undated.length, "a date", "dates")} for `, ...name("no-date", undated)]);
  ask("delay", of("stale"), () => ["ask for an update on ", ...name("stale", of("stale"))]);
  ask("conduct", of("removed"), () => [
    "ask why ",
    ...name("removed", of("removed")),
    ` ${plural(of("removed").length, "was", "were")} removed while live`,
  ]);
  const altered = material.told.filter((t) => t.facts.includes("history-altered"));
  ask("conduct", altered, () => ["ask why past entries of ", ...name("altered", altered), " were altered"]);
  ask("conduct", of("reopened"), () => ["ask what is left to do for ", ...name("reopened", of("reopened")), ", reopened since"]);
  return asks;
}

function open(material: Material): Told[] {
  return material.told.filter((t) => !t.item.former && t.item.r.status === "open");
}

/** Slipped since the last paper, the present date not agreed by the board. */
function moved(material: Material): Told[] {
  return material.told.filter((t) => t.facts.includes("slipped") && agreedDate(t.item, material.view) === null);
}

function overdueAsks(overdue: readonly Told[], material: Material, options: RequestOptions): Ask[] {
  if (overdue.length === 0) return [];
  const wait = commonWait(
    overdue.map((t) => t.item),
    material.view,
  );
  const waiting = overdue.filter((t) => wait?.waiting && wait.ids.includes(t.item.id));
  const others = overdue.filter((t) => !waiting.includes(t));
  const first: Piece[] =
    wait === null || waiting.length === 0
      ? []
      : ["ask when ", ...awaited(wait.words), " will come, for which ", ...named(waiting, options, "overdue"), " wait"];
  const second: Piece[] =
    others.length === 0
      ? []
      : [`ask for ${plural(others.length, "a recovery plan", "recovery plans")} for `, ...named(others, options, "overdue")];
  return [first, second].filter((words) => words.length > 0).map((words) => ({ topic: "delay", words }));
}

/** "Awaits agreement of new governance framework" gives "the agreement of new governance framework"; other words are quoted. */
function awaited(words: string): Piece[] {
  const rest =
    /^(?:is |are )?(?:await(?:s|ing)?|wait(?:s|ing)? for|pending|subject to|dependent (?:up)?on|depends (?:up)?on) (?:the )?(.*)$/i.exec(
      words,
    )?.[1];
  if (rest !== undefined) return [`the ${rest}`];
  return words.startsWith("the ") ? [words] : ["what is said in ", quoted(words)];
}

function named(told: readonly Told[], options: RequestOptions, group: Group): Piece[] {
  if (told.length <= options.most) return and(told.map((t) => rec(t.item.id, t.item.former)));
  const table = options.tableOf(told[0]?.home ?? group);
  return [`${told.length} recommendations`, ...(table === null ? [] : [` (${table})`])];
}

function datedNames(told: readonly Told[], options: RequestOptions): Piece[] {
  if (told.length > options.most) return named(told, options, "slipped");
  return and(told.map((t) => [rec(t.item.id), ` (${longDay(t.item.r.delivery.date ?? "")})`]));
}

function joinTopics(asks: readonly Ask[]): Piece[][] {
  const topics = [...new Set(asks.map((a) => a.topic))];
  return topics.map((topic) => and(asks.filter((a) => a.topic === topic).map((a) => a.words)));
}
