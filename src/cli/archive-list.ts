import path from "node:path";
import { list } from "../archive/list.ts";
import { machinePorts } from "../archive/machine.ts";
import { findConfiguration } from "../config-file.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";
import { json, line, type Streams, table } from "./print.ts";

interface ListOptions {
  readonly config?: string;
  readonly archive?: string;
  readonly json?: boolean;
}

const row = (s: SnapshotInfo): readonly string[] => [
  `${s.plan}/${s.date}/r${s.revision}`,
  s.title,
  s.marking ?? "",
  s.archivedAt.slice(0, 16).replace("T", " "),
  s.disposed ? "disposed of" : s.editionDigest.slice(0, 16),
];

/** `actionplan archive list`. Apart from the other commands of the archive, so that nothing is loaded that reads an edition. */
export async function listCommand(plan: string | undefined, options: ListOptions, streams: Streams): Promise<number> {
  const cwd = process.cwd();
  const folder = path.resolve(cwd, options.archive ?? path.join(findConfiguration(cwd, options.config).folder, "archive"));
  const all = list({ folder, ports: machinePorts() }, plan);
  if (options.json === true) json(streams.out, all);
  else if (all.length === 0) line(streams.err, `nothing is archived yet in ${folder}`);
  else
    line(streams.out, table([["Edition", "Title", "Marking", "Archived", "Edition digest"], ...all.map(row)], streams.out.columns ?? 160));
  return 0;
}
