import type { Recommendation } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { bestAssignment } from "./assignment.ts";
import { isPosition, printedId } from "./ids.ts";
import { besideKeys, contextLikeness, type Likeness, likenessTable } from "./likeness.ts";
import { closeMatch, type Pair, type Rest, reusedId } from "./pairs.ts";

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly likeness: Likeness;
  readonly sameId: boolean;
  readonly score: number;
}

// A number is worth as much as two fifths of the words: a rewritten text keeps its number, a shifted number does not take a text away.
const ID_WORTH = 0.4;
const CONTEXT_WORTH = 0.25;
/** Below this the second best is far enough behind. */
const CLOSE = 0.1;

/** Matches what has neither id and words nor words alone in common: by the best total of words, number and what stands beside them. */
export function assignByText(rest: Rest, all: Rest, byId: boolean): { pairs: Pair[]; findings: Finding[] } {
  if (rest.before.length === 0 || rest.after.length === 0) return { pairs: [], findings: [] };
  const candidates = findCandidates(rest, all, byId);
  const chosen = connected(candidates).flatMap(assignComponent);
  const pairs = chosen.flatMap((c) => toPair(c, rest));
  return { pairs, findings: [...closeSeconds(chosen, candidates, rest), ...reused(pairs, rest, byId)] };
}

function findCandidates(rest: Rest, all: Rest, byId: boolean): Candidate[] {
  const texts = (rows: readonly Recommendation[]) => rows.map((r) => r.text);
  const table = likenessTable(texts(rest.before), texts(rest.after), texts([...all.before, ...all.after]));
  const ids = rest.before.map((r) => (byId ? printedId(r.id) : null));
  const beside = rest.before.map(besideKeys);
  return rest.after.flatMap((b, after) => {
    const id = isPosition(b.id) ? undefined : printedId(b.id);
    const keys = besideKeys(b);
    return rest.before.flatMap((a, before) => {
      const text = table[after]?.[before] ?? 0;
      const sameId = ids[before] === id;
      if (text < LEAST && !sameId) return [];
      const like = { text, context: contextLikeness(beside[before] ?? [], keys) };
      if (!isPossible(like, sameId)) return [];
      const apart = Math.abs(before / rest.before.length - after / rest.after.length);
      return [{ before, after, likeness: like, sameId, score: scoreOf(like, sameId, a.id === b.id, apart) }];
    });
  });
}

/** `apart`: how far their places in the order lie from each other, 0 to 1; it and the exact id only part equals. */
function scoreOf(like: Likeness, sameId: boolean, exactId: boolean, apart: number): number {
  return like.text + CONTEXT_WORTH * like.context + (sameId ? ID_WORTH : 0) + (sameId && exactId ? 0.02 : 0) + 0.02 * (1 - apart);
}

// Texts less alike than this are two, whatever stands beside them.
const LEAST = 0.33;

/** A number of its own needs little more; without it the words must say it, or half of the words and what stands beside them. */
function isPossible(like: Likeness, sameId: boolean): boolean {
  if (sameId) return like.text >= 0.12 || like.context >= 0.35;
  return like.text >= 0.5 || (like.text >= LEAST && like.context >= 0.6);
}

/** Candidates that compete with each other, directly or through others. */
function connected(candidates: readonly Candidate[]): Candidate[][] {
  const group = new Map<string, string>();
  const root = (x: string): string => {
    const up = group.get(x) ?? x;
    return up === x ? x : root(up);
  };
  for (const c of candidates) group.set(root(`a${c.before}`), root(`b${c.after}`));
  const groups = new Map<string, Candidate[]>();
  for (const c of candidates) {
    const key = root(`b${c.after}`);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [c]);
    else members.push(c);
  }
  return [...groups.values()];
}

function assignComponent(candidates: readonly Candidate[]): Candidate[] {
  if (candidates.length === 1) return [...candidates];
  const rows = [...new Set(candidates.map((c) => c.before))];
  const columns = [...new Set(candidates.map((c) => c.after))];
  const at = new Map(candidates.map((c) => [`${c.before} ${c.after}`, c]));
  const score = rows.map((r) => columns.map((c) => at.get(`${r} ${c}`)?.score ?? 0));
  return bestAssignment(score).flatMap((column, i) => (column === null ? [] : (at.get(`${rows[i]} ${columns[column]}`) ?? [])));
}

function toPair(c: Candidate, rest: Rest): Pair[] {
  const before = rest.before[c.before];
  const after = rest.after[c.after];
  return before && after ? [{ before, after, by: c.sameId ? "id" : "text", score: Math.min(1, c.likeness.text) }] : [];
}

function closeSeconds(chosen: readonly Candidate[], candidates: readonly Candidate[], rest: Rest): Finding[] {
  return chosen.flatMap((c) => {
    if (c.sameId) return [];
    const rivals = candidates.filter((x) => x !== c && (x.after === c.after || x.before === c.before) && c.score - x.score < CLOSE);
    const second = rivals.sort((x, y) => y.score - x.score)[0];
    const [pair] = toPair(c, rest);
    if (second === undefined || pair === undefined) return [];
    const other = second.after === c.after ? rest.before[second.before]?.id : rest.after[second.after]?.id;
    return [closeMatch(pair, other ?? "another one", second.likeness.text)];
  });
}

function reused(pairs: readonly Pair[], rest: Rest, byId: boolean): Finding[] {
  if (!byId) return [];
  const matched = new Set(pairs.flatMap((p) => [p.before, p.after]));
  const gone = rest.before.filter((r) => !matched.has(r));
  return rest.after
    .filter((b) => !matched.has(b) && !isPosition(b.id) && gone.some((a) => printedId(a.id) === printedId(b.id)))
    .map(reusedId);
}
