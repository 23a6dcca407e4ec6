// npm run bench [-- NAME…] [--write]: every side-by-side measurement in one go, or those named; `--write` puts the tables into README.md.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import path from "node:path";
import { root } from "./measure.mjs";

const NAMES = ["start-up", "paper", "ingest", "diff", "growth"];
const args = process.argv.slice(2);
const wanted = args.filter((a) => !a.startsWith("--"));

// The comparison's benchmark prints its own report.
function diffReport() {
  const done = spawnSync(process.execPath, [path.join(root, "bench/diff/bench.mjs")], { encoding: "utf8", maxBuffer: 1e8 });
  return `#### Comparing\n\n\`\`\`text\n${done.stdout.trim()}\n\`\`\``;
}

function table({ title, head, rows, notes, picture }) {
  const lines = [head, head.map(() => "---"), ...rows].map((r) => `| ${r.join(" | ")} |`);
  const shown = picture === undefined ? [] : ["", `![${title}](${picture})`];
  return [`#### ${title}`, "", ...lines, ...(notes.length > 0 ? ["", notes.join(" ")] : []), ...shown].join("\n");
}

const parts = [];
for (const name of NAMES.filter((n) => wanted.length === 0 || wanted.includes(n))) {
  process.stderr.write(`${name} …\n`);
  const part = name === "diff" ? diffReport() : table(await (await import(`./${name}/bench.mjs`)).bench());
  process.stdout.write(`${part}\n\n`);
  parts.push(part);
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`;
const when = new Date().toISOString().slice(0, 10);
if (args.includes("--write")) {
  const file = path.join(root, "README.md");
  const told = `<!-- bench -->\n_Medians of one go of \`npm run bench\`, ${when}, on ${machine}, with a load of ${loadavg()[0].toFixed(0)}._\n\n${parts.join("\n\n")}\n<!-- /bench -->`;
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(/<!-- bench -->[\s\S]*<!-- \/bench -->/, () => told),
  );
}
