import { cellText, paragraphLine } from "../table.ts";
import type { Changes } from "../text/changes.ts";
import { childElements, descendants, type Element, firstChild, isElement, type Node, textOf } from "../text/markup.ts";
import { markToOrdinal } from "../text/ordinals.ts";
import type { ParagraphMaker } from "../text/paragraphs.ts";
import type { Part } from "../text/parts.ts";
import type { Pen } from "../text/pen.ts";
import type { Marker, Numbering } from "./numbering.ts";
import { onOff, readLook, readProperties, type Styles, type WordStyle } from "./styles.ts";

/** What a document's text is read with. */
export interface WordReading {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Numberings that count the rows of a table: their numbers are ids, not marks of a list. */
  readonly rowNumberings: ReadonlySet<string>;
  readonly changes: Changes;
  /** The blocks of a part of another kind that is set in here. */
  readonly chunk: (element: Element) => readonly Part[];
  readonly pen: Pen;
  /** Whether Word has noted where pages began when it last showed the document. */
  readonly pagesNoted: boolean;
}

/** What a paragraph's runs are written with. */
interface Line {
  readonly maker: ParagraphMaker;
  readonly style: WordStyle;
  readonly reading: WordReading;
  /** Fields open at this point: true while their instructions stand. */
  readonly fields: boolean[];
  /** Text boxes that hang on the paragraph: their text follows it. */
  readonly boxes: Element[];
}

/** The style of a paragraph with its own properties. */
export function paragraphStyle(paragraph: Element, reading: WordReading): WordStyle {
  const properties = firstChild(paragraph, "w:pPr");
  const id = firstChild(properties, "w:pStyle")?.attribs["w:val"] ?? "";
  const style = reading.styles.get(id) ?? reading.styles.get("");
  const plain: WordStyle = {
    name: "",
    bold: null,
    hidden: null,
    caps: null,
    outline: null,
    numbering: null,
    before: null,
    after: null,
    contextual: false,
  };
  return readProperties(style ?? plain, properties, undefined);
}

/** Writes the block content of a cell, a text box or a header: paragraphs, tables within, content controls. */
export function writeBlocks(nodes: readonly Node[], maker: ParagraphMaker, reading: WordReading, flat = false): void {
  let before: WordStyle | null = null;
  let joined = false;
  for (const element of nodes.filter(isElement)) {
    if (element.name === "w:p") {
      writeParagraph(element, joined ? null : before, maker, reading, flat);
      before = paragraphStyle(element, reading);
      // A paragraph whose own mark was deleted runs on into the next.
      joined = isDeleted(firstChild(firstChild(element, "w:pPr"), "w:rPr"));
    } else if (element.name === "w:tbl") writeNested(element, maker, reading);
    else if (element.name === "w:altChunk") writeChunk(reading.chunk(element), maker);
    else writeBlocks(blockContent(element), maker, reading, flat);
  }
}

/** The blocks in a wrapper: content control, custom XML, tracked insertion; none in what is deleted or only describes. */
export function blockContent(element: Element): readonly Node[] {
  if (element.name === "w:sdt") return firstChild(element, "w:sdtContent")?.children ?? [];
  if (/^(w:customXml|w:ins|w:moveTo|w:smartTag)$/.test(element.name)) return element.children;
  return element.name === "mc:AlternateContent" ? alternative(element) : [];
}

const LEAST_GAP = 60; // twips, 3 pt: below this lines of one paragraph and two paragraphs look alike

function writeParagraph(paragraph: Element, before: WordStyle | null, maker: ParagraphMaker, reading: WordReading, flat: boolean): void {
  const style = paragraphStyle(paragraph, reading);
  const line = { maker, style, reading, fields: [], boxes: [] };
  if (flat) maker.text(" ", false);
  else if (before !== null) maker.paragraph(isApart(before, style));
  const marker = nextMarker(style, reading);
  if (marker !== null) writeMarker(marker, style, line);
  if (before !== null && marker === null && isEmpty(paragraph)) maker.text("\u00a0", false);
  writeRuns(paragraph.children, line);
  for (const box of line.boxes) {
    maker.paragraph(true);
    writeBlocks((box as Element).children, maker, reading);
  }
}

/** The number or bullet that stands before a paragraph of this style; counts it. */
export function nextMarker(style: WordStyle, reading: WordReading): Marker | null {
  const { num = null, level = null } = style.numbering ?? {};
  return num === null || num === "0" ? null : reading.numbering.next(num, level ?? 0);
}

function isApart(before: WordStyle, style: WordStyle): boolean {
  if (before.numbering !== null && style.numbering !== null) return false;
  if (style.contextual && before.contextual && before.name === style.name) return false;
  return Math.max(before.after ?? 0, style.before ?? 0) > LEAST_GAP;
}

function isEmpty(paragraph: Element): boolean {
  return [...descendants(paragraph.children)].every((e) => e.name !== "w:t" && e.name !== "w:sym" && e.name !== "w:txbxContent");
}

function writeMarker(marker: Marker, style: WordStyle, line: Line): void {
  const ordinal = marker.bullet ? null : markToOrdinal(marker.text);
  const named = /^list (?:bullet|number) ([2-5])$/i.exec(style.name)?.[1];
  // Numbers of several levels ("4.2.1"), with words ("R12") or that count the rows of a table are ids.
  if (ordinal === undefined || line.reading.rowNumberings.has(marker.key)) line.maker.text(`${marker.text} `, style.bold ?? false);
  else line.maker.item({ level: named === undefined ? marker.level : Number(named) - 1, ordinal });
}

type RunWriter = (element: Element, line: Line, bold: boolean, caps: boolean) => void;

const MARKS: Readonly<Record<string, RunWriter>> = {
  "w:t": (e, line, bold, caps) => write(textOf(e), line, bold, caps),
  "m:t": (e, line, bold, caps) => write(textOf(e), line, bold, caps),
  "w:tab": (_, line) => line.maker.text(" ", false),
  "w:ptab": (_, line) => line.maker.text(" ", false),
  "w:noBreakHyphen": (_, line, bold) => write("-", line, bold, false),
  "w:br": (e, line) => breakLine(e, line),
  "w:cr": (_, line) => line.maker.line(),
  "w:sym": (e, line, bold) => write(symbol(e), line, bold, false),
  "w:lastRenderedPageBreak": (_, line) => turnPage(line),
  "w:fldChar": (e, line) => stepField(e, line.fields),
};

function write(text: string, line: Line, bold: boolean, caps: boolean): void {
  if (!line.fields.includes(true)) line.maker.text(caps ? text.toUpperCase() : text, bold);
}

function breakLine(element: Element, line: Line): void {
  if (/^(page|column)$/.test(element.attribs["w:type"] ?? "")) line.maker.text(" ", false);
  else line.maker.line();
}

function turnPage(line: Line): void {
  line.reading.pen.page += 1;
}

/** A field's instructions stand between its begin and its separator, what it shows between that and its end. */
function stepField(element: Element, fields: boolean[]): void {
  const type = element.attribs["w:fldCharType"];
  if (type === "begin") fields.push(true);
  else if (type === "separate") fields.splice(-1, 1, false);
  else if (type === "end") fields.pop();
}

/** A sign by its code in a symbol font; codes of the private area are kept where they are known bullets. */
function symbol(element: Element): string {
  const code = Number.parseInt(element.attribs["w:char"] ?? "", 16);
  if (Number.isNaN(code)) return "";
  const known: Readonly<Record<number, string>> = { 61692: "✓", 61694: "☑", 61608: "☐", 61691: "✗", 61664: "→", 61623: "•", 61607: "▪" };
  return known[code] ?? String.fromCharCode(code);
}

function writeRuns(nodes: readonly Node[], line: Line): void {
  for (const element of nodes.filter(isElement)) {
    if (element.name === "w:r") writeRun(element, line);
    else if (element.name === "w:ins" || element.name === "w:moveTo") writeInserted(element, line);
    else if (element.name === "w:del" || element.name === "w:moveFrom") line.reading.changes.deleted(plainText(element));
    else if (element.name === "w:sdt") writeRuns(firstChild(element, "w:sdtContent")?.children ?? [], line);
    else if (element.name === "mc:AlternateContent") writeRuns(alternative(element), line);
    else if (element.name === "m:t") write(textOf(element), line, false, false);
    else if (!/^(w:pPr|w:rPr|w:sdtPr|w:bookmark.*|w:comment.*|w:proofErr|w:ruby)$/.test(element.name)) writeRuns(element.children, line);
  }
}

function writeInserted(element: Element, line: Line): void {
  const text = plainText(element);
  if (text.trim() !== "") line.reading.changes.inserted(text);
  writeRuns(element.children, line);
}

function writeRun(run: Element, line: Line): void {
  const properties = firstChild(run, "w:rPr");
  const own = readLook(properties);
  const named = line.reading.styles.get(firstChild(properties, "w:rStyle")?.attribs["w:val"] ?? "\0");
  const bold = own.bold ?? named?.bold ?? line.style.bold ?? false;
  const caps = own.caps ?? named?.caps ?? line.style.caps ?? false;
  if (own.hidden ?? named?.hidden ?? line.style.hidden ?? false) line.reading.changes.hidden(plainText(run));
  else for (const child of childElements(run)) writeRunPart(child, line, bold, caps);
}

function writeRunPart(element: Element, line: Line, bold: boolean, caps: boolean): void {
  const writer = MARKS[element.name];
  if (writer !== undefined) writer(element, line, bold, caps);
  else if (element.name === "mc:AlternateContent")
    for (const e of alternative(element).filter(isElement)) writeRunPart(e, line, bold, caps);
  else if (/^(w:drawing|w:pict|w:object)$/.test(element.name)) line.boxes.push(...textBoxes(element));
}

function textBoxes(element: Element): Element[] {
  return element.children
    .filter(isElement)
    .flatMap((e) =>
      e.name === "w:txbxContent"
        ? [e]
        : e.name === "mc:AlternateContent"
          ? alternative(e).filter(isElement).flatMap(textBoxes)
          : textBoxes(e),
    );
}

/** One of the two ways in which newer Word writes drawings, never both. */
function alternative(element: Element): readonly Node[] {
  return (firstChild(element, "mc:Choice") ?? firstChild(element, "mc:Fallback"))?.children ?? [];
}

/** A table within a cell: each of its rows is a paragraph. */
function writeNested(table: Element, maker: ParagraphMaker, reading: WordReading): void {
  for (const row of childElements(table, "w:tr")) {
    maker.paragraph(false);
    for (const cell of childElements(row, "w:tc")) {
      writeBlocks(cell.children, maker, reading, childElements(cell, "w:p").length <= 1);
      maker.text(" ", false);
    }
    maker.paragraph(false);
  }
}

/** A part set into a cell: its texts, the rows of its tables as lines. */
function writeChunk(parts: readonly Part[], maker: ParagraphMaker): void {
  const lines = parts.flatMap((part) => {
    if (part.kind === "table") return part.rows.map((row) => row.cells.map(cellText).join(" "));
    return part.kind === "text" ? [paragraphLine(part.paragraph)] : [];
  });
  for (const line of lines) {
    maker.paragraph(true);
    maker.lines(line, false);
  }
}

/** The words of an element as they stand, deleted ones too: for findings. */
export function plainText(element: Element): string {
  return [...descendants([element])]
    .map((e) => (e.name === "w:t" || e.name === "w:delText" ? textOf(e) : e.name === "w:p" ? " " : ""))
    .join("");
}

/** Whether a row or paragraph carries a tracked deletion of itself. */
export function isDeleted(properties: Element | undefined): boolean {
  return firstChild(properties, "w:del") !== undefined && onOff(firstChild(properties, "w:del")) !== false;
}
