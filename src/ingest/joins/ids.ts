import { compareIds, leadingId, missingBetween } from "../../model/identifier.ts";
import { type Cell, paragraphText, type Row } from "../table.ts";
import { isEmpty } from "./merge.ts";

/** Share of the rows from which on a column is the one that identifies them. */
const MOST = 0.5;

/** The column that identifies the rows, and the kind of its ids. */
export interface IdColumn {
  readonly column: number;
  readonly family: string;
}

/** The identifier a cell starts with ("4.2.1"); null for none. */
export function cellId(cell: Cell | undefined, family: string | null): string | null {
  const first = cell?.paragraphs.find((p) => p.runs.length > 0 || p.list !== null);
  if (first === undefined) return null;
  if (first.list !== null) return first.list.ordinal !== null && family === "numbered" ? first.list.ordinal : null;
  const found = leadingId(paragraphText(first));
  return found !== null && (family === null || found.family === family) ? found.id : null;
}

/** All identifiers at the starts of a cell's paragraphs: several recommendations may share a cell. */
export function idsIn(cell: Cell | undefined, family: string): string[] {
  return (cell?.paragraphs ?? []).flatMap((p) => {
    const found = p.list === null ? leadingId(paragraphText(p)) : null;
    return found !== null && found.family === family && found.apart ? [found.id] : [];
  });
}

/** Share of the rows that must begin with an id where nothing but a space sets it apart from the words. */
const NEARLY_ALL = 0.75;

interface Candidate {
  readonly at: IdColumn;
  readonly ids: string[];
  apart: number;
}

/** The column whose cells identify the rows; null for plans without numbers. */
export function idColumn(rows: readonly Row[]): IdColumn | null {
  const found = new Map<string, Candidate>();
  let whole = 0;
  for (const row of rows) {
    const filled = row.cells.filter((c) => !isEmpty(c));
    if (row.header || filled.length < 2) continue;
    whole++;
    for (const c of filled) {
      const id = leadingId(paragraphText(c.paragraphs.find((p) => p.runs.length > 0) ?? EMPTY));
      if (id === null || isDate(c)) continue;
      const key = `${c.column} ${id.family}`;
      const entry = found.get(key) ?? { at: { column: c.column, family: id.family }, ids: [], apart: 0 };
      entry.ids.push(id.id);
      if (id.apart) entry.apart++;
      found.set(key, entry);
    }
  }
  const best = [...found.values()].sort((a, b) => b.apart - a.apart || a.at.column - b.at.column)[0];
  if (best !== undefined && best.apart >= Math.max(1, whole * MOST)) return best.at;
  const counted = [...found.values()].filter((c) => c.ids.length >= Math.max(3, whole * NEARLY_ALL) && isCounted(c.ids));
  return counted.sort((a, b) => b.ids.length - a.ids.length || a.at.column - b.at.column)[0]?.at ?? null;
}

/** Ids that count up, but for one in ten: figures at the beginning of sentences do not. */
function isCounted(ids: readonly string[]): boolean {
  const falls = ids.slice(1).filter((id, k) => compareIds(ids[k] as string, id) >= 0).length;
  return falls <= ids.length * 0.1;
}

const EMPTY = { runs: [], list: null, gapBefore: false } as const;

/** "14 June" starts with a figure too, but is a date. */
function isDate(c: Cell): boolean {
  const text = c.paragraphs.map(paragraphText).join(" ");
  return /^\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text);
}

const LEVELLED = /(\d{1,3}(?:\.\d{1,3}){1,3})(?:\s*(?:[-–—]|to)\s*(\d{1,3}(?:\.\d{1,3}){1,3}))?/g;

/** Every levelled identifier that a text refers to, ranges ("9.2.1 – 9.2.4") filled in. */
export function referredIds(text: string): Set<string> {
  const out = new Set<string>();
  for (const [, from, to] of text.matchAll(LEVELLED)) {
    if (from === undefined) continue;
    out.add(from);
    if (to !== undefined) for (const id of [...missingBetween(from, to), to]) out.add(id);
  }
  return out;
}

/** The identifier that counts on from this one; null where it does not count. */
export function nextId(id: string): string | null {
  const parts = /^(.*?)(\d+)$/.exec(id);
  return parts === null ? null : `${parts[1]}${Number(parts[2]) + 1}`;
}
