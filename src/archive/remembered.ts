import path from "node:path";
import type { Place } from "./list.ts";
import { newestRevisions } from "./read.ts";
import { sha256 } from "./sha256.ts";
import { openStaging, quietly } from "./staging.ts";
import { attempt, fromUtf8, readIfThere, replaceFile, utf8 } from "./steps.ts";

/** What a plan's folder may hold besides its bags and HEAD: what was made of the whole series once. It can be deleted at any time. */
export const REMEMBERED = ".history.json";

const fileOf = (at: Place, plan: string): string => path.join(at.folder, plan, REMEMBERED);

// The bags' digests cover every byte of them: another series, or the same made otherwise, has another key.
function keyOf(at: Place, plan: string, how: string): string {
  return sha256([how, ...newestRevisions(at, plan).map((info) => `${info.date} ${info.revision} ${info.bagDigest}`)].join("\n"));
}

/** What was made of exactly this series in this way; null where nothing, or of another series. Never a source of papers. */
export function remembered(at: Place, plan: string, how: string): unknown {
  const read = attempt(() => fromUtf8(readIfThere(at.ports, fileOf(at, plan)) ?? new Uint8Array()));
  const end = read.ok ? read.value.indexOf("\n") : -1;
  if (!read.ok || end < 0 || read.value.slice(0, end) !== keyOf(at, plan, how)) return null;
  const value = attempt((): unknown => JSON.parse(read.value.slice(end + 1)));
  return value.ok ? value.value : null;
}

/** Keeps it. An archive that cannot be written to does without. */
export async function remember(at: Place, plan: string, how: string, value: unknown): Promise<void> {
  try {
    const staging = openStaging(at.folder, at.ports);
    try {
      await replaceFile(at.ports, staging.folder, fileOf(at, plan), utf8(`${keyOf(at, plan, how)}\n${JSON.stringify(value)}`));
    } finally {
      staging.done();
    }
  } catch {
    // it is only ever a saving of time
  }
}

/** What was remembered goes: it quotes editions, and one of them is being disposed of. */
export function forget(at: Place, plan: string): void {
  quietly(() => at.ports.disk.removeFile(fileOf(at, plan)));
}
