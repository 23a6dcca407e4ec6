import { daysBetween, longDay } from "../../model/day.ts";
import { isLive } from "../../model/edition.ts";
import { dayOrNone, days, type Piece, quoted, times } from "../wording.ts";
import { agreedClosing, agreedDate } from "./agreed.ts";
import { hasOwnEvidence } from "./evidence.ts";
import { excerptAfter, excerptBefore } from "./excerpt.ts";
import type { Group } from "./fact-kinds.ts";
import { shorten } from "./shorten.ts";
import { statusWords } from "./status-words.ts";
import { changeOf, type Item, type View } from "./view.ts";

/** "Withdrawn", was, now: a line of the table of other changes. */
export interface WasNow {
  readonly what: string;
  readonly was: readonly Piece[];
  readonly now: readonly Piece[];
}

/** What is told of one class, and where. */
export interface Rule {
  /** The group it puts the recommendation in; null where it is only told beside something else. */
  readonly home: Group | null;
  readonly applies: (item: Item, view: View) => boolean;
  /** A sentence for the row that holds the recommendation; `home` says whether that row stands in this fact's own group. */
  readonly note: (item: Item, view: View, home: boolean) => readonly Piece[];
  readonly wasNow: (item: Item, view: View) => WasNow | null;
}

/** No line of was and now. */
export const no = (): null => null;
/** Nothing to say beside the columns. */
export const silent = (): readonly Piece[] => [];

const closedNow = (item: Item): boolean => item.r.status === "complete" && !item.former && item.was?.status !== "complete";
/** Open, and still in the plan. */
export const open = (item: Item): boolean => item.r.status === "open" && !item.former;
/** Named by a list of the change set. */
export const inList =
  (list: Parameters<Item["lists"]["has"]>[0]) =>
  (item: Item): boolean =>
    item.lists.has(list);

/** Days by which the date moved since the last paper. */
export function movedBy(item: Item): number {
  const was = item.was?.delivery.date ?? null;
  return was === null || item.r.delivery.date === null ? 0 : daysBetween(was, item.r.delivery.date);
}

/** How often the date moved, by how many days since the last paper where no column says it, and whether the Board agreed. */
export function slipNote(item: Item, view: View, by: number | null = null): readonly Piece[] {
  const slips = Math.max(item.history?.slips ?? 0, item.lists.has("slipped") ? 1 : 0);
  const agreed = agreedDate(item, view);
  const far = by === null ? "" : slips === 1 ? `by ${days(by)}, ` : `by ${days(by)} this time, `;
  return [`Moved ${times(slips)}, ${far}`, agreed === null ? "not agreed by the Board." : `agreed by the Board on ${longDay(agreed)}.`];
}

/** Status and date of the last paper. */
export function dueWords(item: Item): string {
  const r = item.was;
  if (r === null) return "Not in the plan";
  return isLive(r)
    ? `${statusWords[r.status]}, ${r.delivery.date === null ? "no date" : `due ${longDay(r.delivery.date)}`}`
    : statusWords[r.status];
}

/** Status and date of now. */
export function statusLine(item: Item): string {
  const r = item.r;
  return isLive(r)
    ? `${statusWords[r.status]}, ${r.delivery.date === null ? "no date" : `due ${longDay(r.delivery.date)}`}`
    : statusWords[r.status];
}

function nowWords(item: Item, { limits }: View): readonly Piece[] {
  const words = item.r.entries.at(-1)?.text ?? item.r.update;
  const told = changeOf(item, "update")?.kind === "rewritten"; // then was and now stand beside each other below
  return told || words.trim() === "" ? [statusLine(item)] : [`${statusLine(item)}. ${quoted(shorten(words, limits.beside))}`];
}

/** A change of status: was and now, with the words of now. */
export const statusRule = (applies: Rule["applies"], what: string, note: string): Rule => ({
  home: "other",
  applies,
  note: () => [note],
  wasNow: (item, view) => ({ what, was: [dueWords(item)], now: nowWords(item, view) }),
});

/** A field whose words are others now: was and now beside each other, or the former words as a note. */
export const fieldRule = (kind: "text" | "owner" | "update" | "rag", applies: Rule["applies"], what: string, note: string): Rule => ({
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

/** A change of date that is no slip. */
export const dateRule = (applies: Rule["applies"], what: string, note: (item: Item) => string): Rule => ({
  home: "other",
  applies,
  note: (item) => [note(item)],
  wasNow: (item) => ({ what, was: [dayOrNone(item.was?.delivery.date ?? null)], now: [dayOrNone(item.r.delivery.date)] }),
});

/** A closing, in the group that its evidence and the Board give it. */
export const closing = (group: "closed" | "closed-bare" | "closed-agreed"): Rule => ({
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
