import type { Recommendation } from "../model/edition.ts";
import { isPosition, printedId } from "./ids.ts";
import type { Pair, Rest } from "./pairs.ts";

/** What speaks for two recommendations being one, each 0 to 1. */
export interface Evidence {
  /** Likeness of their own words. */
  readonly text: number;
  /** The share of the lighter one's words that stand in the other. */
  readonly within: number;
  /** They begin with the same words. */
  readonly opens: boolean;
  /** Likeness of what stands beside them: update, owner, date, section. */
  readonly context: number;
  /** Whether they stand between the same neighbours: ½ for one. */
  readonly place: number;
  /** What the same number is worth here: nothing where all around it moved to other numbers. 0 for another number. */
  readonly id: number;
  /** The id is the same to the letter. */
  readonly exactId: boolean;
}

/** Texts less alike than this are two under different numbers, whatever stands beside them. */
export const LEAST = 0.33;

// A number is worth as much as two fifths of the words: a rewritten text keeps its number, a shifted number does not take a text away.
const ID_WORTH = 0.4;
const CONTEXT_WORTH = 0.6;
const PLACE_WORTH = 0.2;
const OPENING_WORTH = 0.1; // of two parts of one text, the first is what it was

// Another update, owner and date under the same heading: a new recommendation that was given an old number, unless its words say otherwise.
const SECTION_ALONE = 0.2;

/** A number of its own needs little more; without it the words must say it, or half of the words and what stands around them. */
export function isPossible(e: Evidence): boolean {
  if (e.id > 0) return e.text >= 0.6 || e.context >= 0.35 || (e.text >= 0.12 && e.context > SECTION_ALONE);
  if (e.text >= 0.75) return true;
  if (e.text >= 0.5) return e.context >= 0.3 || e.place >= 0.5;
  return e.text >= LEAST && (e.context >= 0.6 || (e.place === 1 && e.context >= 0.3));
}

/** Nearly the same words, or half of them under the same number or beside the same update, owner and date. */
export function isStrong(e: Evidence): boolean {
  const words = wordsOf(e);
  return words >= 0.75 || (words >= 0.5 && (e.id > LITTLE || e.context >= 0.75));
}

// Nearly all of the shorter text: a part that was split off, or a text that was added to.
const WHOLE = 0.9;

/** Of a recommendation that was split or merged a part stands alone: that it stands there whole counts as much as that it is not all. */
function wordsOf(e: Evidence): number {
  return e.within >= WHOLE && e.text >= LEAST ? (e.text + e.within) / 2 : e.text;
}

/** The sum by which candidates compete; the exact id only parts equals. */
export function scoreOf(e: Evidence): number {
  return (
    wordsOf(e) +
    CONTEXT_WORTH * e.context +
    PLACE_WORTH * e.place +
    ID_WORTH * e.id +
    (e.opens ? OPENING_WORTH : 0) +
    (e.exactId ? 0.02 : 0)
  );
}

/** What is known from the pairs already made: who stands next to whom, and where the numbers moved. */
export interface Surroundings {
  readonly placeOf: (before: Recommendation, after: Recommendation) => number;
  /** 0 for another number. */
  readonly idOf: (before: Recommendation, after: Recommendation) => number;
}

export function surroundingsOf(pairs: readonly Pair[], all: Rest, byId: boolean): Surroundings {
  const place = new Map(pairs.map((p, i) => [p.before, i]));
  for (const [i, p] of pairs.entries()) place.set(p.after, i);
  const before = neighbours(all.before, place);
  const after = neighbours(all.after, place);
  const kept = shareOfKeptNumbers(pairs);
  return {
    placeOf: (a, b) => {
      const [x, y] = [before.get(a), after.get(b)];
      return (x?.previous === y?.previous ? 0.5 : 0) + (x?.next === y?.next ? 0.5 : 0);
    },
    idOf: (a, b) => (byId && !isPosition(b.id) && printedId(a.id) === printedId(b.id) ? Math.max(LITTLE, kept(a, b)) : 0),
  };
}

// Where every number around moved, the same number is still the first guess if nothing else is known.
const LITTLE = 0.1;

interface Neighbours {
  readonly previous: number | null;
  readonly next: number | null;
}

/** For each row the pair of the nearest matched row before and after it; null at either end. */
function neighbours(rows: readonly Recommendation[], place: ReadonlyMap<Recommendation, number>): Map<Recommendation, Neighbours> {
  const nearest = (ordered: readonly Recommendation[]) => {
    let last: number | null = null;
    return new Map(
      ordered.map((r) => {
        const own = [r, last] as const;
        last = place.get(r) ?? last;
        return own;
      }),
    );
  };
  const previous = nearest(rows);
  const next = nearest(rows.toReversed());
  return new Map(rows.map((r) => [r, { previous: previous.get(r) ?? null, next: next.get(r) ?? null }]));
}

/**
 * Of the pairs of a section, the share that kept their numbers; 1 where none is known. Asked of the section that was left and of the one arrived in
 * alike: else a recommendation that moved would be matched one way and not the other.
 */
function shareOfKeptNumbers(pairs: readonly Pair[]): (before: Recommendation, after: Recommendation) => number {
  const left = keptBySection(pairs, (p) => p.before.section);
  const arrived = keptBySection(pairs, (p) => p.after.section);
  return (before, after) => (left(before.section) + arrived(after.section)) / 2;
}

function keptBySection(pairs: readonly Pair[], sectionOf: (p: Pair) => string | null): (section: string | null) => number {
  const counts = new Map<string | null, { kept: number; all: number }>();
  for (const p of pairs) {
    const c = counts.get(sectionOf(p)) ?? { kept: 0, all: 0 };
    counts.set(sectionOf(p), { kept: c.kept + (p.by === "text" ? 0 : 1), all: c.all + 1 });
  }
  return (section) => {
    const c = counts.get(section);
    return c === undefined ? 1 : c.kept / c.all;
  };
}
