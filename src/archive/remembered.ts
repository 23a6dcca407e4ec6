import path from "node:path";
import { bagsOf } from "./chain.ts";
import { bagPath } from "./layout.ts";
import { type Place, tagsOf } from "./list.ts";
import { sha256 } from "./sha256.ts";
import { openStaging, quietly } from "./staging.ts";
import { attempt, fromUtf8, readIfThere, replaceFile, utf8 } from "./steps.ts";

/** What a plan's folder may hold besides its bags and HEAD: what was made of the whole series once. It can be deleted at any time. */
export const REMEMBERED = ".history.json";

const fileOf = (at: Place, plan: string): string => path.join(at.folder, plan, REMEMBERED);

// The bags' digests cover every byte of them: another series, or the same made otherwise, has another key. Former revisions and later papers count,
// for the history says what was written when.
function keyOf(at: Place, plan: string, how: string): string {
  const bags = bagsOf(at.ports, at.folder, plan).map((bag) => `${bagPath(bag)} ${tagsOf(at, bag).digest}`);
  return sha256([how, ...bags].join("\n"));
}

// Of the key and what was made: neither is taken where a byte of it differs.
const sealed = (key: string, body: string): string => `${key} ${sha256(body)}`;

/** What was made of exactly this series in this way; null where nothing, or of another series. Never a source of papers. */
export function remembered(at: Place, plan: string, how: string): unknown {
  const read = attempt(() => fromUtf8(readIfThere(at.ports, fileOf(at, plan)) ?? new Uint8Array()));
  const end = read.ok ? read.value.indexOf("\n") : -1;
  if (!read.ok || end < 0) return null;
  const body = read.value.slice(end + 1);
  const key = attempt(() => keyOf(at, plan, how));
  if (!key.ok || read.value.slice(0, end) !== sealed(key.value, body)) return null;
  const value = attempt((): unknown => JSON.parse(body));
  return value.ok ? value.value : null;
}

/** Keeps it. An archive that cannot be written to does without. */
export async function remember(at: Place, plan: string, how: string, value: unknown): Promise<void> {
  try {
    const staging = openStaging(at.folder, at.ports);
    try {
      const body = JSON.stringify(value);
      await replaceFile(at.ports, staging.folder, fileOf(at, plan), utf8(`${sealed(keyOf(at, plan, how), body)}\n${body}`));
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
