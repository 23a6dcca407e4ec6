/** Text of bytes whose charset may be stated, wrongly stated or not stated: the byte-order mark, then UTF-8 where it fits, then what is stated. */
export function decodeText(bytes: Uint8Array, stated: string | null = null): string {
  const marked = byOrderMark(bytes) ?? byZeroBytes(bytes);
  if (marked !== null) return decode(bytes, marked);
  const whole = utf8(bytes);
  if (whole !== null) return whole;
  const charset = stated === null || /^utf-?(8|16|32)/i.test(stated) ? "windows-1252" : stated;
  return decode(bytes, charset);
}

function byOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

const SAMPLE = 4000; // bytes: enough of any text to see every second byte zero

/** UTF-16 without a mark: in Latin text every second byte is zero. */
function byZeroBytes(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.length < 8) return null;
  const zeros = (parity: number) => sample.reduce((sum, byte, i) => (byte === 0 && i % 2 === parity ? sum + 1 : sum), 0);
  const even = zeros(0);
  const odd = zeros(1);
  if (odd > sample.length * 0.3 && even < sample.length * 0.05) return "utf-16le";
  return even > sample.length * 0.3 && odd < sample.length * 0.05 ? "utf-16be" : null;
}

/** Null where the bytes are not UTF-8. A page that says something else but is UTF-8 throughout, with accents, is UTF-8. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return mostlyUtf8(bytes);
  }
}

/** UTF-8 with a few broken bytes: kept where fewer bytes are broken than would be accents. */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const accents = text.match(/[\u0080-\uffef]/g)?.length ?? 0;
  return broken * 4 < accents ? text : null;
}

function decode(bytes: Uint8Array, charset: string): string {
  if (/^(windows-1252|cp1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(charset)) return windows1252(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

// Node 20's own decoder takes windows-1252 for Latin-1 and leaves 0x80 to 0x9f as control characters.
const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** A letter for each byte, whatever it means. */
export function bytesAsLetters(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += SAMPLE) parts.push(String.fromCharCode(...bytes.subarray(at, at + SAMPLE)));
  return parts.join("");
}

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes).replace(/[\u0080-\u009f]/g, (c) => HIGH[c.charCodeAt(0) - 0x80] ?? c);
}

/** The charset that a page states in its first kilobytes; null where it states none. */
export function statedCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4096));
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]{0,100}encoding=["']([\w:-]+)/i.exec(head)?.[1] ?? null
  );
}
