// node tests/editions/score.mjs FOLDER [NAME…] [-v] [--quiet-content]: reads every document in FOLDER that has a NAME.json beside it and says how much of it is right.
// ACTIONPLAN_DIST names another build than dist/.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compareEdition } from "./compare.mjs";

const args = process.argv.slice(2);
const flags = new Set(args.filter((a) => a.startsWith("-")));
const [folder, ...names] = args.filter((a) => !a.startsWith("-"));
const dist = process.env.ACTIONPLAN_DIST ?? resolve(import.meta.dirname, "../../dist");
const { ingest } = await import(pathToFileURL(join(dist, "ingest/ingest.js")).href);

const cut = (s, n = 160) => (s.length > n ? `${s.slice(0, n)}…` : s);

/** The first place where two texts part, with a little before it. */
function parting(want, got) {
  let i = 0;
  while (i < want.length && want[i] === got[i]) i++;
  const from = Math.max(0, i - 30);
  return `want …${cut(want.slice(from), 90)}\n            got  …${cut(got.slice(from), 90)}`;
}

async function scoreOne(name) {
  const truth = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const file = truth.edition.source.name;
  const started = performance.now();
  try {
    const out = await ingest(new Uint8Array(readFileSync(join(folder, file))), { name: file, witness: false });
    return { name, file, ms: performance.now() - started, ...compareEdition(truth, out.value) };
  } catch (error) {
    const n = truth.recommendations.length;
    return { name, file, ms: 0, total: n, perfect: 0, invented: [], misses: [], asides: [], head: [], silent: 0, findingsMissing: [], error: String(error?.message ?? error).split("\n")[0] };
  }
}

const tally = (rows) => {
  const counts = {};
  for (const m of rows) counts[m.field] = (counts[m.field] ?? 0) + 1;
  return Object.entries(counts)
    .sort((a, b) => b[1] - a[1])
    .map(([k, n]) => `${k} ${n}`)
    .join(", ");
};

const all = readdirSync(folder)
  .filter((f) => f.endsWith(".json") && f !== "changes.json")
  .map((f) => f.slice(0, -5))
  .filter((n) => names.length === 0 || names.includes(n));
const results = [];
for (const name of all) {
  const r = await scoreOne(name);
  results.push(r);
  const share = ((100 * r.perfect) / r.total).toFixed(1).padStart(5);
  console.log(
    `${share} % ${String(r.perfect).padStart(3)}/${String(r.total).padEnd(3)} ${r.file.padEnd(36)} ${r.ms.toFixed(0).padStart(5)} ms` +
      `${r.error ? `  ERROR ${r.error}` : ""}${r.misses.length ? `  wrong: ${tally(r.misses)} (${r.silent} silent)` : ""}${r.invented.length ? `  invented ${r.invented.length}` : ""}` +
      `${r.head.length ? `  head: ${r.head.map((h) => h.field).join(",")}` : ""}${r.findingsMissing.length ? `  no finding: ${r.findingsMissing.join(",")}` : ""}${r.asides.length ? `  besides: ${tally(r.asides)}` : ""}`,
  );
  if (!flags.has("-v")) continue;
  for (const h of r.head) console.log(`     ${h.field}: want ${h.want} got ${h.got}`);
  if (r.invented.length) console.log(`     invented: ${r.invented.join(" ")}`);
  for (const m of r.misses.slice(0, 12)) console.log(`     ${m.id} ${m.field}${m.silent ? " (silent)" : ""}: ${m.field === "missed" ? cut(m.want, 60) : parting(m.want, m.got)}`);
  for (const m of r.asides.slice(0, 4)) console.log(`     ${m.id} besides ${m.field}: want ${cut(m.want, 60)} got ${cut(m.got, 60)}`);
}
const sum = (f) => results.reduce((n, r) => n + f(r), 0);
console.log(
  `TOTAL ${((100 * sum((r) => r.perfect)) / sum((r) => r.total)).toFixed(2)} % of ${sum((r) => r.total)} recommendations perfect in ${results.length} documents; ` +
    `${results.filter((r) => r.perfect / r.total < 0.9).length} under 90 %; ${sum((r) => r.invented.length)} invented; ${sum((r) => r.silent)} wrong fields without a finding; ${results.filter((r) => r.head.length).length} heads wrong`,
);
