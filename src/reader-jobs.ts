import { createHash } from "node:crypto";
import { type Limits, tooMuch } from "./ingest/limits.ts";
import type { Recognise } from "./ingest/scan/recogniser.ts";
import type { IngestOptions, SourceDocument } from "./ingest/table.ts";
import type { EditionAnswer, Job, JobKind, PlacedWord } from "./reader-job.ts";
import { withoutCanvas } from "./without-canvas.ts";

// Twice the size in points: 144 dots an inch, sharp enough to be enlarged at the desk.
const PICTURE_SCALE = 2;

/** What the reading process does for each question. Readers are loaded once a question has come. */
export const jobs: Readonly<Record<JobKind, (job: Job, options: IngestOptions) => Promise<unknown>>> = {
  edition: async (job, options) => {
    const { sourceToEdition } = await import("./ingest/ingest.ts");
    const read = await source(job, options);
    const { checkEdition } = await import("./ingest/limits.ts");
    const outcome = sourceToEdition(read, options, createHash("sha256").update(job.bytes).digest("hex"));
    checkEdition(outcome.value, options.name, job.limits);
    return { outcome, words: await wordsToWitness(read) } satisfies EditionAnswer;
  },
  witness: async ({ bytes }, options) => {
    withoutCanvas();
    return (await import("./ingest/pdf/ask-witness.ts")).askWitness(bytes, options.password ?? null);
  },
  tables: async (job, options) => {
    const { plainTables } = await import("./ingest/read.ts");
    return plainTables(await source(job, options));
  },
  words: async (job, options) => placedWords(await source(job, options)),
  picture: async ({ bytes, page }, options) => {
    const [{ renderPdfPage }, { pictureToPng }] = await Promise.all([import("./ingest/pdf/render.ts"), import("./ingest/pdf/png.ts")]);
    const { width, height, rgba } = await renderPdfPage(bytes, page ?? 1, PICTURE_SCALE, options.password ?? null);
    return { png: pictureToPng({ width, height, rgba }), width: width / PICTURE_SCALE, height: height / PICTURE_SCALE };
  },
};

/** Every word that has a box, in source order. */
function placedWords(read: SourceDocument): PlacedWord[] {
  const paragraphs = read.blocks.flatMap((b) =>
    b.kind === "text" ? [b.paragraph] : b.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs)),
  );
  return paragraphs.flatMap((p) => p.runs).flatMap((r) => (r.box === null ? [] : [{ text: r.text, page: r.page, box: r.box }]));
}

/** Our own words by page, where a witness can be asked about them. */
async function wordsToWitness(read: SourceDocument): Promise<EditionAnswer["words"]> {
  if (read.mediaType !== "application/pdf" || read.ocrPages.length > 0) return null;
  return (await import("./ingest/pdf/witness.ts")).wordsByPage(read);
}

/** Text recognition, loaded for the first scanned page; `begun` is told of each. */
export function recogniser(name: string, limits: Limits, begun: () => void): Recognise {
  let pages = 0;
  return async (pictures) => {
    pages += 1;
    if (pages > limits.scannedPages)
      throw tooMuch(name, `more than ${limits.scannedPages} scanned pages`, `${limits.scannedPages}`, "scannedPages");
    begun();
    return (await import("./recognise.ts")).recognise(pictures);
  };
}

async function source(
  { bytes, limits }: { readonly bytes: Uint8Array; readonly limits: Limits },
  options: IngestOptions,
): Promise<SourceDocument> {
  const { readTables } = await import("./ingest/read.ts");
  const { checkAmount } = await import("./ingest/limits.ts");
  const read = await readTables(bytes, { ...options, limits });
  checkAmount(read, options.name, limits);
  return read;
}
