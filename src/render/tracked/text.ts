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

const FEW_WORDS = 5;
const MOSTLY_NEW = 0.5; // of the letters

const lettersOf = (pieces: readonly Piece[], op: Op): number => pieces.reduce((n, p) => n + (p.op === op ? p.text.trim().length : 0), 0);

// A short cell or one written anew is read more easily as one text struck out and another put in than word by word.
function isPatchwork(pieces: readonly Piece[], before: string, after: string): boolean {
  if (lettersOf(pieces, "delete") === 0) return false;
  if (Math.max(before.split(/\s+/).length, after.split(/\s+/).length) <= FEW_WORDS) return true;
  return lettersOf(pieces, "equal") < MOSTLY_NEW * Math.max(before.length, after.length);
}

/** The pieces from which the old text and the new one can both be had, letter for letter. */
export function piecesBetween(before: string, after: string): Piece[] {
  if (before === after) return [{ op: "equal", text: after }];
  const pieces = diffWordsWithSpace(before, after).map(
    (c): Piece => ({ op: c.added ? "insert" : c.removed ? "delete" : "equal", text: c.value }),
  );
  if (!isPatchwork(pieces, before, after)) return pieces;
  const whole: Piece[] = [
    { op: "delete", text: before },
    { op: "insert", text: after },
  ];
  return whole.filter((p) => p.text !== "");
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
