import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const chunks = path.join(dist, "chunks");
const welded = fs.existsSync(chunks);
const lock = JSON.parse(fs.readFileSync(path.join(dist, "../package-lock.json"), "utf8")) as {
  packages: Record<string, { dev?: boolean }>;
};

/** The files that one loads before it runs, itself among them. */
function loadedAtOnce(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = fs.readFileSync(file, "utf8");
  for (const [, to = ""] of text.matchAll(/^(?:const|let) \w+ = require\("(\.[^"]+)"\);/gm))
    loadedAtOnce(path.resolve(path.dirname(file), to), seen);
  return seen;
}

describe.skipIf(!welded)("the welded programs (npm run build)", () => {
  it("start from a few files", () => {
    for (const name of ["cli/main.cjs", "reader-child.cjs"]) expect(loadedAtOnce(path.join(dist, name)).size).toBeLessThan(20);
  });

  it("carry the licence of every package that is inside them, and none that is for development only", () => {
    const inside = fs
      .readdirSync(chunks)
      .flatMap((f) =>
        [...fs.readFileSync(path.join(chunks, f), "utf8").matchAll(/^\/\/(?:#region)? .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)/gm)].map(
          ([, name]) => name,
        ),
      );
    const licences = fs.readFileSync(path.join(chunks, "LICENCES.txt"), "utf8");
    expect(inside.length).toBeGreaterThan(20);
    for (const name of new Set(inside)) {
      expect(licences).toMatch(new RegExp(`^${name} \\d`, "m"));
      expect(lock.packages[`node_modules/${name}`]?.dev, name).not.toBe(true);
    }
  });

  it("have every template ready, so that none is compiled when a paper is written", () => {
    const all = fs.readdirSync(chunks).map((f) => fs.readFileSync(path.join(chunks, f), "utf8"));
    const templates = fs
      .readdirSync(path.join(dist, "../templates"), { recursive: true, encoding: "utf8" })
      .filter((f) => f.endsWith(".hbs"));
    expect(templates.length).toBeGreaterThan(10);
    for (const name of templates.map((f) => f.replaceAll("\\", "/").replace(".hbs", ""))) {
      const made = all.some((text) => text.includes(`"${name}": {`) || text.includes(`\t${name}: {\n\t\tsha256`));
      expect(made, name).toBe(true);
    }
  });
});
