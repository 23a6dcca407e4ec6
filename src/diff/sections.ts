import { comparisonKey } from "../model/text.ts";
import { wordLikeness } from "./likeness.ts";
import type { Pair } from "./pairs.ts";

/** Whether what differs in the section of a pair is its heading's words alone: the section was given another name, nothing left it. */
export type SectionsRenamed = (before: string | null, after: string | null) => boolean;

/**
 * A heading that has gone and one that is new, with most of the recommendations of either under the other, are one section under another name. One
 * recommendation alone shows nothing unless the names are alike: it may as well have been moved.
 */
export function renamedSections(pairs: readonly Pair[]): SectionsRenamed {
  const moves = pairs.map((p) => ({ from: key(p.before.section), to: key(p.after.section) }));
  if (moves.every((m) => m.from === m.to)) return () => false;
  const [old, now] = [new Set(moves.map((m) => m.from)), new Set(moves.map((m) => m.to))];
  const left = byFirst(moves.filter((m) => m.from !== "" && !now.has(m.from)).map((m) => [m.from, m.to]));
  const came = byFirst(moves.filter((m) => m.to !== "" && !old.has(m.to)).map((m) => [m.to, m.from]));
  return (before, after) => {
    const [from, to] = [key(before), key(after)];
    const most = isMost(left.get(from), to) && isMost(came.get(to), from);
    return most && ((left.get(from)?.length ?? 0) > 1 || wordLikeness(before ?? "", after ?? "") > 0);
  };
}

function key(section: string | null): string {
  return comparisonKey(section ?? "");
}

function byFirst(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [first, second] of pairs) groups.set(first, [...(groups.get(first) ?? []), second]);
  return groups;
}

function isMost(names: readonly string[] | undefined, name: string): boolean {
  return names !== undefined && names.filter((n) => n === name).length * 2 > names.length;
}
