import type { ColumnRole } from "../model/settings.ts";
import { type ColumnContent, contentOf, type HeadingRole, roleOfHeading } from "./columns.ts";
import { cellAt, filledCells, type GridRow, gridRows } from "./grid.ts";
import { lineOf, runsOf } from "./paragraphs.ts";
import type { Run, Table } from "./table.ts";

/** A column of a plan: where it stands in the grid, what it means, how it is headed ("" where it is not). */
export interface PlanColumn {
  readonly column: number;
  readonly colSpan: number;
  readonly role: ColumnRole;
  readonly name: string;
}

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

type OwnColumns = Readonly<Record<string, ColumnRole>>;

/** The segments of a table with their columns' meanings. `like`: the columns of a plan table before it, for one that goes on without a header. */
export function tableToSegments(table: Table, own: OwnColumns, like: readonly PlanColumn[] | null): Segment[] {
  return cutAtHeaders(gridRows(table), own).map(({ before, header, rows }) => {
    const columns = header.length > 0 ? headedColumns(header, rows, table.width, own) : unheadedColumns(rows, table.width, like);
    return { table, tables: [table], before, header, rows, columns };
  });
}

interface Cut {
  readonly before: GridRow[];
  readonly header: GridRow[];
  readonly rows: GridRow[];
}

function cutAtHeaders(rows: readonly GridRow[], own: OwnColumns): Cut[] {
  const cuts: Cut[] = [];
  let current: Cut = { before: [], header: [], rows: [] };
  for (const row of rows) {
    const last = current.header.at(-1);
    const bold = current.header.length === 0 && isBoldHeader(row, rows[row.index + 1]);
    if ((bold || isHeader(row, own)) && !repeats(row, current.header)) {
      const goesOn = last !== undefined && current.rows.length === 0 && row.index === last.index + 1;
      if (goesOn) current.header.push(row);
      else {
        if (current.header.length > 0 || current.rows.length > 3) cuts.push(current);
        current = { before: current.header.length === 0 && current.rows.length <= 3 ? current.rows : [], header: [row], rows: [] };
      }
    } else if (last !== undefined && current.rows.length === 0 && row.index === last.index + 1 && continuesHeader(row))
      current.header.push(row);
    else current.rows.push(row);
  }
  return [...cuts, current];
}

function textsOf(row: GridRow): string[] {
  return filledCells(row).map((c) => lineOf(c.paragraphs));
}

function isHeader(row: GridRow, own: OwnColumns): boolean {
  const texts = textsOf(row);
  if (texts.length < 2 || texts.some((t) => t.length > 70 || isSentence(t))) return false;
  const known = texts.map((t) => roleOfHeading(t, own));
  const roles = new Set(known.filter((r) => r !== null).map((r) => r.role));
  const dataLike = texts.some((t) => /\d/.test(t) && !/^no\.? ?\d$/i.test(t)) && !row.row.header;
  if (dataLike) return false;
  const share = known.filter((r) => r !== null).length / texts.length;
  return row.row.header ? share >= 0.3 || roles.size >= 2 : share >= 0.5 && roles.size >= 2 && known.some((r) => (r?.weight ?? 0) >= 7);
}

/** "remains uneven." is the end of a sentence; "Rec. No." is a heading. */
function isSentence(text: string): boolean {
  return /^[a-z]/.test(text) || (/[.;,]$/.test(text) && text.split(/\s+/).length > 2);
}

/** A row of few bold words in every cell, above one that is not bold: a header, whatever its words. */
function isBoldHeader(row: GridRow, next: GridRow | undefined): boolean {
  const cells = filledCells(row);
  if (cells.length < 2 || next === undefined || cells.length < filledCells(next).length) return false;
  const isBold = (g: GridRow) => filledCells(g).every((c) => runsOf(c.paragraphs).every((r) => r.bold));
  return isBold(row) && !isBold(next) && textsOf(row).every((t) => t.length <= 40 && !/\d/.test(t) && !isSentence(t));
}

/** A header row painted again. */
function repeats(row: GridRow, header: readonly GridRow[]): boolean {
  const texts = textsOf(row).join("|");
  return header.some((h) => textsOf(h).join("|") === texts);
}

const HEADER_WORDS =
  /^(?:no|number|ref|reference|date|dates|owner|lead|officer|status|update|rating|required|position|person|by|due|action|to|and|comments?|progress|completion|delivery|target|responsible|original|revised|current|rag|[/&().,:-]|\s)+$/i;

/** The second row of a header split over two: nothing but words that headings are made of. */
function continuesHeader(row: GridRow): boolean {
  const texts = textsOf(row);
  if (texts.length === 0) return false;
  if (row.row.header) return true;
  return texts.every((t) => HEADER_WORDS.test(t)) && filledCells(row).every((c) => c.colSpan <= 2);
}

/** The words of a header by grid column, its rows joined. */
function headingAt(header: readonly GridRow[], column: number): string {
  const cells = new Set(header.map((h) => cellAt(h, column)?.cell).filter((c) => c !== undefined));
  return [...cells]
    .map((c) => lineOf(c.paragraphs))
    .join(" ")
    .trim();
}

interface Candidate {
  readonly column: number;
  readonly colSpan: number;
  readonly name: string;
  readonly known: HeadingRole | null;
  readonly content: ColumnContent;
}

function headedColumns(header: readonly GridRow[], rows: readonly GridRow[], width: number, own: OwnColumns): PlanColumn[] | null {
  const candidates: Candidate[] = startsOf(header, width).map(([column, colSpan]) => {
    const name = headingAt(header, column);
    return { column, colSpan, name, known: roleOfHeading(name, own), content: columnContent(rows, column, colSpan) };
  });
  const known = candidates.map(byContent);
  const columns = settle(known);
  if (isPlan(columns, known)) return columns;
  // headings that are not known, over cells that are a plan's
  const unknown = candidates.every((c) => !NO_PLAN.test(c.name)) && known.filter((c) => c.known !== null).length < 2;
  const found = unknown ? unheadedColumns(rows, width, null) : null;
  return found?.map((c) => ({ ...c, name: headingAt(header, c.column) })) ?? null;
}

/** Where the header's columns begin, and how wide they are. */
function startsOf(header: readonly GridRow[], width: number): [number, number][] {
  const starts = new Set<number>();
  for (const row of header) for (const { cell } of row.cells) starts.add(cell.column);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((s, i) => [s, (sorted[i + 1] ?? width) - s]);
}

function columnContent(rows: readonly GridRow[], column: number, colSpan: number): ColumnContent {
  const data = rows.filter((r) => filledCells(r).length > 1);
  const cells = data.map((r) => r.cells.filter(({ cell, own }) => own && cell.column >= column && cell.column < column + colSpan));
  const texts = cells.map((found) =>
    found
      .map(({ cell }) => lineOf(cell.paragraphs))
      .join(" ")
      .trim(),
  );
  return contentOf(
    texts,
    cells.map((found) => found.map(({ cell }) => cell.shade).find((s) => s !== null) ?? null),
  );
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
  if (known.role === "section" && c.content.length > 90) return as("other", 1);
  return c;
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
    return { column: c.column, colSpan: c.colSpan, name: c.name, role };
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

const NO_PLAN =
  /\b(?:version|author|e-?mail|telephone|phone|page|organisation|abbreviation|acronym|definition|meaning|term|agenda|attendees?|apologies|likelihood|mitigations?|total|distribution|signature|reviewed by|approved by|summary of changes|changes? made|amendments?)\b/i;

/** A plan has recommendations, and at least one thing that is told of each. Version histories, keys and lists of names have not. */
function isPlan(columns: readonly PlanColumn[], candidates: readonly Candidate[]): boolean {
  const sure = (role: ColumnRole, weight: number) =>
    columns.some((c) => c.role === role) && candidates.some((c) => c.known?.role === role && c.known.weight >= weight);
  if (!columns.some((c) => c.role === "text")) return false;
  const told = (["owner", "update", "delivery", "status", "rag"] as const).filter((r) => sure(r, 4)).length;
  const strange = candidates.filter((c) => NO_PLAN.test(c.name)).length;
  return told >= 1 && told > strange && (strange === 0 || sure("text", 8));
}

/** Columns without headings, by what stands in them; or those of the plan table before, where they fit. */
function unheadedColumns(rows: readonly GridRow[], width: number, like: readonly PlanColumn[] | null): PlanColumn[] | null {
  const data = rows.filter((r) => filledCells(r).length > 1);
  if (like !== null && fitsLike(rows, width, like)) return like.map((c) => ({ ...c }));
  if (data.length < 2 || width < 2) return null;
  const contents = Array.from({ length: width }, (_, column) => columnContent(rows, column, 1));
  const roles = rolesByContent(contents);
  const told = roles.filter((r) => r === "owner" || r === "update" || r === "delivery" || r === "status").length;
  const text = roles.indexOf("text");
  if (text < 0 || told === 0 || !looksLikePlan(contents, roles)) return null;
  return roles.map((role, column) => ({ column, colSpan: 1, role, name: "" }));
}

function fitsLike(rows: readonly GridRow[], width: number, like: readonly PlanColumn[]): boolean {
  const end = Math.max(...like.map((c) => c.column + c.colSpan));
  if (end !== width || rows.length === 0) return false;
  const content = (role: ColumnRole) => {
    const column = like.find((c) => c.role === role);
    return column === undefined ? null : columnContent(rows, column.column, column.colSpan);
  };
  const id = content("id");
  const delivery = content("delivery");
  return (id === null || id.filled === 0 || id.ids > 0.5) && (delivery === null || delivery.length < 60);
}

function rolesByContent(contents: readonly ColumnContent[]): ColumnRole[] {
  const roles: ColumnRole[] = contents.map(() => "other");
  const free = (i: number) => roles[i] === "other";
  const give = (role: ColumnRole, score: (c: ColumnContent, i: number) => number) => {
    const scored = contents.map((c, i) => (free(i) && c.filled > 0.1 ? score(c, i) : 0));
    const best = scored.indexOf(Math.max(...scored));
    if ((scored[best] ?? 0) > 0.5) roles[best] = role;
  };
  give("id", (c) => (c.repeated === 0 ? c.ids : 0));
  give("rag", (c) => c.rags);
  give("text", (c, i) => (c.length > 18 ? (c.leading > 0.5 ? 3 : 1.6) - i * 0.2 + Math.min(c.length, 200) / 400 : 0));
  give("delivery", (c) => (c.length < 45 ? c.dates : 0));
  give("update", (c) => (c.length > 45 ? 1 : c.length > 22 && c.owners < 0.5 ? 0.8 : 0));
  give("owner", (c) => (c.length < 60 && c.statuses < 0.5 ? c.owners : 0));
  give("update", (c) => c.statuses);
  return dedupe(roles);
}

function dedupe(roles: readonly ColumnRole[]): ColumnRole[] {
  const last = roles.lastIndexOf("update");
  return roles.map((r, i) =>
    r === "update" && i !== last && roles.indexOf("update") === i
      ? r
      : r === "update" && i === last && roles.indexOf("update") !== i
        ? "status"
        : r,
  );
}

/** Without headings more is asked: dates, statuses or ids, and sentences. */
function looksLikePlan(contents: readonly ColumnContent[], roles: readonly ColumnRole[]): boolean {
  const of = (role: ColumnRole) => contents[roles.indexOf(role)];
  const text = of("text");
  if (text === undefined || text.length < 18) return false;
  const marked = (of("delivery")?.dates ?? 0) > 0.5 || contents.some((c, i) => roles[i] !== "text" && c.statuses > 0.5);
  const numbered = (of("id")?.ids ?? 0) > 0.6 || text.leading > 0.6;
  return marked || (numbered && contents.length >= 3);
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
