import { addOverrideType, addRelationship, freeName, insertBefore } from "./package-edit.ts";
import { bytesOf, mainPart, type Parts, relationshipsOf, targetPart, textOf } from "./parts.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const run = (inner: string): string => `<w:r><w:rPr><w:b/></w:rPr>${inner}</w:r>`;
const words = (text: string): string => run(`<w:t xml:space="preserve">${text}</w:t>`);
const middle = (inner: string): string => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${inner}</w:p>`;
const field = (name: string): string => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
const plain = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** What every page says where the template says nothing at its head, or nothing at its foot. */
const OWN = {
  header: { root: "hdr", lines: middle(words("{{marking}}")) + middle(words("{{notice}}{{draft}}")) },
  footer: {
    root: "ftr",
    lines: middle(words("{{marking}}")) + middle(`${plain("Page ")}${field("PAGE")}${plain(" of ")}${field("NUMPAGES")}`),
  },
} as const;

type Kind = keyof typeof OWN;

/**
 * A template without any header, or without any footer, gets one with the marking: a paper has it at the top and bottom of every page. Headers and
 * footers that a template has stay as they are.
 */
export function withFurniture(given: Parts, what: string): Parts {
  const main = mainPart(given, what);
  const missing = (Object.keys(OWN) as Kind[]).filter((kind) => !relationshipsOf(given, main).some((r) => r.type === `${R}/${kind}`));
  const parts = new Map(given);
  const references = missing.map((kind) => referencesTo(addPart(parts, main, kind), kind)).join("");
  if (references !== "") parts.set(main, bytesOf(inFirstSection(textOf(parts, main) ?? "", references)));
  return parts;
}

function addPart(parts: Map<string, Uint8Array>, main: string, kind: Kind): string {
  const { root, lines } = OWN[kind];
  const folder = targetPart(main, "");
  const name = freeName(parts, `${folder}paper-${kind}`, "xml");
  parts.set(name, bytesOf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} xmlns:w="${W}">${lines}</w:${root}>`));
  addOverrideType(parts, name, `${TYPE}.${kind}+xml`);
  return addRelationship(parts, main, `${R}/${kind}`, name.slice(folder.length));
}

/** For all pages, the first and the even ones too where the template sets these apart. */
function referencesTo(id: string, kind: Kind): string {
  return ["default", "first", "even"].map((type) => `<w:${kind}Reference xmlns:r="${R}" w:type="${type}" r:id="${id}"/>`).join("");
}

// Later sections take over what the first one has.
function inFirstSection(document: string, references: string): string {
  const first = /<w:sectPr(\s[^>]*?)?(\/?)>/.exec(document);
  if (first === null) return insertBefore(document, "w:body", `<w:sectPr>${references}</w:sectPr>`);
  const [whole, attributes = "", empty] = first;
  const opened = `<w:sectPr${attributes}>${references}${empty === "/" ? "</w:sectPr>" : ""}`;
  return document.slice(0, first.index) + opened + document.slice(first.index + whole.length);
}
