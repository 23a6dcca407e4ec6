import { flate } from "./artifacts.ts";
import { rgbProfile } from "./colour.ts";
import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFString } from "./pdf-lib.ts";
import { name } from "./structure.ts";
import { pdfText } from "./tags.ts";

/** What a PDF says of itself. `date` is a day YYYY-MM-DD: the edition's, never the clock's. */
export interface Description {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string;
  readonly language: string;
  readonly date: string;
  /** The edition digest, as a keyword that `actionplan verify` finds; null for papers that must not carry it. */
  readonly digest: string | null;
  /** PDF/A-2, or 3 where files are attached. */
  readonly part: 2 | 3;
}

const CREATOR = "actionplan";
const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in XML: what has a meaning is named, what XML forbids is left out. */
function xml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "").replace(/[&<>"]/g, (c) => NAMED[c] ?? c);
}

const alternative = (tag: string, text: string) => `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt></${tag}>`;

const EXTENSION = [
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>',
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>",
  "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>",
].join("");

const NAMESPACES = [
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
  'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
  'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
  'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
  'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
].join(" ");

/** The XMP packet: the same facts as the Info dictionary, and what the file conforms to. */
export function xmpPacket(d: Description, producer: string): string {
  const time = `${d.date}T00:00:00+00:00`;
  const body = [
    "<dc:format>application/pdf</dc:format>",
    alternative("dc:title", d.title),
    d.author === null ? "" : `<dc:creator><rdf:Seq><rdf:li>${xml(d.author)}</rdf:li></rdf:Seq></dc:creator>`,
    alternative("dc:description", d.subject),
    `<dc:language><rdf:Bag><rdf:li>${xml(d.language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><xmp:CreateDate>${time}</xmp:CreateDate><xmp:ModifyDate>${time}</xmp:ModifyDate>`,
    d.digest === null ? "" : `<pdf:Keywords>${keywords(d.digest)}</pdf:Keywords>`,
    `<pdf:Producer>${xml(producer)}</pdf:Producer><pdfaid:part>${d.part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>`,
    EXTENSION,
  ].join("");
  const open = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';
  return `${open}\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${NAMESPACES}>${body}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>`;
}

const keywords = (digest: string) => `edition-digest:${digest}`;

function producerOf(document: PDFDocument): string {
  const info = document.context.lookup(document.context.trailerInfo.Info);
  const producer = info instanceof PDFDict ? document.context.lookup(info.get(name("Producer"))) : undefined;
  return producer instanceof PDFString ? producer.decodeText() : "";
}

/** Writes title, author, dates, language, XMP, output intent and how a viewer opens it. The old properties, with the clock's time, go. */
export function describe(document: PDFDocument, d: Description): void {
  const { context, catalog } = document;
  const producer = producerOf(document);
  const info = context.obj({});
  const day = PDFString.of(`D:${d.date.replaceAll("-", "")}000000+00'00'`);
  const facts = {
    Title: d.title,
    Author: d.author,
    Subject: d.subject,
    Creator: CREATOR,
    Producer: producer,
    Keywords: d.digest === null ? null : keywords(d.digest),
  };
  for (const [key, value] of Object.entries(facts)) if (value !== null && value !== "") info.set(name(key), pdfText(value));
  info.set(name("CreationDate"), day);
  info.set(name("ModDate"), day);
  context.trailerInfo.Info = context.register(info);
  catalog.set(name("Lang"), PDFString.of(d.language));
  catalog.set(name("MarkInfo"), context.obj({ Marked: true }));
  catalog.set(name("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  if (catalog.get(name("Outlines")) !== undefined) catalog.set(name("PageMode"), name("UseOutlines"));
  const packet = Buffer.from(xmpPacket(d, producer), "utf8");
  catalog.set(
    name("Metadata"),
    context.register(PDFRawStream.of(context.obj({ Type: "Metadata", Subtype: "XML", Length: packet.length }), packet)),
  );
  const intent = {
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of("sRGB"),
    Info: PDFString.of("sRGB"),
    DestOutputProfile: context.register(flate(context, rgbProfile(), { N: 3 })),
  };
  catalog.set(PDFName.of("OutputIntents"), context.obj([intent]));
}
