import { longDay } from "../model/day.ts";
import type { Inline } from "./blocks.ts";

const UNITS = [
  ..."no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
  ..."sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = ["", "", ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ")];

/** A number in words, "twenty-seven"; 0 is "no"; from a thousand on figures. */
export function spelled(n: number): string {
  if (n < 20) return UNITS[n] ?? String(n);
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? "" : `-${UNITS[n % 10]}`}`;
  if (n >= 1000) return String(n);
  return `${UNITS[Math.floor(n / 100)]} hundred${n % 100 === 0 ? "" : ` and ${spelled(n % 100)}`}`;
}

/** A number inside a sentence: words below ten, figures from ten on. */
export function inSentence(n: number): string {
  return n < 10 ? spelled(n) : String(n);
}

/** A sentence never starts with a figure. */
export function atStart(n: number): string {
  return capital(n === 0 ? "none" : spelled(n));
}

/** "once", "twice", "three times". */
export function times(n: number): string {
  return n === 1 ? "once" : n === 2 ? "twice" : `${inSentence(n)} times`;
}

/** The word for one or for more (or none): `plural(1, "day")`, `plural(3, "entry", "entries")`. */
export function plural(n: number, one: string, more = `${one}s`): string {
  return n === 1 ? one : more;
}

/** "is" or "are". */
export function be(n: number): string {
  return n === 1 ? "is" : "are";
}

/** The first letter as a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const MINUS = "\u2212";

/** "+2", "−3", "0": with the sign that is as wide as plus. */
export function signed(n: number): string {
  return n > 0 ? `+${n}` : n < 0 ? `${MINUS}${-n}` : "0";
}

/** A share of a whole in whole per cent; "–" of nothing. */
export function share(n: number, of: number): string {
  return of === 0 ? "–" : `${Math.round((n / of) * 100)}%`;
}

/** "5,664". */
export function figure(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "159 days", never broken between. */
export function days(n: number): string {
  return `${figure(n)}\u00a0${plural(n, "day")}`;
}

/** A day, or "None". */
export function dayOrNone(day: string | null): string {
  return day === null ? "None" : longDay(day);
}

/** The plan's own words in quotation marks; quotation marks inside become single ones. */
export function quoted(words: string): string {
  const inner = words
    .trim()
    .replace(/[“”"]([^“”"]*)[“”"]/g, "‘$1’")
    .replace(/[“”"]/g, "’");
  return `“${inner}”`;
}

/** What a sentence is made of: words, numbers, pieces, or lists of these. */
export type Piece = string | number | Inline | readonly Piece[];

/** A sentence from a template; neighbouring words become one piece. */
export function say(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Inline[] {
  return joined(strings.flatMap((text, i) => (i < pieces.length ? [text, pieces[i] as Piece] : [text])));
}

/** Pieces as one run of inlines, neighbouring words joined. */
export function joined(pieces: readonly Piece[]): Inline[] {
  const out: Inline[] = [];
  for (const piece of flat(pieces)) {
    const last = out.at(-1);
    if (piece.t === "text" && piece.text === "") continue;
    if (piece.t === "text" && piece.to === undefined && last?.t === "text" && last.to === undefined)
      out[out.length - 1] = { t: "text", text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

function flat(piece: Piece): Inline[] {
  if (typeof piece === "string" || typeof piece === "number") return [{ t: "text", text: String(piece) }];
  return isList(piece) ? piece.flatMap(flat) : [piece];
}

function isList(piece: Piece): piece is readonly Piece[] {
  return Array.isArray(piece);
}

/** "a", "a and b", "a, b and c". */
export function and(items: readonly Piece[], word = "and"): Piece[] {
  return items.flatMap((item, i) => (i === 0 ? [item] : i === items.length - 1 ? [` ${word} `, item] : [", ", item]));
}

/** "Rec 4.2.1", a link. */
export function rec(id: string, former = false): Inline {
  return former ? { t: "rec", id, former } : { t: "rec", id };
}

/** "Rec 1.1, Rec 3.6 and Rec 5.2". */
export function recs(ids: readonly string[]): Piece[] {
  return and(ids.map((id) => rec(id)));
}

/** Phrases with commas of their own, set apart by ", and". */
export function listed(phrases: readonly (readonly Piece[])[]): Piece[] {
  return phrases.flatMap((words, i) => (i === 0 ? [...words] : [i === phrases.length - 1 ? ", and " : ", ", ...words]));
}

/** The start of a sentence: a capital, and a number in words. */
export function started(pieces: readonly Piece[]): Piece[] {
  const [first, ...rest] = joined(pieces);
  if (first?.t !== "text") return joined(pieces);
  return [{ ...first, text: capital(first.text.replace(/^\d+/, (n) => spelled(Number(n)))) }, ...rest];
}

/** Sentences in one paragraph, a space between; empty ones left out. */
export function sentences(...all: readonly (readonly Piece[])[]): Inline[] {
  return joined(all.filter((s) => s.length > 0).flatMap((s, i) => (i === 0 ? [...s] : [" ", ...s])));
}
