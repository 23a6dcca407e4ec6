import type { Recommendation } from "../model/edition.ts";
import type { Finding } from "../model/finding.ts";
import { bestAssignment } from "./assignment.ts";
import { besideIn, contextLikeness } from "./context.ts";
import { type Evidence, isPossible, isStrong, LEAST, type Surroundings, scoreOf } from "./evidence.ts";
import { printedId } from "./ids.ts";
import { likenessTable, wordsOf } from "./likeness.ts";
import { closeMatch, type Pair, type Rest, reusedId } from "./pairs.ts";

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly evidence: Evidence;
  readonly score: number;
}

/** Below this the second best is far enough behind. */
const CLOSE = 0.1;

/** Matches what has neither id and words nor words alone in common: by the best total of words, number and what stands around them. */
export function assignByText(rest: Rest, all: Rest, around: Surroundings): { pairs: Pair[]; findings: Finding[] } {
  const candidates = findCandidates(rest, all, around);
  const sure = assign(candidates.filter((c) => isStrong(c.evidence)));
  const taken = { before: new Set(sure.map((c) => c.before)), after: new Set(sure.map((c) => c.after)) };
  const chosen = [...sure, ...assign(candidates.filter((c) => !taken.before.has(c.before) && !taken.after.has(c.after)))];
  const pairs = chosen.flatMap((c) => toPair(c, rest));
  return { pairs, findings: [...closeSeconds(chosen, candidates, rest), ...reused(pairs, rest, around)] };
}

/** Two weak matches must not outweigh one that nobody would doubt: those come first. */
function assign(candidates: readonly Candidate[]): Candidate[] {
  return connected(candidates).flatMap(assignComponent);
}

// How common a word is can be told from so many texts; to count the words of all of a long plan takes longer than all else.
const ENOUGH_TEXTS = 100;

function sample<T>(rows: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(rows.length / ENOUGH_TEXTS));
  return rows.filter((_, i) => i % step === 0);
}

function findCandidates(rest: Rest, all: Rest, around: Surroundings): Candidate[] {
  const texts = (rows: readonly Recommendation[]) => rows.map((r) => r.text);
  const table = likenessTable(
    texts(rest.before),
    texts(rest.after),
    texts([...new Set([...rest.before, ...rest.after, ...sample([...all.before, ...all.after])])]),
  );
  const beside = rest.before.map(besideIn(all.before));
  const besideAfter = besideIn(all.after);
  const printed = rest.before.map((r) => printedId(r.id));
  const openings = rest.before.map((r) => openingOf(r.text));
  const found: Candidate[] = [];
  rest.after.forEach((b, after) => {
    const own = besideAfter(b);
    const printedAfter = printedId(b.id);
    const opening = openingOf(b.text);
    rest.before.forEach((a, before) => {
      const text = table.alike[after]?.[before] ?? 0;
      const id = printed[before] === printedAfter ? around.idOf(a, b) : 0;
      if (text < LEAST && id === 0) return;
      const other = beside[before];
      const context = other === undefined ? 0 : contextLikeness(other, own);
      const within = table.within[after]?.[before] ?? 0;
      const opens = openings[before] === opening;
      const evidence = { text, within, opens, context, place: around.placeOf(a, b), id, exactId: id > 0 && a.id === b.id };
      if (isPossible(evidence)) found.push({ before, after, evidence, score: scoreOf(evidence) });
    });
  });
  return found;
}

const OPENING = 4; // words: fewer are the same in half of a plan ("The Board should")

function openingOf(text: string): string {
  return wordsOf(text).slice(0, OPENING).join(" ");
}

/** Candidates that compete with each other, directly or through others. */
function connected(candidates: readonly Candidate[]): Candidate[][] {
  const group = new Map<number, number>(); // of A from 0 up, of B from -1 down
  const root = (x: number): number => {
    const up = group.get(x) ?? x;
    if (up === x) return x;
    const top = root(up);
    group.set(x, top);
    return top;
  };
  for (const c of candidates) group.set(root(c.before), root(-1 - c.after));
  return [...groupBy(candidates, (c) => root(c.before)).values()];
}

function groupBy(candidates: readonly Candidate[], keyOf: (c: Candidate) => number): Map<number, Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const c of candidates) {
    const members = groups.get(keyOf(c));
    if (members === undefined) groups.set(keyOf(c), [c]);
    else members.push(c);
  }
  return groups;
}

function assignComponent(candidates: readonly Candidate[]): Candidate[] {
  if (candidates.length === 1) return [...candidates];
  const rows = [...new Set(candidates.map((c) => c.before))];
  const columns = [...new Set(candidates.map((c) => c.after))];
  const [rowAt, columnAt] = [new Map(rows.map((r, i) => [r, i])), new Map(columns.map((c, i) => [c, i]))];
  const table = rows.map(() => new Array<Candidate | undefined>(columns.length).fill(undefined));
  for (const c of candidates) table[rowAt.get(c.before) ?? 0]?.splice(columnAt.get(c.after) ?? 0, 1, c);
  return bestAssignment(rows.map((_, r) => columns.map((_, c) => table[r]?.[c]?.score ?? 0))).flatMap((column, r) =>
    column === null ? [] : (table[r]?.[column] ?? []),
  );
}

function toPair(c: Candidate, rest: Rest): Pair[] {
  const before = rest.before[c.before];
  const after = rest.after[c.after];
  return before && after ? [{ before, after, by: c.evidence.id > 0 ? "id" : "text", score: Math.min(1, c.evidence.text) }] : [];
}

function closeSeconds(chosen: readonly Candidate[], candidates: readonly Candidate[], rest: Rest): Finding[] {
  const [ofBefore, ofAfter] = [groupBy(candidates, (c) => c.before), groupBy(candidates, (c) => c.after)];
  return chosen.flatMap((c) => {
    if (c.evidence.id > 0) return [];
    const all = [...(ofBefore.get(c.before) ?? []), ...(ofAfter.get(c.after) ?? [])];
    const second = all.filter((x) => x !== c && c.score - x.score < CLOSE).sort((x, y) => y.score - x.score)[0];
    const [pair] = toPair(c, rest);
    if (second === undefined || pair === undefined) return [];
    const other = second.after === c.after ? rest.before[second.before]?.id : rest.after[second.after]?.id;
    return [closeMatch(pair, other ?? "another one", second.evidence.text)];
  });
}

function reused(pairs: readonly Pair[], rest: Rest, around: Surroundings): Finding[] {
  const matched = new Set(pairs.flatMap((p) => [p.before, p.after]));
  const gone = rest.before.filter((r) => !matched.has(r));
  return rest.after.filter((b) => !matched.has(b) && gone.some((a) => around.idOf(a, b) > 0)).map(reusedId);
}
