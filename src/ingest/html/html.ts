import { type Finding, finding } from "../../model/finding.ts";
import { countWords } from "../../model/text.ts";
import type { IngestOptions, Run, SourceDocument } from "../table.ts";
import { decodeText, statedCharset } from "../text/decode.ts";
import { descendants, parseHtml, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { assembleParts } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import { bodyToParts } from "./body.ts";
import { pageStyles } from "./style.ts";

/** Reads a saved or exported web page: Word's, LibreOffice's, a browser's, a list page's. Nothing is fetched and no script is run. */
export function readHtml(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const nodes = parseHtml(decodeText(bytes, statedCharset(bytes)).replace(/^\ufeff/, ""));
  const pen = new Pen();
  const furniture: Run[] = [];
  const unseen = new Unseen();
  const aside = {
    furniture: (text: string) => furniture.push(...wordsOf(text, pen)),
    hidden: (text: string) => unseen.hidden.push(text),
    deleted: (text: string) => unseen.deleted.push(text),
    inserted: (text: string) => unseen.inserted.push(text),
  };
  const parts = bodyToParts(nodes, { style: pageStyles(nodes), pen, aside, furniture: (runs) => furniture.push(...runs) });
  const { blocks, furniture: repeated } = assembleParts(parts, options.name);
  return {
    mediaType: "text/html",
    pages: 1,
    pageSizes: [],
    blocks,
    furniture: [...furniture, ...repeated],
    metaTitle: pageTitle(nodes),
    ocrPages: [],
    findings: [...pen.findings(), ...unseen.findings()],
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

/** What the page holds but a reader of it does not see, or sees struck out. */
class Unseen {
  readonly hidden: string[] = [];
  readonly deleted: string[] = [];
  readonly inserted: string[] = [];

  findings(): Finding[] {
    return [...trackedChanges(this.inserted, this.deleted), ...hiddenText(this.hidden)];
  }
}

function trackedChanges(inserted: readonly string[], deleted: readonly string[]): Finding[] {
  if (inserted.length + deleted.length === 0) return [];
  const message = `The document holds tracked changes (${inserted.length} insertions, ${deleted.length} deletions): they were read as accepted.`;
  return [
    finding("tracked-changes", message, { pages: [1], text: quote([...inserted.map((t) => `+ ${t}`), ...deleted.map((t) => `- ${t}`)]) }),
  ];
}

function hiddenText(hidden: readonly string[]): Finding[] {
  const texts = hidden.filter((t) => t.trim() !== "");
  if (texts.length === 0) return [];
  const words = texts.reduce((sum, t) => sum + countWords(t), 0);
  return [finding("hidden-text", `Cells of the plan hold ${words} hidden words, which were not read.`, { pages: [1], text: quote(texts) })];
}

function quote(texts: readonly string[]): string {
  return texts
    .map((t) => t.replace(/\s+/g, " ").trim())
    .join(" · ")
    .slice(0, 2000);
}
