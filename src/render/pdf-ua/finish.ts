import { createHash } from "node:crypto";
import { markArtifacts, readPages } from "./artifacts.ts";
import { Glyphs } from "./glyphs.ts";
import { type Description, describe } from "./metadata.ts";
import { mendOutline } from "./outline.ts";
import {
  AFRelationship,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "./pdf-lib.ts";
import { readStructure } from "./structure.ts";
import { mendTags } from "./tags.ts";

/** A file to go with the paper inside the PDF (PDF/A-3). */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Finishing extends Omit<Description, "part"> {
  /** The headings, as bookmarks are to read. */
  readonly headings: readonly string[];
  readonly attachments: readonly Attachment[];
}

/** The finished PDF, and the pages on which a character had no glyph in any font. */
export interface Finished {
  readonly bytes: Uint8Array;
  readonly withoutGlyph: readonly number[];
}

const TYPES: Readonly<Record<string, string>> = { csv: "text/csv", json: "application/json" };

async function attach(document: PDFDocument, files: readonly Attachment[], date: string): Promise<void> {
  const day = new Date(`${date}T00:00:00Z`);
  for (const f of files)
    await document.attach(f.bytes, f.name, {
      mimeType: TYPES[f.name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
      description: f.name,
      creationDate: day,
      modificationDate: day,
      afRelationship: AFRelationship.Data,
    });
  await document.flush();
}

function referredBy(object: PDFObject): readonly PDFObject[] {
  if (object instanceof PDFStream) return object.dict.values();
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFArray ? object.asArray() : [];
}

/** Takes out what nothing refers to any more: old content streams, the old properties with the clock's time. */
function prune(context: PDFContext): void {
  const seen = new Set<PDFRef>();
  const todo: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  while (todo.length > 0) {
    const o = todo.pop();
    if (o instanceof PDFRef) {
      if (seen.has(o)) continue;
      seen.add(o);
      todo.push(context.lookup(o));
    } else if (o !== undefined) for (const x of referredBy(o)) todo.push(x);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref);
}

const SHELL = { useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false } as const;
const ZERO_ID = "0".repeat(32);

/** Saves with an ID made of the bytes themselves, written over a place of the same length. */
async function saved(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document;
  context.header = PDFHeader.forVersion(1, 7);
  context.trailerInfo.ID = context.obj([PDFHexString.of(ZERO_ID), PDFHexString.of(ZERO_ID)]);
  const bytes = Buffer.from(await document.save(SHELL));
  const id = createHash("sha256").update(bytes).digest("hex").slice(0, 32).toUpperCase();
  for (let at = bytes.lastIndexOf(ZERO_ID), n = 0; at >= 0 && n < 2; at = bytes.lastIndexOf(ZERO_ID), n++) bytes.write(id, at, "latin1");
  return bytes;
}

/**
 * Takes a tagged PDF that a Chromium printed to PDF/UA-1 and PDF/A-2a (3a with attachments), with bytes that depend on nothing but the PDF's
 * content and the description. Each content stream is parsed once.
 * @throws where the PDF has no structure tree.
 */
export async function finish(printed: Uint8Array, as: Finishing): Promise<Finished> {
  const document = await PDFDocument.load(printed, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const structure = readStructure(document);
  const pages = readPages(document, structure);
  const glyphs = new Glyphs(document, pages);
  const withoutGlyph = glyphs.missing();
  markArtifacts(document, structure, pages);
  mendTags(document, structure, pages, glyphs);
  mendOutline(document, as.headings);
  describe(document, { ...as, part: as.attachments.length > 0 ? 3 : 2 });
  await attach(document, as.attachments, as.date);
  prune(document.context);
  return { bytes: await saved(document), withoutGlyph };
}
