/** A part of a mail or of a web archive that holds something and no further parts. */
export interface MimePart {
  /** In lower case, "text/html". */
  readonly type: string;
  readonly charset: string | null;
  /** The file's name, where it is an attachment. */
  readonly file: string | null;
  readonly body: Uint8Array;
}

const DEEPEST = 8; // parts within parts: a forwarded mail has three or four
const MOST_PARTS = 2000; // a saved page with all its pictures has some hundred

/** The parts of a message (RFC 2045 to 2047, 2557), unpacked. `text` holds a character for each of its bytes. */
export function mimeParts(text: string, depth = 0): MimePart[] {
  const { headers, body } = splitHead(text);
  const stated = headers.get("content-type") ?? "text/plain";
  const type = (/^[^\s;]+/.exec(stated)?.[0] ?? "").toLowerCase();
  const boundary = parameter(stated, "boundary");
  if (type.startsWith("multipart/") && boundary !== null && depth < DEEPEST)
    return bodies(body, boundary)
      .slice(0, MOST_PARTS)
      .flatMap((part) => mimeParts(part, depth + 1));
  const file = parameter(headers.get("content-disposition") ?? "", "filename") ?? parameter(stated, "name");
  return [{ type, charset: parameter(stated, "charset"), file, body: unpack(body, headers.get("content-transfer-encoding") ?? "") }];
}

/** The headers by name in lower case, folded lines joined, and what follows the first empty line. */
function splitHead(text: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = /\r?\n\r?\n|^\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers.reverse()), body: end === null ? "" : text.slice(end.index + end[0].length) };
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(`;${header}`);
  return found?.[1] ?? found?.[2] ?? null;
}

/** What stands between the lines of a boundary. */
function bodies(body: string, boundary: string): string[] {
  const parts = `\n${body}`.split(`\n--${boundary}`).slice(1);
  const end = parts.findIndex((part) => part.startsWith("--"));
  return (end < 0 ? parts : parts.slice(0, end)).map((part) => part.replace(/^[ \t]*\r?\n/, "").replace(/\r$/, ""));
}

function unpack(body: string, encoding: string): Uint8Array {
  if (/^base64/i.test(encoding)) return fromBase64(body);
  return toBytes(/^quoted-printable/i.test(encoding) ? fromQuotedPrintable(body) : body);
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);
}

function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, "");
  return toBytes(globalThis.atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))));
}

/** "=E2=80=93" and lines that go on after "=". */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]+(?=\r?\n)/g, "")
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
