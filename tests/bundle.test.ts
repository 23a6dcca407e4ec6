import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { handedOut } from "../scripts/pack.mjs";

const root = path.join(import.meta.dirname, "..");
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}, 300_000);

/** Makes a bundle; null, with the reason said, where npm cannot give the packages (no registry and nothing in its cache). */
function bundle(name: string): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), `actionplan-test-${name}-`));
  made.push(folder);
  const done = spawnSync(process.execPath, [path.join(root, "scripts/bundle.mjs"), "--for", name, "--to", folder], { encoding: "utf8" });
  if (done.status === 0) return folder;
  expect(done.stderr).toMatch(/npm error/); // any other fault is one of ours
  console.warn(`skipped: npm could not give what the bundle for ${name} needs`);
  return null;
}

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((f) => f.replaceAll("\\", "/"));

const canBeOffline = spawnSync("unshare", ["-rn", "true"]).status === 0;

// Each bundle is 460 MB and a minute of work: made where it is asked for, as before a release.
const wanted = (process.env["ACTIONPLAN_REQUIRE"] ?? "").split(",").includes("bundle");

describe("a folder with everything (skipped: ACTIONPLAN_REQUIRE=bundle makes it)", () => {
  it.skipIf(!wanted || process.platform !== "linux" || process.arch !== "x64" || !canBeOffline)(
    "for Linux does the month on the sample with the network off (skipped where the system lets nobody take it off)",
    { timeout: 600_000 },
    () => {
      const folder = bundle("linux-x64");
      if (folder === null) return;
      const work = mkdtempSync(path.join(tmpdir(), "actionplan-test-work-"));
      made.push(work);
      const sample = path.join(root, "input/sample");
      const command = [path.join(folder, "node/node"), path.join(folder, "app/bin/actionplan.js"), "run", "--input", sample];
      const before = readFileSync(path.join(folder, "SHA256SUMS"), "utf8");
      const { stdout: papers, stderr, status } = spawnSync("unshare", ["-rn", ...command], { cwd: work, encoding: "utf8" });
      expect(status, stderr).toBe(0);
      expect(stderr.split("\n").filter((line) => line !== "" && !line.includes(": archived as "))).toEqual([]); // Node complains of nothing
      expect(papers).toMatch(/paper\.pdf/);
      expect(papers).toMatch(/paper\.docx/);
      execFileSync("sha256sum", ["--quiet", "-c", "SHA256SUMS"], { cwd: folder }); // nothing was written into it
      expect(filesIn(folder).filter((f) => existsSync(path.join(folder, f)) && /\.\w+$/.test(f)).length).toBeGreaterThan(100);
      expect(before.split("\n").length).toBeGreaterThan(100);
    },
  );

  it.skipIf(!wanted)(
    "for Windows holds the Node program and every native package for it, and nothing for another system",
    { timeout: 600_000 },
    () => {
      const folder = bundle("win-x64");
      if (folder === null) return;
      const files = filesIn(folder);
      expect(files).toContain("node/node.exe");
      const native = files.filter((f) => /\.(node|so|dll|dylib)(\.\d+)*$/.test(f));
      expect(native.length).toBeGreaterThan(0);
      expect(native.filter((f) => !f.includes("win32-x64"))).toEqual([]);
      expect(files.filter((f) => /\.(cmd|bat|ps1)$/.test(f))).toEqual([]);
      const listed = readFileSync(path.join(folder, "SHA256SUMS"), "utf8");
      expect(listed).toContain("  node/node.exe\n");
      expect(listed).toContain("  app/sbom.cdx.json\n");
    },
  );
});

describe("what npm packs", () => {
  it("runs nothing when it is installed", () => {
    const packed = JSON.parse(handedOut(readFileSync(path.join(root, "package.json"), "utf8")));
    expect(packed.scripts).toBeUndefined();
    expect(packed.devDependencies).toBeUndefined();
    expect(packed.dependencies.zod).toMatch(/^\d/);
  });
});
