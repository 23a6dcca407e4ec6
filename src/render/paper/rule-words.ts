import type { FieldChange } from "../../model/change.ts";
import { longDay } from "../../model/day.ts";
import { recWords } from "../blocks.ts";
import { and, type Piece, quoted, recs } from "../wording.ts";
import { excerptBefore } from "./excerpt.ts";
import { cellChange } from "./plan-columns.ts";
import { statusWords } from "./status-words.ts";
import type { Item, View } from "./view.ts";

/** A cell in quotation marks. */
export function cellWords(raw: string): string {
  return raw.trim() === "" ? "nothing" : quoted(raw);
}

/** What a column's cell said, or that it was blank. */
export function formerCell(change: FieldChange, { limits }: View): readonly Piece[] {
  const cell = cellChange(change);
  return cell.before.trim() === "" ? ["blank"] : excerptBefore(cell, limits.beside);
}

/** Section and sub-section. */
export function sectionWords(r: Item["was"]): string {
  return [r?.section, r?.subsection].filter((s) => s !== null && s !== undefined && s !== "").join(", ") || "no section";
}

/** What one became. */
export function splitWords(item: Item, view: View): Piece[] {
  const pair = view.input.changes?.split.find((s) => s.to.includes(item.id));
  return pair === undefined ? [] : [`Part of ${recWords(pair.from)} at the last paper, now `, ...recs(pair.to)];
}

/** What several became. */
export function mergedWords(item: Item, view: View): Piece[] {
  const pair = view.input.changes?.merged.find((m) => m.to === item.id);
  return pair === undefined ? [] : [`${and(pair.from.map(recWords)).join("")} at the last paper, now one`];
}

/** What happened and was undone between the two editions: "Complete on 2 October 2026, open again on 6 November 2026." */
export function undoneBetween(item: Item, view: View): string | null {
  const { was, history } = item;
  if (was === null || history === null || view.since === null || was.status !== item.r.status) return null;
  const since = view.since;
  const between = history.statuses.filter((s) => s.edition > since && s.edition <= view.date);
  const away = between.find((s) => s.status !== was.status);
  const back = away === undefined ? undefined : between.find((s) => s.edition > away.edition && s.status === was.status);
  if (away === undefined || back === undefined) return null;
  return `${statusWords[away.status]} on ${longDay(away.edition)}, ${statusWords[back.status].toLowerCase()} again on ${longDay(back.edition)}.`;
}
