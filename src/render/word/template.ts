import { CannotUse } from "../../model/outcome.ts";
import { PAGE, twips } from "./measures.ts";
import { paragraphsOf, paragraphText, placeholdersOf } from "./paragraphs.ts";
import { mainPart, type Parts, relationshipsOf, targetPart, textOf } from "./parts.ts";

/** A Word template as it was found. */
export interface Template {
  readonly parts: Parts;
  /** The main document's part. */
  readonly main: string;
  /** Headers and footers. */
  readonly furniture: readonly string[];
  /** Names of all placeholders, with the parts that hold them. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  /** Of the text where the body goes, in twips. */
  readonly width: number;
  /** Its Table Grid draws lines between columns. */
  readonly uprights: boolean;
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const FURNITURE = /\/relationships\/(header|footer)$/;
const BODY = /\{\{\s*body\s*\}\}/;

function furnitureOf(parts: Parts, main: string): string[] {
  const found = relationshipsOf(parts, main).filter((r) => FURNITURE.test(r.type));
  return [...new Set(found.map((r) => targetPart(main, r.target)))].filter((name) => parts.has(name));
}

function placeholderParts(parts: Parts, names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of names) {
    for (const name of placeholdersOf(textOf(parts, part) ?? "")) found.set(name, [...(found.get(name) ?? []), part]);
  }
  return found;
}

const numberIn = (xml: string, pattern: RegExp): number | undefined => {
  const text = pattern.exec(xml)?.[1];
  return text === undefined ? undefined : Number(text);
};

function sectionWidth(section: string): number {
  const page = numberIn(section, /<w:pgSz\s[^>]*?w:w="(\d+)"/) ?? twips(PAGE.width);
  const margins = /<w:pgMar\s[^>]*>/.exec(section)?.[0] ?? "";
  const of = (side: string) => numberIn(margins, new RegExp(`w:${side}="(\\d+)"`));
  return page - (of("left") ?? twips(PAGE.left)) - (of("right") ?? twips(PAGE.right)) - (of("gutter") ?? 0);
}

// The body's width is that of the section it stands in (its properties come after it), or of the table cell around it.
function widthAt(xml: string, at: number): number {
  const cell = xml.lastIndexOf("<w:tc>", at);
  if (cell > xml.lastIndexOf("</w:tc>", at)) {
    const width = numberIn(xml.slice(cell, at), /<w:tcW\s[^>]*?w:w="(\d+)"/);
    if (width) return width - 216; // Word's own cell margins, 108 on each side
  }
  return sectionWidth(/<w:sectPr[\s>][\s\S]*?<\/w:sectPr>/.exec(xml.slice(at))?.[0] ?? "");
}

function bodyPlace(xml: string, what: string): number {
  const found = paragraphsOf(xml).filter((p) => BODY.test(paragraphText(p)));
  const inText = found.filter((p) => !p.inTextBox);
  if (inText.length === 0 && found.length > 0)
    throw new CannotUse(`${what} has {{body}} in a text box: write it in a paragraph of its own on the page itself.`);
  if (inText.length === 0)
    throw new CannotUse(`${what} has no place for the paper: write {{body}} in a paragraph of its own where the paper goes.`);
  if (inText.length > 1) throw new CannotUse(`${what} has {{body}} ${inText.length} times: write it once, where the paper goes.`);
  return inText[0]?.start ?? 0;
}

function hasUprights(parts: Parts, main: string): boolean {
  const styles = relationshipsOf(parts, main).find((r) => r.type.endsWith("/relationships/styles"));
  const xml = styles ? (textOf(parts, targetPart(main, styles.target)) ?? "") : "";
  const grid = (xml.match(/<w:style\s[^>]*>[\s\S]*?<\/w:style>/g) ?? []).find((style) => /<w:name\s+w:val="Table Grid"/i.test(style)) ?? "";
  return /<w:insideV\s+w:val="(?!none|nil)/.test(grid);
}

/** Reads a template; one without a place for the body is refused by name. */
export function readTemplate(parts: Parts, what: string): Template {
  const main = mainPart(parts, what);
  const xml = textOf(parts, main) ?? "";
  if (!xml.includes(`"${W}"`) || !/<w:body[\s>]/.test(xml))
    throw new CannotUse(
      `${what} is not a Word document in the usual form (it may be "Strict Open XML"): save it again from Word as .docx.`,
    );
  if ([...parts.keys()].some((name) => name.endsWith("vbaProject.bin")))
    throw new CannotUse(`${what} holds macros: save it from Word as .docx, without them.`);
  const furniture = furnitureOf(parts, main);
  const width = widthAt(xml, bodyPlace(xml, what));
  return { parts, main, furniture, placeholders: placeholderParts(parts, [main, ...furniture]), width, uprights: hasUprights(parts, main) };
}
