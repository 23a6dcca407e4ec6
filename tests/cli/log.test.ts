import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserAge } from "../../src/cli/doctor.ts";
import { openLog } from "../../src/cli/log.ts";
import { actionplan, type Ran, root, workplace } from "./actionplan.ts";

describe("the log of a run", () => {
  const at = workplace();
  const log = () => readFileSync(path.join(at, "run.log"), "utf8");
  let first: Ran;
  beforeAll(() => {
    mkdirSync(path.join(at, "input"));
    const plan = readdirSync(path.join(root, "input/sample")).find((f) => f.endsWith(".html")) ?? "";
    cpSync(path.join(root, "input/sample", plan), path.join(at, "input", "plan.html"));
    writeFileSync(path.join(at, "input", "broken.pdf"), "no plan");
    writeFileSync(path.join(at, "actionplan.config.json"), JSON.stringify({ browser: { path: "/no/browser" } }));
    first = actionplan(at, "run", "--log", "run.log");
  }, 120_000);
  afterAll(() => rmSync(at, { recursive: true, force: true }));

  it("has a line for the beginning, each document and the end, with their times; one bad document never stops the others", () => {
    expect(first.code).toBe(1);
    expect(existsSync(path.join(at, "archive"))).toBe(true);
    const lines = log().trim().split("\n");
    for (const l of lines) expect(l).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S/);
    const told = lines.map((l) => l.slice(21));
    expect(told[0]).toMatch(/^run begins: actionplan \d/);
    expect(told.at(-1)).toBe("run ends: exit 1");
    expect(told.filter((l) => l.startsWith("broken.pdf"))).toHaveLength(1);
    expect(told.filter((l) => l.startsWith("plan.html: archived as "))).toHaveLength(1);
    expect(told.some((l) => l.startsWith("the PDF was not written: "))).toBe(true);
  });

  it("grows with the next run", () => {
    const before = log();
    actionplan(at, "run", "--log", "run.log");
    expect(log().startsWith(before)).toBe(true);
    expect(log().slice(before.length)).toContain("already archived");
  });

  it("holds nothing that stands in quotes unless words are asked for", () => {
    const now = () => new Date("2026-10-02T07:00:00Z");
    const words = 'plan.pdf: page 4 holds “Close the depot” and "Mr Roe", which\ncannot be';
    const [bare, whole] = [path.join(at, "bare.log"), path.join(at, "whole.log")];
    openLog(bare, now, false).add(words);
    openLog(whole, now, true).add(words);
    expect(readFileSync(bare, "utf8")).toBe("2026-10-02T07:00:00Z plan.pdf: page 4 holds “…” and “…”, which | cannot be\n");
    expect(readFileSync(whole, "utf8")).toContain("Mr Roe");
  });

  it("that cannot be written to is told before anything is read", () => {
    const ran = actionplan(at, "run", "--log", path.join("no", "such", "folder.log"));
    expect(ran.code).toBe(1);
    expect(ran.err.trim().split("\n")).toHaveLength(1);
    expect(ran.err).toContain("folder.log");
  });
});

describe("a browser's age", () => {
  it("is told once it is more than some months out of support", () => {
    expect(browserAge("Chrome/147.0.7727.24", "2026-05-01")).toBe(null);
    expect(browserAge("Chrome/147.0.7727.24", "2026-11-23")).toMatch(/out of support: about 10 months old/);
    expect(browserAge("Chrome/120.0.1", "2023-12-05")).toBe(null);
  });
});
