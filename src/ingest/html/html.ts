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
  const nodes = gridsToTables(parseHtml(decodeText(bytes, statedCharset(bytes)).replace(/^\ufeff/, "")));
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

function pageTitle(nodes: ReturnType<typeof parseHtml>): string | null {
  for (const element of descendants(nodes)) {
    if (element.name === "title") return textOf(element).replace(/\s+/g, " ").trim() || null;
    if (element.name === "table") return null;
  }
  return null;
}

function wordsOf(text: string, pen: Pen): Run[] {
  const maker = new ParagraphMaker(pen);
  maker.text(text, false);
  return maker.finish().flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}
