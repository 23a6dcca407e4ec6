import type { Inline, PaperBlock } from "../blocks.ts";
import { atStart, be, capital, inSentence, listed, type Piece, plural, recs, sentences } from "../wording.ts";
import { paragraph } from "./cells.ts";
import { countsOf } from "./counts.ts";
import type { Doubts } from "./doubts.ts";
import type { View } from "./view.ts";

const MOST = 4;

/** One line on the doubts that touch a figure, with the range of the figure; null where there are none. `told` counts them where room is short. */
export function doubtParagraph(view: View, doubts: Doubts, table: Inline | null, told: "each" | "count"): PaperBlock | null {
  const parts = [...bareWords(doubts), ...conflictWords(view, doubts), ...dateWords(doubts), ...strayWords(doubts)];
  if (parts.length === 0) return null;
  const lead = `${capital(countOf(doubts) === 1 ? "one" : atStart(countOf(doubts)))} ${plural(countOf(doubts), "doubt touches", "doubts touch")} these figures`;
  const where: Piece[] = table === null ? [] : [" (", table, ")"];
  const range = rangeWords(view, doubts);
  if (told === "count")
    return paragraph(
      sentences([lead, range === null ? "" : `: between ${range[0]} and ${range[1]} may be complete`, ...where, "."], daggerWords(doubts)),
    );
  const first: Piece[] = [lead, ": ", ...listed(parts), ...(range === null ? where : []), "."];
  const other = range === null ? [] : [`Read the other way, between ${range[0]} and ${range[1]} would be complete`, ...where, "."];
  return paragraph(sentences(first, other, daggerWords(doubts)));
}

function countOf(d: Doubts): number {
  return new Set([...d.bare, ...d.conflicts, ...d.dates]).size + strays(d);
}

function names(ids: readonly string[]): Piece[] {
  return ids.length > MOST ? [`${inSentence(ids.length)} recommendations`] : recs(ids);
}

function bareWords(d: Doubts): Piece[][] {
  if (d.bare.length === 0) return [];
  return [[...names(d.bare), ` ${be(d.bare.length)} counted as complete on words that merely say so or point elsewhere`]];
}

function conflictWords(view: View, d: Doubts): Piece[][] {
  const complete = d.conflicts.filter((id) => view.find(id)?.mark === "complete" && !d.bare.includes(id));
  const others = d.conflicts.filter((id) => view.find(id)?.mark !== "complete");
  return [
    ...(complete.length > 0
      ? [[...names(complete), ` ${be(complete.length)} counted as complete although other words contradict it`]]
      : []),
    ...(others.length > 0 ? [[...names(others), ` ${be(others.length)} counted as not complete although other words say so`]] : []),
  ];
}

function dateWords(d: Doubts): Piece[][] {
  if (d.dates.length === 0) return [];
  return [["the delivery ", plural(d.dates.length, "date"), " of ", ...names(d.dates), ` ${be(d.dates.length)} uncertain`]];
}

function strays(d: Doubts): number {
  return d.errors.filter((f) => f.code === "orphan-fragment" || f.code === "words-unaccounted").length;
}

function strayWords(d: Doubts): Piece[][] {
  const n = strays(d);
  return n === 0
    ? []
    : [[`${inSentence(n)} ${plural(n, "piece")} of text ${plural(n, "belongs", "belong")} to no recommendation and ${be(n)} not counted`]];
}

function rangeWords(view: View, d: Doubts): readonly [number, number] | null {
  const complete = countsOf(view).now.complete;
  const doubtful = new Set([...d.bare, ...d.conflicts.filter((id) => view.find(id)?.mark === "complete")]).size;
  const other = d.conflicts.filter((id) => view.find(id)?.mark !== "complete").length;
  return doubtful + other === 0 ? null : [complete - doubtful, complete + other];
}

function daggerWords(d: Doubts): Piece[] {
  if (d.errors.length === 0) return [];
  return d.touched.size === 0 ? [] : [`A figure marked † is touched by a point that is not settled.`];
}
