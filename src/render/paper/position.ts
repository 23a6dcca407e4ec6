import type { LiveSum } from "../../model/change.ts";
import { daysBetween } from "../../model/day.ts";
import type { Inline, PaperBlock } from "../blocks.ts";
import {
  and,
  atStart,
  be,
  capital,
  days,
  inSentence,
  joined,
  type Piece,
  plural,
  quoted,
  rec,
  recs,
  say,
  sentences,
  share,
  started,
} from "../wording.ts";
import { paragraph } from "./cells.ts";
import { type Counts, countsOf, openOf, totalOf } from "./counts.ts";
import type { Material } from "./facts.ts";
import { MARKS, markWords } from "./status-words.ts";
import { type Item, marked, recOf, type View } from "./view.ts";
import { commonWait } from "./waits.ts";

const NAMED = 4; // of the longest overdue
const MOST = 8; // ids that a sentence of page one names one by one

/** The bar: the whole at a glance. */
export function bar(view: View): PaperBlock {
  const counts = countsOf(view).now;
  const parts = MARKS.filter((mark) => counts[mark] > 0).map((mark) => ({
    mark,
    label: markWords[mark].toLowerCase(),
    count: counts[mark],
  }));
  const alt = `${totalOf(counts)} ${plural(totalOf(counts), "recommendation")}: ${parts.map((p) => `${p.count} ${p.label}`).join(", ")}.`;
  return { kind: "chart", caption: null, alt, chart: { kind: "bar", parts } };
}

/**
 * How many of how many are complete, open, on hold; how many of the open are overdue; the longest; what several wait for; then what changed since the
 * last paper, with the sum that closes. `short` leaves out what the body says at its very start.
 */
export function statusParagraphs(material: Material, short: boolean): PaperBlock[] {
  const { view } = material;
  const counts = countsOf(view).now;
  const trouble = short ? [] : sentences(longestSentence(view), waitSentence(view));
  const changes = view.input.changes;
  if (changes === null || view.since === null)
    return [
      paragraph(sentences(countSentence(counts), openSentence(view), heldSentence(view))),
      ...(trouble.length === 0 ? [] : [paragraph(trouble)]),
    ];
  return [
    paragraph(sentences(countSentence(counts), openSentence(view), trouble)),
    paragraph(sentences(sumSentence(changes.live), conductSentence(material))),
  ];
}

const COUNTED = [
  [(c: Counts) => c.complete, "complete"],
  [openOf, "open"],
  [(c: Counts) => c["on-hold"], "on hold"],
  [(c: Counts) => c.withdrawn, "withdrawn"],
] as const;

/** How many of how many are complete, open, on hold, withdrawn. */
export function countSentence(c: Counts): Inline[] {
  const total = totalOf(c);
  const counted = COUNTED.map(([of, words]) => ({ n: of(c), words }));
  const whole = counted.find(({ n }) => n === total)?.words;
  if (total === 0) return say`The plan holds no recommendations.`;
  if (whole !== undefined)
    return total === 1
      ? say`The plan’s one recommendation is ${whole}.`
      : say`${total === 2 ? "Both" : `All ${total}`} recommendations are ${whole}.`;
  const [complete, open, ...rest] = counted.map(({ n, words }) => ({ n, words: `${n === 0 ? "none" : n} ${words}` }));
  const parts: Piece[] = [
    c.complete === 0
      ? "none is complete"
      : `${c.complete} ${be(c.complete)} ${complete?.words.replace(/^\S+ /, "")} (${share(c.complete, total)})`,
    c.complete === 0 ? `${open?.n} ${be(open?.n ?? 0)} open` : (open?.words ?? ""),
    ...rest.filter(({ n }) => n > 0).map(({ words }) => words),
  ];
  return say`Of ${total} recommendations, ${and(parts)}.`;
}

/** By date, so that the three make up the open ones: overdue, with a date ahead, without one. */
function openSentence(view: View): Inline[] {
  const open = view.items.filter((item) => item.r.status === "open");
  const [one] = open;
  if (one === undefined) return [];
  if (open.length === 1) return oneOpen(view, one);
  const overdue = open.filter((item) => item.mark === "overdue");
  const undated = open.filter((item) => item.r.delivery.date === null);
  const ahead = open.filter((item) => item.mark !== "overdue" && item.r.delivery.date !== null);
  if (undated.length === open.length) return say`${open.length === 2 ? "Neither" : "None"} of the ${open.length} open has a delivery date.`;
  const parts: Piece[] = [
    overduePart(view, overdue),
    ...(ahead.length > 0
      ? [
          [
            `${ahead.length} ${plural(ahead.length, "has", "have")} a date ahead`,
            ...among(view, ahead, soonPart(ahead, "due soon or at risk")),
          ],
        ]
      : []),
    ...(undated.length > 0
      ? [
          [
            `${undated.length} ${plural(undated.length, "has", "have")} ${ahead.length > 0 ? "none" : "no date"}`,
            ...among(view, undated, soonPart(undated, "at risk")),
          ],
        ]
      : []),
  ];
  return joined([`Of the ${open.length} open, `, ...and(parts), "."]);
}

function oneOpen(view: View, { id, mark, r }: Item): Inline[] {
  const date = r.delivery.date;
  if (date === null) return say`${rec(id)} has no delivery date.`;
  if (mark === "overdue") return say`${rec(id)} is overdue by ${days(daysBetween(date, view.date))}.`;
  return say`${rec(id)} has a date ahead${mark === "soon" ? ", and is due soon or at risk" : ""}.`;
}

/** "3 due soon or at risk", of those given. */
function soonPart(items: readonly Item[], words: string): string {
  const soon = items.filter((item) => item.mark === "soon").length;
  if (soon === 0) return "";
  return `${soon < items.length ? `${soon} ` : items.length > 1 ? "all " : ""}${words}`;
}

function overduePart(view: View, overdue: readonly Item[]): Piece[] {
  const last = countsOf(view).before?.overdue ?? null;
  const n = overdue.length;
  if (n === 0) return [last === null ? "none is overdue" : `none is overdue (${last === 0 ? "as" : last} last time)`];
  const against = last === null ? "" : last === n ? " (as many as last time)" : ` (${last === 0 ? "none" : last} last time)`;
  return [`${n} ${be(n)} overdue`, ...among(view, overdue), against];
}

/** The ids, in a baseline: later papers name them in the requests and tables. */
function among(view: View, items: readonly Item[], note = ""): Piece[] {
  const named = view.input.before !== null || items.length > MOST ? [] : recs(items.map((item) => item.id));
  if (named.length === 0) return note === "" ? [] : [` (${note})`];
  return [" (", ...named, note === "" ? "" : `; ${note}`, ")"];
}

function longestSentence(view: View): Inline[] {
  const overdue = marked(view, "overdue").sort((a, b) => ((a.r.delivery.date ?? "") < (b.r.delivery.date ?? "") ? -1 : 1));
  const [first] = overdue;
  if (first === undefined) return [];
  const longest = overdue.filter((item) => item.r.delivery.date === first.r.delivery.date);
  const by = days(daysBetween(first.r.delivery.date ?? view.date, view.date));
  if (openOf(countsOf(view).now) === 1) return []; // said with the count
  if (overdue.length === 1) return say`${rec(first.id)} is overdue by ${by}.`;
  if (longest.length === overdue.length)
    return say`${overdue.length === 2 ? "Both" : `All ${inSentence(overdue.length)}`} overdue ones are late by ${by}.`; // after others were counted
  if (longest.length > NAMED) return say`The longest overdue, ${inSentence(longest.length)} of them, are late by ${by}.`;
  return say`The longest overdue ${be(longest.length)} ${recs(longest.map((item) => item.id))}, by ${by}.`;
}

function waitSentence(view: View): Inline[] {
  const overdue = marked(view, "overdue");
  const wait = commonWait(overdue, view);
  if (wait === null) return [];
  const who =
    wait.ids.length === overdue.length
      ? overdue.length === 2
        ? "Both"
        : `All ${inSentence(overdue.length)}`
      : `${atStart(wait.ids.length)} of the ${inSentence(overdue.length)}`;
  if (!wait.waiting) return say`${who} have the same update (${quoted(wait.words)}).`;
  return wait.words.startsWith("the ") ? say`${who} wait for ${wait.words}.` : say`${who} wait for the same thing (${quoted(wait.words)}).`;
}

/** Which are on hold, in a baseline. */
function heldSentence(view: View): Inline[] {
  const held = marked(view, "on-hold");
  if (held.length === 0 || held.length > MOST || view.input.before !== null) return [];
  return say`On hold ${be(held.length)} ${recs(held.map((item) => item.id))}.`;
}

const TERMS: { readonly [K in Exclude<keyof LiveSum, "before" | "now">]: { readonly sign: "+" | "\u2212"; readonly words: string } } = {
  addedLive: { sign: "+", words: "added" },
  reopened: { sign: "+", words: "reopened" },
  reinstated: { sign: "+", words: "reinstated" },
  completedFromLive: { sign: "\u2212", words: "reported complete" },
  withdrawnFromLive: { sign: "\u2212", words: "withdrawn" },
  removedLive: { sign: "\u2212", words: "removed" },
};

function termsOf(live: LiveSum): (keyof typeof TERMS)[] {
  return (Object.keys(TERMS) as (keyof typeof TERMS)[]).filter((key) => live[key] > 0);
}

function sumSentence(live: LiveSum): Inline[] {
  const terms = termsOf(live);
  if (live.before === 0 && live.now === 0 && terms.length === 0) return say`None is live (open or on hold), as at the last paper.`;
  const went = live.before === live.now ? `stayed at ${live.now}` : `went from ${live.before} to ${live.now}`;
  if (terms.length === 0)
    return say`Live recommendations (open or on hold) stayed at ${live.now}; none was added, closed, reopened or removed.`;
  const sum = terms.map((key) => ` ${TERMS[key].sign}\u00a0${live[key]}\u00a0${TERMS[key].words.replace(/ /g, "\u00a0")}`).join("");
  return say`Live recommendations (open or on hold) ${went}: ${live.before}${sum} =\u00a0${live.now}.`;
}

/** What no board should have to find out for itself; that there was none is said too. */
function conductSentence(material: Material): Inline[] {
  const removed = (material.groups.get("removed") ?? []).map((t) => t.item);
  const reopened = (material.groups.get("reopened") ?? []).map((t) => t.item);
  const altered = material.told.filter((t) => t.facts.includes("history-altered")).map((t) => t.item);
  const still = material.view.input.changes !== null && termsOf(material.view.input.changes.live).length === 0; // then the sum has said so
  const none = [removed.length === 0 ? "was removed while live" : "", reopened.length === 0 ? "was reopened" : ""].filter(
    (s) => s !== "" && !still,
  );
  const parts: Piece[] = [
    ...(removed.length > 0 ? [[...ids(removed), ` ${plural(removed.length, "was", "were")} removed while live`]] : []),
    ...(reopened.length > 0 ? [[...ids(reopened), ` ${plural(reopened.length, "was", "were")} reopened`]] : []),
    ...(altered.length > 0 ? [["past entries of ", ...ids(altered), " were altered"]] : []),
  ];
  const first = parts.length === 0 ? [] : [...and(parts), "."];
  const nothing = [
    ...none.map((words, i) => (i === 0 ? `None ${words}` : `none ${words}`)),
    ...(altered.length === 0 ? ["no past entry was altered"] : []),
  ];
  const second =
    nothing.length === 0
      ? []
      : [capital(nothing.length > 1 ? `${nothing.slice(0, -1).join(", ")} and ${nothing.at(-1)}` : (nothing[0] ?? "")), "."];
  return sentences(started(first), second);
}

function ids(items: readonly Item[]): Piece[] {
  if (items.length > MOST) return [`${items.length} recommendations`];
  return and(items.map(recOf));
}
