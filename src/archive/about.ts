import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Disposal } from "../model/snapshot.ts";
import { jsonFiles } from "./digest.ts";
import { isPlanName, root } from "./layout.ts";
import type { Ports } from "./ports.ts";
import { sha256 } from "./sha256.ts";
import { attempt, fromUtf8, makeFolders, readIfThere, replaceFile, utf8 } from "./steps.ts";

const README = `WHAT THIS FOLDER IS

This is an archive of action plans, kept by the program "actionplan". Every edition of a plan that was read has a folder of its own:

    PLAN/EDITION-DATE/r1/        the edition as it was first archived
    PLAN/EDITION-DATE/r2/        a later revision, where the same edition came in again with other contents
    PLAN/EDITION-DATE/r1-papers-1/   papers that were made of it later

Nothing in here is ever changed. Please do not add, rename, edit or delete anything: it would be noticed, and could not be mended.

WHAT IS IN SUCH A FOLDER

    data/source/          the file that the plan's owner sent, byte for byte
    data/edition.json     what was read from it: every recommendation with owner, update, delivery date, status
    data/findings.json    the doubts about it
    data/decisions.json   what people decided about it
    data/changes.json     what changed since the edition before it
    data/papers/          the papers written for the board
    bag-info.txt          title, dates, marking, retention, the digest of the snapshot before it
    manifest-sha256.txt   the SHA-256 digest of every file in data/

HOW TO CHECK IT WITHOUT THE PROGRAM

Each folder is a "bag" as RFC 8493 (BagIt) describes. Any BagIt tool can check it; so can these two commands, in the folder, on most systems:

    sha256sum -c tagmanifest-sha256.txt
    sha256sum -c manifest-sha256.txt

The whole format is described in archive-format.md, and the JSON files in schemas/. With the program: actionplan archive verify
`;

/** A file that explains the archive, at its root. */
interface About {
  readonly name: string;
  readonly bytes: Uint8Array;
}

let made: readonly About[] | null = null;

/** The files that explain the archive to somebody who has nothing but it, as this version writes them; the same all through a run. */
export function aboutFiles(): readonly About[] {
  made ??= makeAboutFiles();
  return made;
}

function makeAboutFiles(): readonly About[] {
  const schemas = Object.entries(jsonFiles).map(([name, schema]) => schemaFile(name.replace(".json", ""), schema));
  const files = [{ name: root.readme, bytes: utf8(README) }, ...formatText(), ...schemas, schemaFile("disposals", z.array(Disposal))];
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function schemaFile(name: string, schema: z.ZodType): About {
  return { name: `${root.schemas}/${name}.schema.json`, bytes: utf8(`${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`) };
}

// From src/archive/ and from dist/archive/ alike.
function formatText(): readonly About[] {
  const read = attempt(() => fs.readFileSync(new URL("../../docs/archive-format.md", import.meta.url)));
  return read.ok ? [{ name: root.format, bytes: read.value }] : [];
}

/** A line of CONTENTS.txt: a file that explains and its digest, `coming` while it is being put there. */
export interface Explained {
  readonly name: string;
  readonly sha256: string;
  readonly coming: boolean;
}

/** CONTENTS.txt: what belongs at the archive's root, so that a plan or a file that is taken away whole is noticed. */
export interface Contents {
  readonly files: readonly Explained[];
  readonly plans: readonly string[];
}

const FIRST = "An archive of action plans, format 1";

/** CONTENTS.txt as it lies at the root. */
export function contentsText(contents: Contents): string {
  const files = contents.files.map((f) => `${f.coming ? "coming" : "file"} ${f.sha256} ${f.name}`).sort();
  return [FIRST, ...files, ...[...contents.plans].sort().map((p) => `plan ${p}`), ""].join("\n");
}

/** CONTENTS.txt from its text; null for any byte that is not as it was written. */
export function parseContents(text: string): Contents | null {
  const lines = text.split("\n");
  const files = lines.flatMap((line): Explained[] => {
    const found = /^(file|coming) ([0-9a-f]{64}) (.+)$/.exec(line);
    return found === null ? [] : [{ coming: found[1] === "coming", sha256: found[2] ?? "", name: found[3] ?? "" }];
  });
  const plans = lines.filter((l) => l.startsWith("plan ")).map((l) => l.slice("plan ".length));
  const contents = { files, plans };
  return contentsText(contents) === text && plans.every(isPlanName) ? contents : null;
}

/** CONTENTS.txt of an archive; null where there is none or it is damaged. */
export function readContents(ports: Ports, archive: string): Contents | null {
  const bytes = readIfThere(ports, path.join(archive, root.contents));
  return bytes === null ? null : parseContents(fromUtf8(bytes));
}

/** Has the explaining files and the plan in the archive. At each moment every file is as CONTENTS.txt says, the old way or the new. */
export async function explain(ports: Ports, archive: string, staging: string, plans: readonly string[]): Promise<void> {
  const fresh = aboutFiles();
  const listed = fresh.map((f) => ({ name: f.name, sha256: sha256(f.bytes), coming: false }));
  const old = readContents(ports, archive);
  const kept = (old?.files ?? []).filter((f) => !f.coming && !listed.some((l) => l.name === f.name));
  const all = { files: [...listed, ...kept], plans: [...new Set([...(old?.plans ?? []), ...plans])] };
  const stale = fresh.filter((f) => !isThere(ports, archive, f));
  if (stale.length > 0) {
    const stays = (old?.files ?? []).filter((f) => !f.coming);
    const coming = listed.filter((l) => stale.some((s) => s.name === l.name)).map((l) => ({ ...l, coming: true }));
    await write(ports, archive, staging, {
      files: [...stays, ...listed.filter((l) => !stale.some((s) => s.name === l.name)), ...coming],
      plans: old?.plans ?? [],
    });
    for (const file of stale) await put(ports, archive, staging, file);
  }
  await write(ports, archive, staging, all);
}

function isThere(ports: Ports, archive: string, file: About): boolean {
  const bytes = readIfThere(ports, path.join(archive, ...file.name.split("/")));
  return bytes !== null && sha256(bytes) === sha256(file.bytes);
}

async function put(ports: Ports, archive: string, staging: string, file: About): Promise<void> {
  const at = path.join(archive, ...file.name.split("/"));
  makeFolders(ports, path.dirname(at));
  await replaceFile(ports, staging, at, file.bytes);
}

async function write(ports: Ports, archive: string, staging: string, contents: Contents): Promise<void> {
  const files = new Map(contents.files.map((f) => [`${f.coming} ${f.sha256} ${f.name}`, f]));
  const bytes = utf8(contentsText({ files: [...files.values()], plans: contents.plans }));
  const there = readIfThere(ports, path.join(archive, root.contents));
  if (there !== null && sha256(there) === sha256(bytes)) return;
  await replaceFile(ports, staging, path.join(archive, root.contents), bytes);
}
