import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { initCommand, shellOpener, windowsOpener } from "../../src/cli/init.ts";
import { loadConfiguration } from "../../src/config.ts";
import { emptyFolder } from "../archive/sample.ts";
import { readShortcut } from "./read-shortcut.ts";

const said: string[] = [];
const stream = { write: (text: string) => said.push(text) > 0 };
const streams = { out: stream, err: stream } as unknown as Parameters<typeof initCommand>[2];

describe("a new workspace", () => {
  const folder = path.join(emptyFolder("init"), "Our plän");

  it("has its folders, templates, a configuration that is valid, and a way to open the desk", async () => {
    expect(await initCommand(folder, {}, streams)).toBe(0);
    for (const name of ["input", "output", "archive", "templates/paper.hbs", "README.txt"])
      expect(fs.existsSync(path.join(folder, name)), name).toBe(true);
    expect(fs.readdirSync(folder).filter((name) => /^open/i.test(name))).toHaveLength(1);
    expect(loadConfiguration(folder).settings.boards).toHaveLength(1);
  });

  it("is never made over files that are there", async () => {
    await expect(initCommand(path.join(folder, "templates"), {}, streams)).rejects.toThrow("is not empty");
  });

  it("that was moved has what opens the desk made anew, and keeps all else", async () => {
    const moved = path.join(path.dirname(folder), "Moved");
    fs.renameSync(folder, moved);
    fs.writeFileSync(path.join(moved, "actionplan.config.json"), '{ "author": "Ada Quill" }');
    for (const name of fs.readdirSync(moved).filter((n) => /^open/i.test(n))) fs.rmSync(path.join(moved, name));
    expect(await initCommand(moved, {}, streams)).toBe(0);
    expect(said.at(-1)).toContain("nothing else was changed");
    expect(fs.readdirSync(moved).filter((name) => /^open/i.test(name))).toHaveLength(1);
    expect(loadConfiguration(moved).settings.author).toBe("Ada Quill");
  });
});

describe("what opens the desk", () => {
  it("on Windows: a shortcut to the program, in the workspace, whatever letters its path has", () => {
    const folder = "D:\\Pläne 100 %\\Unser";
    const link = readShortcut(windowsOpener("C:\\Program Files\\nodejs\\node.exe", "D:\\our tools\\bin\\actionplan.js", folder));
    expect(link).toMatchObject({
      path: "C:\\Program Files\\nodejs\\node.exe",
      folder,
      words: '"D:\\our tools\\bin\\actionplan.js" review',
    });
    expect(link.items).toEqual(["C:\\", "Program Files", "nodejs", "node.exe"]);
    expect(link.minimised).toBe(true);
  });

  it("on Windows: a program in a folder of other letters is found by its path alone", () => {
    const link = readShortcut(windowsOpener("C:\\Käthe\\node.exe", "C:\\Käthe\\actionplan.js", "C:\\Käthe"));
    expect(link).toMatchObject({ path: "C:\\Käthe\\node.exe", environment: "C:\\Käthe\\node.exe", items: null });
  });

  it.skipIf(process.platform === "win32")("elsewhere: runs in the workspace, whatever its path is called", () => {
    const folder = path.join(emptyFolder("opener"), "it's here");
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "say.mjs"), "console.log(process.cwd(), process.argv[2])\n");
    fs.writeFileSync(path.join(folder, "open.sh"), shellOpener(process.execPath, path.join(folder, "say.mjs")), { mode: 0o755 });
    const { stdout } = spawnSync("/bin/sh", [path.join(folder, "open.sh")], { encoding: "utf8", cwd: "/" });
    expect(stdout.trim()).toBe(`${fs.realpathSync(folder)} review`);
  });
});
