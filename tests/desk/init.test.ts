import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { initCommand, shellOpener, windowsOpener } from "../../src/cli/init.ts";
import { loadConfiguration } from "../../src/config.ts";
import { emptyFolder } from "../archive/sample.ts";

const said: string[] = [];
const stream = { write: (text: string) => said.push(text) > 0 };
const streams = { out: stream, err: stream } as unknown as Parameters<typeof initCommand>[2];

describe("a new workspace", () => {
  const folder = path.join(emptyFolder("init"), "Our plän");

  it("has its folders, templates, a configuration that is valid, and a way to open the desk", async () => {
    expect(await initCommand(folder, {}, streams)).toBe(0);
    for (const name of ["input", "output", "archive", "templates/paper.hbs", "README.txt", "Open the desk.cmd", "open-the-desk.sh"])
      expect(fs.existsSync(path.join(folder, name)), name).toBe(true);
    expect(loadConfiguration(folder).settings.boards).toHaveLength(1);
  });

  it("is never made over files that are there", async () => {
    await expect(initCommand(folder, {}, streams)).rejects.toThrow("is not empty");
  });
});

describe("what opens the desk", () => {
  it("on Windows: from the workspace's folder, whatever letters its path has, without a terminal in the way", () => {
    const lines = windowsOpener("C:\\Program Files\\node.exe", "D:\\100% ours\\bin\\actionplan.js").split("\r\n");
    expect(lines).toContain('cd /d "%~dp0"');
    expect(lines).toContain('start "The desk" /min "C:\\Program Files\\node.exe" "D:\\100%% ours\\bin\\actionplan.js" review');
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
