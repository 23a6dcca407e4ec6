// node bench/diff/bench.mjs [FOLDER]: our comparison beside jsdiff, daff, and pdftotext with diff, on the golden months and on every pair in FOLDER
// (NAME/{a.*,b.*,a.json,b.json,changes.json}, as tests/editions/make/pairs.py makes them). What is not installed is named and left out:
// `npm i --no-save daff` brings daff; pdftotext comes with poppler-utils. Run `npm run build` first.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { byDaff, byJsdiff, byPdftotext } from "./others.mjs";
import { bigMonth, longSeries, rewrittenMonth } from "./plans.mjs";

const dist = process.env.ACTIONPLAN_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { diff } = await load("diff/diff.js");
const { history } = await load("diff/history.js");
const { readEntries } = await load("model/update.js");
const { readOwners } = await load("model/owner.js");

const CLASSES =
  "added removed renumbered completed reopened withdrawn reinstated updateChanged textChanged ownerChanged deliveryChanged statusChanged slipped broughtForward moved".split(
    " ",
  );
const keyOf = (x) => (typeof x === "string" ? x : `${x.from}>${x.to}`);
const pairsOf = (changes) => new Set(CLASSES.flatMap((c) => (changes[c] ?? []).map((x) => `${c} ${keyOf(x)}`)));

const months = fileURLToPath(new URL("../../tests/months", import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The truth of a made pair says no entries and owners: they are read as the ingest reads them. */
function whole(edition) {
  const rows = edition.recommendations.map((r) => ({
    ...r,
    other: [],
    entries: r.entries ?? readEntries(r.update),
    owners: r.owners ?? readOwners([r.owner]),
  }));
  return { ...edition, recommendations: rows };
}

function cases(folder) {
  const golden = readdirSync(months).filter((n) => existsSync(join(months, n, "changes.json")));
  const ours = golden.map((n) => ({
    name: n,
    before: json(join(months, n, "before.json")),
    after: json(join(months, n, "after.json")),
    truth: json(join(months, n, "changes.json")),
    pdfs: null,
  }));
  if (folder === undefined) return ours;
  const made = readdirSync(folder).filter((n) => existsSync(join(folder, n, "changes.json")));
  return [
    ...ours,
    ...made.map((n) => {
      const dir = join(folder, n);
      const pdfs = ["a.pdf", "b.pdf"].map((f) => join(dir, f));
      return {
        name: n,
        before: whole(json(join(dir, "a.json"))),
        after: whole(json(join(dir, "b.json"))),
        truth: json(join(dir, "changes.json")),
        pdfs: pdfs.every(existsSync) ? pdfs : null,
      };
    }),
  ];
}

function score(truth, found) {
  const hits = [...found].filter((x) => truth.has(x)).length;
  return { hits, found: found.size, truth: truth.size, exact: hits === found.size && hits === truth.size };
}

const percent = (a, b) => (b === 0 ? "–" : `${Math.round((100 * a) / b)} %`);
const time = (f) => {
  const start = process.cpuUsage();
  const value = f();
  const used = process.cpuUsage(start);
  return { value, ms: (used.user + used.system) / 1000 };
};

const all = cases(process.argv[2]);
const tools = [
  {
    name: "actionplan",
    run: (c) => ({
      classes: pairsOf(diff(c.before, c.after)),
      pieces: diff(c.before, c.after)
        .changes.filter((x) => x.field === "update" || x.field === "text")
        .map((x) => x.redline.length),
    }),
  },
  { name: "jsdiff", run: await byJsdiff() },
  { name: "daff", run: await byDaff() },
];
console.log(`${all.length} pairs; a class is right where list and recommendation are (perfect tables as input for all)\n`);
for (const tool of tools) {
  if (tool.run === null) {
    console.log(`${tool.name.padEnd(12)} not installed: left out`);
    continue;
  }
  let ms = 0;
  const scores = all.map((c) => {
    const t = time(() => tool.run(c));
    ms += t.ms;
    return { ...score(pairsOf(c.truth), t.value.classes), pieces: t.value.pieces };
  });
  const sum = (f) => scores.reduce((n, s) => n + f(s), 0);
  const pieces = scores.flatMap((s) => s.pieces);
  const mean = pieces.length === 0 ? "–" : (pieces.reduce((a, b) => a + b, 0) / pieces.length).toFixed(1);
  console.log(
    `${tool.name.padEnd(12)} precision ${percent(
      sum((s) => s.hits),
      sum((s) => s.found),
    ).padStart(5)}  recall ${percent(
      sum((s) => s.hits),
      sum((s) => s.truth),
    ).padStart(
      5,
    )}  pairs exactly right ${String(scores.filter((s) => s.exact).length).padStart(3)} of ${all.length}  pieces per redline ${mean.padStart(4)}  CPU ${ms.toFixed(0)} ms`,
  );
}
console.log(`\n${byPdftotext(all)}`);

function monthOf300({ before, after }) {
  for (let i = 0; i < 5; i++) diff(before, after);
  const runs = Array.from({ length: 15 }, () => time(() => diff(before, after)).ms).sort((a, b) => a - b);
  return runs[7].toFixed(1);
}
console.log(`\n300 recommendations, an ordinary month: median ${monthOf300(bigMonth(300))} ms of CPU (goal 50 ms)`);
console.log(`300 recommendations, every update rewritten: median ${monthOf300(rewrittenMonth(300))} ms of CPU`);
const series = longSeries(240, 300).map((text) => ({ edition: JSON.parse(text), revision: 1 }));
const remembered = time(() => history(series, { staleMonths: 3 }));
console.log(
  `history of 240 editions of 300, compared anew: ${remembered.ms.toFixed(0)} ms of CPU for all ${remembered.value.recommendations.length} (goal 1 s with reading)`,
);
