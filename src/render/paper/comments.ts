import type { PaperBlock } from "../blocks.ts";
import { type Piece, quoted } from "../wording.ts";
import { heading, plainParagraph } from "./cells.ts";
import type { View } from "./view.ts";

const OURS = "Comment of the portfolio office";

/** What the office wrote last about a recommendation, or about the whole paper; null where nothing stands. */
function commentOn(view: View, recommendation: string | null): string | null {
  const words = view.decisions.findLast((d) => d.kind === "comment" && d.recommendation === recommendation)?.now?.trim() ?? "";
  return words === "" ? null : words;
}

/** The office's comment on the whole paper, said to be theirs: the plan's words stay the plan's. */
export function paperComment(view: View): PaperBlock[] {
  const words = commentOn(view, null);
  if (words === null) return [];
  return [heading(OURS, "comment"), ...words.split(/\n+/).map((line) => plainParagraph(line))];
}

/** The office's comment beside a recommendation; nothing where there is none. */
export function commentLine(view: View, id: string): Piece[] {
  const words = commentOn(view, id);
  return words === null ? [] : [{ t: "strong", text: `${OURS}: ` }, quoted(words.replace(/\s+/g, " "))];
}
