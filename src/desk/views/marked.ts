/** A piece of a text; `for` and `against` say that a status was read from it, or speaks against that. */
export interface Piece {
  readonly text: string;
  readonly for: boolean;
  readonly against: boolean;
}

/** A text without a mark. */
export const plain = (text: string): Piece[] => (text === "" ? [] : [{ text, for: false, against: false }]);

/** Words with the evidence in them marked; the whole in one piece where none is found. */
export function marked(text: string, evidence: string | null, against: readonly string[] = []): Piece[] {
  const proofs = [...(evidence === null ? [] : [{ words: evidence, for: true }]), ...against.map((words) => ({ words, for: false }))];
  const [first] = proofs
    .flatMap((p) => (p.words === "" || !text.includes(p.words) ? [] : [{ ...p, at: text.indexOf(p.words) }]))
    .sort((a, b) => a.at - b.at);
  if (first === undefined) return plain(text);
  const rest = text.slice(first.at + first.words.length);
  const left = against.filter((words) => words !== first.words);
  return [
    ...plain(text.slice(0, first.at)),
    { text: first.words, for: first.for, against: !first.for },
    ...marked(rest, first.for ? null : evidence, left),
  ];
}
