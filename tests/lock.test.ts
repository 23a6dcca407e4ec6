import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};

describe("the lock file", () => {
  it("names every optional package of every system, so that npm ci takes it on all of them (scripts/complete-lock.mjs)", () => {
    const left = Object.entries(lock.packages).flatMap(([where, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !(`node_modules/${name}` in lock.packages) && !(`${where}/node_modules/${name}` in lock.packages),
      ),
    );
    expect(left).toEqual([]);
  });

  it("names no address to download from: the registry is that of whoever installs", () => {
    expect(Object.values(lock.packages).filter((p) => p.resolved?.startsWith("http"))).toEqual([]);
  });
});
