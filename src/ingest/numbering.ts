import { compareIds, idParts, type LeadingId, leadingId } from "../model/identifier.ts";
import { cellAt, filledCells, type GridRow } from "./grid.ts";
import { lineOf } from "./paragraphs.ts";
import { findReferences, knownIds } from "./references.ts";
import type { Segment } from "./segments.ts";
import type { Paragraph } from "./table.ts";

/** How a plan numbers its recommendations: in a column of its own, at the beginning of the text, or not at all. */
export interface Numbering {
  readonly where: "column" | "text" | "none";
  /** The kinds of id its rows begin with. */
  readonly families: ReadonlySet<string>;
  /** The ids that rows begin with: none of them begins within another row's cell. */
  readonly leading: ReadonlySet<string>;
  readonly levels: ReadonlySet<number>;
}

/** A share of rows that begin with an id from which on the plan is numbered. */
const MOST = 0.5;

/** The numbering of a plan, from all its rows. */
export function numberingOf(segments: readonly Segment[]): Numbering {
  const inColumn = segments.flatMap((s) => idsInColumn(s));
  const inText = segments.flatMap((s) => leadingTexts(s));
  const found = inText.filter((t): t is LeadingId => t !== null);
  const family = mostFrequent(found.map((f) => f.family));
  const alike = found.filter((f) => f.family === family);
  if (inColumn.length > 0)
    return numbering(
      "column",
      inColumn.map((id) => ({ id, family: leadingId(id)?.family ?? "own" })),
    );
  if (family !== null && alike.length >= Math.max(1, inText.length * MOST) && isOrdered(alike)) return numbering("text", alike);
  return { where: "none", families: new Set(), leading: new Set(), levels: new Set() };
}

function numbering(where: "column" | "text", ids: readonly { id: string; family: string }[]): Numbering {
  return {
    where,
    families: new Set(ids.map((i) => i.family)),
    leading: new Set(ids.map((i) => i.id)),
    levels: new Set(ids.map((i) => idParts(i.id).length)),
  };
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Numbers that mostly rise, or that are set apart from the words. */
function isOrdered(ids: readonly LeadingId[]): boolean {
  const rising = ids.filter((id, i) => i === 0 || compareIds(ids[i - 1]?.id ?? "", id.id) < 0).length;
  return rising >= ids.length * 0.6 || ids.filter((i) => i.apart).length > ids.length * 0.6;
}

function dataRows(s: Segment): GridRow[] {
  return s.rows.filter((r) => filledCells(r).length > 1);
}

function idsInColumn(s: Segment): string[] {
  const column = s.columns?.find((c) => c.role === "id");
  if (column === undefined) return [];
  return s.rows.flatMap((r) => {
    const cell = cellAt(r, column.column);
    if (cell === undefined || !cell.own || cell.cell.colSpan > column.colSpan) return [];
    const text = lineOf(cell.cell.paragraphs);
    return text === "" || text.length > 24 ? [] : [text];
  });
}

function leadingTexts(s: Segment): (LeadingId | null)[] {
  const column = s.columns?.find((c) => c.role === "text");
  if (column === undefined) return [];
  return dataRows(s).flatMap((r) => {
    const cell = cellAt(r, column.column);
    return cell === undefined || !cell.own || cell.cell.paragraphs.length === 0 ? [] : [firstId(cell.cell.paragraphs)];
  });
}

/** The id at the beginning of some paragraphs, also where it was taken for the number of a list. */
export function firstId(paragraphs: readonly Paragraph[]): LeadingId | null {
  const first = paragraphs.find((p) => p.runs.length > 0);
  return first === undefined ? null : leadingId(lineOf([first]));
}

/** Whether an id found in a text is one of this plan's: of its kind, with as many parts. */
export function isOfPlan(found: LeadingId, numbering: Numbering): boolean {
  return numbering.families.has(found.family) && (numbering.levels.has(idParts(found.id).length) || found.family !== "numbered");
}

/** Ids that the plan refers to and does not have: words without a number may be theirs. */
export function awaitedIds(segments: readonly Segment[], numbering: Numbering): string[] {
  if (numbering.where === "none") return [];
  const cells = segments.flatMap((s) => s.rows.flatMap((r) => filledCells(r)));
  const lines = cells.flatMap((c) => c.paragraphs.map((p) => lineOf([p])));
  const opening = lines.flatMap((l) => leadingId(l)?.id ?? []);
  const present = new Set([...numbering.leading, ...opening]);
  const known = knownIds([...numbering.leading]);
  return [...new Set(lines.flatMap((l) => findReferences(l, known, "")))].filter((id) => !present.has(id));
}
