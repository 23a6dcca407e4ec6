// What others make of the same pairs, put into our classes as kindly as can be.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COLUMNS = ["id", "section", "text", "owner", "update", "delivery", "status"];
const cells = (r) => [r.id, r.section ?? "", r.text, r.owner, r.update, r.delivery.raw, r.status];
const CLASS_OF = {
  section: "moved",
  text: "textChanged",
  owner: "ownerChanged",
  update: "updateChanged",
  delivery: "deliveryChanged",
  status: "statusChanged",
};

/** Classes that a changed cell stands for; what a status turned into is given to them for nothing. */
function classesOfCell(column, id, before, after) {
  const own = [`${CLASS_OF[column]} ${id}`];
  if (column !== "status") return own;
  if (after === "complete") own.push(`completed ${id}`);
  if (before === "complete" && after !== "withdrawn") own.push(`reopened ${id}`);
  if (after === "withdrawn") own.push(`withdrawn ${id}`);
  if (before === "withdrawn" && after !== "complete") own.push(`reinstated ${id}`);
  return own;
}

/** jsdiff: rows by their ids, words of each cell by diffWords. */
export async function byJsdiff() {
  const found = await import("diff").catch(() => null);
  if (found === null) return null;
  return ({ before, after }) => {
    const old = new Map(before.recommendations.map((r) => [r.id, r]));
    const now = new Map(after.recommendations.map((r) => [r.id, r]));
    const classes = new Set();
    const pieces = [];
    for (const id of old.keys()) if (!now.has(id)) classes.add(`removed ${id}`);
    for (const [id, r] of now) {
      const was = old.get(id);
      if (was === undefined) classes.add(`added ${id}`);
      else
        COLUMNS.forEach((column, i) => {
          const [a, b] = [cells(was)[i], cells(r)[i]];
          const parts = found.diffWords(a, b);
          if (column === "id" || parts.every((p) => !p.added && !p.removed)) return;
          for (const c of classesOfCell(column, id, a, b)) classes.add(c);
          if (column === "update" || column === "text") pieces.push(parts.length);
        });
    }
    return { classes, pieces };
  };
}

/** daff: two tables with the id as key. */
export async function byDaff() {
  const found = await import("daff").catch(() => null);
  if (found === null) return null;
  const daff = found.default ?? found;
  return ({ before, after }) => {
    const table = (e) => new daff.TableView([COLUMNS, ...e.recommendations.map(cells)]);
    const [a, b] = [table(before), table(after)];
    const flags = new daff.CompareFlags();
    flags.addPrimaryKey("id");
    flags.unchanged_context = 0;
    const out = [];
    new daff.TableDiff(daff.compareTables(a, b, flags).align(), flags).hilite(new daff.TableView(out));
    return { classes: daffClasses(out, before), pieces: [] };
  };
}

function daffClasses(rows, before) {
  const classes = new Set();
  const header = rows.find((r) => r[0] === "@@") ?? [];
  const at = (row, name) => String(row[header.indexOf(name)] ?? "");
  const old = new Map(before.recommendations.map((r) => [r.id, cells(r)]));
  for (const row of rows) {
    const [mark] = row;
    if (mark === "+++") classes.add(`added ${at(row, "id")}`);
    else if (mark === "---") classes.add(`removed ${at(row, "id")}`);
    else if (String(mark).includes("->")) {
      for (const column of COLUMNS.slice(1)) {
        const [was, now] = at(row, column).split(mark);
        if (now === undefined) continue;
        for (const c of classesOfCell(column, at(row, "id"), was, now)) classes.add(c);
      }
    }
  }
  return old.size === 0 ? new Set() : classes;
}

/** pdftotext -layout and diff: how many lines they flag where nothing has changed. */
export function byPdftotext(cases) {
  const missing = ["pdftotext", "diff"].filter((tool) => spawnSync(tool, ["-v"]).error);
  if (missing.length > 0) return `pdftotext + diff: ${missing.join(", ")} not installed: left out`;
  const quiet = cases.filter((c) => c.pdfs !== null && c.truth.unchanged.length === c.after.recommendations.length);
  if (quiet.length === 0) return "pdftotext + diff: no pair of two PDFs without changes given (name a FOLDER of pairs): left out";
  const folder = mkdtempSync(join(tmpdir(), "bench-diff-"));
  const lines = quiet.map((c) => flaggedLines(c, folder));
  rmSync(folder, { recursive: true });
  return lines.join("\n");
}

function flaggedLines({ name, pdfs }, folder) {
  const texts = pdfs.map((pdf, i) => {
    const text = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).stdout;
    const kept = text
      .split(/\r?\n/)
      .map((l) => l.replace(/\s+/g, " ").trim())
      .filter((l) => l !== "");
    const path = join(folder, `${i}.txt`);
    writeFileSync(path, `${kept.join("\n")}\n`);
    return { path, count: kept.length };
  });
  const out = spawnSync(
    "diff",
    texts.map((t) => t.path),
    { encoding: "utf8" },
  ).stdout;
  return `pdftotext + diff: ${name}, where nothing has changed: flags ${out.split("\n").filter((l) => l.startsWith(">")).length} of ${texts[1].count} lines`;
}
