// node bench/paper/bench.mjs: the whole monthly job on the sample, beside what others need for its last step alone: the same page printed by the
// browser, the same Word paper turned into a PDF by LibreOffice, the same page by WeasyPrint. Typst has no HTML to read: it is given the same words.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installed, inTurn, program, root, scratch, seconds, times } from "../measure.mjs";

const BROWSERS = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];

function others(cwd, html, docx) {
  const browser = BROWSERS.map(installed).find((b) => b !== null) ?? null;
  const soffice = installed("soffice");
  const weasyprint = installed("weasyprint");
  const typst = installed("typst");
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=browser.pdf"];
  writeFileSync(path.join(cwd, "words.typ"), wordsOf(html));
  return [
    ["the browser alone: start and print of the same page", browser, () => [browser, ...flags, `--user-data-dir=${cwd}/profile`, html]],
    [
      "LibreOffice: the same Word paper to PDF",
      soffice,
      () => [soffice, `-env:UserInstallation=file://${cwd}/office`, "--headless", "--convert-to", "pdf", "--outdir", cwd, docx],
    ],
    ["WeasyPrint: the same page", weasyprint, () => [weasyprint, "-q", html, "weasyprint.pdf"]],
    ["Typst: the same words, without tables", typst, () => [typst, "compile", "words.typ"]],
  ];
}

function wordsOf(html) {
  const body = readFileSync(html, "utf8").replace(/<(style|svg)[\s\S]*?<\/\1>/g, "");
  const plain = body.replace(/<[^>]+>/g, "\n").replace(/&\w+;/g, " ");
  return plain.replace(/[\\#$*_@<>`~=/-]/g, (c) => `\\${c}`);
}

export function bench(plan = path.join(root, "input/sample/beacon-2026-09-04.pdf")) {
  const cwd = scratch();
  const run = { command: [process.execPath, program, "run", plan], options: { cwd } };
  const before = () => {
    for (const folder of ["archive", "output"]) rmSync(path.join(cwd, folder), { recursive: true, force: true });
    mkdirSync(path.join(cwd, "output"));
  };
  inTurn([{ ...run, before }], 0);
  const papers = readdirSync(path.join(cwd, "output"), { recursive: true, encoding: "utf8" });
  for (const ending of ["html", "docx"]) {
    const paper = papers.find((p) => p.endsWith(`paper.${ending}`));
    writeFileSync(path.join(cwd, `paper.${ending}`), readFileSync(path.join(cwd, "output", paper)));
  }
  const all = others(cwd, path.join(cwd, "paper.html"), path.join(cwd, "paper.docx"));
  const there = all.filter(([, tool]) => tool !== null);
  const commands = [{ ...run, before }, ...there.map(([, , command]) => ({ command: command(), options: { cwd } }))];
  const found = inTurn(commands, 5);
  const names = ["actionplan run: read, compare, PDF, Word, HTML, workbook, snapshot", ...there.map(([name]) => name)];
  return {
    title: "The month, from a cold start",
    head: ["", "clock", "processor", "memory", "actionplan takes, by the clock"],
    rows: names.map((name, i) => [
      name,
      seconds(found[i].wall),
      seconds(found[i].cpu),
      `${found[i].mb.toFixed(0)} MB`,
      i === 0 ? "" : times(found[0].wall, found[i].wall),
    ]),
    notes: all.filter(([, tool]) => tool === null).map(([name]) => `${name.split(":")[0]} is not installed: left out.`),
  };
}
