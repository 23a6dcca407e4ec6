// node tests/editions/golden.mjs [--accept] [-v]: reads every golden document; --accept raises the levels in reached.json to what was reached (then read its
// difference). A level never falls by itself: where a document's truth was changed, take its line out first.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compareEdition } from "./compare.mjs";
import { goldenDocuments } from "./documents.mjs";

const here = import.meta.dirname;
const dist = process.env.ACTIONPLAN_DIST ?? resolve(here, "../../dist");
const { ingest } = await import(pathToFileURL(join(dist, "ingest/ingest.js")).href);
const verbose = process.argv.includes("-v");

const reached = {};
for (const { key, path, truth } of goldenDocuments(here, { readdirSync, readFileSync })) {
  const value = await ingest(new Uint8Array(readFileSync(path)), { name: key.split("/")[1], witness: false }).then((o) => o.value, String);
  if (typeof value === "string") {
    reached[key] = { perfect: 0, of: truth.recommendations.length, invented: 0, head: [] };
    console.log(`    not read: ${key} (${value.split("\n")[0]})`);
    continue;
  }
  const c = compareEdition(truth, value);
  reached[key] = { perfect: c.perfect, of: c.total, invented: c.invented.length, head: c.head.map((h) => h.field) };
  console.log(`${String(c.perfect).padStart(3)}/${c.total} ${key}${c.invented.length ? ` invented ${c.invented.join(" ")}` : ""}${c.head.length ? ` head ${c.head.map((h) => h.field)}` : ""}`);
  if (verbose) for (const m of c.misses) console.log(`      ${m.id} ${m.field}: want ${m.want.slice(0, 120)} | got ${m.got.slice(0, 120)}`);
}
if (process.argv.includes("--accept")) {
  const before = JSON.parse(readFileSync(join(here, "reached.json"), "utf8"));
  const better = (now, was) => (was && was.of === now.of && was.perfect > now.perfect ? was : now);
  const levels = Object.fromEntries(Object.entries(reached).map(([key, now]) => [key, better(now, before[key])]));
  writeFileSync(join(here, "reached.json"), `${JSON.stringify(levels, null, 1)}\n`);
}
const sum = (f) => Object.values(reached).reduce((n, r) => n + f(r), 0);
console.log(`TOTAL ${((100 * sum((r) => r.perfect)) / sum((r) => r.of)).toFixed(2)} %`);
