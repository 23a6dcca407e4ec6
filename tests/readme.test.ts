import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { program } from "../src/cli/commands.ts";

const root = path.join(import.meta.dirname, "..");
const text = (file: string) => readFileSync(path.join(root, file), "utf8");
const docs = [
  "README.md",
  "CHANGELOG.md",
  ...readdirSync(path.join(root, "docs")).flatMap((f) => (f.endsWith(".md") ? [`docs/${f}`] : [])),
];

const blocks = (markdown: string, language: string) =>
  [...markdown.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map((m) => m[1] ?? "");

const streams = { out: process.stdout, err: process.stderr, env: {} };
const top = program(streams, { code: 0 });
const commands = new Set(top.commands.map((c) => c.name()));
const scripts = Object.keys(JSON.parse(text("package.json")).scripts);

describe("the README", () => {
  it("has library examples that run as they stand", { timeout: 120_000 }, () => {
    const folder = mkdtempSync(path.join(tmpdir(), "actionplan-test-readme-"));
    try {
      const sample = path.join(root, "input/sample");
      const examples = blocks(text("README.md"), "ts");
      expect(examples.length).toBeGreaterThan(0);
      for (const [i, example] of examples.entries()) {
        const file = path.join(folder, `example-${i}.mjs`);
        const ours = pathToFileURL(path.join(root, "dist/index.js")).href;
        const documents = { "september.pdf": "beacon-2026-09-04.pdf", "october.html": "beacon-2026-10-02.html" };
        for (const [named, there] of Object.entries(documents))
          writeFileSync(path.join(folder, named), readFileSync(path.join(sample, there)));
        writeFileSync(file, example.replace('"actionplan"', JSON.stringify(ours)));
        const said = execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
        expect(said.trim()).not.toBe("");
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("has the table of measurements where the benchmark writes it", () => {
    expect(text("README.md")).toMatch(/<!-- bench -->[\s\S]*\| actionplan --help \|[\s\S]*<!-- \/bench -->/);
  });
});

describe("README and docs", () => {
  it.each(docs)("%s names files that are there", (doc) => {
    const links = [...text(doc).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map((m) => m[1] ?? "");
    const absent = links.filter((l) => !existsSync(path.join(root, path.dirname(doc), l)));
    expect(absent).toEqual([]);
  });

  it.each(docs)("%s names commands that there are", (doc) => {
    const shell = blocks(text(doc), "(?:sh|text|console)").join("\n");
    const named = [...shell.matchAll(/(?:npx |^\s*|\$ )actionplan ([a-z]+)/gm)].map((m) => m[1] ?? "");
    expect(named.filter((n) => !commands.has(n) && n !== "help")).toEqual([]);
    const run = [...text(doc).matchAll(/npm run ([a-z-]+)/g)].map((m) => m[1] ?? "");
    expect(run.filter((n) => !scripts.includes(n))).toEqual([]);
  });
});
