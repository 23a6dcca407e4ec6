// The last step of the build: each welded program is run once on the sample, and the code that V8 made of it is kept in dist/kept/, for this V8 on this
// system; every later start takes it from there (src/welded.ts). What cannot be made here (no browser, say) is left out: it is compiled as it is used.
// `--to FOLDER` names another dist/.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import v8 from "node:v8";

const self = fileURLToPath(import.meta.url);
const root = path.join(import.meta.dirname, "..");
const options = { to: { type: "string" }, record: { type: "string" }, out: { type: "string" } };
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const dist = path.resolve(values.to ?? path.join(root, "dist"));
const ours = (name) => import(pathToFileURL(path.join(dist, name)).href);
const sample = (name) => path.join(root, "input/sample", name);
const PLAN = "beacon-2026-09-04.pdf";
const NEXT = "beacon-2026-10-02.html";

/** In a process of its own: the program runs, and what V8 made of its files is written down. */
async function record(program, out) {
  const scripts = new Map();
  const write = () => {
    const made = [...scripts].map(([name, { text, script }]) => [name, { text, made: script.createCachedData() }]);
    writeFileSync(out, v8.serialize(made));
  };
  process.on("exit", write);
  process.argv.splice(1, process.argv.length, path.join(root, "bin/actionplan.js"), ...positionals);
  const { startWelded } = await ours("welded.js");
  startWelded(program, pathToFileURL(`${dist}${path.sep}`), (name, text, script) => scripts.set(name, { text, script }));
  process.on("message", (message) => message === "enough" && process.exit()); // after the program listens: the first one listening hears the job
}

/** Runs a program so; `job` is what its parent sends it. */
function recorded(program, cwd, args, flags = [], job = null) {
  const out = path.join(cwd, "recorded");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, self, "--to", dist, "--record", program, "--out", out, "--", ...args], {
      cwd,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
      timeout: 60_000,
    });
    child.on("message", ({ kind }) => kind !== "progress" && child.send("enough"));
    child.once("error", reject);
    child.once("exit", () => {
      try {
        resolve(new Map(v8.deserialize(readFileSync(out))));
      } catch (error) {
        reject(error);
      }
    });
    if (job === null) child.disconnect();
    else child.send(job);
  });
}

async function ofReader(cwd) {
  const [{ readerArguments }, { usualLimits: limits }] = await Promise.all([ours("reader.js"), ours("ingest/limits.js")]);
  const flags = readerArguments(limits.megabytes);
  const all = new Map();
  for (const [kind, name] of [
    ["witness", PLAN],
    ["edition", NEXT],
    ["edition", PLAN],
  ]) {
    const job = { kind, bytes: new Uint8Array(readFileSync(sample(name))), options: { name, plan: null }, limits };
    for (const [file, code] of await recorded("reader-child", cwd, [], flags, job)) all.set(file, code); // the last is the most usual
  }
  return all;
}

async function keep() {
  const { packed, packFile } = await ours("welded.js");
  const cwd = mkdtempSync(path.join(tmpdir(), "actionplan-build-"));
  try {
    mkdirSync(path.join(dist, "kept"), { recursive: true });
    const made = { "cli/main": await recorded("cli/main", cwd, ["run", sample(PLAN), sample(NEXT)]), "reader-child": await ofReader(cwd) };
    for (const [program, code] of Object.entries(made)) writeFileSync(path.join(dist, packFile(program)), packed(code));
  } catch (error) {
    process.stderr.write(`no code is kept, so the programs start a little slower: ${error.message}\n`);
  } finally {
    rmSync(cwd, { recursive: true, force: true, maxRetries: 3 });
  }
}

await (values.record === undefined ? keep() : record(values.record, values.out));
