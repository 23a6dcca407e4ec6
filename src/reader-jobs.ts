import { createHash } from "node:crypto";
import type { Limits } from "./ingest/limits.ts";
import type { IngestOptions, SourceDocument } from "./ingest/table.ts";
import type { Job, JobKind } from "./reader-job.ts";

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
