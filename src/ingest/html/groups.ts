import type { Paragraph, Run } from "../table.ts";

/** A group row of a list page: its value, and the words around it that only say which column it groups by and how many rows it has. */
export interface GroupRow {
  readonly paragraph: Paragraph;
  readonly around: readonly Run[];
  readonly count: number | null;
}

/**
 * "Section : ICT (3)", as a list page shows a group, is the section "ICT"; null where a row does not end in such a count, unless its class says
 * what it is (`marked`).
 */
export function groupRow(paragraph: Paragraph, marked = false): GroupRow | null {
  const { runs } = paragraph;
  const colon = runs.findIndex((r) => r.text === ":" || r.text.endsWith(":"));
  const count = /^\((\d+)\)$/.exec(runs.at(-1)?.text ?? "")?.[1];
  const end = count === undefined ? runs.length : runs.length - 1;
  const named = colon >= 0 && colon <= 3 && colon < end - 1;
  if (!(marked ? named || count !== undefined : named && count !== undefined) || end === 0) return null;
  const from = named ? colon + 1 : 0;
  const around = [...runs.slice(0, from), ...runs.slice(end)];
  return { paragraph: { ...paragraph, runs: runs.slice(from, end) }, around, count: count === undefined ? null : Number(count) };
}
