import type { Mark } from "../blocks.ts";
import { MARKS } from "./status-words.ts";
import type { View } from "./view.ts";

/** How many stand under each mark; together they are all. */
export type Counts = Readonly<Record<Mark, number>>;

/** Counts of marks. */
export function countMarks(marks: readonly Mark[]): Counts {
  return Object.fromEntries(MARKS.map((mark) => [mark, marks.filter((m) => m === mark).length])) as Record<Mark, number>;
}

/** Open ones: overdue, due soon or at risk, with a date ahead, without one. */
export function openOf(counts: Counts): number {
  return counts.overdue + counts.soon + counts.ahead + counts["no-date"];
}

/** All of them. */
export function totalOf(counts: Counts): number {
  return MARKS.reduce((sum, mark) => sum + counts[mark], 0);
}

/** Of the edition, and of the one before by the rules of then; null in a baseline. */
export function countsOf(view: View): { readonly now: Counts; readonly before: Counts | null } {
  const now = countMarks(view.items.map((item) => item.mark));
  if (view.input.before === null) return { now, before: null };
  const kept = view.items.map((item) => item.markBefore).filter((mark) => mark !== null);
  return { now, before: countMarks([...kept, ...view.left.map((item) => item.mark)]) };
}
