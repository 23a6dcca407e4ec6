import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { CannotUse } from "../../model/outcome.ts";

/** The parts of an Office file by name, in the file's order. Parts that nobody writes stay byte for byte. */
export type Parts = ReadonlyMap<string, Uint8Array>;

const MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/** Opens an Office file; `what` names it in the error. */
export function openParts(bytes: Uint8Array, what: string): Map<string, Uint8Array> {
  try {
    return new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/")));
  } catch {
    throw new CannotUse(`${what} is not a Word document (.docx): it cannot be opened as a ZIP file. Save it again from Word as .docx.`);
  }
}

const rank = (name: string): number => (name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2);

// A PNG is packed already; 9 takes three times as long as 6 and saves one byte in a hundred.
const levelOf = (name: string): 0 | 6 => (name.endsWith(".png") ? 0 : 6);

/** Packs the parts with one date and no trace of the machine, so that the same parts give the same bytes. `day` is YYYY-MM-DD. */
export function packParts(parts: Parts, day: string): Uint8Array {
  const [y = 2000, m = 1, d = 1] = day.split("-").map(Number);
  // ZIP keeps local wall-clock fields and fflate reads them with local getters: a local date gives the same fields in every time zone.
  const mtime = new Date(Math.max(y, 1980), m - 1, d, 12);
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const files: Zippable = {};
  for (const name of names) files[name] = [parts.get(name) ?? new Uint8Array(), { mtime, os: 0, attrs: 0, level: levelOf(name) }];
  return zipSync(files);
}

/** A part as text. */
export function textOf(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name);
  return bytes === undefined ? undefined : strFromU8(bytes).replace(/^\ufeff/, "");
}

/** Text as a part. */
export function bytesOf(text: string): Uint8Array {
  return strToU8(text);
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const attribute = (tag: string, name: string): string =>
  unescapeXml(new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? "");

/** The name of the part that holds another's relationships. */
export function relsName(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** The relationships of a part ("" for the package). */
export function relationshipsOf(parts: Parts, part: string): Relationship[] {
  const xml = textOf(parts, part === "" ? "_rels/.rels" : relsName(part)) ?? "";
  const tags = xml.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  return tags.map((tag) => ({ id: attribute(tag, "Id"), type: attribute(tag, "Type"), target: attribute(tag, "Target") }));
}

/** The part that a relationship's target names, from the part it stands in. */
export function targetPart(from: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : from.slice(0, from.lastIndexOf("/") + 1) + target;
  const out: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") out.pop();
    else if (step !== ".") out.push(step);
  }
  return out.join("/");
}

/** The main document's part, as the package says. */
export function mainPart(parts: Parts, what: string): string {
  const main = relationshipsOf(parts, "").find((r) => r.type === MAIN);
  const name = main ? targetPart("", main.target) : "";
  if (!parts.has(name))
    throw new CannotUse(`${what} is not a Word document (.docx): it holds no main document. Save it again from Word as .docx.`);
  return name;
}

/** Text for an XML attribute or element. */
export function escapeXml(text: string): string {
  // Characters that XML cannot hold at all are left out.
  const legal = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  return legal.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Text of an XML attribute or element. */
export function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
