import { Document } from "docx";
import type { Paper } from "./blocks.ts";
import { everyCharacterSeen } from "./seen.ts";
import { withFurniture } from "./word/add-furniture.ts";
import { blocksToWord } from "./word/blocks-to-word.ts";
import { boardTemplate } from "./word/board-template.ts";
import { describe, selfDescription } from "./word/core-properties.ts";
import { barPictures, chartPictures } from "./word/drawings.ts";
import { graft } from "./word/graft.ts";
import { headToWord } from "./word/head.ts";
import { markPictures } from "./word/marks.ts";
import { typeScale } from "./word/measures.ts";
import { numberingOf } from "./word/numbering.ts";
import { partsOf } from "./word/pack.ts";
import { fillPlaceholders, paragraphsOf, paragraphText } from "./word/paragraphs.ts";
import { bytesOf, openParts, type Parts, packParts, textOf } from "./word/parts.ts";
import { headLeft, placeholderValues, refuseUnknown } from "./word/placeholders.ts";
import { type Setting, settingOf } from "./word/setting.ts";
import { stylesXml } from "./word/styles.ts";
import { readTemplate, type Template } from "./word/template.ts";

const WHAT = "the Word template";

/** The paper's head and blocks as a Word document of its own, to be put into a template. */
async function setPaper(paper: Paper, template: Template, s: Setting): Promise<Parts> {
  const document = new Document({
    externalStyles: stylesXml(typeScale(paper.largePrint)),
    numbering: { config: numberingOf(paper.blocks) },
    sections: [{ children: [...headToWord(paper.head, s, headLeft(paper.head, template)), ...blocksToWord(paper.blocks, s)] }],
  });
  return partsOf(document);
}

function filled(parts: Parts, names: readonly string[], values: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  const now = new Map(parts);
  for (const name of names) {
    const before = textOf(parts, name) ?? "";
    const after = fillPlaceholders(before, values);
    if (after !== before) now.set(name, bytesOf(after));
  }
  return now;
}

async function picturesOf(paper: Paper) {
  const [marks, charts, bars] = await Promise.all([markPictures(paper.colours), chartPictures(paper), barPictures(paper)]);
  return { marks, charts, bars };
}

/** A template saved as .dotx becomes a document. */
function asDocument(parts: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const types = textOf(parts, "[Content_Types].xml") ?? "";
  return types.includes("wordprocessingml.template.main+xml")
    ? parts.set("[Content_Types].xml", bytesOf(types.replace("wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml")))
    : parts;
}

/** One line where a template's own headers and footers leave no place for the marking; null where there is one, or none is needed. */
export function unmarkedLine(paper: Paper, template: Uint8Array): string | null {
  const marking = paper.head.marking;
  if (marking === null) return null;
  const found = readTemplate(withFurniture(openParts(template, WHAT), WHAT), WHAT);
  const said = found.furniture.some(
    (name) => /\{\{\s*marking\s*\}\}/.test(textOfParagraphs(found.parts, name)) || textOfParagraphs(found.parts, name).includes(marking),
  );
  if (said) return null;
  return "the Word template has no {{marking}} in its header or footer: the Word paper is marked at its head alone, not on every page";
}

function textOfParagraphs(parts: Parts, name: string): string {
  return paragraphsOf(textOf(parts, name) ?? "")
    .map(paragraphText)
    .join("\n");
}

/**
 * The paper as a Word document, put into the office's template where one is given. A template without a place for the body, or with a placeholder
 * that is none of ours, is refused with `CannotUse`. The same paper and template give the same bytes.
 */
export async function paperToWord(given: Paper, template?: Uint8Array): Promise<Uint8Array> {
  const paper = everyCharacterSeen(given);
  const found = readTemplate(template ? withFurniture(openParts(template, WHAT), WHAT) : boardTemplate(paper.largePrint), WHAT);
  const values = placeholderValues(paper.head);
  refuseUnknown(found, values, WHAT);
  const setting = settingOf(paper, { width: found.width, uprights: found.uprights, ...(await picturesOf(paper)) });
  // Placeholders are filled before the body comes in: words of the plan are never taken for one.
  const ready = readTemplate(filled(found.parts, [found.main, ...found.furniture], values), WHAT);
  const parts = graft(ready, await setPaper(paper, found, setting));
  return packParts(describe(asDocument(parts), selfDescription(paper.head)), paper.head.date);
}
