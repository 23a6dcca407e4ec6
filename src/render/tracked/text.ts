import { diffWordsWithSpace } from "diff";
import { DeletedTextRun, InsertedTextRun, type IParagraphOptions, Paragraph, TextRun } from "docx";

export type Op = "equal" | "insert" | "delete";

/** Gives each tracked change its number, the author and the day. */
export interface Tracker {
  next(): { readonly id: number; readonly author: string; readonly date: string };
}

interface Piece {
  readonly op: Op;
  readonly text: string;
}

/** The pieces from which the old text and the new one can both be had, letter for letter. */
export function piecesBetween(before: string, after: string): Piece[] {
  if (before === after) return [{ op: "equal", text: after }];
  return diffWordsWithSpace(before, after).map((c) => ({ op: c.added ? "insert" : c.removed ? "delete" : "equal", text: c.value }));
}

const runs: Readonly<Record<Op, (text: string, tracker: Tracker) => TextRun | InsertedTextRun | DeletedTextRun>> = {
  equal: (text) => new TextRun(text),
  insert: (text, tracker) => new InsertedTextRun({ text, ...tracker.next() }),
  delete: (text, tracker) => new DeletedTextRun({ text, ...tracker.next() }),
};

// The mark at a paragraph's end is a change of its own: without it this paragraph runs on into the next.
function endMark(op: Op, tracker: Tracker): Partial<IParagraphOptions> {
  if (op === "equal") return {};
  return { run: op === "insert" ? { insertion: tracker.next() } : { deletion: tracker.next() } };
}

/** A cell's paragraphs: a line break of the text is the end of one. */
export function trackedParagraphs(pieces: readonly Piece[], tracker: Tracker): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let line: ReturnType<(typeof runs)[Op]>[] = [];
  const close = (mark: Partial<IParagraphOptions>): void => {
    paragraphs.push(new Paragraph({ style: "BodyText3", ...mark, children: line }));
    line = [];
  };
  for (const { op, text } of pieces) {
    for (const [i, part] of text.split("\n").entries()) {
      if (i > 0) close(endMark(op, tracker));
      if (part !== "") line.push(runs[op](part, tracker));
    }
  }
  close({});
  return paragraphs;
}
