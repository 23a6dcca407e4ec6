import type { Finding } from "../../model/finding.ts";
import type { IngestOptions, Run, SourceDocument } from "../table.ts";
import { Changes } from "../text/changes.ts";
import { decodeText, statedCharset } from "../text/decode.ts";
import { descendants, parseHtml, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { assembleParts } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import { bodyToParts } from "./body.ts";
import { gridsToTables } from "./grids.ts";
import { pageStyles } from "./style.ts";

/** Reads a saved or exported web page: Word's, LibreOffice's, a browser's, a list page's. Nothing is fetched and no script is run. */
export function readHtml(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const nodes = gridsToTables(parseHtml(pageText(bytes)));
  const pen = new Pen();
  const furniture: Run[] = [];
  const keep = (runs: readonly Run[]) => {
    for (const run of runs) furniture.push(run);
  };
  const changes = new Changes();
  const aside = {
    furniture: (text: string) => keep(wordsOf(text, pen)),
    hidden: (text: string) => changes.hidden(text),
    deleted: (text: string) => changes.deleted(text),
    inserted: (text: string) => changes.inserted(text),
  };
  const doubts: Finding[] = [];
  const doubt = (findings: readonly Finding[]) => void doubts.push(...findings);
  const parts = bodyToParts(nodes, { style: pageStyles(nodes), pen, aside, furniture: keep, doubt });
  const { blocks, furniture: repeated } = assembleParts(parts, options.name);
  return {
    mediaType: "text/html",
    pages: 1,
    pageSizes: [],
    blocks,
    furniture: [...furniture, ...repeated],
    metaTitle: pageTitle(nodes),
    ocrPages: [],
    findings: [...pen.findings(), ...doubts, ...changes.findings("Cells of the plan hold hidden words")],
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: LibreOffice's own signs are what is looked for
const FIELD_MARKS = /[\u0003-\u0008]/g;

/** LibreOffice leaves the signs in its export that part a field's name from what it shows. */
function pageText(bytes: Uint8Array): string {
  const text = decodeText(bytes, statedCharset(bytes)).replace(/^\ufeff/, "");
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
