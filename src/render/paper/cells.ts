import { longDay } from "../../model/day.ts";
import type { Inline, Line, PaperBlock, TableCell, TableColumn, TableGroup, TableLook, TableRow } from "../blocks.ts";
import { joined, type Piece } from "../wording.ts";

/** A cell of one line. */
export function cell(...pieces: readonly Piece[]): TableCell {
  const inlines = joined(pieces);
  return { lines: [{ inlines: inlines.length === 0 ? [{ t: "text", text: "–" }] : inlines }] };
}

/** A cell of several lines; empty ones fall away, and a cell is never empty. */
export function linesCell(lines: readonly (readonly Piece[])[]): TableCell {
  const full = lines.map((line) => joined(line)).filter((inlines) => inlines.length > 0);
  return full.length === 0 ? cell() : { lines: full.map((inlines) => ({ inlines })) };
}

/** A cell that is one day, or "None". */
export function dayCell(day: string | null): TableCell {
  return day === null ? cell("None") : { ...cell(longDay(day)), day };
}

/** A figure, or "–" for none. */
export function countCell(n: number): TableCell {
  return cell(n === 0 ? "–" : n);
}

/** The first cell of a row: the number alone, a link. */
export function recCell(id: string, former = false): TableCell {
  return former ? linesCell([[{ t: "rec", id, bare: true, former }], [{ t: "soft", text: "former" }]]) : cell({ t: "rec", id, bare: true });
}

const ITEM = /^( *)(?:-|(\d+\.)) (.*)$/;

/** The plan's own text as lines: paragraphs and list items with their level. */
export function planLines(text: string): Line[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const item = ITEM.exec(line);
      if (item === null) return { inlines: words(line.trim()) };
      const [, indent = "", ordinal, rest = ""] = item;
      return { inlines: words(rest), list: { level: Math.floor(indent.length / 2), ordinal: ordinal ?? null } };
    });
}

function words(text: string): Inline[] {
  return [{ t: "text", text }];
}

/** A table; its number is put before the caption when the paper is put together. */
export function table(
  look: TableLook,
  caption: string,
  columns: readonly TableColumn[],
  groups: readonly TableGroup[],
): Extract<PaperBlock, { kind: "table" }> {
  return { kind: "table", caption, columns, groups, look };
}

/** Rows without a group line. */
export function plainGroup(rows: readonly TableRow[]): TableGroup {
  return { heading: null, rows };
}

/** A group line: "Overdue – days since the present date". */
export function groupHeading(title: string, gloss: string | null): Inline[] {
  return gloss === null
    ? [{ t: "strong", text: title }]
    : [
        { t: "strong", text: title },
        { t: "soft", text: ` – ${gloss}` },
      ];
}

/** A numbered paragraph; the number is given when the paper is put together. */
export function paragraph(...pieces: readonly Piece[]): PaperBlock {
  return { kind: "paragraph", number: 0, inlines: joined(pieces) };
}

/** A paragraph without a number, as in the appendices. */
export function plainParagraph(...pieces: readonly Piece[]): PaperBlock {
  return { kind: "paragraph", number: null, inlines: joined(pieces) };
}

/** A heading of the second level with its anchor. */
export function heading(text: string, anchor: string, newPage = false): PaperBlock {
  return newPage ? { kind: "heading", level: 2, text, anchor, newPage } : { kind: "heading", level: 2, text, anchor };
}

/** A heading of the third level. */
export function subheading(text: string, anchor: string): PaperBlock {
  return { kind: "heading", level: 3, text, anchor };
}
