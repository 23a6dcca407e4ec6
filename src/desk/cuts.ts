import type { Cut } from "../model/decision.ts";
import type { Recommendation } from "../model/edition.ts";
import type { PlacedWord } from "../reader-job.ts";

/** A place where a field can be cut: characters from its beginning, and the words that go on there. */
export interface CutPlace {
  readonly at: number;
  readonly words: string;
}

/** What a field says, as one text. */
export const rawOf = (r: Recommendation, field: Cut["field"]): string => (field === "delivery" ? r.delivery.raw : r[field]);

const SHORT = 12; // words: an owner or a date may be cut at any of them
const MOST = 150; // places offered: a choice of more is no choice

const SENTENCE = /(?<=\n)|(?<=[.!?:;]["”’)]?\s)(?=\S)/;
const WORD = /(?<=\s)(?=\S)/;

/** Where a field may be cut: at lines and sentences, and in a short one at every word. */
export function cutPlaces(value: string): CutPlace[] {
  const every = value.split(/\s+/).length <= SHORT ? WORD : SENTENCE;
  let at = 0;
  return value
    .split(every)
    .map((piece) => {
      const place = { at, words: piece.replace(/\s+/g, " ").trim() };
      at += piece.length;
      return place;
    })
    .filter((p) => p.at > 0 && p.words !== "")
    .map((p) => ({ at: p.at, words: value.slice(p.at).replace(/\s+/g, " ").slice(0, 70).trim() }))
    .slice(0, MOST);
}

const LONG_ENOUGH = 60; // characters by which a place is found again next month, when more stands behind it

/** The words that a cut is known by: as few as tell the place, so that what is added behind them changes nothing. */
export function cutWords(value: string, at: number): string {
  const rest = value.slice(at).trim();
  const short = rest.slice(0, LONG_ENOUGH).replace(/\s\S*$/, "");
  return short !== "" && short.length < rest.length && value.indexOf(short) === value.length - value.slice(at).trimStart().length
    ? short
    : rest;
}

const letters = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

const middle = (w: PlacedWord) => [(w.box[0] + w.box[2]) / 2, (w.box[1] + w.box[3]) / 2] as const;

/** The words that stand in a field's cells on later pages than its first one. */
function onLaterPages(r: Recommendation, field: Cut["field"], first: number, words: readonly PlacedWord[]): string {
  const cells = r.source.filter((p) => p.field === field && p.page > first && p.box !== null);
  const inside = (w: PlacedWord) => {
    const [x, y] = middle(w);
    return cells.some(({ page, box }) => box !== null && page === w.page && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  };
  return letters(
    words
      .filter(inside)
      .map((w) => w.text)
      .join(""),
  );
}

/** Where the last of a text's letters begin to be these; null where it does not end with them. */
function endingWith(value: string, wanted: string): number | null {
  let left = wanted.length;
  let at = value.length;
  while (left > 0 && at > 0) {
    at -= 1;
    const letter = letters(value[at] ?? "");
    if (letter !== wanted.slice(Math.max(0, left - letter.length), left)) return null;
    left -= letter.length;
  }
  return wanted === "" || left > 0 ? null : at;
}

/** Where each field of a row that goes on over a page is cut by it; null where it is not, or where that cannot be told. */
export function cutsAtPage(r: Recommendation, words: readonly PlacedWord[]): Readonly<Record<Cut["field"], number | null>> | null {
  const first = r.source.find((p) => p.field === "text")?.page;
  if (first === undefined) return null;
  const cut = (field: Cut["field"]) => endingWith(rawOf(r, field), onLaterPages(r, field, first, words));
  const cuts = { text: cut("text"), update: cut("update"), owner: cut("owner"), delivery: cut("delivery") };
  if (cuts.text === 0) cuts.text = null;
  return Object.values(cuts).every((c) => c === null) ? null : cuts;
}
