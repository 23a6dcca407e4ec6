import type { TableColumn } from "../blocks.ts";
import { twips } from "./measures.ts";
import type { Setting } from "./setting.ts";

const LARGE = 1.35; // 12 pt against 8.5, the gutter staying
const LEAST_WORDS = twips(26); // "Withdrawn" with its shape, in large print
const LEAST_REST = twips(30); // of a column that takes the rest, on a template's narrow page

const sum = (widths: readonly number[]): number => widths.reduce((a, b) => a + b, 0);

/** As the paper says; a column without a width takes what is left. */
function ordinary(columns: readonly TableColumn[], width: number): number[] {
  const fixed = columns.map((c) => (c.width === null ? null : twips(c.width)));
  const free = fixed.filter((w) => w === null).length;
  const rest = free === 0 ? 0 : Math.max(LEAST_REST, (width - sum(fixed.map((w) => w ?? 0))) / free);
  return fixed.map((w) => w ?? rest);
}

// Dates, numbers and ids must not break: their columns grow with the letters, and those of words share what remains.
function enlarged(columns: readonly TableColumn[], usual: readonly number[], width: number): number[] {
  const words = columns.map((c) => c.kind === "words");
  const grown = usual.map((w, i) => (words[i] ? 0 : w * LARGE));
  const share = (width - sum(grown)) / sum(usual.map((w, i) => (words[i] ? w : 0)));
  return usual.map((w, i) => (words[i] ? Math.max(LEAST_WORDS, w * share) : (grown[i] ?? 0)));
}

/** Column widths in twips that together take the width of the text. */
export function columnWidths(columns: readonly TableColumn[], s: Pick<Setting, "width" | "large">): number[] {
  const usual = ordinary(columns, s.width);
  const widths = s.large ? enlarged(columns, usual, s.width) : usual;
  const over = sum(widths) - s.width;
  const widest = widths.indexOf(Math.max(...widths));
  const fitted = widths.map((w, i) => (i === widest && over < w / 2 ? w - over : w));
  const scale = Math.min(1, s.width / sum(fitted));
  return fitted.map((w) => Math.floor(w * scale));
}
