import type { Recommendation } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { bestAssignment } from "./assignment.ts";
import { isPosition, printedId } from "./ids.ts";
import { type Likable, type Likeness, likable, likeness, weighWords } from "./likeness.ts";
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
  const weight = weighWords([...all.before, ...all.after].map((r) => r.text));
  const before = rest.before.map(likable);
  const after = rest.after.map(likable);
  return after.flatMap((b, j) =>
    before.flatMap((a, i) => {
      const sameId = byId && isSameId(rest.before[i], rest.after[j]);
      return candidate(i, j, sameId, a, b, weight, rest) ?? [];
    }),
  );
}

function isSameId(a?: Recommendation, b?: Recommendation): boolean {
  return a !== undefined && b !== undefined && !isPosition(b.id) && printedId(a.id) === printedId(b.id);
}

function candidate(
  i: number,
  j: number,
  sameId: boolean,
  a: Likable,
  b: Likable,
  weight: (w: string) => number,
  rest: Rest,
): Candidate | null {
  const like = likeness(a, b, weight);
  if (!isPossible(like, sameId)) return null;
  const apart = Math.abs(i / rest.before.length - j / rest.after.length);
  const exactId = sameId && rest.before[i]?.id === rest.after[j]?.id ? 0.02 : 0;
  const score = like.text + CONTEXT_WORTH * like.context + (sameId ? ID_WORTH : 0) + exactId + 0.02 * (1 - apart);
  return { before: i, after: j, likeness: like, sameId, score };
}

/** A number of its own needs little more; without it the words must say it, or half of the words and what stands beside them. */
function isPossible(like: Likeness, sameId: boolean): boolean {
  if (sameId) return like.text >= 0.12 || like.context >= 0.35;
  return like.text >= 0.5 || (like.text >= 0.33 && like.context >= 0.6);
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
  return rest.after.filter((b) => !matched.has(b) && gone.some((a) => isSameId(a, b))).map(reusedId);
}
