import { mergeNumbering } from "./merge-numbering.ts";
import { mergeStyles } from "./merge-styles.ts";
import { addDefaultType, addOverrideType, addRelationship, freeName } from "./package-edit.ts";
import { type Found, paragraphsOf, paragraphText } from "./paragraphs.ts";
import { bytesOf, type Parts, relationshipsOf, targetPart, textOf } from "./parts.ts";
import type { Template } from "./template.ts";

type Writable = Map<string, Uint8Array>;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const IMAGE_TYPES: Readonly<Record<string, string>> = { png: "image/png", svg: "image/svg+xml" };

/** The body of a document, without the section's properties. */
function bodyOf(xml: string): string {
  const start = xml.indexOf("<w:body>") + "<w:body>".length;
  return xml.slice(start, xml.lastIndexOf("<w:sectPr"));
}

/** The template's part for styles or lists; made where it has none. */
function siblingPart(parts: Writable, main: string, kind: "styles" | "numbering"): string {
  const there = relationshipsOf(parts, main).find((r) => r.type === `${OFFICE}/${kind}`);
  if (there) return targetPart(main, there.target);
  const name = targetPart(main, `${kind}.xml`);
  addRelationship(parts, main, `${OFFICE}/${kind}`, `${kind}.xml`);
  addOverrideType(parts, name, `${WORD}.${kind}+xml`);
  const root = `w:${kind}`;
  parts.set(
    name,
    bytesOf(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></${root}>`,
    ),
  );
  return name;
}

// Pictures get names and ids in the order in which the body shows them; docx names them at random.
function movePictures(parts: Writable, main: string, paper: Parts, paperMain: string, body: string): string {
  const targets = new Map(relationshipsOf(paper, paperMain).map((r) => [r.id, r]));
  const ids = new Map<string, string>();
  for (const [, id = ""] of body.matchAll(/\sr:embed="([^"]*)"/g)) {
    const target = targets.get(id)?.target;
    if (target === undefined || ids.has(id)) continue;
    ids.set(id, addPicture(parts, main, paper.get(targetPart(paperMain, target)) ?? new Uint8Array(), target));
  }
  return body.replace(/(\sr:embed=")([^"]*)/g, (_, open, id) => `${open}${ids.get(id) ?? id}`);
}

function addPicture(parts: Writable, main: string, bytes: Uint8Array, target: string): string {
  const extension = target.slice(target.lastIndexOf(".") + 1);
  const folder = targetPart(main, "media/");
  const name = freeName(parts, `${folder}paper`, extension);
  parts.set(name, bytes);
  addDefaultType(parts, extension, IMAGE_TYPES[extension] ?? "application/octet-stream");
  return addRelationship(parts, main, `${OFFICE}/image`, `media/${name.slice(folder.length)}`);
}

// Bookmarks and drawings are numbered through the whole document.
function renumber(body: string, template: string): string {
  const marks = Math.max(0, ...[...template.matchAll(/<w:bookmarkStart\s[^>]*?w:id="(\d+)"/g)].map((m) => Number(m[1])));
  const drawings = Math.max(0, ...[...template.matchAll(/<wp:docPr\s[^>]*?id="(\d+)"/g)].map((m) => Number(m[1])));
  const seen = new Map<string, number>();
  let drawing = drawings;
  const mark = (id: string): number => {
    if (!seen.has(id)) seen.set(id, marks + seen.size + 1);
    return seen.get(id) ?? 0;
  };
  return body
    .replace(/(<w:bookmark(?:Start|End)\s[^>]*?w:id=")([^"]*)/g, (_, open, id) => `${open}${mark(id)}`)
    .replace(/(<wp:docPr\s[^>]*?id=")([^"]*)/g, (_, open) => {
      drawing += 1;
      return `${open}${drawing}`;
    });
}

/** Declares in the template's document the prefixes that the body brings. */
function withNamespaces(document: string, body: string, paperDocument: string): string {
  const root = /<w:document[\s>][^>]*>/.exec(document)?.[0] ?? "";
  const ours = /<w:document[\s>][^>]*>/.exec(paperDocument)?.[0] ?? "";
  const missing = [...ours.matchAll(/\sxmlns:(\w+)="[^"]*"/g)].filter(
    ([, prefix]) => body.includes(`${prefix}:`) && !root.includes(`xmlns:${prefix}=`),
  );
  return document.replace(root, () => `${root.slice(0, -1)}${missing.map((m) => m[0]).join("")}>`);
}

const BODY = /\{\{\s*body\s*\}\}/;

function place(document: string): Found {
  const found = paragraphsOf(document).find((p) => !p.inTextBox && BODY.test(paragraphText(p)));
  if (!found) throw new Error("the template was read before: it has a place for the body");
  return found;
}

// A paragraph that also ends a section stays, emptied, or the section would be lost.
function sectionEnd(paragraph: string): string {
  const section = /<w:sectPr[\s>][\s\S]*?<\/w:sectPr>/.exec(paragraph)?.[0];
  return section === undefined ? "" : `<w:p><w:pPr>${section}</w:pPr></w:p>`;
}

// A table must have a paragraph after it where a cell or the document ends.
function closing(body: string, after: string): string {
  const needs = body.trimEnd().endsWith("</w:tbl>") && !after.trimStart().startsWith("<w:p");
  return needs ? '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>' : "";
}

function putInto(document: string, body: string): string {
  const at = place(document);
  const paragraph = document.slice(at.start, at.end);
  const alone = paragraphText(at).replace(BODY, "").trim() === "";
  const kept = alone ? "" : paragraph;
  const end = alone ? sectionEnd(paragraph) : "";
  const after = document.slice(at.end);
  return document.slice(0, at.start) + kept + body + (end || closing(body, after)) + after;
}

/** The template with the paper's body in its place: styles and lists it lacks are added, pictures brought, all numbers made to fit. */
export function graft(template: Template, paper: Parts): Writable {
  const parts: Writable = new Map(template.parts);
  const document = textOf(parts, template.main) ?? "";
  const paperDocument = textOf(paper, "word/document.xml") ?? "";
  const raw = bodyOf(paperDocument);
  const stylesPart = siblingPart(parts, template.main, "styles");
  const styles = mergeStyles(textOf(parts, stylesPart) ?? "", textOf(paper, "word/styles.xml") ?? "", raw);
  const numberingPart = siblingPart(parts, template.main, "numbering");
  const numbering = mergeNumbering(textOf(parts, numberingPart) ?? "", textOf(paper, "word/numbering.xml") ?? "", raw);
  const pictured = movePictures(parts, template.main, paper, "word/document.xml", raw);
  const body = renumber(numbering.rename(styles.rename(pictured)), document);
  parts.set(stylesPart, bytesOf(styles.styles));
  parts.set(numberingPart, bytesOf(numbering.numbering));
  return parts.set(template.main, bytesOf(putInto(withNamespaces(document, body, paperDocument), body)));
}
