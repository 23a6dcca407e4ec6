const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Something in a text that is cleaned or folded; most texts have none, and one look is quicker than nine. */
const SPECIAL = /[^\n\r\x20-\x5f\x61-\x7e]/;

/** Text as fields hold it: NFC, no invisible characters, ordinary spaces, ligatures spelt out. Line breaks stay. */
export function cleanText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(/[\ufb00-\ufb06]/g, (c) => c.normalize("NFKC"))
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[\t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ");
}

/** Straight quotes and hyphens for every style of them. */
export function foldMarks(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-");
}

/** The comparison's normal form: case, white space, quotes, dashes, ligatures, list markup and invisible characters do not count. */
export function normalForm(text: string): string {
  return foldMarks(cleanText(text))
    .normalize("NFKC")
    .replace(/^[ ]*(?:[-•◦▪●○·*]|\d{1,3}[.)])[ ]+/gm, "")
    .replace(/\s*-\s*/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const LIST_MARK = "(?:[-•◦▪●○·*§]|o|\\d{1,3}[.)]|\\(\\d{1,3}\\)|\\(?[a-z]\\)|\\(?[ivx]{1,4}\\))";
const MARKS_AT_LINE_START = new RegExp(`^[ ]*(?:${LIST_MARK}[ ]+)+`, "gm");
/** Most words of a redline: nothing in them to fold. */
const PLAIN_WORD = /^ ?[A-Za-z][A-Za-z0-9]*[,.;:]?$/;
/** One line of plain words that opens with one of them: no mark, hyphen or figure in it counts for less than another letter. */
const PLAIN_WORDS = /^ ?[A-Za-z]{2}[A-Za-z0-9,.;:'"!?&%/]*(?: [A-Za-z0-9 ,.;:'"()!?&%/]*)?$/;
const BULLETS = /[•◦▪●○\ue000-\uf8ff]/g;

/**
 * What two texts have in common where a reader of the plan would call them the same: the normal form without white space, bullets and the
 * hyphens between words. "re-focus" at a line's end is read "refocus" by one engine and "re-focus" by the next; "1,2and 5" and "1,2 and 5" differ
 * by white space alone. A hyphen before a figure counts (a range, a minus).
 */
export function comparisonKey(text: string): string {
  if (PLAIN_WORD.test(text)) return text.trimStart().toLowerCase();
  if (PLAIN_WORDS.test(text) && !text.includes("1.") && !text.includes("1)")) return text.replaceAll(" ", "").toLowerCase();
  return withoutRunningNumbers(foldMarks(cleanText(text)).normalize("NFKC"))
    .replace(MARKS_AT_LINE_START, "")
    .replace(BULLETS, " ")
    .replace(/(\d)\s*-\s*(?=\d)/g, "$1\u2212")
    .replace(/-(?=\d)/g, "\u2212")
    .replace(/-|\s+/g, "")
    .toLowerCase();
}

const RUNNING = /(?<=^|\s)\(?(\d{1,2})[.)](?=\s)/g;

/** A list whose items one reader put on lines of their own and the next into one line: numbers that run 1, 2 … are its marks. */
function withoutRunningNumbers(text: string): string {
  if (!text.includes("1.") && !text.includes("1)")) return text;
  let next = 1;
  const without = text.replace(RUNNING, (mark, n) => (Number(n) === next && next++ > 0 ? "" : mark));
  return next > 2 ? without : text;
}

/** Whether two texts are the same but for case, white space, the style of quotes and dashes, hyphenation and list markup. */
export function sameWords(a: string, b: string): boolean {
  if (a === b) return true;
  const { prefix, suffix } = commonEnds(a, b);
  return comparisonKey(a.slice(prefix, a.length - suffix)) === comparisonKey(b.slice(prefix, b.length - suffix));
}

/**
 * How many characters two texts share at either end, less the words next to the difference: those are kept with it, since a list mark or a hyphen
 * is read by its neighbours.
 */
export function commonEnds(a: string, b: string): { readonly prefix: number; readonly suffix: number } {
  const most = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < most && a[prefix] === b[prefix]) prefix++;
  let suffix = 0;
  while (suffix < most - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix++;
  return { prefix: wordsBack(a, prefix), suffix: wordsOn(a, suffix) };
}

/**
 * Steps back over the word that `at` lies in or behind, and over a whole one before it, to the white space they follow. What may be a list mark counts
 * for none: behind nothing but marks, "(a)" would be read as one more.
 */
function wordsBack(text: string, at: number): number {
  const space = (i: number) => /\s/.test(text[i] ?? "");
  let i = at;
  for (let words = 0; words < 2 && i > 0; ) {
    const end = i;
    while (i > 0 && !space(i - 1)) i--;
    if (i === end || WORD.test(text.slice(i, end))) words++;
    while (i > 0 && space(i - 1)) i--;
  }
  return i;
}

const WORD = /[\p{L}\p{N}]{2}/u;

/** The same from the end: how many of the last `count` characters follow the word that they begin in and a whole one after it. */
function wordsOn(text: string, count: number): number {
  const space = (i: number) => /\s/.test(text[i] ?? "");
  let i = text.length - count;
  for (let word = 0; word < 2 && i < text.length; word++) {
    while (i < text.length && space(i)) i++;
    while (i < text.length && !space(i)) i++;
  }
  return text.length - i;
}

/** The number of words as the ledger counts them: pieces between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** A name for folders and links: lower-case letters and digits with single hyphens; "plan" where nothing is left. */
export function slug(text: string): string {
  const s = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return s === "" || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(s) ? `plan${s === "" ? "" : `-${s}`}` : s;
}
