import { findDates } from "../model/dates.ts";
import { leadingId } from "../model/identifier.ts";
import { readOwners } from "../model/owner.ts";
import { ragColour } from "../model/rag.ts";
import type { ColumnRole } from "../model/settings.ts";
import { statementsOfCell } from "../model/status.ts";

/** A column of a plan: where it stands in the grid, what it means, how it is headed ("" where it is not). */
export interface PlanColumn {
  readonly column: number;
  readonly colSpan: number;
  readonly role: ColumnRole;
  readonly name: string;
  /** Told by its cells alone, against or without a heading. */
  readonly inferred?: boolean;
  /** The name of another column of dates that may as well be meant: "Date" beside "Exec Date". */
  readonly rival?: string;
  /** Without a heading here: it stands where this one does in a table before. */
  readonly borrowed?: boolean;
  /** The first date that was set: it stands where the revised one is blank. */
  readonly original?: boolean;
  /** An update of an earlier month, whose heading names the day it ends on: it stands where all later ones are blank. */
  readonly earlier?: string;
  /** Owners with their dates in one cell: "Responsible officer and date". */
  readonly dated?: boolean;
}

/** What the cells of a column look like: shares from 0 to 1 of those that have words, and their mean length. */
export interface ColumnContent {
  readonly filled: number;
  readonly ids: number;
  readonly leading: number;
  /** Cells that say when: a date, "TBC", "Completed". */
  readonly dates: number;
  /** Cells with a date in them. */
  readonly days: number;
  readonly statuses: number;
  readonly rags: number;
  readonly owners: number;
  readonly length: number;
  readonly repeated: number;
}

/** Measures a column by its texts, one a row. */
export function contentOf(texts: readonly string[], shades: readonly (string | null)[] = []): ColumnContent {
  const filled = texts.filter((t) => t !== "");
  const share = (is: (t: string) => boolean) => (filled.length === 0 ? 0 : filled.filter(is).length / filled.length);
  const coloured = shades.filter((s) => s !== null).length;
  return {
    filled: filled.length / Math.max(1, texts.length),
    ids: share(isWholeId),
    leading: share((t) => leadingId(t) !== null),
    dates: share(isDateCell),
    days: share((t) => t.length < 60 && findDates(t, true).length > 0),
    statuses: share((t) => t.length <= 40 && statementsOfCell(t).length > 0),
    rags: filled.length === 0 ? coloured / Math.max(1, shades.length) : share((t) => ragColour(t) !== null),
    owners: share(isOwnerCell),
    length: filled.reduce((sum, t) => sum + t.length, 0) / Math.max(1, filled.length),
    repeated: filled.length === 0 ? 0 : 1 - new Set(filled).size / filled.length,
  };
}

/** Whether a cell is an id and nothing else. In a column for ids anything short without spaces may be one. */
export function isWholeId(text: string): boolean {
  const found = leadingId(text);
  if (found !== null) return found.end >= text.trimEnd().length;
  return (
    /^[A-Za-z]{0,6}[-/._]?\d{1,5}(?:[-/._]\w{1,5})*[.:]?$/.test(text.trim()) &&
    findDates(text).length === 0 &&
    !/^(?:19|20)\d\d$/.test(text.trim())
  );
}

function isDateCell(text: string): boolean {
  const dates = findDates(text, true);
  const rest = dates.map((d, n) => text.slice(dates[n - 1]?.end ?? 0, d.start)).join("") + text.slice(dates.at(-1)?.end ?? 0);
  return (
    (dates.length > 0 && rest.trim().split(/\s+/).filter(Boolean).length <= 4) ||
    /^(?:tbc|ongoing|on-going|with immediate effect|immediate(?:ly)?|asap|as soon as possible|completed?)$/i.test(text.trim())
  );
}

function isOwnerCell(text: string): boolean {
  if (text.length > 70 || /[.!?]$/.test(text)) return false;
  const owners = readOwners(text.split("\n"));
  return owners.length > 0 && owners.every((o) => o.name !== null || o.role !== null || /^[A-Z](?:\S*\s+){0,4}\S*$/.test(o.unit ?? ""));
}
