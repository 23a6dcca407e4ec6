import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { codePointsOf } from "./fonts/cmap.ts";

const require = createRequire(import.meta.url);
const SUBSETS = ["latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "hebrew", "vietnamese"] as const;
type Subset = (typeof SUBSETS)[number];
const WEIGHTS = [400, 600, 700] as const;

const pathOf = (subset: Subset, weight: number, ending: string): string =>
  require.resolve(`@fontsource/arimo/files/arimo-${subset}-${weight}-normal.${ending}`);

/** The files of the bundled face, for `doctor`. */
export function fontFiles(): string[] {
  return SUBSETS.flatMap((subset) => WEIGHTS.map((weight) => pathOf(subset, weight, "woff2")));
}

const covered = new Map<Subset, ReadonlySet<number>>();

function coverage(subset: Subset): ReadonlySet<number> {
  const known = covered.get(subset) ?? codePointsOf(new Uint8Array(readFileSync(pathOf(subset, 400, "woff"))));
  covered.set(subset, known);
  return known;
}

/** The style sheet's @font-face rules with the fonts inside: the Latin part, and of the rest what the words need. */
export function fontFaces(words: string): string {
  const needed = new Set([...new Set(words)].map((c) => SUBSETS.find((subset) => coverage(subset).has(c.codePointAt(0) ?? 0)) ?? "latin"));
  return SUBSETS.filter((subset) => subset === "latin" || needed.has(subset))
    .flatMap((subset) => WEIGHTS.map((weight) => face(subset, weight)))
    .join("\n");
}

function face(subset: Subset, weight: number): string {
  const bytes = readFileSync(pathOf(subset, weight, "woff2")).toString("base64");
  const range = subset === "latin" ? "" : ` unicode-range: ${rangesOf(subset)};`;
  return `@font-face { font-family: Arimo; font-weight: ${weight};${range} src: url(data:font/woff2;base64,${bytes}) format("woff2"); }`;
}

/** What a later part adds to the Latin one, so that the order of the rules does not matter. */
function rangesOf(subset: Subset): string {
  const latin = coverage("latin");
  const points = [...coverage(subset)].filter((c) => !latin.has(c)).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const c of points) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === c - 1) last[1] = c;
    else runs.push([c, c]);
  }
  return runs.map(([a, b]) => (a === b ? `U+${a.toString(16)}` : `U+${a.toString(16)}-${b.toString(16)}`)).join(", ");
}

const UNSEEN = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/;

/** Characters of a text that no bundled font has a glyph for, each once, in order. */
export function lettersWithoutGlyph(words: string): string[] {
  return [...new Set(words)].filter((c) => !UNSEEN.test(c) && !SUBSETS.some((subset) => coverage(subset).has(c.codePointAt(0) ?? 0)));
}

// Signs that plans are full of, with what is nearest among those we can print. Those above U+F000 are Word's own for its symbol fonts.
const NEAREST: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["•", "●▪◦■◆►▶➢❖‣\uf0b7\uf0a7\uf0d8\uf076\uf06e"],
      ["o", "○"],
      ["[tick]", "✓✔√☑✅\uf0fc\uf0fe"],
      ["[cross]", "✗✘✕☒❌\uf0fb\uf0fd"],
      ["[ ]", "☐\uf0a8"],
      ["->", "→⇒➔\uf0e0\uf0e8"],
      ["<-", "←"],
      [">=", "≥"],
      ["<=", "≤"],
      ["=/=", "≠"],
      ["~", "≈"],
      ["*", "★☆"],
      ["-", "\u2010\u2011"],
      ["—", "\u2015"],
    ] as const
  ).flatMap(([near, signs]) => [...signs].map((sign) => [sign, near])),
);

/** Those of them that have no nearest sign either, and are printed by their code. */
export function lettersByCode(words: string): string[] {
  return lettersWithoutGlyph(words).filter((c) => fallback(c).startsWith("[U+"));
}

/** A text in which every character can be seen: one without a glyph becomes its nearest sign, else its code in brackets, "[U+1F600 U+1F601]". */
export function printable(words: string): string {
  const missing = new Set(lettersWithoutGlyph(words));
  if (missing.size === 0) return words;
  const codes = /\[(U\+[0-9A-F]+)\](\[U\+[0-9A-F]+\])+/g;
  const seen = [...words].map((c) => (missing.has(c) ? fallback(c) : c)).join("");
  return seen.replace(codes, (run) => run.replaceAll("][", " "));
}

function fallback(c: string): string {
  const near = NEAREST[c] ?? c.normalize("NFKC"); // a ligature or a circled figure is made of plain letters
  if (lettersWithoutGlyph(near).length === 0) return near;
  return `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}
