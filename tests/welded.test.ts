import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { packFile } from "../src/welded.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const GREETS = 'const said = require("./chunks/said.cjs");\nprocess.stdout.write(said.word());\n';
const SAID = 'exports.word = () => "kept";\n';

/** A program of two files with `startWelded` beside it, as the build lays them. */
function program(files: Readonly<Record<string, string>> = { "hello.cjs": GREETS, "chunks/said.cjs": SAID }): string {
  const folder = mkdtempSync(path.join(tmpdir(), "actionplan-test-welded-"));
  folders.push(folder);
  mkdirSync(path.join(folder, "chunks"));
  mkdirSync(path.join(folder, "kept"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  for (const name of ["welded.js", "short-lived.js"]) cpSync(path.join(import.meta.dirname, "../dist", name), path.join(folder, name));
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(
    path.join(folder, "hello.js"),
    'import { startWelded } from "./welded.js";\nstartWelded("hello", new URL("./", import.meta.url));\n',
  );
  return folder;
}

const start = (folder: string) => execFileSync(process.execPath, [path.join(folder, "hello.js")], { encoding: "utf8" });

/** Keeps the code of the files of a program, as the build does, in a process with the same options. */
function keep(folder: string): void {
  const script = `
    import { writeFileSync } from "node:fs";
    import { packed, packFile, startWelded } from ${JSON.stringify(pathToFileURL(path.join(folder, "welded.js")).href)};
    const all = new Map();
    startWelded("hello", ${JSON.stringify(pathToFileURL(`${folder}/`).href)}, (name, text, script) => all.set(name, { text, script }));
    const made = new Map([...all].map(([name, { text, script }]) => [name, { text, made: script.createCachedData() }]));
    writeFileSync(${JSON.stringify(folder)} + "/" + packFile("hello"), packed(made));`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script]);
}

describe("a welded program", () => {
  it("says the same with its kept code as without", () => {
    const folder = program();
    expect(start(folder)).toBe("kept");
    keep(folder);
    expect(readFileSync(path.join(folder, packFile("hello"))).length).toBeGreaterThan(500);
    expect(start(folder)).toBe("kept");
  });

  it("runs as a file stands now where it was changed after its code was kept, also by one letter", () => {
    const folder = program();
    keep(folder);
    writeFileSync(path.join(folder, "chunks/said.cjs"), SAID.replace("kept", "felt"));
    expect(start(folder)).toBe("felt");
  });

  it.each([
    ["is cut off", (pack: Buffer) => pack.subarray(0, 20)],
    ["is empty", () => Buffer.alloc(0)],
    ["holds no list", () => Buffer.from([255, 0, 0, 0, 1, 2, 3])],
    ["was damaged", (pack: Buffer) => Buffer.concat([pack.subarray(0, -200), Buffer.alloc(200)])],
  ])("runs all the same where what is kept %s", (_, spoiled) => {
    const folder = program();
    keep(folder);
    const file = path.join(folder, packFile("hello"));
    writeFileSync(file, spoiled(readFileSync(file)));
    expect(start(folder)).toBe("kept");
  });
});
