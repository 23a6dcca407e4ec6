import type { Box } from "../table.ts";
import type { PageContent } from "./content.ts";
import { isDrawn } from "./dots.ts";
import { unionBox } from "./geometry.ts";
import type { Gutter } from "./gutters.ts";
import type { LaidCell, LaidTable } from "./laid.ts";
import type { Prepared } from "./prepared.ts";
import { shadeOf } from "./shades.ts";
import { guessedRows } from "./soft-doubts.ts";
import { isBold, isParted, type SoftLine, type SoftRow } from "./soft-lines.ts";
import { isParcelled, linesToRows } from "./soft-rows.ts";
import { type Search, searchRows } from "./soft-search.ts";
import { type RowRule, withBrokenRules } from "./soft-spans.ts";
import { groupsOf, inRows, withGroups } from "./span-groups.ts";
import { commonKey, spansRows, withSpans, withTagKeys } from "./tag-keys.ts";

/** Cuts it into rows and cells. */
export function toLaid(table: Prepared, content: PageContent, search: Search | null): LaidTable {
  const { lines: sorted, soft, extent, rules } = table;
  const box = unionBox(sorted.flatMap((l) => l.words.map((w) => w.box))) as Box;
  const tagged = table.labels.length > 0 ? null : taggedRows(soft, content);
  const rows = tagged === null ? rowsOf(table, search) : [...tagged.values()];
  const columns = [extent.left, ...table.gutters.map((g) => g.to), extent.right];
  const single = rows.flatMap((row, j) => rowCells(row, j, columns, table.gutters, content));
  const cells = tagged === null ? withLabels(table, rows, single) : withSpans(single, [...tagged.keys()], content.tags);
  const ruledRows = rules.length >= Math.max(2, rows.length * 0.5);
  const foot = rules.find((r) => r.at > box[3] - 3 && r.at < box[3] + 30);
  const laid: LaidTable = {
    columns,
    rows: rows.length,
    cells,
    box,
    footRule: ruledRows ? foot !== undefined : null,
    opensBelow: new Set(foot?.open),
    topRule: null,
    key: null,
    rowKeys: [],
    headerRows: new Set(),
    ...(tagged === null ? { guessed: guessedRows(rows, table.boundaries) } : {}),
  };
  return withTagKeys(laid, content.tags);
}

/** Rows at the rules and bands between them, or where nothing parts them (`search`) as their cells agree best. */
function rowsOf(table: Prepared, search: Search | null): SoftRow[] {
  const rows = linesToRows(table.soft, table.boundaries, search === null ? true : null, isBanded(table));
  return search === null ? rows : searchRows(table, rows, search);
}

/** Cells that span rows: between broken rules, or beside the rows in whose middle or at whose top their words stand. */
function withLabels(table: Prepared, rows: readonly SoftRow[], cells: readonly LaidCell[]): LaidCell[] {
  const parting = partingRules(rows, table.rules);
  const [label] = table.labels;
  const extents = rows.map((r) => extentOf(r));
  const from = rows.findIndex((r) => !r.every((l) => isBold(l)));
  const open = table.rules.some((r) => r.open.length > 0);
  const starts = open || label === undefined || from < 0 ? null : groupsOf(table.labels, extents.slice(from), table.goesOnAbove);
  if (starts !== null) return withGroups(cells, table.labels, starts, from, rows.length);
  const tops = extents.map((e, j) => parting[j - 1]?.at ?? e.top);
  return withBrokenRules(inRows(cells, table.labels, tops), parting);
}

function extentOf(row: SoftRow): { top: number; foot: number } {
  const words = row.flatMap((l) => l.line.words);
  return { top: Math.min(...words.map((w) => w.base - w.size)), foot: Math.max(...words.map((w) => w.base)) };
}

/** Where every line is tagged with its row, the tags cut the rows. */
function taggedRows(lines: readonly SoftLine[], content: PageContent): Map<string, SoftRow> | null {
  if (content.tags === null) return null;
  const keys: (string | null)[] = [];
  for (const l of lines) {
    const written = l.line.words.filter((w) => !isDrawn(w));
    const own = written.filter((w) => !spansRows(w, content.tags));
    const alone = own.length === 0 && written.length > 0; // a line of none but cells that span rows says nothing of its row
    keys.push(alone ? (keys.at(-1) ?? null) : commonKey(own, content.tags, (t) => t.row));
  }
  if (keys.some((k) => k === null) || new Set(keys).size < 2) return null;
  const rows = new Map<string, SoftLine[]>();
  lines.forEach((l, k) => {
    const key = keys[k] as string;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [l]);
    else row.push(l);
  });
  return rows;
}

/** Colours part rows where rules do not. */
function isBanded({ soft, rules }: Prepared): boolean {
  return (
    isParcelled(
      soft,
      rules.map((r) => r.at),
    ) !== true
  );
}

/** The rule that stands between each row and the next. */
function partingRules(rows: readonly SoftRow[], rules: readonly RowRule[]): (RowRule | null)[] {
  return rows.slice(1).map((row, j) => {
    const [last, first] = [(rows[j] as SoftRow).at(-1) as SoftLine, row[0] as SoftLine];
    return rules.find((r) => isParted(last, first, [r.at])) ?? null;
  });
}

function rowCells(row: SoftRow, j: number, columns: readonly number[], gutters: readonly Gutter[], content: PageContent): LaidCell[] {
  const lines = row.map((l) => l.line);
  const top = Math.min(...lines.flatMap((l) => l.words.map((w) => w.box[1])));
  const foot = Math.max(...lines.flatMap((l) => l.words.map((w) => w.box[3])));
  const place = (c: number, span: number): Box => {
    const end = c + span - 1 < gutters.length ? (gutters[c + span - 1] as Gutter).from : (columns[columns.length - 1] as number);
    return [columns[c] as number, top, end, foot];
  };
  if (row.every((l) => l.across)) {
    const box = place(0, columns.length - 1);
    const words = lines.flatMap((l) => l.words);
    return [{ column: 0, row: j, colSpan: columns.length - 1, rowSpan: 1, box, words, shade: shadeOf(box, content.drawing.fills, false) }];
  }
  return columns.slice(0, -1).map((_, c): LaidCell => {
    const words = row.flatMap((l: SoftLine) => l.columns[c] ?? []);
    const box = place(c, 1);
    return { column: c, row: j, colSpan: 1, rowSpan: 1, box, words, shade: shadeOf(box, content.drawing.fills, words.length === 0) };
  });
}
