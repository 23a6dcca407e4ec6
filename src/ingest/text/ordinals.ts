import { startsWithBullet } from "./signs.ts";

const STYLES: readonly (readonly [RegExp, (n: number) => string | null])[] = [
  [/^(disc|circle|square|none|bullet)$/, () => null],
  [/^(a|lower-alpha|lower-latin|lowerLetter)$/, letters],
  [/^(A|upper-alpha|upper-latin|upperLetter)$/, (n) => letters(n).toUpperCase()],
  [/^(i|lower-roman|lowerRoman)$/, roman],
  [/^(I|upper-roman|upperRoman)$/, (n) => roman(n).toUpperCase()],
];

/** The number of a list item in the list's own style (CSS, HTML and Word names); null where the style has none. */
export function toOrdinal(n: number, style: string): string | null {
  const known = STYLES.find(([name]) => name.test(style));
  return known === undefined || (n < 1 && !known[0].test("none")) ? String(n) : known[1](n);
}

function letters(n: number): string {
  const letter = String.fromCharCode(97 + ((n - 1) % 26));
  return n <= 26 ? letter : letter.repeat(Math.min(9, Math.floor((n - 1) / 26) + 1));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(n: number): string {
  if (n > 399) return String(n);
  const step = ROMAN.find(([value]) => value <= n);
  return step === undefined ? "" : step[1] + roman(n - step[0]);
}

/** The ordinal of a marker as painted: "3" of "3.", "b" of "(b)", null for a bullet; undefined where it is neither ("4.2.1", "R12"). */
export function markToOrdinal(mark: string): string | null | undefined {
  if (startsWithBullet(mark) || /^[-\u2010-\u2014*o§Øüvq]$/.test(mark)) return null;
  return /^\(?(\d{1,3}|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.):]\)?$/.exec(mark)?.[1];
}
