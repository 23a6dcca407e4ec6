import type { ChangeField, ChangeSet, FieldChange } from "../../model/change.ts";
import { addMonths } from "../../model/day.ts";
import { type Decision, standingDecisions } from "../../model/decision.ts";
import { type Edition, type Rating, type Recommendation, rate } from "../../model/edition.ts";
import type { PlanHistory, RecommendationHistory } from "../../model/history.ts";
import { CannotUse } from "../../model/outcome.ts";
import type { Mark } from "../blocks.ts";
import type { PaperInput } from "../paper-input.ts";
import { type Piece, rec } from "../wording.ts";
import { latestEntry } from "./evidence.ts";
import { firstWords } from "./name.ts";
import { type PlanColumns, planColumns } from "./plan-columns.ts";

/** One recommendation with all that the paper may say of it. `former` is one that the edition no longer has: then `r` is as it last stood. */
export interface Item {
  readonly id: string;
  readonly former: boolean;
  /** It has left, and another one has its number now. */
  readonly namesake: boolean;
  readonly r: Recommendation;
  readonly was: Recommendation | null;
  readonly history: RecommendationHistory | null;
  readonly mark: Mark;
  /** Why it is at risk before its date, in words; null where nothing says so. */
  readonly risk: string | null;
  /** The mark of last time; null where it is new. */
  readonly markBefore: Mark | null;
  readonly name: string;
  readonly changes: readonly FieldChange[];
  /** The lists of the change set that name it. */
  readonly lists: ReadonlySet<ChangeList>;
}

type NotLists = "schemaVersion" | "from" | "to" | "unchanged" | "matches" | "changes" | "live" | "findings";

/** Every list of the change set: what can have happened to a recommendation. */
export type ChangeList = Exclude<keyof ChangeSet, NotLists>;

/** The input, looked up once. Items stand in the order of the plan, those that left in the order they had. */
export interface View {
  readonly input: PaperInput;
  readonly date: string;
  /** The edition compared with; null in a baseline. */
  readonly since: string | null;
  /** Up to this day a date counts as due soon: the next meeting, else a month on. */
  readonly horizon: string;
  readonly items: readonly Item[];
  readonly left: readonly Item[];
  readonly decisions: readonly Decision[];
  readonly find: (id: string) => Item | undefined;
  readonly columns: PlanColumns;
  readonly limits: Limits;
}

/** How many characters of the plan's words the body gives: of an update, and of what was and is now. */
export interface Limits {
  readonly words: number;
  readonly beside: number;
  /** Whether the words follow the owner in the same line. */
  readonly runIn: boolean;
}

/** Where there is room. */
export const GENEROUS: Limits = { words: 220, beside: 120, runIn: false };

const MARKS: Readonly<Record<Rating, Mark>> = {
  blue: "complete",
  red: "overdue",
  amber: "soon",
  green: "ahead",
  "no-date": "no-date",
  "on-hold": "on-hold",
  withdrawn: "withdrawn",
};

/** Joins editions, changes, history and decisions by recommendation. */
export function toView(input: PaperInput): View {
  const date = dayOf(input.edition);
  const decisions = standingDecisions(input.decisions);
  const horizon = input.nextMeeting !== null && input.nextMeeting > date ? input.nextMeeting : addMonths(date, 1);
  const base = { input, date, decisions, horizon, since: input.before?.edition.date ?? null };
  const items = presentItems(input, date, horizon, decisions);
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    ...base,
    items,
    left: leftItems(input, decisions),
    find: (id) => byId.get(id),
    columns: planColumns(input.changes),
    limits: GENEROUS,
  };
}

function dayOf(edition: Edition): string {
  if (edition.edition.date !== null) return edition.edition.date;
  throw new CannotUse("The edition has no date, and a paper is always as at a day: give one with --date YYYY-MM-DD");
}

function presentItems(input: PaperInput, date: string, horizon: string, decisions: readonly Decision[]): Item[] {
  const histories = byHistoryId(input.history);
  const before = wasOf(input);
  const changes = grouped(input.changes?.changes ?? [], (c) => c.id);
  const marked = marksBefore(input);
  const lists = listsById(input.changes);
  return input.edition.recommendations.map((r) => {
    const was = before.get(r.id) ?? null;
    const history = histories.get(r.id) ?? null;
    const risk = riskOf(r, history);
    const mark = markOf(r, date, horizon, risk !== null);
    const markBefore = was === null ? null : marked(was);
    return {
      id: r.id,
      former: false,
      namesake: false,
      r,
      was,
      history,
      mark,
      risk,
      markBefore,
      name: nameOf(r, decisions),
      changes: changes.get(r.id) ?? [],
      lists: lists.get(r.id) ?? new Set(),
    };
  });
}

function leftItems(input: PaperInput, decisions: readonly Decision[]): Item[] {
  const removed = new Set(input.changes?.removed ?? []);
  const present = new Set(input.edition.recommendations.map((r) => r.id));
  const histories = byHistoryId(input.history, true);
  const marked = marksBefore(input);
  return (input.before?.recommendations ?? [])
    .filter((r) => removed.has(r.id))
    .map((r) => ({
      id: r.id,
      former: true,
      namesake: present.has(r.id),
      r,
      was: r,
      history: histories.get(r.id) ?? null,
      mark: marked(r),
      risk: null,
      markBefore: marked(r),
      name: nameOf(r, decisions),
      changes: [],
      lists: new Set(["removed"] as const),
    }));
}

const NAMED: { readonly [L in ChangeList]: (one: ChangeSet[L][number]) => readonly string[] } = {
  added: (id) => [id],
  removed: () => [],
  renumbered: (pair) => [pair.to],
  completed: (id) => [id],
  reopened: (id) => [id],
  withdrawn: (id) => [id],
  reinstated: (id) => [id],
  putOnHold: (id) => [id],
  resumed: (id) => [id],
  updateChanged: (id) => [id],
  textChanged: (id) => [id],
  ownerChanged: (id) => [id],
  deliveryChanged: (id) => [id],
  statusChanged: (id) => [id],
  slipped: (id) => [id],
  broughtForward: (id) => [id],
  dateGiven: (id) => [id],
  dateRemoved: (id) => [id],
  moved: (id) => [id],
  split: (pair) => pair.to,
  merged: (pair) => [pair.to],
};

/** For each id of the edition, the lists that name it (`removed` has ids of the edition before). */
function listsById(changes: ChangeSet | null): Map<string, Set<ChangeList>> {
  const out = new Map<string, Set<ChangeList>>();
  for (const list of Object.keys(NAMED) as ChangeList[])
    for (const one of changes?.[list] ?? [])
      for (const id of (NAMED[list] as (one: unknown) => readonly string[])(one)) out.set(id, (out.get(id) ?? new Set()).add(list));
  return out;
}

function markOf(r: Recommendation, editionDate: string, nextMeeting: string, atRisk: boolean): Mark {
  return MARKS[rate(r, { editionDate, nextMeeting, atRisk })];
}

/** The reason where its own words are one. */
export const SAID = "the plan says so";

const SAYS_RISK = /(?<!\b(?:not|no longer|never|nothing) )\bat risk\b/i;

/** By the history (slips, silence, what it depends on), or because its newest entry says so. */
function riskOf(r: Recommendation, history: RecommendationHistory | null): string | null {
  if (r.status !== "open") return null;
  return history?.atRisk ?? (SAYS_RISK.test(latestEntry(r)?.text ?? r.update) ? SAID : null);
}

/** Marks of last time, by the rules of now: due soon meant before this meeting. */
function marksBefore(input: PaperInput): (r: Recommendation) => Mark {
  const date = input.before?.edition.date ?? "";
  const horizon = input.meeting !== null && input.meeting > date ? input.meeting : date === "" ? "" : addMonths(date, 1);
  const histories = byHistoryId(input.historyBefore ?? null);
  return (r) => markOf(r, date, horizon, riskOf(r, histories.get(r.id) ?? null) !== null);
}

/** Histories of the present ones, or of those that left; an id may have been given again. */
function byHistoryId(history: PlanHistory | null, left = false): Map<string, RecommendationHistory> {
  return new Map((history?.recommendations ?? []).filter((h) => (h.left !== null) === left).map((h) => [h.id, h]));
}

function wasOf(input: PaperInput): Map<string, Recommendation> {
  const before = new Map((input.before?.recommendations ?? []).map((r) => [r.id, r]));
  const pairs = (input.changes?.matches ?? []).map((m) => [m.to, before.get(m.from)] as const);
  return new Map(pairs.filter((p): p is [string, Recommendation] => p[1] !== undefined));
}

function nameOf(r: Recommendation, decisions: readonly Decision[]): string {
  const given = decisions.findLast((d) => d.kind === "name" && d.recommendation === r.id)?.now;
  return given ?? (firstWords(r.text) || "Without words");
}

/** Lists by key, in the order they came. */
export function grouped<T, K>(all: readonly T[], key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** The change of one field that means something; null where there is none or it is cosmetic. */
export function changeOf(item: Item, field: ChangeField): FieldChange | null {
  return item.changes.find((c) => c.field === field && c.kind !== "cosmetic") ?? null;
}

/** The recommendations with one of these marks. */
export function marked(view: View, ...marks: readonly Mark[]): Item[] {
  return view.items.filter((item) => marks.includes(item.mark));
}

/** "Rec 1", a link; "former Rec 1" where another one has that number now. */
export function recOf(item: Item): Piece {
  const named = rec(item.id, item.former);
  return item.namesake ? ["former ", named] : named;
}
