import type { ColumnRole } from "../model/settings.ts";
import { normalForm } from "../model/text.ts";
import type { ColumnContent, PlanColumn } from "./columns.ts";
import { filledCells, type GridRow, gridRows } from "./grid.ts";
import { type Cut, cutAtHeaders, headingAt, type OwnColumns, repeats } from "./headers.ts";
import { type HeadingRole, ORIGINAL, REVISED, roleOfHeading } from "./headings.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import { namesSections } from "./section-column.ts";
import type { Run, Table } from "./table.ts";
import { columnContent, unheadedColumns } from "./unheaded.ts";

/** Rows of a table under one header: a plan where `columns` is not null. `before`: rows above the header (a title, a note). */
export interface Segment {
  readonly table: Table;
  /** The tables it is made of: its own, and those after it that go on with its rows. */
  readonly tables: readonly Table[];
  readonly before: readonly GridRow[];
  readonly header: readonly GridRow[];
  readonly rows: readonly GridRow[];
  readonly columns: readonly PlanColumn[] | null;
}

/** The segments of a document's tables with their columns' meanings, each table's together. A table without a header may go on with the columns before it. */
export function tablesToSegments(tables: readonly Table[], own: OwnColumns): ReadonlyMap<Table, readonly Segment[]> {
  const cuts = tables.map((table) => ({ table, cuts: cutAtHeaders(gridRows(table), own) }));
  const alike = rowsByHeader(cuts);
  let like: readonly PlanColumn[] | null = null;
  const all = new Map<Table, readonly Segment[]>();
  for (const { table, cuts: parts } of cuts) {
    const segments: readonly Segment[] = parts.map(({ before, header, rows }) => {
      const under = alike.get(headerKey(header, table.width)) ?? rows;
      const columns =
        header.length > 0
          ? headedColumns(header, rows, under, table.width, own)
          : isOtherTable(rows)
            ? null
            : (unheadedColumns(rows, table.width, like) ?? pooledColumns(rows, under, table.width));
      return { table, tables: [table], before, header, rows, columns };
    });
    like = segments.findLast((s) => s.columns !== null)?.columns ?? like;
    all.set(table, segments);
  }
  return all;
}

/** The rows of all tables under one header together: a short table alone may not show what its columns hold. */
function rowsByHeader(
  tables: readonly { readonly table: Table; readonly cuts: readonly Cut[] }[],
): ReadonlyMap<string, readonly GridRow[]> {
  const rows = new Map<string, GridRow[]>();
  for (const { table, cuts } of tables)
    for (const cut of cuts) {
      const key = headerKey(cut.header, table.width);
      rows.set(key, [...(rows.get(key) ?? []), ...cut.rows]);
    }
  return rows;
}

const SERIES = 4; // times as many rows: one table of many, each under a heading of its own

/** Short tables without a header, all of as many columns, are told together. */
function pooledColumns(rows: readonly GridRow[], under: readonly GridRow[], width: number): PlanColumn[] | null {
  const filled = (all: readonly GridRow[]) => all.filter((r) => filledCells(r).length > 0).length;
  return filled(rows) > 0 && filled(under) >= Math.max(SERIES, filled(rows)) ? unheadedColumns(under, width, null) : null;
}

function headerKey(header: readonly GridRow[], width: number): string {
  return `${width} ${normalForm(
    rowRuns(header)
      .map((r) => r.text)
      .join(" "),
  )}`;
}

interface Candidate {
  readonly column: number;
  readonly colSpan: number;
  readonly name: string;
  readonly known: HeadingRole | null;
  readonly content: ColumnContent;
}

/** `under`: the rows of every table with this header, by which its columns are told. */
function headedColumns(
  header: readonly GridRow[],
  rows: readonly GridRow[],
  under: readonly GridRow[],
  width: number,
  own: OwnColumns,
): PlanColumn[] | null {
  const candidates: Candidate[] = startsOf(header, under, width).map(([column, colSpan]) => {
    const name = headingAt(header, column);
    return { column, colSpan, name, known: roleOfHeading(name, own), content: columnContent(under, column, colSpan) };
  });
  const told = candidates.map(byContent);
  const known = actionsAbove(told.map((c) => positionAsStatus(c, told)));
  const columns = withSection(settle(known), known, rows);
  if (isPlan(columns, known)) return columns;
  // headings that are not known, over cells that are a plan's
  const unknown = candidates.every((c) => !NO_PLAN.test(c.name)) && known.filter((c) => c.known !== null).length < 2;
  const found = unknown ? unheadedColumns(rows, width, null) : null;
  return found?.map((c) => ({ ...c, name: headingAt(header, c.column) })) ?? null;
}

/** Where the header's columns begin, and how wide they are. */
function startsOf(header: readonly GridRow[], rows: readonly GridRow[], width: number): [number, number][] {
  const starts = new Set<number>();
  for (const row of header) for (const { cell } of row.cells) starts.add(cell.column);
  const sorted = [...starts].sort((a, b) => a - b);
  const wide = sorted.map((s, i): [number, number] => [s, (sorted[i + 1] ?? width) - s]);
  return wide.flatMap(([at, span]) =>
    isIdAndText(rows, at, span) ? [[at, 1] as [number, number], [at + 1, span - 1] as [number, number]] : [[at, span] as [number, number]],
  );
}

/** One heading over two columns, of which the first holds nothing but ids. */
function isIdAndText(rows: readonly GridRow[], at: number, span: number): boolean {
  if (span < 2) return false;
  const first = columnContent(rows, at, 1);
  return first.filled > 0.5 && first.ids > 0.8 && columnContent(rows, at + 1, span - 1).length > 18;
}

/** The heading's word checked against what stands below it: "Recommendation No" over whole sentences is the text. */
function byContent(c: Candidate): Candidate {
  const known = c.known;
  const as = (role: ColumnRole, weight: number): Candidate => ({ ...c, known: { role, weight } });
  if (known === null || known.weight >= 20 || c.content.filled === 0) return known === null && c.content.filled > 0 ? byContentAlone(c) : c;
  const words = c.content.ids < 0.4 && (c.content.length > 24 || c.content.leading > 0.5);
  if (known.role === "id" && words) return as("text", 9.5);
  if (known.role === "id" && c.content.dates > 0.5 && c.content.ids < 0.5) return as("other", 9);
  if (known.role === "text" && c.content.ids > 0.8 && c.content.length < 12) return as("id", 7);
  if (known.role === "status" && c.content.rags > 0.6) return as("rag", 9);
  if (known.role === "status" && c.content.length > 45) return as("update", 6);
  if (known.role === "rag" && c.content.length > 30) return as("update", 4);
  if (known.role === "rag" && c.content.rags < 0.2 && c.content.statuses > 0.5) return as("status", 8);
  if (known.role === "section" && c.content.length > 90) return as("other", 1);
  return c;
}

/** "Current position" over nothing but "Complete" and "In progress", where another column tells more. */
function positionAsStatus(c: Candidate, all: readonly Candidate[]): Candidate {
  const { length, statuses, days } = c.content;
  const fewWords = c.known?.role === "update" && length < 20 && statuses > 0.6 && days < 0.5;
  return fewWords && all.some((o) => o !== c && o.known?.role === "update") ? { ...c, known: { role: "status", weight: 6 } } : c;
}

const PER_ROW = 0.8; // of the actions' cells: a recommendation that spans its actions fills fewer

/**
 * "Ref | Recommendation | Action no. | Action": where a recommendation spans several actions that have numbers of their own, these are what the plan
 * follows; what they come from is kept beside each.
 */
function actionsAbove(all: readonly Candidate[]): Candidate[] {
  const texts = all.filter((c) => c.known?.role === "text" && c.known.weight >= 5);
  const [from, action] = texts;
  if (from === undefined || action === undefined || from.content.filled > action.content.filled * PER_ROW) return [...all];
  const id = all.find((c) => isIdOf(c) && c.column > from.column && c.content.filled >= action.content.filled * PER_ROW);
  if (id === undefined && action.content.leading < 0.6) return [...all];
  const aside = (c: Candidate) => c === from || (isIdOf(c) && c !== id);
  return all.map((c) => (aside(c) ? { ...c, known: { role: "other", weight: 9 } } : c));
}

function isIdOf(c: Candidate): boolean {
  return c.known?.role === "id" && c.content.ids > 0.6;
}

function byContentAlone(c: Candidate): Candidate {
  if (c.name === "" && c.content.ids > 0.7) return { ...c, known: { role: "id", weight: 4 } };
  if (c.name === "" && c.content.rags > 0.7) return { ...c, known: { role: "rag", weight: 4 } };
  return c;
}

const ONE_ONLY: readonly ColumnRole[] = ["id", "text", "owner", "update", "delivery", "status", "rag", "section"];

/** One column a role: the surest has it, the others are kept as named columns. */
function settle(candidates: readonly Candidate[]): PlanColumn[] {
  const winner = new Map<ColumnRole, Candidate>();
  for (const role of ONE_ONLY) {
    const among = candidates.filter((c) => c.known?.role === role);
    const best = among.reduce<Candidate | null>((a, b) => (a === null || better(b, a, role) ? b : a), null);
    if (best !== null) winner.set(role, best);
  }
  promoteText(candidates, winner);
  return candidates.map((c) => {
    const role = ONE_ONLY.find((r) => winner.get(r) === c) ?? "other";
    const original =
      role === "other" && c.known?.role === "delivery" && c.known.weight === ORIGINAL && winner.get("delivery")?.known?.weight === REVISED;
    return { column: c.column, colSpan: c.colSpan, name: c.name, role, ...(original ? { original } : {}) };
  });
}

function better(b: Candidate, a: Candidate, role: ColumnRole): boolean {
  const weight = (c: Candidate) =>
    (c.known?.weight ?? 0) + (c.content.filled === 0 && role !== "update" ? -3 : 0) + (role === "id" ? c.content.ids : 0);
  return weight(b) > weight(a);
}

/** A plan without a column for the text, but with another of whole sentences in front of the update: that is the text. */
function promoteText(candidates: readonly Candidate[], winner: Map<ColumnRole, Candidate>): void {
  if (winner.has("text")) return;
  const taken = new Set(winner.values());
  const long = candidates.filter((c) => !taken.has(c) && c.content.length > 25).sort((a, b) => b.content.length - a.content.length)[0];
  if (long !== undefined) winner.set("text", long);
}

/** A column in front of the text whose heading says nothing ("Key question"), and whose cells name sections. */
function withSection(columns: PlanColumn[], candidates: readonly Candidate[], rows: readonly GridRow[]): PlanColumn[] {
  if (columns.some((c) => c.role === "section")) return columns;
  const text = columns.findIndex((c) => c.role === "text");
  const said = (i: number) => candidates[i]?.known?.role === "other" && candidates[i].name !== "" && !/^categor/i.test(candidates[i].name);
  const mute = (i: number) => columns[i]?.role === "other" && !said(i);
  const at = columns.findIndex((c, i) => i < text && mute(i) && namesSections(rows, c.column));
  return columns.map((c, i) => (i === at ? { ...c, role: "section", inferred: true } : c));
}

const NO_PLAN =
  /\b(?:version|author|e-?mail|telephone|phone|page|organisation|abbreviation|acronym|definition|meaning|term|agenda|attendees?|apologies|likelihood|mitigations?|total|distribution|signature|reviewed by|approved by|summary of changes|changes? made|amendments?)\b/i;

/** "Version | Date | Author | Summary of changes" above rows: a table of its own kind, whose header is not marked as one. */
function isOtherTable(rows: readonly GridRow[]): boolean {
  const texts = rows.slice(0, 1).flatMap((r) => filledCells(r).map((c) => lineOf(c.paragraphs)));
  const strange = texts.filter((t) => t.length <= 40 && !/\d/.test(t) && NO_PLAN.test(t)).length;
  return texts.length > 1 && strange >= 2 && strange >= texts.length / 2;
}

/** A plan has recommendations, and at least one thing that is told of each. Version histories, keys and lists of names have not. */
function isPlan(columns: readonly PlanColumn[], candidates: readonly Candidate[]): boolean {
  const sure = (role: ColumnRole, weight: number) =>
    columns.some((c) => c.role === role) && candidates.some((c) => c.known?.role === role && c.known.weight >= weight);
  if (!columns.some((c) => c.role === "text")) return false;
  const told = (["owner", "update", "delivery", "status", "rag"] as const).filter((r) => sure(r, 4)).length;
  const strange = candidates.filter((c) => NO_PLAN.test(c.name)).length;
  return told >= 1 && told > strange && (strange === 0 || sure("text", 8));
}

/** A segment with the rows of the next table, where that goes on with it: no header of its own or the same, and as many columns. Else null. */
export function continueSegment(segment: Segment, next: Segment): Segment | null {
  const same = next.header.length === 0 || next.header.every((h) => repeats(h, segment.header));
  const bare = next.before.length === 0 && segment.columns !== null && next.columns !== null && next.table.width === segment.table.width;
  if (!same || !bare || segment.columns?.length !== next.columns?.length) return null;
  return {
    ...segment,
    tables: [...segment.tables, ...next.tables],
    header: [...segment.header, ...next.header],
    rows: [...segment.rows, ...next.rows],
  };
}

/** The runs of rows, for the ledger. */
export function rowRuns(rows: readonly GridRow[]): Run[] {
  return rows.flatMap((r) => r.row.cells.flatMap((c) => runsOf(c.paragraphs)));
}

/** Whether a row repeats the header above it. */
export function isRepeatedHeader(row: GridRow, header: readonly GridRow[]): boolean {
  return header.length > 0 && repeats(row, header);
}
