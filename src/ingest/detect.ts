import { CannotUse } from "../model/outcome.ts";
import { isCopied } from "./page-text/copied.ts";
import { hasPipeTables } from "./page-text/pipes.ts";
import { decodeText, statedCharset } from "./text/decode.ts";
import { partNames } from "./text/zip.ts";

/** The kinds of document that a plan is read from. */
export type DocumentKind = "pdf" | "html" | "page-text" | "docx" | "xlsx" | "csv" | "mail";

/** What a document is, by its content: a PDF called .html is a PDF. Throws where no plan can be read from it, saying what it is. */
export function detect(bytes: Uint8Array, name: string): DocumentKind {
  if (bytes.length === 0) throw new CannotUse(`${name} is empty: check that it was copied or downloaded whole.`);
  const start = latin(bytes, 1024);
  if (/^[\s\u00ef\u00bb\u00bf]*%PDF-/.test(start)) return "pdf";
  if (start.startsWith("PK")) return zipKind(bytes, name);
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) throw new CannotUse(oldOffice(bytes, name));
  if (isMail(start)) return "mail";
  const other = OTHERS.find(([signs]) => signs.some((sign) => start.startsWith(sign)));
  if (other !== undefined) throw new CannotUse(`${name} is ${other[1]}.`);
  return textKind(bytes, name, start);
}

/** A mail or a web archive begins with headers, among them one that only these have. */
function isMail(start: string): boolean {
  const head = start.replace(/^\s+/, "");
  return (
    /^[A-Za-z][\w-]*:[ \t]/.test(head) && /^(mime-version|content-type|received|message-id|snapshot-content-location):[ \t]/im.test(head)
  );
}

const EXPECTED = "expected a plan as PDF, HTML, Word (.docx), Excel (.xlsx), CSV or page text";

/** What is met in place of a plan, by the signs it begins with, and what to do. */
const OTHERS: readonly (readonly [readonly string[], string])[] = [
  [["{\\rtf"], "rich text (RTF), which is not read: open it in Word and save it as .docx"],
  [["\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*", "RIFF"], `a picture, not a document: ${EXPECTED} (a scan as PDF)`],
  [["\u001f\u008b", "BZh", "7z\u00bc\u00af", "Rar!", "\u00fd7zXZ"], `a compressed archive: unpack it first; ${EXPECTED}`],
  [["MZ", "\u007fELF"], `a program, not a document: ${EXPECTED}`],
  [["%!PS"], "PostScript, which is not read: make a PDF of it"],
];

function latin(bytes: Uint8Array, length: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, length)).replace(/[\u0152-\u2122]/g, (c) => CP1252.get(c) ?? c);
}

/** TextDecoder's "latin1" is windows-1252: the bytes 0x80 to 0x9f come back as other characters. */
const CP1252: ReadonlyMap<string, string> = new Map(
  Array.from(
    { length: 32 },
    (_, i) => [new TextDecoder("latin1").decode(new Uint8Array([0x80 + i])), String.fromCharCode(0x80 + i)] as const,
  ),
);

function zipKind(bytes: Uint8Array, name: string): DocumentKind {
  const parts = partNames(bytes, name);
  const has = (sign: RegExp) => parts.some((p) => sign.test(p));
  if (has(/^word\/document\d*\.xml$/)) return "docx";
  if (has(/^xl\/workbook\.xml$/)) return "xlsx";
  if (has(/^xl\/workbook\.bin$/)) throw new CannotUse(`${name} is a binary Excel workbook (.xlsb): save it as .xlsx.`);
  if (has(/^ppt\//)) throw new CannotUse(`${name} is a PowerPoint presentation: ${EXPECTED}.`);
  if (has(/^content\.xml$/)) throw new CannotUse(`${name} is an OpenDocument file: save it as .docx, .xlsx or PDF.`);
  throw new CannotUse(`${name} is a zip file without a Word document or an Excel workbook in it: unpack it first; ${EXPECTED}.`);
}

/** An OLE file: Word or Excel of before 2007, or a newer file under encryption. */
function oldOffice(bytes: Uint8Array, name: string): string {
  const text = latin(bytes, 2_000_000).replaceAll("\0", "");
  if (text.includes("EncryptedPackage")) {
    return `${name} is encrypted by a password or a sensitivity label: open it in Office, save it without protection (or as PDF), and give that.`;
  }
  return `${name} is an Office file of before 2007 (.doc or .xls): open it and save it as .docx or .xlsx.`;
}

const LOOK = 300_000; // bytes: past the style sheets at the head of Word's HTML

function textKind(bytes: Uint8Array, name: string, start: string): DocumentKind {
  const head = bytes.subarray(0, LOOK);
  const text = decodeText(head, statedCharset(head)).replace(/^\ufeff/, "");
  if (/%PDF-\d/.test(start) && !/<(html|body|table)\b/i.test(text)) return "pdf";
  if (isBinary(text)) throw new CannotUse(`${name} is a binary file of an unknown kind: ${EXPECTED}.`);
  if (text.trim() === "") throw new CannotUse(`${name} holds nothing but white space: check that it was saved whole.`);
  if (/<\?mso-application progid="Excel/.test(start))
    throw new CannotUse(`${name} is Excel 2003 XML: open it in Excel and save it as .xlsx.`);
  const kind = TEXTS.find(([is]) => is(text));
  if (kind === undefined) throw new CannotUse(`${name} is plain text without a table${isTakenOut(text) ? TAKEN_OUT : ""}: ${EXPECTED}.`);
  return kind[1];
}

const TAKEN_OUT = " (text taken out of a document, its columns lost: give that document itself)";

/** Pages parted by form feeds, or a header's words among the lines. */
function isTakenOut(text: string): boolean {
  return text.includes("\f") || /\b(recommendations?|actions?|owner|lead|update|progress|due|deadline|delivery date)\b/i.test(text);
}

/** A few zero characters in a page are a fault of its program (a field that LibreOffice exported: seen); many are another kind of file. */
function isBinary(text: string): boolean {
  const zeros = text.split("\0").length - 1;
  return zeros > 0 && (zeros * 100 > text.length || !/<(?:html|body|table)\b/i.test(text));
}

const TEXTS: readonly (readonly [(text: string) => boolean, DocumentKind])[] = [
  [
    (t) =>
      /^\s*</.test(t) &&
      /<(!doctype html|html|head|body|table|div|p|h[1-6]|meta|style|script|title|nav|header|main|section|article|center|span|font|iframe|ul|ol)\b/i.test(
        t,
      ),
    "html",
  ],
  [
    (t) =>
      hasPipeTables(t) ||
      (t.includes("\t") &&
        (isCopied(t) ||
          /^#{1,6}[ ]\S/m.test(t) ||
          /^-{2,}\t-{2,}/m.test(t) ||
          (/^[^<\n]*\t|<(p|b|ul)>/m.test(t) && /<(p|b|ul|li)\b[^>]*>/.test(t)))),
    "page-text",
  ],
  [(t) => /<(html|body|table)\b/i.test(t), "html"],
  [(t) => [",", ";", "\t", "|"].some((sign) => looksDelimited(t, sign)), "csv"],
];

const ALIKE = 0.6; // share of the lines with a sign that have as many: sentences have commas too, a table has them in every row

/** Two lines or more in which a sign stands equally often, and few in which it stands otherwise; tabs stand in no sentence. */
function looksDelimited(text: string, sign: string): boolean {
  const lines = text.replace(/"(?:[^"]|"")*"/g, "q").split(/\r\n?|\n/);
  const counts = lines
    .slice(0, 200)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(sign).length - 1);
  const filled = counts.filter((c) => c > 0);
  const most = Math.max(0, ...filled);
  const alike = Math.max(0, ...filled.map((c) => filled.filter((other) => other === c).length));
  const asInSentences = counts.length > 3 && (alike < filled.length * ALIKE || filled.length < counts.length * ALIKE);
  if (sign !== "\t" && asInSentences) return false;
  return filled.filter((c) => c === most).length >= 2 || (filled.length >= 1 && most >= 2);
}
