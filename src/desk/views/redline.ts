import { redline } from "../../diff/words.ts";
import type { RedlinePiece } from "../../model/change.ts";

/** Words that were inserted, deleted, or stand as they did. */
export interface RedPiece {
  readonly text: string;
  readonly inserted: boolean;
  readonly deleted: boolean;
}

/** A redline as the templates show it. */
export const redPieces = (pieces: readonly RedlinePiece[]): RedPiece[] =>
  pieces.map((p) => ({ text: p.text, inserted: p.op === "insert", deleted: p.op === "delete" }));

/** Two texts as one, with what was inserted and what was deleted. */
export const redlined = (before: string, after: string): RedPiece[] => redPieces(redline(before, after));
