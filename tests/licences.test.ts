import fs from "node:fs";
import { describe, expect, it } from "vitest";

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const file = (name: string): string => fs.readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const lock = JSON.parse(file("package-lock.json")) as { packages: Record<string, Package> };
const notice = file("NOTICE");

const permissive = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "Zlib",
  "Unlicense",
  "CC0-1.0",
  "BlueOak-1.0.0",
]);
const named = /^(MPL-2\.0|OFL-1\.1|LGPL-[\d.]+(-or-later|-only)?)$/;

const nameOf = (at: string): string => at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
const shipped = Object.entries(lock.packages).filter(([at, p]) => at !== "" && p.dev !== true);

/** One of the licences that may be chosen ("MIT OR GPL-2.0") is enough; of those that hold together ("MIT AND OFL-1.1") each counts. */
function allowed(licence: string, name: string): boolean {
  const choices = licence.replace(/[()]/g, "").split(" OR ");
  return choices.some((choice) =>
    choice.split(" AND ").every((one) => permissive.has(one) || (named.test(one) && notice.includes(`${one}    ${name}`))),
  );
}

describe("every package that ships", () => {
  it("is there at all", () => {
    expect(shipped.length).toBeGreaterThan(20);
  });

  it("comes under a permissive licence, or one named in NOTICE", () => {
    const wrong = shipped.filter(([at, p]) => !allowed(p.license ?? "none", nameOf(at))).map(([at, p]) => `${nameOf(at)}: ${p.license}`);
    expect(wrong).toEqual([]);
  });

  it("has the licence in its own words that the lock file gives", () => {
    const wrong = shipped.flatMap(([at, p]) => {
      const own = new URL(`../${at}/package.json`, import.meta.url);
      if (!fs.existsSync(own)) return []; // of another system
      const { license } = JSON.parse(fs.readFileSync(own, "utf8")) as { license?: string };
      return license === p.license ? [] : [`${nameOf(at)}: ${license}, the lock file says ${p.license}`];
    });
    expect(wrong).toEqual([]);
  });

  it("is pinned to its bytes", () => {
    expect(shipped.filter(([, p]) => !/^sha512-/.test(p.integrity ?? "")).map(([at]) => at)).toEqual([]);
  });

  it("runs nothing when it is installed", () => {
    expect(shipped.filter(([, p]) => p.hasInstallScript).map(([at]) => at)).toEqual([]);
  });
});

describe("what is allowed", () => {
  it.each(["GPL-3.0", "AGPL-3.0-only", "LGPL-3.0", "SSPL-1.0", "none", "MIT AND GPL-2.0-only"])("%s is not, unnamed", (licence) => {
    expect(allowed(licence, "some-package")).toBe(false);
  });

  it("names in NOTICE only what is there", () => {
    const names = [...notice.matchAll(/^(?:MPL-2\.0|OFL-1\.1) {4}(\S+):/gm)].map((m) => m[1]);
    expect(names.filter((n) => !shipped.some(([at]) => nameOf(at) === n))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });
});
