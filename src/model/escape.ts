/** Characters that are not seen but change what is seen: soft hyphen, zero-width, bidi marks and overrides, line and paragraph separators, tags. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE = /\p{Surrogate}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** Text of a document as a terminal may have it: control characters, escapes and unseen ones are shown as <U+001B>, never obeyed. Line breaks stay. */
export function forTerminal(text: string): string {
  return text
    .replace(LONE, "\ufffd")
    .replace(/\t|\r\n/g, (c) => (c === "\t" ? " " : "\n"))
    .replace(CONTROL, shown)
    .replace(UNSEEN, shown);
}

function shown(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

// Windows keeps these for devices, with any ending; "¹²³" count as digits there.
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\.|$)/i;
const LONGEST = 100; // characters: leaves room for the folders before it within Windows' 260
const MOST_BYTES = 200; // file systems allow 255 bytes a name; sync clients add endings of their own

/** A document's words as one file or folder name that is safe on Windows, macOS, Linux and in a zip: no path, no device, no hidden file, no "%". */
export function forFileName(text: string): string {
  const plain = text
    .replace(LONE, "\ufffd")
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(CONTROL, "-")
    .replace(/[\n<>:"/\\|?*%\ufffd]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s.~-]+/, "")
    .replace(/[\s.]+$/, "");
  const short = shorten(plain);
  if (short === "") return "file";
  return DEVICE.test(short) ? `_${short}` : short;
}

function shorten(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const letters = [...name.slice(0, name.length - ending.length)];
  let kept = "";
  for (const letter of letters) {
    const next = kept + letter;
    if (next.length + ending.length >= LONGEST || utf8Length(next) + ending.length >= MOST_BYTES) break;
    kept = next;
  }
  return kept.replace(/[\s.]+$/, "") + ending;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
