import path from "node:path";
import { bagsOf } from "./chain.ts";
import { bagPath } from "./layout.ts";
import { type Place, tagsOf } from "./list.ts";
import { sha256 } from "./sha256.ts";
import { openStaging, quietly } from "./staging.ts";
import { attempt, fromUtf8, readIfThere, replaceFile, utf8 } from "./steps.ts";

/** What a plan's folder may hold besides its bags and HEAD: what was made of the whole series once, and its editions in short. Each can be deleted at any time. */
export const REMEMBERED = ".history.json";
export const KEPT = ".series.json";

type Name = typeof REMEMBERED | typeof KEPT;

const fileOf = (at: Place, plan: string, name: Name): string => path.join(at.folder, plan, name);

// The bags' digests cover every byte of them: another series, or the same made otherwise, has another key. Former revisions and later papers count,
// for the history says what was written when.
function keyOf(at: Place, plan: string, how: string): string {
  const bags = bagsOf(at.ports, at.folder, plan).map((bag) => `${bagPath(bag)} ${tagsOf(at, bag).digest}`);
  return sha256([how, ...bags].join("\n"));
}

// Of the key and what was made: neither is taken where a byte of it differs.
const sealed = (key: string, body: string): string => `${key} ${sha256(body)}`;

function readSealed(at: Place, file: string, key: () => string): unknown {
  const read = attempt(() => fromUtf8(readIfThere(at.ports, file) ?? new Uint8Array()));
  const end = read.ok ? read.value.indexOf("\n") : -1;
  if (!read.ok || end < 0) return null;
  const body = read.value.slice(end + 1);
  const asked = attempt(key);
  if (!asked.ok || read.value.slice(0, end) !== sealed(asked.value, body)) return null;
  const value = attempt((): unknown => JSON.parse(body));
  return value.ok ? value.value : null;
}

/** An archive that cannot be written to does without. */
async function writeSealed(at: Place, file: string, key: () => string, value: unknown): Promise<void> {
  try {
    const staging = openStaging(at.folder, at.ports);
    try {
      const body = JSON.stringify(value);
      await replaceFile(at.ports, staging.folder, file, utf8(`${sealed(key(), body)}\n${body}`));
    } finally {
      staging.done();
    }
  } catch {
    // it is only ever a saving of time
  }
}

/** What was made of exactly this series in this way; null where nothing, or of another series. Never a source of papers. */
export function remembered(at: Place, plan: string, how: string): unknown {
  return readSealed(at, fileOf(at, plan, REMEMBERED), () => keyOf(at, plan, how));
}

/** Keeps it. */
export function remember(at: Place, plan: string, how: string, value: unknown): Promise<void> {
  return writeSealed(at, fileOf(at, plan, REMEMBERED), () => keyOf(at, plan, how), value);
}

/** What was made of single editions in this way, whatever has come since: each must name the digest of the bag that it was made of. */
export function kept(at: Place, plan: string, how: string): unknown {
  return readSealed(at, fileOf(at, plan, KEPT), () => sha256(how));
}

/** Keeps it. */
export function keep(at: Place, plan: string, how: string, value: unknown): Promise<void> {
  return writeSealed(at, fileOf(at, plan, KEPT), () => sha256(how), value);
}

/** What was remembered goes: it quotes editions, and one of them is being disposed of. */
export function forget(at: Place, plan: string): void {
  for (const name of [REMEMBERED, KEPT] as const) quietly(() => at.ports.disk.removeFile(fileOf(at, plan, name)));
}
