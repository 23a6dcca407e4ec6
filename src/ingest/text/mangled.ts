// Text that was saved as UTF-8 and read as windows-1252 somewhere on its way: "â€™" for "’", "Â£" for "£", "Ã©" for "é".

const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** The byte of windows-1252 that a sign stands for; -1 for none above ASCII. */
function byteOf(sign: string): number {
  const high = HIGH.indexOf(sign);
  if (high >= 0) return 0x80 + high;
  if (sign === "\ufffd") return 0x9d; // the last byte of a closing quote, which windows-1252 has no sign for
  const code = sign.charCodeAt(0);
  return code >= 0xa0 && code <= 0xff ? code : -1;
}

const LEADS = /[\u00c2\u00c3\u00c4\u00c5\u00e2]/;

/** The text with its signs put right, and whether there were any. Only what gives letters with accents, quotes, dashes and the like is taken for such. */
export function mendMangled(text: string): { readonly text: string; readonly mended: boolean } {
  if (!LEADS.test(text)) return { text, mended: false };
  const mended = text.replace(/[\u00c2-\u00c5][^\0-\u007f]|\u00e2[^\0-\u007f]{2}/g, (signs) => decoded(signs) ?? signs);
  return { text: mended, mended: mended !== text };
}

function decoded(signs: string): string | null {
  const bytes = [...signs].map(byteOf);
  if (bytes.some((b) => b < 0)) return null;
  try {
    const sign = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes));
    return /^[\u00a0-\u017f\u2010-\u203a\u20ac\u2122\u2190-\u2193\u25a0-\u25ff\u2610-\u2612\u2713\u2714]$/.test(sign) ? sign : null;
  } catch {
    return null;
  }
}
