import { type Finding, finding } from "../../model/finding.ts";

/** A row of a list page: a group's head says how many rows the group has; `null` for the others. */
export interface CountedRow {
  readonly group: string;
  readonly stated: number | null;
}

/** Groups that say they have more rows than stand under them: the page was saved with a group closed, or before its rows were loaded. */
export function unshownRows(rows: readonly CountedRow[], page: number): Finding[] {
  return rows.flatMap(({ group, stated }, i) => {
    const shown = stated === null ? 0 : rowsBelow(rows, i);
    if (stated === null || shown >= stated || (shown === 0 && holdsGroups(rows, i, stated))) return [];
    return [unshown(`The group "${group}" says it has ${stated} rows and shows ${shown}`, group, page)];
  });
}

/** A list that says it has more rows than the page holds: `stated` counts its head too. */
export function unloadedRows(stated: number, held: number, page: number): Finding[] {
  return stated > held ? [unshown(`The list says it has ${stated} rows with its head, and the page holds ${held}`, null, page)] : [];
}

function unshown(what: string, text: string | null, page: number): Finding {
  const message = `${what}: open all groups, scroll to the end of the list and save the page again, or export the list to Excel.`;
  return finding("hidden-text", message, { pages: [page], ...(text === null ? {} : { text }) });
}

function rowsBelow(rows: readonly CountedRow[], head: number): number {
  const end = rows.findIndex((row, i) => i > head && row.stated !== null);
  return (end < 0 ? rows.length : end) - head - 1;
}

/** A group of groups has no rows of its own: its count is the sum of theirs. */
function holdsGroups(rows: readonly CountedRow[], head: number, stated: number): boolean {
  let sum = 0;
  for (let i = head + 1; i < rows.length && sum < stated; i += 1) sum += rows[i]?.stated ?? 0;
  return sum === stated && rows[head + 1]?.stated !== null;
}
