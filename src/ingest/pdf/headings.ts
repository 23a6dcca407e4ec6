import type { TextBlock } from "../table.ts";
import { median } from "./geometry.ts";
import type { Line } from "./lines.ts";
import { type Draft, linesToDrafts } from "./paragraphs.ts";
import { draftToParagraph, type Vocabulary } from "./runs.ts";

/** A paragraph outside tables with its heading level. */
export interface DraftText {
  readonly page: number;
  readonly top: number;
  readonly level: number | null;
  readonly draft: Draft;
}

/** of the body's size: from here on text is larger than running text. */
const LARGER = 1.12;
/** Words: a bold line longer than this is a paragraph in bold, no heading. */
const LONGEST_HEADING = 25;

/** The usual size of letters, by words, in the whole document. */
export function bodySize(lines: readonly Line[]): number {
  return median(lines.flatMap((l) => l.words.map((w) => w.size)));
}

/** Lines outside tables as paragraphs; what is larger or bold and alone is a heading. */
export function linesToTexts(lines: readonly Line[], page: number, body: number, right: number | null): DraftText[] {
  return blocksOf(lines).flatMap((block) =>
    linesToDrafts(block, { right, paintsLineEnds: false }).map((draft): DraftText => {
      const top = Math.min(...draft.lines.flat().map((w) => w.box[1]));
      return { page, top, level: levelOf(draft, body), draft };
    }),
  );
}

/** Lines of one size and weight that follow one another closely: a heading and the text below it are two. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const out: Line[][] = [];
  for (const line of lines) {
    const block = out[out.length - 1];
    const last = block?.[block.length - 1];
    const alike = last !== undefined && Math.abs(last.size - line.size) < 0.5 && isBold(last) === isBold(line);
    const near = last !== undefined && line.base - last.base < line.size * 2.4 && !leavesMiddle(last, line);
    if (block !== undefined && alike && near) block.push(line);
    else out.push([line]);
  }
  return out;
}

/** pt: lines of one heading agree in their left edge, their middle or their right edge this closely. */
const ALIGNED = 4;
/** pt: no first line of a paragraph stands further in. */
const INDENT = 45;

/** A title in the middle of the page, and a heading at its left edge below. */
function leavesMiddle(above: Line, line: Line): boolean {
  const agree = (a: number, b: number) => Math.abs(a - b) < ALIGNED;
  const middle = agree((above.from + above.to) / 2, (line.from + line.to) / 2);
  return isBold(line) && line.from < above.from - INDENT && !middle && !agree(above.to, line.to);
}

function isBold(line: Line): boolean {
  return line.words.every((w) => w.bold);
}

function levelOf(draft: Draft, body: number): number | null {
  const words = draft.lines.flat();
  if (draft.mark !== null || words.length > LONGEST_HEADING) return null;
  const size = median(words.map((w) => w.size));
  if (size > body * 1.6) return 1;
  if (size > body * LARGER) return 2;
  return words.every((w) => w.bold) ? 3 : null;
}

/** A text block in the words of the waist. */
export function toTextBlock(text: DraftText, vocabulary: Vocabulary): TextBlock {
  return { kind: "text", page: text.page, level: text.level, paragraph: draftToParagraph(text.draft, text.page, vocabulary) };
}
