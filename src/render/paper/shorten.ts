/** Marks what was left out; the whole stands in Appendix B. */
export const LEFT_OUT = " […]";

// A full stop that ends no sentence: initials, abbreviations and the points of an id or a date ("Sept.", "No. 4", "N. Shackleton", "9.1.1").
const NO_END = /(?:\b(?:[A-Z]|e\.g|i\.e|etc|No|Nos|Mr|Mrs|Ms|Dr|St|Rec|Recs|para|approx|incl|vs|v|p|pp|cf|[A-Z][a-z]{2,3}))\.$/;

/** Sentences of a text, line breaks being ends too. */
export function sentencesOf(text: string): string[] {
  return text.split(/\n+/).flatMap((line) => splitLine(line.trim()));
}

function splitLine(line: string): string[] {
  const out: string[] = [];
  let start = 0;
  for (const m of line.matchAll(/[.!?;]["”’)]*(?=\s)/g)) {
    const end = m.index + m[0].length;
    const piece = line.slice(start, end).trim();
    if (NO_END.test(piece)) continue;
    out.push(piece);
    start = end;
  }
  const rest = line.slice(start).trim();
  return rest === "" ? out : [...out, rest];
}

/**
 * The plan's words for the body of the paper: whole where they fit in `limit` characters, else up to the last sentence end that fits, else up to a
 * word's end; what was left out is marked.
 */
export function shorten(text: string, limit: number): string {
  const whole = oneLine(text);
  if (whole.length <= limit) return whole;
  let kept = "";
  for (const sentence of sentencesOf(text)) {
    const next = kept === "" ? oneLine(sentence) : `${kept} ${oneLine(sentence)}`;
    if (next.length > limit) break;
    kept = next;
  }
  return `${kept === "" ? cutAtWord(whole, limit) : kept}${LEFT_OUT}`;
}

function cutAtWord(text: string, limit: number): string {
  const cut = text.slice(0, limit + 1);
  const at = cut.lastIndexOf(" ");
  return (at > limit / 2 ? cut.slice(0, at) : text.slice(0, limit)).replace(/[\s,;:–-]+$/, "");
}

/** Lines joined by a space, list markup taken away. */
export function oneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/^(?:-|\d+\.)\s+/, ""))
    .filter((line) => line !== "")
    .join(" ")
    .replace(/\s+/g, " ");
}
