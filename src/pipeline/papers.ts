import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile } from "../model/snapshot.ts";
import type { PaperInput } from "../render/paper-input.ts";
import type { Format } from "./formats.ts";
import type { Office } from "./office.ts";

const json = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Templates changed by the office lie in the folder that the settings name; without one, those of the package serve. */
export function templatesFolder(office: Pick<Office, "settings" | "settingsFolder">): string | null {
  const named = office.settings.templates;
  return named === null ? null : path.resolve(office.settingsFolder, named);
}

function wordTemplate(office: Office, input: PaperInput): Uint8Array | undefined {
  const named = input.board?.wordTemplate ?? null;
  if (named === null) return undefined;
  const file = path.resolve(office.settingsFolder, named);
  if (!existsSync(file)) throw new CannotUse(`${named}: the Word template of the configuration is not there`);
  return readFileSync(file);
}

type Maker = (input: PaperInput, office: Office, base: string) => Promise<PaperFile[]>;

async function pdfPaper(input: PaperInput, office: Office, base: string): Promise<PaperFile[]> {
  const [{ toPaper }, { paperHtml }, { finishPdf }, browser] = await Promise.all([
    import("../render/paper.ts"),
    import("../render/html.ts"),
    import("../render/pdf.ts"),
    office.browser(),
  ]);
  const paper = toPaper(input);
  const printed = await browser.print(await paperHtml(paper, { templates: templatesFolder(office) }));
  const attachments = office.settings.attachments ? [...(await csvFiles(input, base)), ...jsonFiles(input, base)] : [];
  return [{ name: `${base}-paper.pdf`, bytes: await finishPdf(printed, paper, { attachments }) }];
}

async function csvFiles(input: PaperInput, base: string): Promise<PaperFile[]> {
  const { changesCsv, planCsv } = await import("../render/csv.ts");
  const plan = { name: `${base}-plan.csv`, bytes: text(planCsv(input.edition)) };
  return input.changes === null ? [plan] : [plan, { name: `${base}-changes.csv`, bytes: text(changesCsv(input.changes, input.edition)) }];
}

function jsonFiles(input: PaperInput, base: string): PaperFile[] {
  const edition = { name: `${base}-edition.json`, bytes: json(input.edition) };
  return input.changes === null ? [edition] : [edition, { name: `${base}-changes.json`, bytes: json(input.changes) }];
}

/** One maker a format; each loads only what it needs. */
const makers: Record<Format, Maker> = {
  pdf: async (input, office, base) => {
    try {
      return await pdfPaper(input, office, base);
    } catch (error) {
      if (!(error instanceof CannotUse)) throw error;
      office.warn(`the PDF was not written: ${error.message}`);
      return [];
    }
  },
  docx: async (input, office, base) => {
    const [{ toPaper }, { paperToWord }] = await Promise.all([import("../render/paper.ts"), import("../render/word.ts")]);
    return [{ name: `${base}-paper.docx`, bytes: await paperToWord(toPaper(input), wordTemplate(office, input)) }];
  },
  html: async (input, office, base) => {
    const [{ toPaper }, { paperHtml }] = await Promise.all([import("../render/paper.ts"), import("../render/html.ts")]);
    return [{ name: `${base}-paper.html`, bytes: text(await paperHtml(toPaper(input), { templates: templatesFolder(office) })) }];
  },
  xlsx: async (input, _office, base) => {
    const { editionWorkbook } = await import("../render/sheet.ts");
    return [{ name: `${base}-workbook.xlsx`, bytes: await editionWorkbook(input) }];
  },
  csv: (input, _office, base) => csvFiles(input, base),
  json: async (input, _office, base) => jsonFiles(input, base),
};

/** The papers of one edition in the formats asked for, made side by side. Without a browser all but the PDF are made, and that is said. */
export async function makePapers(input: PaperInput, formats: readonly Format[], office: Office, base: string): Promise<PaperFile[]> {
  const made = await Promise.all(formats.map((f) => makers[f](input, office, base)));
  return made.flat();
}
