import { strToU8, zipSync } from "fflate";

const RELS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface MadeSheet {
  readonly name?: string;
  readonly state?: string;
  /** Rows and what else stands in the worksheet part. */
  readonly data: string;
  readonly before?: string;
  readonly after?: string;
}

/** A workbook of sheets; `styles` and `strings` are the insides of their parts. */
export function xlsx(sheets: readonly MadeSheet[], styles = "", strings = "", properties = ""): Uint8Array {
  const list = sheets.map(
    (s, i) => `<sheet name="${s.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}" state="${s.state ?? "visible"}" r:id="r${i}"/>`,
  );
  const rels = sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i + 1}.xml"/>`);
  return zipSync({
    "xl/workbook.xml": strToU8(`<workbook ${RELS}><workbookPr ${properties}/><sheets>${list.join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${rels.join("")}</Relationships>`),
    "xl/styles.xml": strToU8(`<styleSheet>${styles}</styleSheet>`),
    "xl/sharedStrings.xml": strToU8(`<sst>${strings}</sst>`),
    ...Object.fromEntries(
      sheets.map((s, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        strToU8(`<worksheet>${s.before ?? ""}<sheetData>${s.data}</sheetData>${s.after ?? ""}</worksheet>`),
      ]),
    ),
  });
}

/** A cell of text. */
export const c = (text: string, style = 0) => `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${text}</t></is></c>`;
/** A cell of a number. */
export const n = (value: number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
export const row = (cells: readonly string[], attributes = "") => `<row ${attributes}>${cells.join("")}</row>`;
