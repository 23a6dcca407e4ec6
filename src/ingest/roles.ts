import type { ColumnRole } from "../model/settings.ts";
import { type Candidate, namesDate, originalOf, ownersWithDates } from "./candidates.ts";
import type { ColumnContent, PlanColumn } from "./columns.ts";
import { filledCells, type GridRow } from "./grid.ts";
import { headingAt, type OwnColumns } from "./headers.ts";
import { BY_CELLS, DATE_ALONE, foldHeading, type HeadingRole, roleOfHeading } from "./headings.ts";
import { lineOf } from "./paragraphs.ts";
import { dayOfHeading, isLater } from "./period.ts";
import { namesSections } from "./section-column.ts";
import { columnContent, unheadedColumns } from "./unheaded.ts";

/** What names columns besides their headings: the settings, and for those without one a table before. */
interface Naming {
  readonly own: OwnColumns;
  readonly blank: ReadonlyMap<number, string>;
}

/** The columns of a table by its header, null where it is no plan. `under`: the rows of every table with this header, by which its columns are told. */
export function headedColumns(
  header: readonly GridRow[],
  rows: readonly GridRow[],
  under: readonly GridRow[],
  width: number,
  { own, blank }: Naming,
): PlanColumn[] | null {
  const candidates: Candidate[] = startsOf(header, under, width).map(([column, colSpan]) => {
    const borrowed = blank.has(column);
    const name = blank.get(column) ?? headingAt(header, column);
    const known = countsRows(name, under, column) ? ROW_NUMBERS : roleOfHeading(name, own);
    return { column, colSpan, name, borrowed, known, content: columnContent(under, column, colSpan) };
  });
  const told = unknownByContent(ownersWithDates(withoutPast(candidates).map(byContent)));
  const known = actionsAbove(told.map((c) => positionAsStatus(c, told)));
  const columns = withSection(settle(known), known, rows);
  if (isPlan(columns, known)) return columns;
  // headings that are not known, over cells that are a plan's
  const unknown = candidates.every((c) => !NO_PLAN.test(c.name)) && known.filter((c) => c.known !== null).length < 2;
  const found = unknown ? unheadedColumns(rows, width, null) : null;
  return found?.map((c) => ({ ...c, name: headingAt(header, c.column) })) ?? null;
}

/** Ratings and statuses of earlier months, beside those of a later one. */
function withoutPast(all: readonly Candidate[]): Candidate[] {
  const isPast = (c: Candidate) =>
    (c.known?.role === "status" || c.known?.role === "rag") &&
    all.some((o) => o.known?.role === c.known?.role && foldHeading(o.name) === foldHeading(c.name) && isLater(o.name, c.name) === true);
  return all.map((c) => (isPast(c) ? { ...c, known: { role: "other", weight: 9 } } : c));
}

const ROW_NUMBERS: HeadingRole = { role: "other", weight: 20 };

/** A program's own numbers of the rows: an unnamed column that counts from nought. No plan begins with a recommendation 0. */
function countsRows(name: string, rows: readonly GridRow[], column: number): boolean {
  if (!/^(?:unnamed: 0|index)?$/i.test(name)) return false;
  const texts = rows.flatMap((r) =>
    r.cells.filter(({ cell, own }) => own && cell.column === column).map(({ cell }) => lineOf(cell.paragraphs)),
  );
  const filled = texts.filter((t) => t !== "");
  return filled.length >= 3 && filled.every((t, i) => t === String(i));
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
  if (known.role === "owner" && known.weight < 8 && c.content.days > 0.5) return as("delivery", 6);
  if (known.role === "section" && c.content.length > 90) return as("other", 1);
  return c;
}

/** "Current position" over nothing but "Complete" and "In progress", where another column tells more. */
function positionAsStatus(c: Candidate, all: readonly Candidate[]): Candidate {
  const { length, statuses, days } = c.content;
  const fewWords = c.known?.role === "update" && length < 20 && statuses > 0.6 && days < 0.5;
  // a "Management response" was given once, and tells nothing of the position
  const tells = (o: Candidate) => o !== c && o.known?.role === "update" && o.known.weight >= 7;
  return fewWords && all.some(tells) ? { ...c, known: { role: "status", weight: 6 } } : c;
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

/** What a column whose heading is not known holds, where no heading names one for it: it is taken, and said. */
const TELLING: readonly { readonly role: ColumnRole; readonly is: (c: ColumnContent) => boolean }[] = [
  { role: "delivery", is: (c) => c.days > 0.5 && c.dates > 0.5 && c.length < 45 },
  { role: "status", is: (c) => c.statuses > 0.6 && c.length < 25 },
  { role: "update", is: (c) => c.length > 40 && c.repeated < 0.4 },
];

function unknownByContent(all: readonly Candidate[]): Candidate[] {
  const text = all.findIndex((c) => c.known?.role === "text" && c.known.weight >= 5);
  const missing = TELLING.filter(({ role }) => !all.some((c) => c.known?.role === role));
  const taken = new Map<Candidate, ColumnRole>();
  for (const { role, is } of missing) {
    const found = all.find(
      (c, i) => text >= 0 && i > text && c.known === null && c.name !== "" && c.content.filled > 0.3 && !taken.has(c) && is(c.content),
    );
    if (found !== undefined) taken.set(found, role);
  }
  return all.map((c) => {
    const role = taken.get(c);
    return role === undefined ? c : { ...c, known: { role, weight: BY_CELLS } };
  });
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
  const original = originalOf(candidates, winner.get("delivery"));
  const update = winner.get("update");
  return candidates.map((c) => {
    const role = ONE_ONLY.find((r) => winner.get(r) === c) ?? "other";
    const earlier = role === "other" && c.known?.role === "update" && update !== undefined ? dayOfHeading(c.name) : null;
    const dated = role === "owner" && !winner.has("delivery") && namesDate(c);
    const inferred = role !== "other" && c.known?.weight === BY_CELLS;
    return {
      column: c.column,
      colSpan: c.colSpan,
      name: c.name,
      role,
      ...(c === original ? { original: true } : {}),
      ...(earlier !== null && earlier < (dayOfHeading((update as Candidate).name) ?? "") ? { earlier } : {}),
      ...(dated ? { dated } : {}),
      ...(inferred ? { inferred } : {}),
      ...(role === "delivery" ? rivalOf(c, candidates) : {}),
      ...(c.borrowed && role !== "other" ? { borrowed: true } : {}),
    };
  });
}

/** A column headed "Date" and no more, beside another one of dates whose heading is not known. */
function rivalOf(delivery: Candidate, all: readonly Candidate[]): { rival?: string } {
  if ((delivery.known?.weight ?? 0) > DATE_ALONE) return {};
  const rival = all.find((c) => c !== delivery && c.known === null && c.name !== "" && c.content.filled > 0.5 && c.content.days > 0.5);
  return rival === undefined ? {} : { rival: rival.name };
}

function better(b: Candidate, a: Candidate, role: ColumnRole): boolean {
  const weight = (c: Candidate) =>
    (c.known?.weight ?? 0) + (c.content.filled === 0 && role !== "update" ? -3 : 0) + (role === "id" ? c.content.ids : 0);
  const later = role === "update" && weight(b) === weight(a) ? isLater(b.name, a.name) : null;
  return later ?? weight(b) > weight(a);
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
export function isOtherTable(rows: readonly GridRow[]): boolean {
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
