// An archive of any number of monthly editions of any size, made as a run makes it, for the benchmark.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { longSeries } from "../diff/plans.mjs";
import { root } from "../measure.mjs";

const dist = process.env.ACTIONPLAN_DIST ?? path.join(root, "dist");
const load = (file) => import(pathToFileURL(path.join(dist, file)).href);

/** Archives `editions` editions of `count` recommendations in a folder. Without syncs: what is measured comes after. */
export async function makeArchive(folder, editions, count) {
  const [{ openArchive }, { machinePorts }, { diff }] = await Promise.all([
    load("archive/store.js"),
    load("archive/machine.js"),
    load("diff/diff.js"),
  ]);
  const ports = machinePorts();
  const quick = { ...ports, disk: { ...ports.disk, syncFile: () => undefined, syncFolder: () => undefined } };
  const archive = openArchive(folder, quick);
  let before = null;
  for (const text of longSeries(editions, count)) {
    const edition = JSON.parse(text);
    const changes = before === null ? null : diff(before.edition, edition);
    const { info } = await archive.add({
      source: { name: "plan.html", bytes: new TextEncoder().encode(`${edition.edition.date}`) },
      edition,
      findings: [],
      decisions: [],
      asRead: null,
      changes,
      papers: [],
      organisation: null,
      retention: null,
      madeBy: [],
      comparedWith: before === null ? [] : [before.name],
    });
    before = { edition, name: `${info.plan}/${info.date}/r${info.revision}` };
  }
  if (!existsSync(folder)) throw new Error("no archive was made");
}
