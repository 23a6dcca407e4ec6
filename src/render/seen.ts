import type { Paper } from "./blocks.ts";
import { lettersByCode, lettersWithoutGlyph, printable } from "./fonts.ts";
import { paperWords } from "./words.ts";

/** All words of a paper, those in the margins too, and the signs that we add. */
export function allWords(paper: Paper): string {
  const { head } = paper;
  const furniture = [head.marking, head.draft, head.notice, ...head.footer].filter((t) => t !== null && t !== undefined);
  return [...paperWords(paper), ...furniture, "† […]"].join("\n");
}

/** A paper with a sign for each character that the bundled face lacks: HTML, PDF and Word then say the same words. */
export function everyCharacterSeen(paper: Paper): Paper {
  if (lettersWithoutGlyph(allWords(paper)).length === 0) return paper;
  const seen = (value: unknown): unknown => {
    if (typeof value === "string") return printable(value);
    if (Array.isArray(value)) return value.map(seen);
    return value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, seen(v)])) : value;
  };
  return seen(paper) as Paper;
}

/** One line on the characters that are printed by their code, for the person who runs the month; null for none. */
export function unseenLine(paper: Paper): string | null {
  const codes = lettersByCode(allWords(paper)).map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} ${c}`);
  if (codes.length === 0) return null;
  return `the papers' typeface has no sign for ${codes.join(", ")}: printed by code, as [${codes[0]?.split(" ")[0]}]`;
}
