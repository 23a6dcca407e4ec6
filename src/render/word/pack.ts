import { type Document, Packer } from "docx";
import { bytesOf, openParts, textOf } from "./parts.ts";

// What XML 1.0 cannot hold: a plan's words are arbitrary, and one such character makes the whole file unreadable.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The parts of a document made with docx, without characters that XML cannot hold. */
export async function partsOf(document: Document): Promise<Map<string, Uint8Array>> {
  const parts = openParts(await Packer.toBuffer(document), "the document");
  for (const name of [...parts.keys()].filter((n) => n.endsWith(".xml"))) {
    const before = textOf(parts, name) ?? "";
    const after = before.replace(ILLEGAL, "");
    if (after !== before) parts.set(name, bytesOf(after));
  }
  return parts;
}
