import { type Finding, finding } from "../../model/finding.ts";
import { CannotUse } from "../../model/outcome.ts";
import { joinPages } from "../joins.ts";
import { recognisePage } from "../scan/scan.ts";
import type { Block, IngestOptions, Run, SourceDocument } from "../table.ts";
import { pagesBeside } from "./beside.ts";
import { type DraftTable, draftTable, toPageTable } from "./build.ts";
import { isScan, type PageContent, readContent } from "./content.ts";
import { isDrawn } from "./dots.ts";
import { furnitureLines } from "./furniture.ts";
import type { Matrix } from "./geometry.ts";
import { bodySize, type DraftText, linesToTexts, toTextBlock } from "./headings.ts";
import type { PageLayout } from "./laid.ts";
import { layoutPages } from "./layout.ts";
import { paintsLineEnds } from "./line-ends.ts";
import type { Line } from "./lines.ts";
import { openPage } from "./page.ts";
import { withSettledBreaks } from "./page-breaks.ts";
import { openPdf, type PdfFile } from "./pdfium.ts";
import { putBeside, type Wide } from "./put-beside.ts";
import { toRun, type Vocabulary, vocabularyOf } from "./runs.ts";
import { withSoftTables } from "./soft-tables.ts";
import { splitTallRows } from "./split-rows.ts";
import { blocksAsSeen, runsAsSeen } from "./turned.ts";

/** Reads a PDF: its tables over all pages, the text outside them, and the page furniture. Every word painted stands in exactly one of them. */
export async function readPdf(bytes: Uint8Array, options: IngestOptions): Promise<SourceDocument> {
  const file = await openPdf(bytes, options.password ?? null, options.limits?.pages);
  try {
    const { contents, doubts } = await readContents(file, options);
    assertReadable(contents);
    return documentOf(contents, file.title, doubts);
  } finally {
    file.close();
  }
}

/** Doubts about recognised words, by page. */
type Doubts = ReadonlyMap<number, Finding>;

async function readContents(file: PdfFile, options: IngestOptions): Promise<{ contents: PageContent[]; doubts: Doubts }> {
  const contents: PageContent[] = [];
  const doubts = new Map<number, Finding>();
  let first = 0;
  for (let number = 1; number <= file.pages; number++) {
    const page = openPage(file, number);
    let content = readContent(page, first);
    if (options.recognise !== undefined && isScan(content)) {
      const scanned = await recognisePage(page, first, options.recognise);
      content = scanned.content;
      doubts.set(number, scanned.doubt);
    }
    page.close();
    first += content.words.length;
    contents.push(content);
    options.onProgress?.(number, file.pages);
  }
  return { contents, doubts };
}

function assertReadable(contents: readonly PageContent[]): void {
  if (contents.some((c) => c.words.length > c.hidden.length)) return;
  const scans = contents.filter(isScan).length;
  if (scans > 0)
    throw new CannotUse(
      `the PDF is a scan (${scans} of ${contents.length} pages are pictures without text): it needs text recognition (OCR)`,
    );
  throw new CannotUse("the PDF holds no text: export the plan again from its own program");
}

/** A block of a page before the vocabulary is known. */
type DraftBlock = { readonly top: number } & ({ readonly table: DraftTable } | { readonly text: DraftText });

function documentOf(contents: readonly PageContent[], title: string | null, doubts: Doubts): SourceDocument {
  const { ruled, furniture, aside, moved } = laidBeside(contents);
  const layouts = withSoftTables(ruled, furniture);
  const body = bodySize(layouts.flatMap((l) => l.lines));
  const paints = paintsLineEnds(layouts.flatMap((l) => l.tables));
  const pages = layouts.map((layout) => draftBlocks(layout, furniture, body, paints));
  const vocabulary = vocabularyOf(pages.flat().flatMap((b) => ("table" in b ? b.table.drafts.flat() : [b.text.draft])));
  const joined = joinBlocks(pages.flat(), vocabulary);
  const ways = { moved, back: backOf(contents) };
  return {
    mediaType: "application/pdf",
    pages: contents.length,
    pageSizes: contents.map(sizeAsSeen),
    blocks: blocksAsSeen(joined.blocks, ways),
    furniture: [
      ...runsAsSeen([...furnitureRuns(layouts, furniture), ...joined.furniture], ways),
      ...runsAsSeen(aside, { ...ways, moved: new Map() }),
    ],
    metaTitle: title,
    ocrPages: [...doubts.keys()],
    findings: [...contents.flatMap(pageFindings), ...besideFindings(moved), ...doubts.values()],
  };
}

interface Laid {
  readonly ruled: readonly PageLayout[];
  readonly furniture: ReadonlySet<Line>;
  readonly aside: readonly Run[];
  readonly moved: Wide["moved"];
}

/** The pages with the tables that lines draw; pages of a sheet too wide for them are put side by side first. */
function laidBeside(contents: readonly PageContent[]): Laid {
  const ruled = splitTallRows(layoutPages(contents));
  const furniture = furnitureLines(ruled);
  const rows = pagesBeside(ruled, furniture);
  if (rows === null) return { ruled, furniture, aside: [], moved: new Map() };
  const wide = putBeside(rows, ruled, furniture);
  const again = splitTallRows(layoutPages(wide.contents));
  return { ruled: again, furniture: sameLines(again, furniture), aside: wide.furniture, moved: wide.moved };
}

/** The lines of new layouts whose words were furniture before. */
function sameLines(layouts: readonly PageLayout[], furniture: ReadonlySet<Line>): Set<Line> {
  const words = new Set([...furniture].flatMap((l) => l.words));
  return new Set(layouts.flatMap((l) => l.lines.filter((line) => line.words.every((w) => words.has(w)))));
}

function backOf(contents: readonly PageContent[]): Map<number, Matrix> {
  return new Map(contents.flatMap((c) => (c.back === null ? [] : [[c.number, c.back] as const])));
}

function sizeAsSeen(c: PageContent): { width: number; height: number } {
  const sideways = c.back !== null && c.back[0] === 0;
  return sideways ? { width: c.height, height: c.width } : { width: c.width, height: c.height };
}

function draftBlocks(layout: PageLayout, furniture: ReadonlySet<Line>, body: number, paints: boolean): DraftBlock[] {
  const { content } = layout;
  const tables = layout.tables.map((t): DraftBlock => ({ top: t.box[1], table: draftTable(t, content.number, paints) }));
  const lines = layout.lines.filter((l) => !furniture.has(l));
  const right = lines.length === 0 ? null : Math.max(...lines.map((l) => l.to));
  const texts = linesToTexts(lines, content.number, body, right).map((text): DraftBlock => ({ top: text.top, text }));
  return [...tables, ...texts].sort((a, b) => a.top - b.top);
}

/** Joins the tables over the pages; each joined table stands where its first page has it. */
function joinBlocks(drafts: readonly DraftBlock[], vocabulary: Vocabulary): { blocks: Block[]; furniture: readonly Run[] } {
  const tables = drafts.flatMap((d, k) => ("table" in d ? [{ draft: d.table, k }] : []));
  const joined = joinPages(tables.map(({ draft, k }) => toPageTable(draft, vocabulary, k > 0 && "text" in (drafts[k - 1] as DraftBlock))));
  const at = new Map(joined.tables.map((j) => [(tables[j.from] as { k: number }).k, withSettledBreaks(j.table, vocabulary)]));
  const blocks: Block[] = [];
  drafts.forEach((d, k) => {
    if ("text" in d) blocks.push(toTextBlock(d.text, vocabulary));
    const table = at.get(k);
    if (table !== undefined) blocks.push(table);
  });
  return { blocks, furniture: joined.furniture };
}

function furnitureRuns(layouts: readonly PageLayout[], furniture: ReadonlySet<Line>): Run[] {
  return layouts.flatMap((l) =>
    l.lines
      .filter((line) => furniture.has(line))
      .flatMap((line) => line.words.filter((w) => !isDrawn(w)).map((w, i) => toRun(w, l.content.number, i === 0 ? "" : " ", false))),
  );
}

function besideFindings(moved: Wide["moved"]): Finding[] {
  return [...moved].map(([first, others]) => {
    const pages = [first, ...others.map((m) => m.number)];
    const message = `Pages ${pages.join(" and ")} were read as one wide page: their rows stand at the same heights, and only the first has the recommendations`;
    return finding("joined-rows", message, { pages });
  });
}

function pageFindings(content: PageContent): Finding[] {
  const out: Finding[] = [];
  if (isScan(content))
    out.push(
      finding("ocr", `Page ${content.number} is a picture without text: it was not read`, { pages: [content.number], severity: "error" }),
    );
  if (content.hidden.length > 0) {
    const text = content.hidden.map((w) => w.text).join(" ");
    out.push(finding("hidden-text", `Page ${content.number} holds words that cannot be seen on it`, { pages: [content.number], text }));
  }
  return out;
}
