import type { Paper } from "./blocks.ts";
import type { PaperInput } from "./paper-input.ts";

/** One owner's short paper with a draft of the letter it goes with (an .eml file's text; nothing is sent). `file` is a name without ending. */
export interface OwnerPaper {
  readonly owner: string;
  readonly file: string;
  readonly paper: Paper;
  readonly eml: string;
}

/** A short paper for each owner of something live. */
export function toOwnerPapers(_input: PaperInput): OwnerPaper[] {
  throw new Error("being written");
}
