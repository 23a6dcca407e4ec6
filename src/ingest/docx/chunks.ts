import { type Finding, finding } from "../../model/finding.ts";
import { htmlToParts } from "../html/html.ts";
import { mimeParts } from "../mail/mime.ts";
import type { IngestOptions, Run } from "../table.ts";
import type { Changes } from "../text/changes.ts";
import { bytesAsLetters, decodeText, statedCharset } from "../text/decode.ts";
import { childElements, descendants, type Element } from "../text/markup.ts";
import type { Part } from "../text/parts.ts";
import type { Pen } from "../text/pen.ts";
import { readParts } from "../text/zip.ts";

// Report servers set a whole web page or another Word document into a document (w:altChunk); Word shows its content once it has opened it.

/** The parts set into a document by the id of their relation. */
export class Chunks {
  readonly findings: Finding[] = [];
  readonly furniture: Run[] = [];
  readonly #bytes: ReadonlyMap<string, Uint8Array>;

  constructor(bytes: Uint8Array, options: IngestOptions, body: Element, relations: Element | undefined) {
    const wanted = new Set([...descendants(body.children)].flatMap((e) => (e.name === "w:altChunk" ? [e.attribs["r:id"] ?? ""] : [])));
    const targets = new Map(
      relations === undefined ? [] : childElements(relations).map((r) => [r.attribs.Id ?? "", partOf(r.attribs.Target ?? "")]),
    );
    const names = new Set([...wanted].map((id) => targets.get(id) ?? ""));
    const parts = wanted.size === 0 ? new Map<string, Uint8Array>() : readParts(bytes, options, (part) => names.has(part));
    this.#bytes = new Map(
      [...wanted].flatMap(
        (id) => (parts.has(targets.get(id) ?? "") ? [[id, parts.get(targets.get(id) ?? "")]] : []) as [string, Uint8Array][],
      ),
    );
  }

  /** What a chunk holds: a package to be read as a document, or the blocks of its page. */
  read(chunk: Element, pen: Pen, changes: Changes): { readonly document: Uint8Array } | readonly Part[] {
    const bytes = this.#bytes.get(chunk.attribs["r:id"] ?? "");
    const start = bytes === undefined ? "" : bytesAsLetters(bytes.subarray(0, 4096));
    if (bytes === undefined) return this.unread(pen.page);
    if (start.startsWith("PK")) return { document: bytes };
    if (/^[\w-]+:[ \t]/.test(start) && /^mime-version:/im.test(start)) {
      const page = mimeParts(bytesAsLetters(bytes)).find((p) => p.type === "text/html");
      return page === undefined ? this.unread(pen.page) : this.#page(decodeText(page.body, page.charset), pen, changes);
    }
    return /<(html|body|table|p|div)\b/i.test(start)
      ? this.#page(decodeText(bytes, statedCharset(bytes)), pen, changes)
      : this.unread(pen.page);
  }

  #page(text: string, pen: Pen, changes: Changes): readonly Part[] {
    const { parts, furniture, findings } = htmlToParts(text, pen, changes);
    this.findings.push(...findings);
    this.furniture.push(...furniture);
    return parts;
  }

  /** A chunk that is neither a page nor a document of Word's, or stands within a cell. */
  unread(page: number): readonly Part[] {
    const message =
      "A part of another kind is set into the document and was not read: open it in Word, save it (Word takes the part in), and give that.";
    this.findings.push(finding("hidden-text", message, { pages: [page] }));
    return [];
  }
}

/** A target is given from the document's folder, or from the root. */
function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `word/${target}`;
}
