import type { Archive, ArchiveRecord } from "../archive/archive.ts";
import type { Written } from "../diff/series.ts";
import { nameOf } from "./compared.ts";

/** The order in which a plan's snapshots were archived and what was written from each, for its history. Disposed ones count no more. */
export function writtenOf(archive: Archive, plan: string): Written[] {
  const kept = archive.records(plan).filter((r) => !r.info.disposed);
  return kept.map(toWritten);
}

function toWritten({ info, source, papers }: ArchiveRecord): Written {
  const { date, revision, sequence } = info;
  const own = stems(papers);
  return { date, revision, sequence, source, papers: own.length > 0 ? own : [nameOf(info)] };
}

/** A paper is one, in however many formats; the workbook and the tables are made of it. */
function stems(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((name) => /^(.*-paper)\.(?:pdf|docx|html)$/.exec(name)?.[1] ?? []))];
}
