// node bench/ingest/bench.mjs: our reader beside general extractors with a plain script on top, on the golden PDFs in one go: the share of perfect
// recommendations, processor time from a cold start and in a warm process.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { goldenDocuments } from "../../tests/editions/documents.mjs";
import { installed, inTurn, median, program, root, scratch, seconds, times } from "../measure.mjs";
import { perfectOnes, plainScript, rowsOfLayout } from "./plain-script.mjs";

const dist = process.env.ACTIONPLAN_DIST ?? path.join(root, "dist");
const general = fileURLToPath(new URL("general.py", import.meta.url));
const REAL = path.join(root, "../shared/editions/concerto-2017-10-04.pdf");

const OUTSIDE = new Set(["tabula"]); // starts Java anew for each document: nothing is warm

const hasModule = (name) => installed("python3") !== null && spawnSync("python3", ["-c", `import ${name}`]).status === 0;

function byPython(tool, files, repeat) {
  const done = spawnSync("python3", [general, tool, String(repeat), ...files], { maxBuffer: 1e9, encoding: "utf8" });
  return JSON.parse(done.stdout).map((d) => ({ found: plainScript(d.rows), seconds: d.seconds }));
}

function byPdftotext(files) {
  return files.map((file) => {
    const done = spawnSync("pdftotext", ["-layout", file, "-"], { maxBuffer: 1e9, encoding: "utf8" });
    return { found: plainScript(rowsOfLayout(done.stdout)), seconds: [] };
  });
}

async function byUs(files) {
  const { ingest } = await import(pathToFileURL(path.join(dist, "ingest/ingest.js")).href);
  const read = async (file, witness) => {
    const bytes = new Uint8Array(readFileSync(file));
    const began = process.cpuUsage();
    const { value } = await ingest(bytes, { name: path.basename(file), witness }).catch(() => ({ value: { recommendations: [] } }));
    const used = process.cpuUsage(began);
    return { found: value.recommendations, seconds: (used.user + used.system) / 1e6 };
  };
  return { read, all: await inOrder(files, (file) => read(file, false)) };
}

async function inOrder(list, work) {
  const out = [];
  for (const one of list) out.push(await work(one));
  return out;
}

export async function bench() {
  const golden = goldenDocuments(path.join(root, "tests/editions"), { readdirSync, readFileSync }).filter((d) => d.path.endsWith(".pdf"));
  const files = golden.map((d) => d.path);
  const timed = existsSync(REAL) ? REAL : files[0];
  const share = (results) => {
    const perfect = golden.reduce((n, d, i) => n + perfectOnes(d.truth.recommendations, results[i].found), 0);
    const all = golden.reduce((n, d) => n + d.truth.recommendations.length, 0);
    return `${((100 * perfect) / all).toFixed(1)} %`;
  };
  const ours = await byUs(files);
  const warm = async (witness) => {
    for (let i = 0; i < 4; i++) await ours.read(timed, witness);
    return median((await inOrder(Array(9).fill(timed), (f) => ours.read(f, witness))).map((r) => r.seconds));
  };
  const cwd = scratch();
  const python = ["pdfplumber", "camelot", "tabula"].filter(hasModule);
  const missing = ["pdfplumber", "camelot", "tabula"].filter((t) => !python.includes(t));
  const text = installed("pdftotext") !== null;
  const reader = [
    "-e",
    `import(${JSON.stringify(pathToFileURL(path.join(dist, "ingest/ingest.js")).href)}).then(async ({ ingest }) => ingest(new Uint8Array((await import("node:fs")).readFileSync(${JSON.stringify(timed)})), { name: "plan.pdf", witness: false }))`,
  ];
  const commands = [
    [process.execPath, ...reader],
    [process.execPath, program, "ingest", timed, "--json"],
    ...python.map((tool) => ["python3", general, tool, "1", timed]),
    ...(text ? [["pdftotext", "-layout", timed, "/dev/null"]] : []),
  ];
  const cold = inTurn(
    commands.map((command) => ({ command, options: { cwd } })),
    5,
  );
  const [alone, whole] = [await warm(false), await warm(true)];
  const quality = share(ours.all);
  const them = python.map((tool) => {
    const last = byPython(tool, [timed], 6)[0].seconds;
    return {
      name: `${tool}, with a plain script`,
      quality: share(byPython(tool, files, 1)),
      warm: OUTSIDE.has(tool) ? null : median(last.slice(1)),
    };
  });
  const rows = [
    ["actionplan, the reader alone", quality, seconds(cold[0].cpu), seconds(alone), ""],
    ["actionplan ingest, with the witness, in processes of their own", quality, seconds(cold[1].cpu), seconds(whole), ""],
    ...them.map((t, i) => [
      t.name,
      t.quality,
      seconds(cold[2 + i].cpu),
      t.warm === null ? "–" : seconds(t.warm),
      `${times(cold[2 + i].cpu, cold[0].cpu)} cold${t.warm === null ? "" : `, ${times(t.warm, alone)} warm`}`,
    ]),
    ...(text
      ? [
          [
            "pdftotext -layout, with a plain script",
            share(byPdftotext(files)),
            seconds(cold.at(-1).cpu),
            "–",
            times(cold.at(-1).cpu, cold[0].cpu),
          ],
        ]
      : []),
  ];
  return {
    title: `Reading: ${golden.length} golden PDFs, and the time for one plan`,
    head: ["", "perfect recommendations", "processor, cold", "processor, warm", "of the reader's time"],
    rows,
    notes: [...missing, ...(text ? [] : ["pdftotext"])].map((t) => `${t} is not installed: left out.`),
  };
}
