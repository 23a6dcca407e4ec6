import { daysBetween, longDay } from "../../model/day.ts";
import { isLive } from "../../model/edition.ts";
import { recWords } from "../blocks.ts";
import { dayOrNone, days, inSentence, plural, quoted, rec } from "../wording.ts";
import { excerptAfter, excerptBefore } from "./excerpt.ts";
import type { FactKind } from "./fact-kinds.ts";
import { cellChange, columnChanges, columnName } from "./plan-columns.ts";
import {
  closing,
  dateRule,
  dueWords,
  fieldRule,
  inList,
  movedBy,
  no,
  open,
  type Rule,
  silent,
  slipNote,
  statusRule,
} from "./rule-kinds.ts";
import { cellWords, formerCell, mergedWords, sectionWords, splitWords, undoneBetween } from "./rule-words.ts";
import { shorten } from "./shorten.ts";
import { statusWords } from "./status-words.ts";
import { changeOf, SAID } from "./view.ts";

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
    note: (item, view, home) => slipNote(item, view, home ? null : movedBy(item)),
    wasNow: no,
  },
  "slipped-before": {
    home: null,
    applies: (item) => open(item) && !item.lists.has("slipped") && (item.history?.slips ?? 0) > 0,
    note: (item, view) => slipNote(item, view),
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
    note: (item) => [`Was ${recWords(item.was?.id ?? "")}.`],
    wasNow: (item) => ({ what: "Renumbered", was: [recWords(item.was?.id ?? "")], now: [rec(item.id)] }),
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
      was: [dueWords(item)],
      now: [quoted(shorten(changeOf(item, "update")?.appended.join("\n") ?? "", limits.beside * 1.5))],
    }),
  },
  rag: fieldRule("rag", (item) => changeOf(item, "rag") !== null, "The plan’s own rating", "The plan’s own rating was"),
  "other-column": {
    home: "other",
    applies: (item, view) => columnChanges(item.changes, view.columns).length > 0,
    note: (item, view) =>
      columnChanges(item.changes, view.columns).flatMap((c, i) => [
        `${i === 0 ? "" : " "}${columnName(c)} was `,
        ...formerCell(c, view),
        ".",
      ]),
    wasNow: (item, view) => {
      const changed = columnChanges(item.changes, view.columns);
      const each = (words: typeof excerptBefore) =>
        changed.flatMap((c, i) => [...(i === 0 ? [] : ["; "]), ...words(cellChange(c), view.limits.beside)]);
      return { what: changed.map(columnName).join("; "), was: each(excerptBefore), now: each(excerptAfter) };
    },
  },
  left: {
    home: "other",
    applies: (item) => item.former && !isLive(item.r),
    note: silent,
    wasNow: (item) => ({ what: "Left the plan", was: [statusWords[item.r.status]], now: ["Not in the plan"] }),
  },
};
