import { createHash } from "node:crypto";
import type { Limits } from "./ingest/limits.ts";
import type { IngestOptions, SourceDocument } from "./ingest/table.ts";
import type { Job, JobKind } from "./reader-job.ts";

// Twice the size in points: 144 dots an inch, sharp enough to be enlarged at the desk.
const PICTURE_SCALE = 2;

/** What the reading process does for each question. Readers are loaded once a question has come. */
export const jobs: Readonly<Record<JobKind, (job: Job, options: IngestOptions) => Promise<unknown>>> = {
  edition: async (job, options) => {
    const { sourceToEdition } = await import("./ingest/ingest.ts");
    return sourceToEdition(await source(job, options), options, createHash("sha256").update(job.bytes).digest("hex"));
  },
  tables: async (job, options) => {
    const { plainTables } = await import("./ingest/read.ts");
    return plainTables(await source(job, options));
  },
  picture: async ({ bytes, page }, options) => {
    const [{ renderPdfPage }, { pictureToPng }] = await Promise.all([import("./ingest/pdf/render.ts"), import("./ingest/pdf/png.ts")]);
    const { width, height, rgba } = await renderPdfPage(bytes, page ?? 1, PICTURE_SCALE, options.password ?? null);
    return { png: pictureToPng({ width, height, rgba }), width: width / PICTURE_SCALE, height: height / PICTURE_SCALE };
  },
};

async function source(
  { bytes, limits }: { readonly bytes: Uint8Array; readonly limits: Limits },
  options: IngestOptions,
): Promise<SourceDocument> {
  const { readTables } = await import("./ingest/read.ts");
  const { checkAmount } = await import("./ingest/limits.ts");
  const read = await readTables(bytes, options);
  checkAmount(read, options.name, limits);
  return read;
}
