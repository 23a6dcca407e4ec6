import type { Finding } from "../../model/finding.ts";
import { CannotUse } from "../../model/outcome.ts";
import type { IngestOptions, Run, SourceDocument, TextBlock } from "../table.ts";
import { Changes } from "../text/changes.ts";
import { descendants, type Element, firstChild, isElement, type Node, parseXml, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { assembleParts, type Part } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import { readParts } from "../text/zip.ts";
import { Chunks } from "./chunks.ts";
import { blockContent, paragraphStyle, type WordReading, writeBlocks } from "./flow.ts";
import { Numbering } from "./numbering.ts";
import { rowNumberings } from "./row-numbers.ts";
import { readStyles } from "./styles.ts";
import { elementToTable, isLayout, tableCells } from "./table.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const WANTED =
  /^(word\/_rels\/document\d*\.xml\.rels|(word\/(document\d*|styles|numbering|header\d*|footer\d*|footnotes|endnotes)|docProps\/core)\.xml)$/;

/** Reads a Word document (.docx) as it is printed with all tracked changes accepted. Macros, links and remote templates are not followed. */
export function readDocx(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const pen = new Pen();
  const changes = new Changes();
  const document = documentParts(bytes, options, pen, changes);
  const assembled = assembleParts(document.blocks, options.name);
  return {
    mediaType: MEDIA_TYPE,
    pages: pen.page,
    pageSizes: [],
    blocks: assembled.blocks,
    furniture: [...document.furniture, ...assembled.furniture],
    metaTitle: document.title,
    ocrPages: [],
    findings: [...pen.findings(), ...document.findings, ...changes.findings("The document holds hidden text")],
  };
}

interface DocumentParts {
  readonly blocks: readonly Part[];
  readonly furniture: readonly Run[];
  readonly title: string | null;
  readonly findings: readonly Finding[];
}

/** A document's blocks in order; `within`: it stands in another document. */
function documentParts(bytes: Uint8Array, options: IngestOptions, pen: Pen, changes: Changes, within = 0): DocumentParts {
  const parts = readParts(bytes, options, (part) => WANTED.test(part));
  const root = (part: RegExp) => rootOf(parts, part, options.name);
  const body = root(/^word\/document\d*\.xml$/)?.children.find((c): c is Element => isElement(c) && c.name === "w:body");
  if (body === undefined) throw new CannotUse(`${options.name} has no text part that can be read: open it in Word and save it anew.`);
  const styles = readStyles(root(/^word\/styles\.xml$/));
  const chunks = new Chunks(bytes, options, body, root(/^word\/_rels\/document/));
  const pagesNoted = [...descendants(body.children)].some((e) => e.name === "w:lastRenderedPageBreak");
  const numbered = {
    pagesNoted,
    styles,
    numbering: new Numbering(root(/^word\/numbering\.xml$/)),
    rowNumberings: new Set<string>(),
    changes,
    pen,
    chunk: () => [],
  };
  const nested: Run[] = [];
  const chunk = (element: Element): readonly Part[] => {
    const read = within > DEEPEST_CHUNK ? [] : chunks.read(element, pen, changes);
    if (!("document" in read)) return read;
    const inner = documentParts(read.document, options, pen, changes, within + 1);
    nested.push(...inner.furniture);
    chunks.findings.push(...inner.findings);
    return inner.blocks;
  };
  const reading: WordReading = {
    ...numbered,
    chunk,
    rowNumberings: rowNumberings(body, styles, new Numbering(root(/^word\/numbering\.xml$/))),
  };
  const furniture = edgeRuns(parts, /^word\/header\d*\.xml$/, options.name, reading);
  const blocks = [...bodyParts(body.children, reading), ...notes(parts, options.name, reading)];
  const footers = edgeRuns(parts, /^word\/footer\d*\.xml$/, options.name, reading);
  return {
    blocks,
    furniture: [...furniture, ...nested, ...chunks.furniture, ...footers],
    title: coreTitle(root(/^docProps\/core\.xml$/)),
    findings: chunks.findings,
  };
}

const DEEPEST_CHUNK = 3; // documents within documents

type Parts = ReadonlyMap<string, Uint8Array>;

function rootOf(parts: Parts, part: RegExp, name: string): Element | undefined {
  const found = [...parts].find(([key]) => part.test(key));
  return found === undefined ? undefined : parsePart(found[0], found[1], name);
}

function parsePart(part: string, bytes: Uint8Array, name: string): Element | undefined {
  return parseXml(withUsualPrefix(new TextDecoder().decode(bytes)), `${name} (its part ${part})`).find(isElement);
}

/** Programs that are not Word may write "<ns0:p>" for "<w:p>". */
function withUsualPrefix(xml: string): string {
  const prefix = /\sxmlns:([\w.-]+)=["'][^"']*\/wordprocessingml\/(?:2006\/)?main["']/.exec(xml.slice(0, LONGEST_HEAD))?.[1] ?? "w";
  return prefix === "w" ? xml : xml.replace(new RegExp(`(<\\/?|\\s)${prefix}:(?=[\\w]+[\\s=/>])`, "g"), "$1w:");
}

const LONGEST_HEAD = 8000; // characters: the names of thirty namespaces

/** The words of page headers or footers. */
function edgeRuns(parts: Parts, kind: RegExp, name: string, reading: WordReading): Run[] {
  return [...parts]
    .filter(([part]) => kind.test(part))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([part, bytes]) => {
      const maker = new ParagraphMaker(reading.pen);
      writeBlocks(parsePart(part, bytes, name)?.children ?? [], maker, reading);
      // the first word of a line is glued to nothing: the lines of headers and footers stay apart
      return maker.finish().flatMap((p) => [...(p.list?.runs ?? []), ...p.runs].map((r, i) => (i === 0 ? { ...r, glue: "" as const } : r)));
    });
}

/** The body as text and tables in order. */
function bodyParts(nodes: readonly Node[], reading: WordReading): Part[] {
  return nodes.filter(isElement).flatMap((element): Part[] => {
    if (element.name === "w:tbl" && isLayout(element)) return tableCells(element).flatMap((cell) => bodyParts(cell.children, reading));
    if (element.name === "w:tbl") return [elementToTable(element, reading)];
    if (element.name === "w:p") return [...turnPage(element, reading), ...textBlocks(element, reading)];
    if (element.name === "w:altChunk") return [...reading.chunk(element)];
    return bodyParts(blockContent(element), reading);
  });
}

/** A page that the document itself begins; where Word has noted the pages as it last showed them, those count. */
function turnPage(paragraph: Element, reading: WordReading): Part[] {
  const begins = [...descendants([paragraph])].some(
    (e) =>
      (e.name === "w:br" && e.attribs["w:type"] === "page") ||
      e.name === "w:pageBreakBefore" ||
      (e.name === "w:sectPr" && !isContinuous(e)),
  );
  if (begins && !reading.pagesNoted) reading.pen.page += 1;
  return begins ? [{ kind: "break" }] : [];
}

function isContinuous(section: Element): boolean {
  return firstChild(section, "w:type")?.attribs["w:val"] === "continuous";
}

const LONGEST_HEADING = 20; // words

function textBlocks(paragraph: Element, reading: WordReading): TextBlock[] {
  const { outline } = paragraphStyle(paragraph, reading);
  const maker = new ParagraphMaker(reading.pen);
  writeBlocks([paragraph], maker, reading);
  return maker.finish().map((made) => {
    const bold =
      made.list === null && made.runs.length <= LONGEST_HEADING && made.runs.every((r) => r.bold || !/[\p{L}\p{N}]/u.test(r.text));
    return { kind: "text", page: reading.pen.page, level: outline === null ? (bold ? 4 : null) : Math.min(6, outline), paragraph: made };
  });
}

/** Footnotes and endnotes, after the text. */
function notes(parts: Parts, name: string, reading: WordReading): TextBlock[] {
  return [...parts]
    .filter(([part]) => /^word\/(footnotes|endnotes)\.xml$/.test(part))
    .flatMap(([part, bytes]) => [...descendants(parsePart(part, bytes, name)?.children ?? [])])
    .filter((e) => (e.name === "w:footnote" || e.name === "w:endnote") && e.attribs["w:type"] === undefined)
    .flatMap((note) => bodyParts(note.children, reading).filter((b): b is TextBlock => b.kind === "text"));
}

function coreTitle(core: Element | undefined): string | null {
  const title = core?.children.filter(isElement).find((e) => e.name === "dc:title");
  return title === undefined ? null : textOf(title).replace(/\s+/g, " ").trim() || null;
}
