import { daysBetween, longDay } from "../../model/day.ts";
import { isLive } from "../../model/edition.ts";
import { dayOrNone, days, inSentence, type Piece, plural, quoted, rec, recs, times } from "../wording.ts";
import { agreedClosing, agreedDate } from "./agreed.ts";
import { hasOwnEvidence } from "./evidence.ts";
import { excerptAfter, excerptBefore } from "./excerpt.ts";
import type { FactKind, Group } from "./fact-kinds.ts";
import { shorten } from "./shorten.ts";
import { statusWords } from "./status-words.ts";
import { changeOf, type Item, SAID, type View } from "./view.ts";

/** "Withdrawn", was, now: a line of the table of other changes. */
export interface WasNow {
  readonly what: string;
  readonly was: readonly Piece[];
  readonly now: readonly Piece[];
}

interface Rule {
  /** The group it puts the recommendation in; null where it is only told beside something else. */
  readonly home: Group | null;
  readonly applies: (item: Item, view: View) => boolean;
  /** A sentence for the row that holds the recommendation; `home` says whether that row stands in this fact's own group. */
  readonly note: (item: Item, view: View, home: boolean) => readonly Piece[];
  readonly wasNow: (item: Item, view: View) => WasNow | null;
}

const no = (): null => null;
const silent = (): readonly Piece[] => [];

const closedNow = (item: Item): boolean => item.r.status === "complete" && !item.former && item.was?.status !== "complete";
const open = (item: Item): boolean => item.r.status === "open" && !item.former;
const inList =
  (list: Parameters<Item["lists"]["has"]>[0]) =>
  (item: Item): boolean =>
    item.lists.has(list);

function movedBy(item: Item): number {
  const was = item.was?.delivery.date ?? null;
  return was === null || item.r.delivery.date === null ? 0 : daysBetween(was, item.r.delivery.date);
}

function slipNote(item: Item, view: View): readonly Piece[] {
  const slips = Math.max(item.history?.slips ?? 0, item.lists.has("slipped") ? 1 : 0);
  const agreed = agreedDate(item, view);
  return [`Moved ${times(slips)}, `, agreed === null ? "not agreed by the Board." : `agreed by the Board on ${longDay(agreed)}.`];
}

function dueWords(item: Item): string {
  const r = item.was;
  if (r === null) return "Not in the plan";
  return isLive(r)
    ? `${statusWords[r.status]}, ${r.delivery.date === null ? "no date" : `due ${longDay(r.delivery.date)}`}`
    : statusWords[r.status];
}

function statusLine(item: Item): string {
  const r = item.r;
  return isLive(r)
    ? `${statusWords[r.status]}, ${r.delivery.date === null ? "no date" : `due ${longDay(r.delivery.date)}`}`
    : statusWords[r.status];
}

/** "Open, due 30 June 2027. “Taken up again.”": where it stands now, with the plan's words. */
function nowWords(item: Item, { limits }: View): readonly Piece[] {
  const words = item.r.entries.at(-1)?.text ?? item.r.update;
  const told = changeOf(item, "update")?.kind === "rewritten"; // then was and now stand beside each other below
  return told || words.trim() === "" ? [statusLine(item)] : [`${statusLine(item)}. ${quoted(shorten(words, limits.beside))}`];
}

const statusRule = (applies: Rule["applies"], what: string, note: string): Rule => ({
  home: "other",
  applies,
  note: () => [note],
  wasNow: (item, view) => ({ what, was: [dueWords(item)], now: nowWords(item, view) }),
});

/** A field whose words are others now: was and now beside each other, or the former words as a note. */
const fieldRule = (kind: "text" | "owner" | "update" | "rag" | "other", applies: Rule["applies"], what: string, note: string): Rule => ({
  home: "other",
  applies,
  note: (item, { limits }) => {
    const change = changeOf(item, kind);
    return change === null
      ? []
      : [
          `${note} `,
          ...(change.before.trim() === ""
            ? ["not given."]
            : [...excerptBefore(change, limits.beside), kind === "owner" || kind === "rag" ? "." : ""]),
        ];
  },
  wasNow: (item, { limits }) => {
    const change = changeOf(item, kind);
    return change === null ? null : { what, was: excerptBefore(change, limits.beside), now: excerptAfter(change, limits.beside) };
  },
});

const dateRule = (applies: Rule["applies"], what: string, note: (item: Item) => string): Rule => ({
  home: "other",
  applies,
  note: (item) => [note(item)],
  wasNow: (item) => ({ what, was: [dayOrNone(item.was?.delivery.date ?? null)], now: [dayOrNone(item.r.delivery.date)] }),
});

const closing = (group: "closed" | "closed-bare" | "closed-agreed"): Rule => ({
  home: group,
  applies: (item, view) => closedNow(item) && closingGroup(item, view) === group,
  note: (item, view, home) => {
    const agreed = agreedClosing(item, view);
    return !home ? ["Reported complete."] : agreed === null ? [] : [`Agreed by the Board on ${longDay(agreed)}.`];
  },
  wasNow: no,
});

function closingGroup(item: Item, view: View): Group {
  if (agreedClosing(item, view) !== null) return "closed-agreed";
  return hasOwnEvidence(item.r) ? "closed" : "closed-bare";
}

/** One rule a fact, in the order in which they are told. */
export const rules: Record<FactKind, Rule> = {
  "removed-live": {
    home: "removed",
    applies: (item) => item.former && isLive(item.r),
    note: (item, view) => [`Last seen on ${longDay(item.history?.lastSeen ?? view.since ?? view.date)}; no reason given.`],
    wasNow: no,
  },
  reopened: { home: "reopened", applies: inList("reopened"), note: silent, wasNow: no },
  "history-altered": {
    home: "altered",
    applies: (item) => item.changes.some((c) => c.kind === "history-altered"),
    note: (item, { limits }) =>
      item.changes
        .flatMap((c) => c.alteredEntries)
        .map((e) =>
          e.after === null ? `Gone: ${quoted(shorten(e.before, limits.beside))}` : `Was: ${quoted(shorten(e.before, limits.beside))}`,
        )
        .flatMap((words, i) => (i === 0 ? [words] : [" ", words])),
    wasNow: no,
  },
  overdue: {
    home: "overdue",
    applies: (item) => item.mark === "overdue" && !item.former,
    note: (item, view, home) => (home ? [] : [`Overdue by ${days(daysBetween(item.r.delivery.date ?? view.date, view.date))}.`]),
    wasNow: no,
  },
  slipped: {
    home: "slipped",
    applies: inList("slipped"),
    note: (item, view, home) => (home ? slipNote(item, view) : [`Moved by ${days(movedBy(item))}. `, ...slipNote(item, view)]),
    wasNow: no,
  },
  "slipped-before": {
    home: null,
    applies: (item) => open(item) && !item.lists.has("slipped") && (item.history?.slips ?? 0) > 0,
    note: slipNote,
    wasNow: no,
  },
  "no-date": {
    home: "no-date",
    applies: (item) => open(item) && item.r.delivery.date === null,
    note: (item) => [item.r.delivery.raw.trim() === "" ? "" : `Delivery: ${quoted(shorten(item.r.delivery.raw, 60))}.`],
    wasNow: no,
  },
  "date-removed": {
    home: "other",
    applies: inList("dateRemoved"),
    note: (item) => [`Was ${longDay(item.was?.delivery.date ?? "")}.`],
    wasNow: (item) => ({ what: "Date removed", was: [dayOrNone(item.was?.delivery.date ?? null)], now: ["None"] }),
  },
  stale: {
    home: "stale",
    applies: (item) => open(item) && item.history?.stale === true,
    note: (item) => {
      const last = item.history?.lastNewEntry ?? null;
      const months = item.history?.monthsWithoutEntry ?? null;
      const since = last === null ? "No dated entry" : `No new entry since ${longDay(last)}`;
      return [months === null ? `${since}.` : `${since}, ${inSentence(months)} ${plural(months, "month")}.`];
    },
    wasNow: no,
  },
  "at-risk": {
    home: "at-risk",
    applies: (item) => open(item) && item.mark !== "overdue" && item.risk !== null,
    note: (item, _view, home) => (home && item.risk === SAID ? [] : [`At risk: ${item.risk ?? ""}.`]),
    wasNow: no,
  },
  "promise-passed": {
    home: null,
    applies: (item) => open(item) && (item.history?.promisesPassed.length ?? 0) > 0,
    note: (item, { limits }) => {
      const promise = item.history?.promisesPassed.at(-1);
      if (promise === undefined) return [];
      const words = limits.runIn ? "" : `: ${quoted(shorten(promise.words, 80))}`;
      return [`A promise for ${longDay(promise.date)} has passed${words}.`];
    },
    wasNow: no,
  },
  closed: closing("closed"),
  "closed-bare": closing("closed-bare"),
  "closed-agreed": closing("closed-agreed"),
  due: {
    home: "due",
    applies: (item, view) =>
      open(item) &&
      item.mark !== "overdue" &&
      item.r.delivery.date !== null &&
      item.r.delivery.date >= view.date &&
      item.r.delivery.date <= view.horizon,
    note: (_item, view, home) => (home ? [] : [view.input.nextMeeting === null ? "Due within a month." : "Due before the next meeting."]),
    wasNow: no,
  },
  withdrawn: statusRule(inList("withdrawn"), "Withdrawn", "Withdrawn since the last paper."),
  reinstated: statusRule(inList("reinstated"), "Reinstated", "Withdrawn at the last paper; reinstated."),
  "put-on-hold": statusRule(inList("putOnHold"), "Put on hold", "Put on hold since the last paper."),
  resumed: statusRule(inList("resumed"), "Resumed", "On hold at the last paper; resumed."),
  undone: {
    home: "other",
    applies: (item, view) => undoneBetween(item, view) !== null,
    note: (item, view) => [undoneBetween(item, view) ?? ""],
    wasNow: (item, view) => ({ what: "Changed and back", was: [dueWords(item)], now: [undoneBetween(item, view) ?? ""] }),
  },
  "brought-forward": dateRule(inList("broughtForward"), "Brought forward", (item) => `Brought forward by ${days(-movedBy(item))}.`),
  "date-given": dateRule(inList("dateGiven"), "Date given", () => "Had no date at the last paper."),
  "date-reworded": {
    home: "other",
    applies: (item) =>
      changeOf(item, "delivery") !== null &&
      !(["slipped", "broughtForward", "dateGiven", "dateRemoved"] as const).some((list) => item.lists.has(list)),
    note: (item) => [`The delivery cell said ${cellWords(changeOf(item, "delivery")?.before ?? "")}.`],
    wasNow: (item) => ({
      what: "Delivery cell",
      was: [cellWords(changeOf(item, "delivery")?.before ?? "")],
      now: [cellWords(changeOf(item, "delivery")?.after ?? "")],
    }),
  },
  added: statusRule(inList("added"), "New", "New."),
  split: {
    home: "other",
    applies: inList("split"),
    note: (item, view) => [...splitWords(item, view), "."],
    wasNow: (item, view) => ({ what: "Split", was: splitWords(item, view), now: [rec(item.id)] }),
  },
  merged: {
    home: "other",
    applies: inList("merged"),
    note: (item, view) => [...mergedWords(item, view), "."],
    wasNow: (item, view) => ({ what: "Merged", was: mergedWords(item, view), now: [rec(item.id)] }),
  },
  renumbered: {
    home: "other",
    applies: inList("renumbered"),
    note: (item) => [`Was Rec\u00a0${item.was?.id ?? ""}.`],
    wasNow: (item) => ({ what: "Renumbered", was: [`Rec\u00a0${item.was?.id ?? ""}`], now: [rec(item.id)] }),
  },
  owner: fieldRule("owner", (item) => changeOf(item, "owner") !== null, "Owner", "The owner was"),
  text: fieldRule("text", (item) => changeOf(item, "text") !== null, "Wording", "The wording was"),
  section: {
    home: "other",
    applies: (item) => changeOf(item, "section") !== null || changeOf(item, "subsection") !== null,
    note: (item) => [`Stood under ${sectionWords(item.was)} at the last paper.`],
    wasNow: (item) => ({ what: "Section", was: [sectionWords(item.was)], now: [sectionWords(item.r)] }),
  },
  "update-rewritten": fieldRule("update", (item) => changeOf(item, "update")?.kind === "rewritten", "Update rewritten", "Rewritten; was"),
  "update-appended": {
    home: "other",
    applies: (item) => changeOf(item, "update")?.kind === "appended",
    note: silent,
    wasNow: (item, { limits }) => ({
      what: "Update added",
      was: [statusLine(item)],
      now: [quoted(shorten(changeOf(item, "update")?.appended.join("\n") ?? "", limits.beside * 1.5))],
    }),
  },
  rag: fieldRule("rag", (item) => changeOf(item, "rag") !== null, "The plan’s own rating", "The plan’s own rating was"),
  "other-column": fieldRule("other", (item) => changeOf(item, "other") !== null, "Another column", "Another column said"),
  left: {
    home: "other",
    applies: (item) => item.former && !isLive(item.r),
    note: silent,
    wasNow: (item) => ({ what: "Left the plan", was: [statusWords[item.r.status]], now: ["Not in the plan"] }),
  },
};

function cellWords(raw: string): string {
  return raw.trim() === "" ? "nothing" : quoted(raw);
}

function sectionWords(r: Item["was"]): string {
  return [r?.section, r?.subsection].filter((s) => s !== null && s !== undefined && s !== "").join(", ") || "no section";
}

function splitWords(item: Item, view: View): Piece[] {
  const pair = view.input.changes?.split.find((s) => s.to.includes(item.id));
  return pair === undefined ? [] : [`Part of Rec\u00a0${pair.from} at the last paper, now `, ...recs(pair.to)];
}

function mergedWords(item: Item, view: View): Piece[] {
  const pair = view.input.changes?.merged.find((m) => m.to === item.id);
  return pair === undefined ? [] : [`${pair.from.map((id) => `Rec\u00a0${id}`).join(" and ")} at the last paper, now one`];
}

/** What happened and was undone between the two editions: "Complete on 2 October 2026, open again on 6 November 2026." */
function undoneBetween(item: Item, view: View): string | null {
  const { was, history } = item;
  if (was === null || history === null || view.since === null || was.status !== item.r.status) return null;
  const since = view.since;
  const between = history.statuses.filter((s) => s.edition > since && s.edition <= view.date);
  const away = between.find((s) => s.status !== was.status);
  const back = away === undefined ? undefined : between.find((s) => s.edition > away.edition && s.status === was.status);
  if (away === undefined || back === undefined) return null;
  return `${statusWords[away.status]} on ${longDay(away.edition)}, ${statusWords[back.status].toLowerCase()} again on ${longDay(back.edition)}.`;
}
