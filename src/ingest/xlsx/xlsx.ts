import { type Finding, finding } from "../../model/finding.ts";
import { CannotUse } from "../../model/outcome.ts";
import type { Block, IngestOptions, Run, SourceDocument } from "../table.ts";
import { Changes } from "../text/changes.ts";
import { childElements, type Element, firstChild, isElement, parseXml, textOf } from "../text/markup.ts";
import { ParagraphMaker } from "../text/paragraphs.ts";
import { assembleParts, lineOfItsOwn, type Part } from "../text/parts.ts";
import { Pen } from "../text/pen.ts";
import { readParts } from "../text/zip.ts";
import { readSheet, readTexts } from "./read-sheet.ts";
import { hasText, lineOf, type Sheet } from "./sheet.ts";
import { sheetToParts } from "./sheet-parts.ts";
import { readCellStyles } from "./styles.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WANTED =
  /^(xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(_rels\/)?[^/]+\.(xml|rels)|xl\/tables\/[^/]+\.xml|docProps\/core\.xml)$/i;

/** Reads an Excel workbook (.xlsx) as its sheets are seen: dates and numbers as their cells show them, each sheet a page. */
export function readXlsx(bytes: Uint8Array, options: IngestOptions): SourceDocument {
  const parts = new Package(
    readParts(bytes, options, (part) => WANTED.test(part)),
    options.name,
  );
  const changes = new Changes();
  const sheets = readSheets(parts, changes).filter((s) => s.rows.some((row) => row.cells.some(hasText)));
  if (sheets.length === 0) throw new CannotUse(`${options.name} has no visible sheet with anything in it.`);
  const pen = new Pen();
  const furniture: Run[] = [];
  const doubts: Finding[] = [];
  const headers = sheets.map(headerOf);
  const blocks = sheets.flatMap((sheet, i) => {
    pen.page = i + 1;
    const title = i === 0 ? sheetToParts(sheet, pen) : null; // what stands before a heading is written before it
    const name = sheetName(sheet, headers.filter((h) => h === headers[i]).length > 1 && headers[i] !== "", pen);
    if (name.blocks.length > 0 && sheet.name.length === LONGEST_NAME) doubts.push(cutName(sheet, i + 1));
    furniture.push(...lineOfItsOwn(name.furniture), ...sheet.edges.flatMap((edge) => lineOfItsOwn(runsOf(edge, pen))));
    return withName(name.blocks, title ?? sheetToParts(sheet, pen), title !== null);
  });
  const assembled = assembleParts(blocks, options.name);
  return {
    mediaType: MEDIA_TYPE,
    pages: sheets.length,
    pageSizes: [],
    blocks: assembled.blocks,
    furniture: [...furniture, ...assembled.furniture],
    metaTitle: parts.title(),
    ocrPages: [],
    findings: [...pen.findings(), ...doubts, ...changes.findings("The workbook holds hidden rows, columns or sheets")],
  };
}

/** The parts of a workbook by name. */
class Package {
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #name: string;

  constructor(parts: ReadonlyMap<string, Uint8Array>, name: string) {
    this.#parts = parts;
    this.#name = name;
  }

  root(part: string): Element | undefined {
    const bytes = this.#parts.get(part) ?? [...this.#parts].find(([key]) => key.toLowerCase() === part.toLowerCase())?.[1];
    return bytes === undefined ? undefined : parseXml(withoutPrefix(bytes), `${this.#name} (its part ${part})`).find(isElement);
  }

  title(): string | null {
    const title = childElements(this.root("docProps/core.xml") ?? NOTHING).find((e) => /(^|:)title$/.test(e.name));
    return title === undefined ? null : textOf(title).replace(/\s+/g, " ").trim() || null;
  }
}

const NOTHING: Element = { type: "tag", name: "", attribs: {}, children: [] };

/** Some programs write "<x:row>" for "<row>". */
function withoutPrefix(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return /<(\w+):(worksheet|workbook|sst|styleSheet)\b/.test(text.slice(0, 2000)) ? text.replace(/<(\/?)\w+:/g, "<$1") : text;
}

function readSheets(parts: Package, changes: Changes): Sheet[] {
  const workbook = parts.root("xl/workbook.xml");
  const shared = parts.root("xl/sharedStrings.xml");
  const context = {
    strings: childElements(shared ?? NOTHING, "si").map((si) => readTexts(si, false)),
    styles: readCellStyles(parts.root("xl/styles.xml")),
    from1904: /^(1|true)$/.test(firstChild(workbook, "workbookPr")?.attribs.date1904 ?? ""),
    changes,
  };
  const targets = new Map(
    childElements(parts.root("xl/_rels/workbook.xml.rels") ?? NOTHING).map((r) => [r.attribs.Id ?? "", r.attribs.Target ?? ""]),
  );
  return childElements(firstChild(workbook, "sheets") ?? NOTHING, "sheet").flatMap((entry) => {
    const part = partOf(targets.get(entry.attribs["r:id"] ?? "") ?? "");
    const root = parts.root(part);
    if (root === undefined || root.name !== "worksheet") return [];
    const sheet = readSheet(entry.attribs.name ?? "", root, tablesOf(part, parts), context);
    if (!/hidden/i.test(entry.attribs.state ?? "")) return [sheet];
    for (const row of sheet.rows) for (const cell of row.cells) changes.hidden(lineOf(cell));
    return [];
  });
}

/** The lists ("tables") that are set in a sheet; they have filters of their own. */
function tablesOf(sheet: string, parts: Package): Element[] {
  const relations = parts.root(sheet.replace(/([^/]+)$/, "_rels/$1.rels"));
  return childElements(relations ?? NOTHING)
    .filter((r) => /\/table$/.test(r.attribs.Type ?? ""))
    .flatMap((r) => parts.root((r.attribs.Target ?? "").replace(/^(?:\.\.\/|\/xl\/)/, "xl/")) ?? []);
}

/** A target is given from the workbook's folder, or from the root. */
function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

/** The name of a sheet is a heading where several sheets are parts of one plan (the same columns); else it is furniture. */
function sheetName(sheet: Sheet, isPart: boolean, pen: Pen): { furniture: Run[]; blocks: Block[] } {
  if (/^sheet ?\d*$/i.test(sheet.name)) return { furniture: [], blocks: [] };
  if (!isPart) return { furniture: runsOf(sheet.name, pen), blocks: [] };
  return {
    furniture: [],
    blocks: [{ kind: "text", page: pen.page, level: 2, paragraph: { runs: runsOf(sheet.name, pen), list: null, gapBefore: false } }],
  };
}

/** A sheet's name heads what stands in it; on the first sheet the plan's own title lines come before it. */
function withName(name: readonly Block[], parts: readonly Part[], first: boolean): Part[] {
  const table = first
    ? Math.max(
        0,
        parts.findIndex((p) => p.kind === "table"),
      )
    : 0;
  return [...parts.slice(0, table), ...name, ...parts.slice(table)];
}

const LONGEST_NAME = 31; // letters that Excel allows the name of a sheet

function cutName(sheet: Sheet, page: number): Finding {
  const message = `The name of the sheet "${sheet.name}" is as long as Excel allows: as a section's it may be cut short.`;
  return finding("truncated", message, { pages: [page], text: sheet.name });
}

const FEWEST_COLUMNS = 3;

function headerOf(sheet: Sheet): string {
  const row = sheet.rows.find((r) => r.cells.filter(hasText).length >= FEWEST_COLUMNS);
  return row === undefined ? "" : row.cells.map(lineOf).join("\t");
}

function runsOf(text: string, pen: Pen): Run[] {
  const maker = new ParagraphMaker(pen);
  maker.text(text, false);
  return maker.finish().flatMap((p) => [...(p.list?.runs ?? []), ...p.runs]);
}
