import type { PaperHead } from "../blocks.ts";
import { addOverrideType, addRelationship, insertBefore } from "./package-edit.ts";
import { bytesOf, escapeXml, type Parts, relationshipsOf, targetPart, textOf } from "./parts.ts";

const TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const CONTENT = "application/vnd.openxmlformats-package.core-properties+xml";
const NAMESPACES = {
  cp: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
} as const;

const declarations = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties${declarations.join("")}></cp:coreProperties>`;

function set(xml: string, element: string, text: string, attributes = ""): string {
  const written = `<${element}${attributes}>${escapeXml(text)}</${element}>`;
  const there = new RegExp(`<${element}(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${element}>)`);
  return there.test(xml) ? xml.replace(there, () => written) : insertBefore(xml, "cp:coreProperties", written);
}

/** What a document says of itself: only the edition's day, never the hour or the machine. */
export interface SelfDescription {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string;
  readonly date: string;
}

function written(xml: string, d: SelfDescription): string {
  const moment = `${d.date}T00:00:00Z`;
  const w3c = ' xsi:type="dcterms:W3CDTF"';
  const author = d.author ?? "";
  const all: [string, string, string?][] = [
    ["dc:title", d.title],
    ["dc:subject", d.subject],
    ["dc:creator", author],
    ["cp:lastModifiedBy", author],
    ["cp:revision", "1"],
    ["dcterms:created", moment, w3c],
    ["dcterms:modified", moment, w3c],
    ["dc:language", "en-GB"],
  ];
  return all.reduce((now, [element, text, attributes]) => set(now, element, text, attributes), xml);
}

/** Where the package keeps its core properties; made where it keeps none. */
function corePart(parts: Map<string, Uint8Array>): string {
  const there = relationshipsOf(parts, "").find((r) => r.type === TYPE);
  if (there) return targetPart("", there.target);
  addRelationship(parts, "", TYPE, "docProps/core.xml");
  addOverrideType(parts, "docProps/core.xml", CONTENT);
  return "docProps/core.xml";
}

/** Writes title, author, subject and the edition's day; what else the template says of itself stays. */
export function describe(parts: Parts, d: SelfDescription): Map<string, Uint8Array> {
  const now = new Map(parts);
  const name = corePart(now);
  const xml = textOf(now, name) ?? EMPTY;
  const known = Object.keys(NAMESPACES).every((prefix) => xml.includes(`xmlns:${prefix}=`));
  return now.set(name, bytesOf(written(known ? xml : EMPTY, d)));
}

/** The head of a paper as a description of the document. */
export function selfDescription(head: PaperHead): SelfDescription {
  return { title: head.title, author: head.author, subject: head.subject, date: head.date };
}
