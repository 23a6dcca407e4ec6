// node tests/editions/score-pairs.mjs FOLDER [NAME…] [-v]: reads both documents of every pair in FOLDER, compares them, and holds the lists against changes.json.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const args = process.argv.slice(2);
const verbose = args.includes("-v");
const [folder, ...names] = args.filter((a) => !a.startsWith("-"));
const dist = process.env.ACTIONPLAN_DIST ?? resolve(import.meta.dirname, "../../dist");
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { ingest } = await load("ingest/ingest.js");
const { diff } = await load("diff/diff.js");

const LISTS = "added removed renumbered completed reopened withdrawn reinstated updateChanged textChanged ownerChanged deliveryChanged statusChanged slipped broughtForward moved unchanged".split(" ");

async function read(dir, side) {
  const truth = JSON.parse(readFileSync(join(dir, `${side}.json`), "utf8"));
  const name = truth.edition.source.name;
  return (await ingest(new Uint8Array(readFileSync(join(dir, name))), { name, witness: false })).value;
}

const keyOf = (x) => (typeof x === "string" ? x : `${x.from}→${x.to}`);

/** Per list what is missing and what is too much; and the kinds that differ. */
function hold(truth, got) {
  const out = [];
  for (const list of LISTS) {
    const want = new Set(truth[list].map(keyOf));
    const have = new Set(got[list].map(keyOf));
    const missing = [...want].filter((k) => !have.has(k));
    const extra = [...have].filter((k) => !want.has(k));
    if (missing.length + extra.length > 0) out.push({ list, missing, extra });
  }
  for (const k of truth.kinds) {
    const c = got.changes.find((x) => x.id === k.id && x.field === k.field);
    if (c?.kind !== k.kind) out.push({ list: `kind of ${k.field}`, missing: [`${k.id} ${k.kind}`], extra: [c?.kind ?? "none"] });
  }
  return out;
}

let right = 0;
let lists = 0;
let all = 0;
for (const name of readdirSync(folder).sort()) {
  if ((names.length > 0 && !names.includes(name)) || !existsSync(join(folder, name, "changes.json"))) continue;
  const dir = join(folder, name);
  const truth = JSON.parse(readFileSync(join(dir, "changes.json"), "utf8"));
  all++;
  try {
    const wrong = hold(truth, diff(await read(dir, "a"), await read(dir, "b")));
    lists += wrong.length;
    if (wrong.length === 0) right++;
    console.log(`${wrong.length === 0 ? "right" : "WRONG"} ${name.padEnd(24)} ${wrong.map((w) => `${w.list} −${w.missing.length} +${w.extra.length}`).join(", ")}`);
    if (verbose) for (const w of wrong) console.log(`      ${w.list}: missing ${w.missing.join(" ") || "none"}; too much ${w.extra.join(" ") || "none"}`);
  } catch (error) {
    console.log(`ERROR ${name.padEnd(24)} ${String(error?.message ?? error).split("\n")[0]}`);
  }
}
console.log(`TOTAL ${right} of ${all} pairs exactly right; ${lists} lists or kinds differ`);
