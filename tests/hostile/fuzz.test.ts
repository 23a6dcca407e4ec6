import { type ChildProcess, fork } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { htmls } from "./html.ts";
import { offices } from "./office.ts";
import { pdfs } from "./pdf.ts";

const seconds = Number(process.env["FUZZ_SECONDS"] ?? 10);
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000);
const PATIENCE = 30_000; // ms for one document, as the reading process has
const built = fs.existsSync(fileURLToPath(new URL("../../dist/ingest/ingest.js", import.meta.url)));

interface Said {
  readonly n: number;
  readonly of?: string;
  readonly became?: string;
  readonly where?: string;
}

/** The sound documents of the hostile set, and the samples, in a folder of their own. */
function seedFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "actionplan-test-fuzz-"));
  for (const d of [...pdfs, ...htmls, ...offices])
    if (d.plan === true && !d.name.startsWith("bomb")) fs.writeFileSync(path.join(folder, d.name), d.make());
  const samples = fileURLToPath(new URL("../../input/sample/", import.meta.url));
  for (const name of fs.existsSync(samples) ? fs.readdirSync(samples) : [])
    fs.copyFileSync(path.join(samples, name), path.join(folder, name));
  return folder;
}

/** Reads mutated documents until the time is over or one does not come to an end; gives what became of them, and the number of the next. */
function readFrom(folder: string, first: number, until: number, count: Map<string, number>): Promise<number> {
  return new Promise((resolve, reject) => {
    const reader: ChildProcess = fork(fileURLToPath(new URL("fuzz-child.mjs", import.meta.url)), [folder, String(seed), String(first)], {
      execArgv: ["--max-old-space-size=1000"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let last: Said = { n: first };
    let watch: NodeJS.Timeout;
    const end = (became: string): void => {
      reader.removeAllListeners();
      reader.kill("SIGKILL");
      clearTimeout(watch);
      count.set(became, (count.get(became) ?? 0) + 1);
      resolve(last.n + 1);
    };
    reader.on("message", (said: Said) => {
      last = said;
      clearTimeout(watch);
      watch = setTimeout(() => end(`number ${last.n} (${last.of}) has no end`), PATIENCE);
      if (said.became === undefined) return;
      const became = said.where === undefined ? said.became : `${said.became} at ${said.where}, as number ${said.n}`;
      count.set(became, (count.get(became) ?? 0) + 1);
      if (Date.now() > until) end("the last");
    });
    // Also where memory ran out: the product says so in one clear line (tests/reader.test.ts), but a document of kilobytes has no need of a gigabyte.
    reader.on("exit", (code, signal) => end(`number ${last.n} (${last.of}) ended the process: ${code ?? signal}`));
    reader.on("error", reject);
  });
}

describe.skipIf(!built)(`mutated documents, seed ${seed}`, () => {
  it(
    `end in an edition or one clear line, for ${seconds} s`,
    async () => {
      const folder = seedFolder();
      const until = Date.now() + seconds * 1000;
      const count = new Map<string, number>();
      for (let next = 1; Date.now() < until; ) next = await readFrom(folder, next, until, count);
      process.stderr.write(`fuzz, seed ${seed}:\n${[...count].map(([what, times]) => `  ${times} × ${what}`).join("\n")}\n`);
      const bad = [...count.keys()].filter((what) => !["an edition", "a clear line", "the last"].includes(what));
      expect(bad).toEqual([]);
      fs.rmSync(folder, { recursive: true });
    },
    seconds * 1000 + 3 * PATIENCE,
  );
});
