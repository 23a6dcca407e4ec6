import type { Finding } from "../../model/finding.ts";
import type { IngestOptions, Run, SourceDocument } from "../table.ts";
import { Changes } from "../text/changes.ts";
import { decodeText, statedCharset } from "../text/decode.ts";
import { descendants, parseHtml, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { assembleParts, type Part } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import { bodyToParts } from "./body.ts";
import { drawnToTables } from "./drawn-tables.ts";
import { gridsToTables } from "./grids.ts";
import { pageStyles } from "./style.ts";

/** Reads a saved or exported web page: Word's, LibreOffice's, a browser's, a list page's. Nothing is fetched and no script is run. */
export function readHtml(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  return htmlToSource(decodeText(bytes, statedCharset(bytes)), options);
}

/** The text of a web page as a document's tables and words. */
export function htmlToSource(text: string, options: IngestOptions): SourceDocument {
  const pen = new Pen();
  const changes = new Changes();
  const page = htmlToParts(text, pen, changes);
  const { blocks, furniture } = assembleParts(page.parts, options.name);
  return {
    mediaType: "text/html",
    pages: 1,
    pageSizes: [],
    blocks,
    furniture: [...page.furniture, ...furniture],
    metaTitle: page.title,
    ocrPages: [],
    findings: [...pen.findings(), ...page.findings, ...changes.findings("Cells of the plan hold hidden words")],
  };
}

/** What a page holds, before its tables are joined. */
export interface PageParts {
  readonly parts: readonly Part[];
  readonly furniture: readonly Run[];
  readonly title: string | null;
  readonly findings: readonly Finding[];
}

/** The blocks of a web page in order. */
export function htmlToParts(text: string, pen: Pen, changes: Changes): PageParts {
  const tree = parseHtml(withoutFieldMarks(text));
  const style = pageStyles(tree);
  const nodes = drawnToTables(gridsToTables(tree), style);
  const furniture: Run[] = [];
  const keep = (runs: readonly Run[]) => {
    for (const run of runs) furniture.push(run);
  };
  const aside = {
    furniture: (words: string) => keep(wordsOf(words, pen)),
    hidden: (words: string) => changes.hidden(words),
    deleted: (words: string) => changes.deleted(words),
    inserted: (words: string) => changes.inserted(words),
  };
  const findings: Finding[] = [];
  const doubt = (found: readonly Finding[]) => void findings.push(...found);
  const parts = bodyToParts(nodes, { style, pen, aside, furniture: keep, doubt });
  return { parts, furniture, title: pageTitle(nodes), findings };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: LibreOffice's own signs are what is looked for
const FIELD_MARKS = /[\u0003-\u0008]/g;

/** LibreOffice leaves the signs in its export that part a field's name from what it shows. */
function withoutFieldMarks(page: string): string {
  const text = page.replace(/^\ufeff/, "");
  return /<meta[^>]{0,200}(?:LibreOffice|OpenOffice)/i.test(text.slice(0, 4096)) ? text.replace(FIELD_MARKS, "") : text;
}

function pageTitle(nodes: ReturnType<typeof parseHtml>): string | null {
  for (const element of descendants(nodes)) {
    if (element.name === "title") return withoutView(textOf(element).replace(/\s+/g, " ").trim()) || null;
    if (element.name === "table") return null;
  }
  return null;
}

/** "Harbour Plan - All Items": a list page names the view it shows after the list. */
function withoutView(title: string): string {
  return title.replace(/\s+[-\u2013]\s+(?:All Items|All Documents|AllItems|List|Home)$/i, "");
}

function wordsOf(text: string, pen: Pen): Run[] {
  const maker = new ParagraphMaker(pen);
  maker.text(text, false);
  return maker.finish().flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}
