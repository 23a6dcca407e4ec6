import { leadingId } from "../model/identifier.ts";
import { cutParagraph, printedLine } from "./paragraphs.ts";
import type { Paragraph, Run } from "./table.ts";

/** An id and what stands after it. */
export interface Head {
  readonly id: string;
  readonly runs: readonly Run[];
  readonly rest: Paragraph;
}

/** Takes the id from the front of a paragraph: the number of a list, or the words up to its end. */
export function takeId(p: Paragraph): Head | null {
  const marked = p.list?.ordinal ?? null;
  const printed = printedLine(p);
  const found = leadingId(printed);
  if (found === null) return null;
  if (marked !== null) return { id: found.id, runs: p.list?.runs ?? [], rest: { ...p, list: null } };
  const [head, rest] = cutParagraph(p, found.end);
  return { id: found.id, runs: head.runs, rest: { ...rest, gapBefore: p.gapBefore } };
}
