import path from "node:path";
import type { Damage } from "./archive.ts";
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

// Of the file's place, the key and what was made: nothing is taken, and verify tells, where a byte of it differs or it was swapped for another.
const sealed = (file: string, key: string, body: string): string => `${key} ${sha256([placeOf(file), key, body].join("\n"))}`;

const placeOf = (file: string): string => `${path.basename(path.dirname(file))}/${path.basename(file)}`;

/** Key and contents of a file that is as it was written; null for any other. */
function opened(file: string, text: string): { readonly key: string; readonly body: string } | null {
  const end = text.indexOf("\n");
  const key = text.slice(0, Math.max(0, text.indexOf(" ")));
  const body = text.slice(end + 1);
  return end >= 0 && text.slice(0, end) === sealed(file, key, body) ? { key, body } : null;
}

function readSealed(at: Place, file: string, key: () => string): unknown {
  const read = attempt(() => fromUtf8(readIfThere(at.ports, file) ?? new Uint8Array()));
  const found = read.ok ? opened(file, read.value) : null;
  const asked = attempt(key);
  if (found === null || !asked.ok || found.key !== asked.value) return null;
  const value = attempt((): unknown => JSON.parse(found.body));
  return value.ok ? value.value : null;
}

/** What a plan's folder remembers and is not as it was written. That one of them is not there is no damage. */
export function rememberedDamage(at: Place, plan: string): readonly Damage[] {
  const what = "is not as it was written; it is no part of the archive and can be deleted, and is then made anew";
  return ([REMEMBERED, KEPT] as const).flatMap((name): readonly Damage[] => {
    const file = fileOf(at, plan, name);
    if (at.ports.disk.look(file)?.kind !== "file") return []; // nothing there, or told as what does not belong here
    const read = attempt(() => fromUtf8(at.ports.disk.read(file)));
    return read.ok && opened(file, read.value) !== null ? [] : [{ where: `${plan}/${name}`, what }];
  });
}

/** An archive that cannot be written to does without. */
async function writeSealed(at: Place, file: string, key: () => string, value: unknown): Promise<void> {
  try {
    const staging = openStaging(at.folder, at.ports);
    try {
      const body = JSON.stringify(value);
      await replaceFile(at.ports, staging.folder, file, utf8(`${sealed(file, key(), body)}\n${body}`));
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
