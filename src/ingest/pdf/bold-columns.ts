import { segmentsOf } from "./gutters.ts";
import type { Line } from "./lines.ts";
import type { Word } from "./words.ts";

/** pt: lines of one column begin this close to one another. */
const SAME_LEFT = 1.5;
/** Lines: fewer do not show that a column is bold throughout. */
const ENOUGH = 8;
/** Share of a column's lines that are bold beside plain ones, from which on bold says nothing there. */
const MOSTLY = 0.7;

/** Where columns begin that are bold throughout (Word's "Light Shading" sets a table's first column so). */
export function boldLefts(lines: readonly Line[]): number[] {
  const seen = new Map<number, { bold: number; all: number }>();
  for (const line of lines) {
    const [first, ...others] = segmentsOf(line);
    if (first === undefined || others.length === 0 || isAllBold(others.flat())) continue;
    const at = Math.round(line.from);
    const count = seen.get(at) ?? { bold: 0, all: 0 };
    seen.set(at, { bold: count.bold + (isAllBold(first) ? 1 : 0), all: count.all + 1 });
  }
  return [...seen].filter(([, c]) => c.bold >= Math.max(ENOUGH, c.all * MOSTLY)).map(([at]) => at);
}

/** Whether a line in a bold column is more likely the rest of a text than a heading. `before`: the words of the column's line above. */
export function isRest(line: readonly Word[], before: readonly Word[] | null): boolean {
  const text = line.map((w) => w.text).join(" ");
  if (/^\p{Ll}/u.test(text) || /\p{L}[.;]$/u.test(text)) return true;
  if (before === null || !isAllBold(before)) return false;
  return /:$/.test(text) || !/[.!?:;)]$/.test(before.at(-1)?.text ?? "");
}

/** Whether a page's line `k` stands in a bold column and is, with the bold lines close below, the rest of a text there. */
export function isBoldRest(lines: readonly Line[], k: number, lefts: readonly number[]): boolean {
  const [before, line] = [lines[k - 1], lines[k] as Line];
  if (!lefts.some((x) => line.from > x - SAME_LEFT && line.from < x + INDENT)) return false;
  const above = before !== undefined && isAbove(before, line) ? (segmentsOf(before)[0] ?? null) : null;
  const header = before !== undefined && isAllBold(before.words) && segmentsOf(before).length > 1;
  return isRest(phraseFrom(lines, k), header ? null : above);
}

/** The words of a bold phrase that wraps. */
function phraseFrom(lines: readonly Line[], k: number): Word[] {
  const words: Word[] = [];
  for (let i = k; i < lines.length; i++) {
    const [last, line] = [lines[i - 1], lines[i] as Line];
    const alone = isAllBold(line.words) && segmentsOf(line).length === 1;
    if (i > k && (last === undefined || !alone || !isAbove(last, line))) break;
    words.push(...line.words);
  }
  return words;
}

/** pt: the items of a list in a column begin this far in. */
const INDENT = 24;
/** em: lines of one text follow one another this closely. */
const CLOSE = 1.7;

function isAbove(before: Line, line: Line): boolean {
  return Math.abs(before.from - line.from) < SAME_LEFT && line.base - before.base < line.size * CLOSE;
}

function isAllBold(words: readonly Word[]): boolean {
  return words.every((w) => w.bold);
}
