import { type Document, Packer } from "docx";
import { bytesOf } from "./parts.ts";

// What XML 1.0 cannot hold: a plan's words are arbitrary, and one such character makes the whole file unreadable.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// docx's own step before it packs: packing its parts only to open them again took as long as making them.
const compiler: { compile(document: Document): ReadonlyMap<string, string | Uint8Array | ArrayBuffer> } = Packer["compiler"];

const legal = (name: string, text: string): Uint8Array => bytesOf(name.endsWith(".xml") ? text.replace(ILLEGAL, "") : text);
const bytesIn = (data: Uint8Array | ArrayBuffer): Uint8Array => (data instanceof Uint8Array ? data : new Uint8Array(data));

/** The parts of a document made with docx, without characters that XML cannot hold. */
export function partsOf(document: Document): Map<string, Uint8Array> {
  const files = [...compiler.compile(document)];
  return new Map(files.map(([name, data]) => [name, typeof data === "string" ? legal(name, data) : bytesIn(data)]));
}
