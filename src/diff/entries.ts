import type { ChangeKind, FieldChange } from "../model/change.ts";
import type { Entry, Recommendation } from "../model/edition.ts";
import { comparisonKey } from "../model/text.ts";
import { isTypingCorrection, type Vocabulary } from "./cosmetic.ts";
import { wordLikeness } from "./likeness.ts";

export type UpdateChange = Pick<FieldChange, "kind" | "appended" | "alteredEntries">;

interface Keyed extends Entry {
  readonly key: string;
  /** Place in its update, from 0. */
  readonly at: number;
}

// Two entries without a date that share less than this are two, not one rewritten.
const SAME_ENTRY = 0.4;

/**
 * What happened to an update whose words differ: its entries matched one to one, then each pair judged. A past dated entry that is altered or gone
 * outweighs all, then rewritten words, then new ones; a typing correction alone is cosmetic.
 */
export function compareUpdates(a: Recommendation, b: Recommendation, vocabulary: Vocabulary): UpdateChange {
  const { before, left, right } = unmatched(a, b);
  const pairs = pairEntries(left, right);
  const verdicts = pairs.map((p) => judge(p.before, p.after, { before, vocabulary }));
  const paired = new Set(pairs.flatMap((p) => [p.before, p.after]));
  const gone = left.filter((e) => !paired.has(e)).map((e) => judgeGone(e));
  const replaced = gone.some((c) => c.kind === "rewritten");
  const fresh = right.filter((e) => !paired.has(e)).map((e) => judgeNew(e, replaced));
  const changes = [...verdicts, ...gone, ...fresh];
  return {
    kind: heaviest(changes.map((c) => c.kind)),
    appended: changes.flatMap((c) => c.appended),
    alteredEntries: changes.flatMap((c) => c.alteredEntries),
  };
}

const WEIGHT: Readonly<Record<ChangeKind, number>> = { "history-altered": 3, rewritten: 2, appended: 1, cosmetic: 0 };

function heaviest(kinds: readonly ChangeKind[]): ChangeKind {
  return kinds.reduce<ChangeKind>((most, k) => (WEIGHT[k] > WEIGHT[most] ? k : most), "cosmetic");
}

/** The entries, or the update as one entry without a date where it was not parted. */
function entriesOf(r: Recommendation): readonly Entry[] {
  return r.entries.length > 0 ? r.entries : [{ date: null, author: null, text: r.update }];
}

/** Those without an equal on the other side, nor found whole in it where one reader parted the entries and the other did not. */
function unmatched(a: Recommendation, b: Recommendation) {
  const before = entriesOf(a);
  const after = entriesOf(b);
  const [oldOnes, newOnes] = [keyed(before, after), keyed(after, before)];
  const left = withoutEqual(oldOnes, newOnes);
  const right = withoutEqual(newOnes, oldOnes);
  if (left.length === 0) return { before, left, right };
  const whole = (entries: readonly Keyed[]) => comparisonKey(entries.map((e) => e.text).join("\n"));
  const [wholeBefore, wholeAfter] = [whole(left), whole(right)]; // words that stand in an entry that stayed are that one's
  const grown = right.filter((e) => !standsIn(e, wholeBefore));
  const open = left.filter((e) => !standsIn(e, wholeAfter) || grown.some((o) => o.key.startsWith(e.key) || o.key.endsWith(e.key)));
  return { before, left: open, right: right.filter((e) => !standsIn(e, wholeBefore) || open.some((o) => o.key.includes(e.key))) };
}

/** The entries that the other side does not hold letter for letter, with their keys. */
function keyed(entries: readonly Entry[], others: readonly Entry[]): Keyed[] {
  const free = others.map((e) => e.text);
  return entries.flatMap((e, at) => {
    const same = free.indexOf(e.text);
    if (same >= 0) free.splice(same, 1);
    const key = same >= 0 ? "" : comparisonKey(e.text);
    return key === "" ? [] : [{ ...e, key, at }];
  });
}

function withoutEqual(entries: readonly Keyed[], others: readonly Keyed[]): Keyed[] {
  const free = others.map((e) => e.key);
  return entries.filter((e) => {
    const at = free.indexOf(e.key);
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}

// Fewer letters stand in another text by chance.
const ENOUGH_LETTERS = 12;

/** Parted otherwise: made of several whole entries of the other side, or a part of one. */
function standsIn(e: Keyed, whole: string): boolean {
  return e.key.length >= ENOUGH_LETTERS && whole.includes(e.key);
}

interface EntryPair {
  readonly before: Keyed;
  readonly after: Keyed;
}

/** Pairs what is left: the same date first, then the most alike, each once. */
function pairEntries(left: readonly Keyed[], right: readonly Keyed[]): EntryPair[] {
  const candidates = left.flatMap((before) => right.flatMap((after) => entryCandidate(before, after) ?? []));
  const taken = new Set<Keyed>();
  const pairs: EntryPair[] = [];
  for (const c of candidates.toSorted((x, y) => y.score - x.score)) {
    if (taken.has(c.before) || taken.has(c.after)) continue;
    taken.add(c.before).add(c.after);
    pairs.push(c);
  }
  return pairs.toSorted((x, y) => x.before.at - y.before.at);
}

function entryCandidate(before: Keyed, after: Keyed): (EntryPair & { score: number }) | null {
  const alike = wordLikeness(before.text, after.text);
  const extended = after.key.startsWith(before.key) || after.key.endsWith(before.key);
  const sameDate = before.date !== null && before.date === after.date;
  if (!sameDate && !extended && alike < SAME_ENTRY) return null;
  return { before, after, score: alike + (sameDate ? 1 : 0) + (extended ? 0.5 : 0) };
}

interface Beside {
  readonly before: readonly Entry[];
  readonly vocabulary: Vocabulary;
}

function judge(a: Keyed, b: Keyed, beside: Beside): UpdateChange {
  if (isTypingCorrection(a.text, b.text, beside.vocabulary)) return { kind: "cosmetic", appended: [], alteredEntries: [] };
  const added = addedTo(a, b);
  const atAnEnd = a.at === 0 || a.at === beside.before.length - 1;
  if (added !== null && (a.date === null || (atAnEnd && added.apart)))
    return { kind: "appended", appended: [added.text], alteredEntries: [] };
  if (a.date === null) return { kind: "rewritten", appended: [], alteredEntries: [] };
  return { kind: "history-altered", appended: [], alteredEntries: [{ before: a.text, after: b.text }] };
}

function judgeGone(e: Keyed): UpdateChange {
  if (e.date === null) return { kind: "rewritten", appended: [], alteredEntries: [] };
  return { kind: "history-altered", appended: [], alteredEntries: [{ before: e.text, after: null }] };
}

/** Words without a date that came where others went are their rewriting, no new entry. */
function judgeNew(e: Keyed, replaced: boolean): UpdateChange {
  if (e.date === null && replaced) return { kind: "rewritten", appended: [], alteredEntries: [] };
  return { kind: "appended", appended: [e.text], alteredEntries: [] };
}

/** The words added after an old text that still stands whole, or before it; `apart` where a sentence, a line or a date sets them off. */
function addedTo(a: Keyed, b: Keyed): { text: string; apart: boolean } | null {
  if (b.key.startsWith(a.key)) {
    const rest = b.text.slice(cutAt(b.text, a.key));
    const apart = /[.!?:;)]\s*$/.test(a.text) || /^\s*(?:\n|[.;:!]|[-–—]\s|[\p{Lu}\d(•])/u.test(rest);
    return { text: rest.replace(/^[\s.;]+/, ""), apart };
  }
  if (!b.key.endsWith(a.key)) return null;
  const at = cutAt(b.text, b.key.slice(0, b.key.length - a.key.length));
  const text = b.text.slice(0, at);
  return /[.!?:;)]\s*$/.test(text) || /^\s*\n/.test(b.text.slice(at)) ? { text: text.trim(), apart: true } : null;
}

/** Where in the text the words that make up a key end. */
function cutAt(text: string, key: string): number {
  for (const space of text.matchAll(/\s+|$/g)) {
    if (comparisonKey(text.slice(0, space.index)).length >= key.length) return space.index;
  }
  return text.length;
}
