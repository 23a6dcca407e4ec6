// Kills whole monthly runs at random moments and looks at what they leave: node scripts/crash.mjs [KILLS]. Needs npm run build.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { machinePorts } from "../dist/archive/machine.js";
import { openArchive } from "../dist/archive/store.js";

const kills = Number(process.argv[2] ?? 200);
const root = path.dirname(import.meta.dirname);
const work = fs.mkdtempSync(path.join(os.tmpdir(), "actionplan-crash-"));
const scratch = path.join(work, "tmp"); // the runs' temporary folder, so that what they leave there can be searched
fs.mkdirSync(scratch);
const samples = fs.readdirSync(path.join(root, "input", "sample")).map((name) => path.join(root, "input", "sample", name));

/** One whole run into these folders; killed after some milliseconds, or not at all. Gives how long it took and how it ended. */
function run(folder, milliseconds) {
  const args = [
    path.join(root, "bin", "actionplan.js"),
    "run",
    ...samples,
    "--archive",
    path.join(folder, "archive"),
    "--output",
    path.join(folder, "output"),
  ];
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: "ignore",
      env: { ...process.env, TMPDIR: scratch },
      detached: process.platform !== "win32",
    });
    const timer = milliseconds === null ? null : setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, took: Date.now() - began });
    });
  });
}

const archiveOf = (folder) => openArchive(path.join(folder, "archive"), machinePorts());
const stagedIn = (folder) => {
  const at = path.join(folder, "archive", ".staging");
  return fs.existsSync(at) ? fs.readdirSync(at) : [];
};
const below = (folder) =>
  fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()) : [];

const wrong = [];
const expectThat = (fine, what) => {
  if (!fine) wrong.push(what);
};

const whole = path.join(work, "whole");
fs.mkdirSync(whole);
const { took, code } = await run(whole, null);
if (code !== 0) throw new Error(`the run itself fails with code ${code}`);
const wanted = archiveOf(whole).list().length;
const papers = below(path.join(whole, "output"))
  .map((e) => e.name)
  .sort();
process.stdout.write(`a whole run takes ${took} ms, archives ${wanted} editions and writes ${papers.length} papers\n`);

for (let kill = 1; kill <= kills; kill++) {
  const folder = path.join(work, `kill-${kill}`);
  fs.mkdirSync(folder);
  const at = Math.random() * took * 1.05;
  const killed = await run(folder, at);
  const archive = archiveOf(folder);
  if (fs.existsSync(archive.folder)) {
    for (const d of archive.verify()) expectThat(false, `kill ${kill} at ${Math.round(at)} ms: ${d.where} ${d.what}`);
  }
  const output = below(path.join(folder, "output")).map((e) => e.name);
  for (const name of output) expectThat(papers.includes(name), `kill ${kill}: ${name} was left half-written`);
  const next = await run(folder, null);
  expectThat(next.code === 0, `kill ${kill} at ${Math.round(at)} ms: the next run ends with ${next.code ?? next.signal}`);
  expectThat(archive.verify().length === 0, `kill ${kill}: damage after the next run`);
  expectThat(archive.list().length === wanted, `kill ${kill}: ${archive.list().length} of ${wanted} editions after the next run`);
  expectThat(below(path.join(folder, "output")).length >= papers.length, `kill ${kill}: papers are missing after the next run`);
  expectThat(stagedIn(folder).length === 0, `kill ${kill}: staging is not swept: ${stagedIn(folder)}`);
  fs.rmSync(folder, { recursive: true });
  if (kill % 10 === 0 || killed.code === 0)
    process.stdout.write(`${kill} of ${kills}: ${killed.signal ?? `ended by itself (${killed.code})`}, ${wrong.length} wrong\n`);
}

// What the plans say must not be found in the temporary folder; the sample's owner and title are looked for.
for (const entry of below(scratch)) {
  const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name));
  if (/Beacon|Recommendation/i.test(bytes.toString("latin1")))
    wrong.push(`words of a plan are left in the temporary folder: ${entry.name}`);
}
fs.rmSync(work, { recursive: true });
process.stdout.write(
  wrong.length === 0 ? `${kills} kills: the archive was sound each time, and the next run went on\n` : `${wrong.join("\n")}\n`,
);
process.exit(wrong.length === 0 ? 0 : 1);
