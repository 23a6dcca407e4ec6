import path from "node:path";
import { fileBytes, ingestOptions, withPassword } from "../pipeline/read.ts";
import { readTablesInChild } from "../reader.ts";
import { openOffice, type Place } from "./office.ts";
import { givenFrom, type ReadOptions } from "./options.ts";
import { json, line, type Streams, table } from "./print.ts";

/** `actionplan tables`: the tables as read, before any meaning. */
export async function tablesCommand(
  file: string,
  options: Place & ReadOptions & { readonly json?: boolean },
  streams: Streams,
): Promise<number> {
  const office = await openOffice(options, streams);
  try {
    const tables = await withPassword(path.basename(file), givenFrom(options), (given) =>
      readTablesInChild(fileBytes(file, office.settings.limits), ingestOptions(file, office, given), office.settings.limits),
    );
    if (options.json === true) json(streams.out, tables);
    else
      for (const t of tables) {
        line(streams.out, `Page ${t.page}`);
        line(streams.out, `${table(t.rows, streams.out.columns ?? 160)}\n`);
      }
    return 0;
  } finally {
    await office.close();
  }
}
