import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const biome = path.join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
let house = "";

beforeEach(() => {
  house = mkdtempSync(path.join(tmpdir(), "actionplan-lint-"));
  cpSync(path.join(root, "biome.json"), path.join(house, "biome.json"));
  cpSync(path.join(root, "scripts", "lint"), path.join(house, "scripts", "lint"), { recursive: true });
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

/** Lints one planted file in the place it would stand, and gives the rules that caught it. */
function rulesThatCatch(file: string, code: string): string[] {
  const at = path.join(house, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, code);
  const run = spawnSync(process.execPath, [biome, "lint", "--vcs-enabled=false", "--reporter=json", file], {
    encoding: "utf8",
    cwd: house,
  });
  const report = JSON.parse(run.stdout) as { diagnostics: { category: string; severity: string }[] };
  return report.diagnostics.filter((d) => d.severity === "error").map((d) => d.category);
}

const IMPORT = "lint/style/noRestrictedImports";
const violations: readonly (readonly [what: string, file: string, code: string, rule: string])[] = [
  ["the model imports a stage", "src/model/planted-a.ts", 'export * from "../diff/diff.ts";\n', IMPORT],
  ["the model imports a package other than zod", "src/model/planted-b.ts", 'export * from "cheerio";\n', IMPORT],
  ["the model reads a file", "src/model/planted-c.ts", 'export { readFileSync } from "node:fs";\n', IMPORT],
  ["diff imports ingest", "src/diff/planted-a.ts", 'export * from "../ingest/ingest.ts";\n', IMPORT],
  ["diff uses node", "src/diff/planted-b.ts", 'export { readFileSync } from "node:fs";\n', IMPORT],
  ["a reader imports render", "src/ingest/pdf/planted-a.ts", 'export * from "../../render/paper.ts";\n', IMPORT],
  ["ingest takes a Buffer", "src/ingest/planted-b.ts", 'export const b = Buffer.from("");\n', "lint/style/noRestrictedGlobals"],
  ["ingest reads the environment", "src/ingest/planted-c.ts", "export const b = process.env;\n", "lint/style/noRestrictedGlobals"],
  ["ingest reads the clock", "src/ingest/planted-d.ts", "export const now = new Date();\n", "plugin"],
  ["diff reads the clock", "src/diff/planted-c.ts", "export const now = Date.now();\n", "plugin"],
  ["render imports the archive", "src/render/planted-a.ts", 'export * from "../archive/store.ts";\n', IMPORT],
  ["the archive imports render", "src/archive/planted-a.ts", 'export * from "../render/paper.ts";\n', IMPORT],
  ["the desk imports the command line", "src/desk/planted-a.ts", 'export * from "../cli/main.ts";\n', IMPORT],
];

describe("the linter holds the import rules", () => {
  it.each(violations)("%s", (_what, file, code, rule) => {
    expect(rulesThatCatch(file, code)).toContain(rule);
  });

  it("what is allowed is let through", () => {
    expect(
      rulesThatCatch("src/model/planted.ts", 'export * from "zod";\nexport * from "./day.ts";\nexport const d = new Date(5);\n'),
    ).toEqual([]);
    expect(rulesThatCatch("src/render/planted.ts", 'export * from "../template.ts";\nexport * from "../model/day.ts";\n')).toEqual([]);
  });

  it("a cycle is caught", () => {
    rulesThatCatch("src/model/planted-x.ts", 'import { y } from "./planted-y.ts";\nexport const x = y;\n');
    expect(rulesThatCatch("src/model/planted-y.ts", 'import { x } from "./planted-x.ts";\nexport const y = x;\n')).toContain(
      "lint/suspicious/noImportCycles",
    );
  });
});
