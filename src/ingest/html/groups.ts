import type { Paragraph, Run } from "../table.ts";

/** A group row of a list page: its value, and the words around it that only say which column it groups by and how many rows it has. */
export interface GroupRow {
  readonly paragraph: Paragraph;
  readonly around: readonly Run[];
}

/** "Section : ICT (3)", as a SharePoint list shows a group, is the section "ICT"; null where a row does not end in such a count. */
export function groupRow(paragraph: Paragraph): GroupRow | null {
  const { runs } = paragraph;
  const colon = runs.findIndex((r) => r.text === ":" || r.text.endsWith(":"));
  const count = runs.at(-1);
  if (count === undefined || !/^\(\d+\)$/.test(count.text) || colon < 0 || colon > 3 || colon >= runs.length - 2) return null;
  const value = runs.slice(colon + 1, -1);
  return { paragraph: { ...paragraph, runs: value }, around: [...runs.slice(0, colon + 1), count] };
}
