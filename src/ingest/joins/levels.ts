import type { Paragraph } from "../table.ts";

/** pt: list marks closer than this stand on one level. */
const SAME_LEVEL = 3;

/** Marks further right than the last are one level deeper; the stack holds where each open level's marks stand. */
export function levelOf(stack: number[], x: number): number {
  while (stack.length > 0 && (stack[stack.length - 1] as number) > x + SAME_LEVEL) stack.pop();
  if (stack.length === 0 || x > (stack[stack.length - 1] as number) + SAME_LEVEL) stack.push(x);
  return stack.length - 1;
}

/** Levels of a cell's list items anew, after its parts were joined: the second page's first mark may belong to a deeper level. */
export function relevel(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const marks = paragraphs.filter((p) => p.list !== null).map((p) => p.list?.runs[0]?.box?.[0]);
  if (marks.length === 0 || marks.some((x) => x === undefined)) return paragraphs;
  const stack: number[] = [];
  return paragraphs.map((p) => {
    if (p.list === null) return p;
    return { ...p, list: { ...p.list, level: levelOf(stack, p.list.runs[0]?.box?.[0] ?? 0) } };
  });
}
