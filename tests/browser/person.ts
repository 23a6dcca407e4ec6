import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { bundledServes, prepareBundled } from "../../src/browser/bundled.ts";
import { installedBrowsers } from "../../src/browser/find.ts";

const candidates = () => [
  ...installedBrowsers(process.platform, process.env).map((c) => ({ path: c.path, env: {}, shell: false })),
  ...(bundledServes(process.platform, process.arch) ? [{ ...prepareBundled(process.env), shell: true }] : []),
];

/** A browser as a person has it, of those that the project finds; null where none starts. */
export async function aBrowser(): Promise<Browser | null> {
  const { launch } = await import("puppeteer-core");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  for (const c of candidates()) {
    const options = {
      executablePath: c.path,
      pipe: true,
      args,
      env: { ...process.env, ...c.env },
      headless: c.shell ? ("shell" as const) : true,
    };
    const started = await launch(options).catch(() => null);
    if (started !== null) return started;
  }
  return null;
}

/** A folder that the browser puts downloads into. */
export function downloads(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "actionplan-test-downloads-"));
}

/** The link, button or fold that is called so, by all the words that a screen reader is given. */
async function control(page: Page, name: string) {
  for (const found of await page.$$("a, button, summary")) {
    const called = await found.evaluate((e) => (e.textContent ?? "").replace(/\s+/g, " ").trim());
    if (called === name || called.replace(/ [A-Z?]$/i, "") === name) return found; // the key that presses it stands behind
  }
  throw new Error(`nothing on ${page.url()} is called "${name}"`);
}

/** Presses what is called so, and waits for the page that it leads to. */
export async function press(page: Page, name: string): Promise<void> {
  const found = await control(page, name);
  await found.focus(); // a click would ask the page's scripts where it is, and they may be off
  await Promise.all([page.waitForNavigation({ timeout: 30_000 }), page.keyboard.press("Enter")]);
}

/** Puts words into a field in place of what is there. */
export async function fill(page: Page, field: string, value: string): Promise<void> {
  await page.$eval(
    field,
    (e, v) => {
      (e as HTMLInputElement).value = v;
    },
    value,
  );
}

/** Opens the fold that is called so. */
export async function unfold(page: Page, name: string): Promise<void> {
  const found = await control(page, name);
  await found.focus();
  await page.keyboard.press("Enter");
}

/** The words of the page as its reader sees them. */
// biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not to be found
export const words = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText.replace(/\s+/g, " "));

/** Tab until what has the focus is called so; never more than a page has controls. */
export async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const called = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement | null;
      const labels = [...((e as HTMLInputElement | null)?.labels ?? [])].map((l) => l.textContent).join(" ");
      return `${labels} ${e?.getAttribute("aria-label") ?? ""} ${e?.textContent ?? ""}`.replace(/\s+/g, " ").trim();
    });
    if (name.test(called)) return;
  }
  throw new Error(`nothing on ${page.url()} that Tab reaches is called ${name}`);
}

/** Whether what has the focus can be seen to have it. */
export const focusIsSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const e = document.activeElement;
    if (e === null || e === document.body) return false;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight;
  });
