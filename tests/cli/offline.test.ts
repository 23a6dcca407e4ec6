import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root, workplace } from "./actionplan.ts";

const canBeOffline = spawnSync("unshare", ["-rn", "true"]).status === 0;

describe.skipIf(!canBeOffline)("in an empty network namespace, loopback down (skipped where the system lets nobody make one)", () => {
  const at = workplace();
  afterAll(() => rmSync(at, { recursive: true, force: true }));

  it("the whole month works: read, compared, printed and archived", () => {
    cpSync(path.join(root, "input", "sample"), path.join(at, "plans"), { recursive: true });
    const program = [process.execPath, path.join(root, "bin", "actionplan.js"), "run", "--input", "plans"];
    const ran = spawnSync("unshare", ["-rn", ...program], { cwd: at, encoding: "utf8", timeout: 170_000 });
    expect([ran.status, ran.stdout.match(/paper\.docx/g)]).toEqual([0, ["paper.docx", "paper.docx"]]);
    expect(ran.stderr).not.toMatch(/ENOTFOUND|ECONNREFUSED|getaddrinfo/);
  }, 180_000);
});
