import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CannotUse } from "../model/outcome.ts";
import type { PaperFile } from "../model/snapshot.ts";
import type { Paper } from "../render/blocks.ts";
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

async function printed(paper: Paper, office: Office, attachments: readonly PaperFile[]): Promise<Uint8Array> {
  const [{ paperHtml }, { finishPdf }, browser] = await Promise.all([
    import("../render/html.ts"),
    import("../render/pdf.ts"),
    office.browser(),
  ]);
  const pdf = await browser.print(await paperHtml(paper, { templates: templatesFolder(office) }));
  return finishPdf(pdf, paper, { attachments });
}

/** One paper in one of the formats that hold a paper; without a browser the PDF is left out, and that is said. */
async function paperAs(
  format: "pdf" | "docx" | "html",
  paper: Paper,
  office: Office,
  template: Uint8Array | undefined,
  attachments: readonly PaperFile[] = [],
): Promise<Uint8Array | null> {
  if (format === "docx") return (await import("../render/word.ts")).paperToWord(paper, template);
  if (format === "html") return text(await (await import("../render/html.ts")).paperHtml(paper, { templates: templatesFolder(office) }));
  try {
    return await printed(paper, office, attachments);
  } catch (error) {
    if (!(error instanceof CannotUse)) throw error;
    office.warn(`the PDF was not written: ${error.message}`);
    return null;
  }
}

const holdsPaper = (f: Format): f is "pdf" | "docx" | "html" => f === "pdf" || f === "docx" || f === "html";

async function inFormats(
  paper: Paper,
  formats: readonly Format[],
  office: Office,
  name: string,
  template?: Uint8Array,
): Promise<PaperFile[]> {
  const made = await Promise.all(
    formats.filter(holdsPaper).map(async (f) => ({ name: `${name}.${f}`, bytes: await paperAs(f, paper, office, template) })),
  );
  return made.filter((f): f is PaperFile => f.bytes !== null);
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

async function boardPaper(format: "pdf" | "docx" | "html", input: PaperInput, office: Office, base: string): Promise<PaperFile[]> {
  const { toPaper } = await import("../render/paper.ts");
  const attachments = office.settings.attachments ? [...(await csvFiles(input, base)), ...jsonFiles(input, base)] : [];
  const bytes = await paperAs(format, toPaper(input), office, wordTemplate(office, input), attachments);
  return bytes === null ? [] : [{ name: `${base}-paper.${format}`, bytes }];
}

/** One maker a format; each loads only what it needs. */
const makers: Record<Format, Maker> = {
  pdf: (input, office, base) => boardPaper("pdf", input, office, base),
  docx: (input, office, base) => boardPaper("docx", input, office, base),
  html: (input, office, base) => boardPaper("html", input, office, base),
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

/** An extract for the public. Nothing is written while words that look like names stand in it that nobody has agreed to. */
export async function makePublicPaper(
  input: PaperInput,
  formats: readonly Format[],
  office: Office,
  base: string,
  by: { readonly paperNumber: string; readonly agreed: boolean },
): Promise<PaperFile[]> {
  const { toPublicPaper } = await import("../render/public.ts");
  const { paper, confirm } = toPublicPaper(input, { paperNumber: by.paperNumber });
  if (confirm.length > 0 && !by.agreed)
    throw new CannotUse(`nothing was written: these words look like names; look at each, then say --agreed: ${confirm.join(", ")}`);
  return inFormats(paper, formats, office, `${base}-public`);
}

/** A short paper for each owner, and the draft of the letter it goes with. */
export async function makeOwnerPapers(input: PaperInput, formats: readonly Format[], office: Office, base: string): Promise<PaperFile[]> {
  const { toOwnerPapers } = await import("../render/by-owner.ts");
  const made: PaperFile[] = [];
  for (const o of toOwnerPapers(input)) {
    made.push(...(await inFormats(o.paper, formats, office, `${base}-${o.file}`)));
    made.push({ name: `${base}-${o.file}.eml`, bytes: text(o.eml) });
  }
  return made;
}

/** The full plan as a Word table with tracked changes. */
export async function makeTracked(input: PaperInput, base: string): Promise<PaperFile[]> {
  if (input.before === null || input.changes === null)
    throw new CannotUse("there is no edition before this one to track changes from: name one with --since");
  const { trackedTable } = await import("../render/tracked.ts");
  return [{ name: `${base}-tracked.docx`, bytes: await trackedTable(input.before, input.edition, input.changes) }];
}
