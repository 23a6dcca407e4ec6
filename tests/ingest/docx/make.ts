import { strToU8, zipSync } from "fflate";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:dc="dc"';

/** A Word document of a body, and of other parts by name. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const part = (xml: string) => strToU8(`<?xml version="1.0"?>${xml}`);
  return zipSync({
    "word/document.xml": part(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, part(xml.replace(">", ` ${NAMESPACES}>`))])),
  });
}

export const p = (text: string, properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const b = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const tc = (content: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const tr = (cells: readonly string[], properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells.join("")}</w:tr>`;
export const tbl = (...rows: readonly string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;
/** A row of plain cells. */
export const row = (...texts: readonly string[]) => tr(texts.map((text) => tc(p(text))));
