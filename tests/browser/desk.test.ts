import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../src/browser.ts";
import type { OpenDesk } from "../../src/desk/server.ts";
import { diff } from "../../src/diff/diff.ts";
import { finding } from "../../src/model/finding.ts";
import { CannotUse } from "../../src/model/outcome.ts";
import { archiveIn, emptyFolder } from "../archive/sample.ts";
import { keep, testDesk, testOffice } from "../desk/office.ts";
import { makeEdition } from "../render/make-edition.ts";
import { violations } from "./axe.ts";
import { aBrowser, downloads, focusIsSeen, press, tabTo, unfold, words } from "./person.ts";

const browser: Browser | null = await aBrowser();
if (browser === null) console.warn("skipped: the desk in a browser (no Chrome, Edge or Chromium was found that starts)");

const SAMPLE = path.resolve(import.meta.dirname, "../../input/sample");
const september = path.join(SAMPLE, "beacon-2026-09-04.pdf");
const october = path.join(SAMPLE, "beacon-2026-10-02.html");
const EDITION = "/p/beacon-improvement-plan/2026-10-02";

const folder = emptyFolder("browser");
let prints = false; // the papers that reading writes do without PDF, to be quick
const printer = openBrowser({ path: null, allowNoSandbox: false, scratch: folder });
printer.catch(() => undefined);
const office = testOffice(
  {
    boards: [
      {
        name: "Assurance Board",
        meetings: ["2026-10-15", "2026-11-19"],
        agendaItem: "7",
        purpose: "For decision",
        marking: null,
        wordTemplate: null,
      },
    ],
  },
  {
    archive: archiveIn(path.join(folder, "archive")),
    output: path.join(folder, "output"),
    browser: () => (prints ? printer : Promise.reject(new CannotUse("not yet"))),
  },
);
let desk: OpenDesk;
let origin = "";

beforeAll(async () => {
  desk = await testDesk(office);
  origin = new URL(desk.address).origin;
});
afterAll(async () => {
  await desk.close();
  await browser?.close();
  await printer.then((p) => p.close()).catch(() => undefined);
});

async function newPage(width = 1280): Promise<Page> {
  if (browser === null) throw new Error("no browser");
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  page.on("pageerror", (error) => expect.unreachable(`a script of the page failed: ${String(error)}`));
  return page;
}

/** Types an owner into the open form of a recommendation's page, and sends it. */
async function correctOwner(page: Page, owner: string): Promise<void> {
  await page.$eval("#e-owner", (e, value) => e.setAttribute("value", value), owner);
  await Promise.all([page.waitForNavigation(), page.$eval(".f-owner form", (f) => (f as HTMLFormElement).requestSubmit())]);
}

const decisions = () => office.archive.read("beacon-improvement-plan/2026-10-02").decisions;

describe.skipIf(browser === null)("a person at the desk", () => {
  it("goes from a dropped plan through a correction to a paper", { timeout: 120_000 }, async () => {
    const page = await newPage();
    await page.goto(desk.address);
    expect(page.url()).toBe(`${origin}/`);
    expect(await page.title()).toContain("first action plan");
    expect(await violations(page)).toEqual([]);

    const field = await page.$("#new");
    await (field as unknown as { uploadFile(...files: string[]): Promise<void> }).uploadFile(september, october);
    await press(page, "Read the plan");
    await page.waitForFunction((at) => location.pathname === `${at}/`, { timeout: 90_000 }, EDITION);
    expect(await words(page)).toContain("2 plans were read and kept");

    await press(page, "Review from finding 1");
    await page.goto(`${origin}${EDITION}/review?rec=1.1`);
    await correctOwner(page, "Head of Projects");
    expect(await page.title()).toContain("Whose decision");
    expect(await violations(page)).toEqual([]);
    await page.type("#by", "Ada Quill");
    await press(page, "Record the decision");
    expect(await words(page)).toContain("Rec 1.1: owner corrected");
    expect(decisions().at(-1)).toMatchObject({ kind: "correct", field: "owner", now: "Head of Projects", by: "Ada Quill" });

    prints = true;
    await page.goto(`${origin}${EDITION}/paper`);
    expect(await words(page)).toContain("A decision is newer than these papers");
    const put = downloads();
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: put });
    await press(page, "Write the papers again");
    await page.waitForFunction(() => document.querySelector("#said")?.textContent?.includes("Written:"), { timeout: 60_000 });
    await page.waitForFunction(() => document.readyState === "complete");
    await page.$$eval("#writing a", (links) => (links.find((a) => a.textContent?.includes("-r2-paper.pdf")) as HTMLElement).click());
    const file = path.join(put, "beacon-improvement-plan-2026-10-02-r2-paper.pdf");
    await expect.poll(() => fs.existsSync(file), { timeout: 15_000 }).toBe(true);
    expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
    expect(office.archive.verifyPaper(fs.readFileSync(file)).kind).not.toBe("unknown");
    await page.close();
  });

  it("splits a row at the page where two were taken for one, and joins them again", { timeout: 60_000 }, async () => {
    const page = await newPage();
    const earlier = EDITION.replace("2026-10-02", "2026-09-04");
    const row = (id: string) => office.archive.read(earlier.slice(3)).edition.recommendations.find((r) => r.id === id)?.text ?? null;
    const whole = row("8.1.3");
    await page.goto(`${origin}${earlier}/review?rec=8.1.3`);
    await press(page, "Split at the page");
    expect(row("8.1.3~2")).toMatch(/^Executive and Members/);
    await page.goto(`${origin}${earlier}/review?rec=8.1.3`);
    await unfold(page, "Join it with another row");
    await press(page, "Join the two rows");
    expect(row("8.1.3")).toBe(whole);
    expect(row("8.1.3~2")).toBeNull();
    await page.close();
  });

  it("settles a finding and takes it back with the keyboard alone, and always sees where it is", { timeout: 60_000 }, async () => {
    const page = await newPage();
    await page.goto(`${origin}${EDITION}/`);
    await tabTo(page, /^Review from finding/);
    expect(await focusIsSeen(page)).toBe(true);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    const asked = await page.title();
    await Promise.all([page.waitForNavigation(), page.keyboard.press("n")]);
    expect(await page.title()).not.toBe(asked);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("p")]);
    expect(await page.title()).toBe(asked);
    await tabTo(page, /^Reason/);
    await page.keyboard.type("a note is no command: nap");
    const before = decisions().length;
    await tabTo(page, /^Accept/);
    expect(await focusIsSeen(page)).toBe(true);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(decisions().length).toBe(before + 1);
    expect(decisions().at(-1)?.reason).toBe("a note is no command: nap");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("said");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("z")]);
    expect(decisions().at(-1)?.kind).toBe("undo");
    await page.keyboard.press("?");
    expect(await page.$eval("footer details", (d) => (d as HTMLDetailsElement).open)).toBe(true);
    await tabTo(page, /Single keys on/);
    await page.keyboard.press("Space");
    const here = page.url();
    await page.keyboard.press("n");
    expect(page.url()).toBe(here);
    await page.evaluate(() => localStorage.removeItem("keys"));
    await page.close();
  });

  it("in two windows: the second decision on the same field is shown beside the first, and can be made all the same", {
    timeout: 60_000,
  }, async () => {
    const [one, two] = [await newPage(), await newPage(400)];
    const at = `${origin}${EDITION}/review?rec=1.2`;
    await Promise.all([one.goto(at), two.goto(at)]);
    await correctOwner(one, "Clerk of the Board");
    const before = decisions().length;
    await correctOwner(two, "Deputy Clerk");
    expect(await two.title()).toMatch(/^Error: your decision was not saved/);
    expect(await words(two)).toMatch(/Clerk of the Board.*Deputy Clerk/);
    expect(decisions().length).toBe(before);
    expect(await violations(two)).toEqual([]);
    await press(two, "Record mine as well");
    expect(decisions().at(-1)).toMatchObject({ field: "owner", now: "Deputy Clerk" });
    await Promise.all([one.close(), two.close()]);
  });

  it("without script: the whole way works, and the page that waits loads itself again", { timeout: 60_000 }, async () => {
    const page = await newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${origin}${EDITION}/paper`);
    await page.focus("#comment");
    await page.keyboard.type("Two slips wait for one contract.");
    await press(page, "Keep the comment");
    expect(decisions().at(-1)).toMatchObject({ kind: "comment", recommendation: null, now: "Two slips wait for one contract." });
    const lines = () => page.$$eval(".rec textarea", (all) => all.map((t) => (t as HTMLTextAreaElement).value));
    const first = await lines();
    await press(page, "Move up recommendation b");
    expect(await lines()).toEqual([first[1], first[0], ...first.slice(2)]);
    await press(page, "Leave out recommendation a");
    expect((await lines()).slice(0, -1)).toEqual([first[0], ...first.slice(2, -1)]);
    await press(page, "Take back the edit");
    await page.goto(`${origin}${EDITION}/`);
    const file = path.join(emptyFolder("drop"), "notes.txt");
    fs.writeFileSync(file, "This is a letter and holds no plan at all.\n");
    await ((await page.$("#new")) as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(file);
    await press(page, "Read the plan");
    for (let i = 0; i < 20 && !(await page.title()).startsWith("Error:"); i++)
      await page.waitForNavigation({ timeout: 20_000 }).catch(() => undefined);
    expect(await page.title()).toMatch(/^Error:/);
    expect(await words(page)).toContain("Nothing of it was kept or changed");
    await page.setJavaScriptEnabled(true); // axe itself is a script
    await page.reload();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it("issues the paper, and takes that back", { timeout: 60_000 }, async () => {
    const page = await newPage();
    await page.goto(`${origin}${EDITION}/paper`);
    await press(page, "Issue as a draft");
    expect(decisions().at(-1)).toMatchObject({ kind: "issued", board: "Assurance Board", meeting: "2026-10-15", now: "draft" });
    expect(await words(page)).toContain("Issued to Assurance Board for 15 October 2026 as a draft");
    expect(await words(page)).not.toContain("Written for this revision");
    await press(page, "Undo Issued to Assurance Board for 15 October 2026 as a draft");
    expect(decisions().at(-1)?.kind).toBe("undo");
    await page.close();
  });
});

const PAGES = [
  ...["/", "/review", "/review?rec=2.1", "/review?finding=0&words=1", "/compare", "/compare?rec=1.1"],
  ...["/paper", "/recommendations", "/recommendations?several=all", "/columns", "/findings"],
];

const LAG = 1500; // ms: a third of a second on a quiet machine
const FEWER = ["/", "/review", "/compare", "/paper"];

describe.skipIf(browser === null)("every page of the desk", () => {
  // 640 px is what 200 % zoom leaves of 1280.
  it.each([1280, 640, 400])("keeps WCAG 2.2 AA and has no sideways scroll at %i px", { timeout: 120_000 }, async (width) => {
    const page = await newPage(width);
    for (const edition of [EDITION, EDITION.replace("2026-10-02", "2026-09-04")])
      for (const at of edition !== EDITION ? ["/review"] : width === 640 ? FEWER : PAGES) {
        expect((await page.goto(`${origin}${edition}${at}`))?.status(), at).toBe(200);
        expect(await violations(page), `${edition}${at}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${at} at ${width}`).toBeLessThanOrEqual(width);
      }
    await page.close();
  });

  it("keeps it with every fold open, too", { timeout: 60_000 }, async () => {
    const page = await newPage(400);
    for (const at of ["/", "/review", "/compare", "/paper", "/recommendations", "/columns"]) {
      await page.goto(`${origin}${EDITION}${at}`);
      await page.$$eval("details", (all) => {
        for (const d of all) d.setAttribute("open", "");
      });
      expect(await violations(page), at).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(400);
    }
    await page.close();
  });
});

describe.skipIf(browser === null)("a plan of 300 recommendations", () => {
  const many = (date: string, late: number) =>
    makeEdition(
      date,
      Array.from({ length: 300 }, (_, i) => ({
        id: `${1 + Math.floor(i / 20)}.${1 + (i % 20)}`,
        text: `That matter ${i} is looked into, ${"that those concerned are heard, ".repeat(4)}and that a report is made.`,
        update: `0${1 + (i % 9)}.09.26 – The work goes on.\n`.repeat(6),
        due: i % 3 === late ? "2026-12-31" : "2026-11-30",
      })),
    );

  it("is listed, reviewed and compared without lag", { timeout: 60_000 }, async () => {
    const large = testOffice({ author: "A. Clerk" });
    const [before, now] = [many("2026-09-04", 0), many("2026-10-02", 1)];
    const source = (edition: typeof now) => ({ name: "plan.html", bytes: new TextEncoder().encode(JSON.stringify(edition)) });
    const findings = now.recommendations
      .slice(0, 40)
      .map((r) => finding("truncated", `The text of ${r.id} breaks off.`, { recommendation: r.id }));
    await keep(large.archive, { source: source(before), edition: before, findings: [], decisions: [], changes: null });
    await keep(large.archive, { source: source(now), edition: { ...now, findings }, findings, decisions: [], changes: diff(before, now) });
    const open = await testDesk(large);
    const page = await newPage();
    await page.goto(open.address);
    const at = `${new URL(open.address).origin}/p/harbour-review/2026-10-02`;
    for (const place of ["/", "/recommendations", "/recommendations?words=matter+17", "/findings", "/compare"]) {
      await page.goto(`${at}${place}`);
      const began = performance.now();
      await page.goto(`${at}${place}`);
      expect(performance.now() - began, place).toBeLessThan(LAG);
    }
    await page.goto(`${at}/recommendations`);
    expect(await page.$$eval("tbody tr", (rows) => rows.length)).toBe(300);
    await page.close();
    await open.close();
  });
});
