import { oneLine } from "./shorten.ts";

const LONGEST = 52; // characters: one line of the tables' widest column at 8.5 pt semibold
const SHORTEST = 16;

// Words that no name should end with.
const DANGLING =
  /[\s,;:–-]+(?:a|an|the|all|any|each|every|its|their|his|her|this|that|these|those|which|who|of|to|in|on|at|by|for|from|with|within|without|into|onto|as|and|or|but|so|be|is|are|been|should|could|will|would|shall|must|not|if|when|where|how|part|through|between|across|under|over|more|more longer|also|both|new|common|use)$/i;

/** A short name from the first words of a recommendation: up to a break in the sentence, or as many words as fit and " …". */
export function firstWords(text: string, longest = LONGEST): string {
  const line = oneLine(text).replace(/ …$/, "");
  const whole = line.replace(/[\s.;:,]+$/, "");
  if (whole.length <= longest) return whole;
  const start = `${line} `.slice(0, longest + 3); // the longest clause taken, and the sign after it: a line of millions is too much for the expression
  const clause = /^(.{16,}?)(?:[.;:,(]|\s[–-])\s/.exec(start)?.[1];
  if (clause !== undefined && clause.length <= longest) return undangled(clause);
  const cut = line.slice(0, longest - 1);
  return `${undangled(cut.slice(0, cut.lastIndexOf(" ") > SHORTEST ? cut.lastIndexOf(" ") : cut.length))} …`;
}

function undangled(words: string): string {
  let name = words.trim();
  for (let shorter = name.replace(DANGLING, ""); shorter !== name && shorter.length >= SHORTEST; shorter = name.replace(DANGLING, ""))
    name = shorter;
  return name;
}
