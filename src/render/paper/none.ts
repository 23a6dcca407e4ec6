import type { PaperBlock } from "../blocks.ts";
import { and, type Piece, sentences } from "../wording.ts";
import { paragraph } from "./cells.ts";
import type { FactKind } from "./fact-kinds.ts";
import type { Material } from "./facts.ts";

// What page one has said already (removed, reopened, altered) is not said again.
const STATES: readonly (readonly [FactKind, string])[] = [
  ["overdue", "overdue"],
  ["no-date", "without a delivery date"],
  ["at-risk", "at risk"],
];
const EVENTS: readonly (readonly [FactKind, string])[] = [
  ["slipped", "moved to a later date"],
  ["withdrawn", "withdrawn"],
  ["reinstated", "reinstated"],
  ["put-on-hold", "put on hold"],
  ["resumed", "resumed"],
  ["brought-forward", "brought forward"],
  ["added", "added"],
  ["renumbered", "renumbered"],
  ["section", "moved to another section"],
];

/** Empty parts are left out and named in one closing sentence: "None was withdrawn or brought forward." */
export function closingSentence({ told, view }: Material): PaperBlock[] {
  const absent = (kinds: typeof STATES): string[] =>
    kinds.filter(([kind]) => !told.some((t) => t.facts.includes(kind))).map(([, words]) => words);
  const states = none("is", absent(STATES));
  const events = view.since === null ? [] : none("was", absent(EVENTS));
  const words = sentences(states, events);
  return words.length === 0 ? [] : [paragraph(words)];
}

function none(verb: string, words: readonly string[]): Piece[] {
  return words.length === 0 ? [] : [`None ${verb} `, ...and(words, "or"), "."];
}
