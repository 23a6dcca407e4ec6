import { readFileSync } from "node:fs";
import path from "node:path";
import { Document, Footer, Header, Paragraph, TextRun } from "docx";
import { ownTemplates } from "../../template.ts";
import { describe } from "./core-properties.ts";
import { markingRun, pageRun, threePlaces } from "./furniture.ts";
import { INKS, PAGE, type TypeScale, twips, typeScale } from "./measures.ts";
import { partsOf } from "./pack.ts";
import { openParts, type Parts, packParts } from "./parts.ts";
import { stylesXml } from "./styles.ts";

const DAY = "2000-01-01"; // a template has no edition

const strong = (t: TypeScale, text: string): TextRun => new TextRun({ text, bold: true, size: t.marking[0], color: INKS.ink });

const marginOf = ({ margins: [top, bottom] }: TypeScale) => ({
  top: twips(top),
  right: twips(PAGE.right),
  bottom: twips(bottom),
  left: twips(PAGE.left),
  header: twips(11),
  footer: twips(8),
});

function section(t: TypeScale) {
  const head = threePlaces("Header", PAGE.text, [
    [[strong(t, "{{notice}}")]],
    [[markingRun(t, "{{marking}}")]],
    [[strong(t, "{{draft}}")]],
  ]);
  const plan = [[new TextRun("{{plan}}")], [new TextRun("{{edition}}")]];
  const foot = threePlaces("Footer", PAGE.text, [plan, [[markingRun(t, "{{marking}}")]], [[pageRun()]]]);
  return {
    properties: { page: { size: { width: twips(PAGE.width), height: twips(PAGE.height) }, margin: marginOf(t) } },
    headers: { default: new Header({ children: head }) },
    footers: { default: new Footer({ children: foot }) },
    children: [new Paragraph("{{body}}")],
  };
}

/** The default template: the paper's own styles, marking, plan and page numbers on every page, and one place, for the body. */
export function boardTemplate(largePrint = false): Parts {
  return largePrint ? madeTemplate(true) : openParts(readFileSync(path.join(ownTemplates(), "board.docx")), "the default Word template");
}

function madeTemplate(largePrint: boolean): Parts {
  const t = typeScale(largePrint);
  const document = new Document({
    externalStyles: stylesXml(t),
    title: "Board paper",
    features: { updateFields: false },
    sections: [section(t)],
  });
  const parts = partsOf(document);
  return describe(parts, { title: "Board paper", author: null, subject: "", date: DAY });
}

/** The default template as the file that is read from `templates/`: made once, since making it takes longer than setting a short paper. */
export function boardTemplateFile(): Uint8Array {
  return packParts(madeTemplate(false), DAY);
}
