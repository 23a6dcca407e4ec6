import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { launch } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../src/browser.ts";
import { paperHtml } from "../../src/render/html.ts";
import { papersToPrint } from "./print/papers.ts";
import { isRequired } from "./print/required.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const folder = mkdtempSync(path.join(tmpdir(), "actionplan-axe-"));
let browser: Browser | null = null;
let why = "";

/** The project's own choice of browser, but with scripts on: axe-core is one. */
async function start(): Promise<Browser> {
  const ours = await openBrowser({ path: null, allowNoSandbox: true, scratch: folder }, true);
  await ours.close();
  return launch({
    executablePath: ours.path,
    pipe: true,
    userDataDir: path.join(folder, "profile"),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

beforeAll(async () => {
  try {
    browser = await start();
  } catch (error) {
    why = error instanceof Error ? error.message : String(error);
  }
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const run = `axe.run({ runOnly: ${JSON.stringify([...RULES, "best-practice"])} })`;
  return (await page.evaluate(
    `${run}.then((r) => r.violations.map((v) => v.id + ": " + v.help + " at " + v.nodes.map((n) => n.html).slice(0, 2).join(" and ")))`,
  )) as string[];
}

describe("the papers as web pages, by axe-core in a real browser", () => {
  it("break no rule of WCAG 2.2 AA, on a desk and on a telephone, and are never wider than the screen", async (t) => {
    if (browser === null) {
      if (isRequired("axe")) throw new Error(`axe is required by ACTIONPLAN_REQUIRE, but ${why}`);
      return t.skip(`skipped: axe: ${why}`);
    }
    const papers = await papersToPrint();
    for (const { name, paper } of papers.filter((p) => p.name !== "300" && p.name !== "attachments")) {
      const page = await browser.newPage();
      await page.setContent(paperHtml(paper));
      for (const width of [1200, 400]) {
        await page.setViewport({ width, height: 900 });
        expect(await violations(page), `${name} at ${width}`).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), `${name} at ${width}`).toBeLessThanOrEqual(width);
      }
      await page.close();
    }
  }, 240_000);

  it("would notice a rule broken", async (t) => {
    if (browser === null) return t.skip(`skipped: axe: ${why}`);
    const page = await browser.newPage();
    await page.setContent("<!doctype html><title>x</title><img src='data:,'><p style='color:#ccc'>pale</p>");
    expect((await violations(page)).join("\n")).toMatch(/html-has-lang[\s\S]*image-alt/);
  });
});
