import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Edition } from "../model/edition.ts";
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

type PaperFormat = "pdf" | "docx" | "html";

/** A paper with what several formats are made of, made once. */
interface InHand {
  readonly paper: Paper;
  readonly html: () => string;
  /** Called once the browser prints by itself. */
  readonly sent?: () => void;
}

async function inHand(paper: Paper, formats: readonly Format[], office: Office, sent?: () => void): Promise<InHand> {
  if (!formats.some((f) => f === "pdf" || f === "html")) return { paper, html: () => "" };
  const { paperHtml } = await import("../render/html.ts");
  let made: string | null = null;
  const html = () => {
    made ??= paperHtml(paper, { templates: templatesFolder(office) });
    return made;
  };
  return sent === undefined ? { paper, html } : { paper, html, sent };
}

// The finishing pass is loaded while the browser prints.
async function printed({ paper, html, sent }: InHand, office: Office, attachments: readonly PaperFile[]): Promise<Uint8Array> {
  const page = html(); // while the browser starts
  const browser = await office.browser();
  const [pdf, { finishPdf }] = await Promise.all([browser.print(page, sent), import("../render/pdf.ts")]);
  return finishPdf(pdf, paper, { attachments });
}

/** One paper in one of the formats that hold a paper; without a browser the PDF is left out, and that is said. */
async function paperAs(
  format: PaperFormat,
  given: InHand,
  office: Office,
  template: Uint8Array | undefined,
  attachments: readonly PaperFile[] = [],
): Promise<Uint8Array | null> {
  if (format === "docx") {
    const { paperToWord, unmarkedLine } = await import("../render/word.ts");
    const unmarked = template === undefined ? null : unmarkedLine(given.paper, template);
    if (unmarked !== null) office.warn(unmarked);
    return paperToWord(given.paper, template);
  }
  if (format === "html") return text(given.html());
  try {
    return await printed(given, office, attachments);
  } catch (error) {
    if (!(error instanceof CannotUse)) throw error;
    office.warn(`the PDF was not written: ${error.message}`);
    return null;
  }
}

const holdsPaper = (f: Format): f is PaperFormat => f === "pdf" || f === "docx" || f === "html";

async function inFormats(
  paper: Paper,
  formats: readonly Format[],
  office: Office,
  name: string,
  template?: Uint8Array,
): Promise<PaperFile[]> {
  const given = await inHand(paper, formats, office);
  const made = formats.filter(holdsPaper).map(async (f) => ({ name: `${name}.${f}`, bytes: await paperAs(f, given, office, template) }));
  return (await Promise.all(made)).filter((f): f is PaperFile => f.bytes !== null);
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

/** The board's paper, made once for all its formats; what cannot be printed as written is said once. */
async function makeBoardPaper(input: PaperInput, office: Office): Promise<Paper> {
  const [{ toPaper }, { unseenLine }] = await Promise.all([import("../render/paper.ts"), import("../render/seen.ts")]);
  const paper = toPaper(input);
  const unseen = unseenLine(paper);
  if (unseen !== null) office.warn(unseen);
  return paper;
}

async function boardPaper(format: PaperFormat, { input, office, base, given }: Making): Promise<PaperFile[]> {
  const attachments = office.settings.attachments ? [...(await csvFiles(input, base)), ...jsonFiles(input, base)] : [];
  const bytes = await paperAs(format, await given(), office, wordTemplate(office, input), attachments);
  return bytes === null ? [] : [{ name: `${base}-paper.${format}`, bytes }];
}

/** What the makers of one edition's papers share. */
interface Making {
  readonly input: PaperInput;
  readonly office: Office;
  readonly base: string;
  readonly given: () => Promise<InHand>;
}

/** One maker a format; each loads only what it needs. */
const makers: Record<Format, (making: Making) => Promise<PaperFile[]>> = {
  pdf: (making) => boardPaper("pdf", making),
  docx: (making) => boardPaper("docx", making),
  html: (making) => boardPaper("html", making),
  xlsx: async ({ input, base }) => {
    const { editionWorkbook } = await import("../render/sheet.ts");
    return [{ name: `${base}-workbook.xlsx`, bytes: await editionWorkbook(input) }];
  },
  csv: ({ input, base }) => csvFiles(input, base),
  json: async ({ input, base }) => jsonFiles(input, base),
};

/** Loads what papers are made with, while another process reads the document. What fails is told where it is needed. */
export function readyToWrite(): void {
  const parts = [
    import("../render/paper.ts"),
    import("../render/seen.ts"),
    import("../render/html.ts"),
    import("../render/word.ts"),
    import("../render/sheet.ts"),
    import("../render/csv.ts"),
    import("../render/pdf.ts"),
  ];
  Promise.all(parts).catch(() => undefined);
}

/**
 * The papers of one edition in the formats asked for. The PDF is begun first: while the browser prints, this process makes the others. Without a
 * browser all but the PDF are made, and that is said.
 */
export async function makePapers(input: PaperInput, formats: readonly Format[], office: Office, base: string): Promise<PaperFile[]> {
  let tell = (): void => undefined;
  const sent = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let hand: Promise<InHand> | null = null;
  const given = () => {
    hand ??= makeBoardPaper(input, office).then((paper) => inHand(paper, formats, office, tell));
    return hand;
  };
  const making = { input, office, base, given };
  const pdf = formats.includes("pdf") ? makers.pdf(making) : null;
  pdf?.catch(() => undefined); // told below, in its turn
  if (pdf !== null) await Promise.race([pdf, sent]);
  const made = await Promise.all(formats.map((f) => (f === "pdf" && pdf !== null ? pdf : makers[f](making))));
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

/** The edition with the board's marking, where it has one of its own. */
function marked({ edition, board }: PaperInput): Edition {
  return (board?.marking ?? null) === null ? edition : { ...edition, edition: { ...edition.edition, marking: board?.marking ?? null } };
}

/** The full plan as a Word table with tracked changes. */
export async function makeTracked(input: PaperInput, base: string): Promise<PaperFile[]> {
  if (input.before === null || input.changes === null)
    throw new CannotUse("there is no edition before this one to track changes from: name one with --since");
  const { trackedTable } = await import("../render/tracked.ts");
  return [{ name: `${base}-tracked.docx`, bytes: await trackedTable(input.before, marked(input), input.changes) }];
}
