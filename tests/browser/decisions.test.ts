import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../../src/desk/server.ts";
import { emptyFolder } from "../archive/sample.ts";
import { testDesk, testOffice } from "../desk/office.ts";
import { violations } from "./axe.ts";
import { aBrowser, fill, press, unfold, words } from "./person.ts";

const browser: Browser | null = await aBrowser();
if (browser === null) console.warn("skipped: decisions in a browser (no Chrome, Edge or Chromium was found that starts)");

const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td>${c.replaceAll("\n", "<br>")}</td>`).join("")}</tr>`;
/** A plan whose rows were badly typed: two in one, one in two, a heading that looks like a row, a column with a name of its own. */
const plan = (date: string, more: { readonly lamps: string }) =>
  `<html><head><title>Quay Plan</title></head><body><h1>Quay Plan</h1><p>${date}</p><table>
   <tr><th>Recommendation No</th><th>Owner</th><th>Wharf notes</th><th>Delivery Date</th></tr>
   ${row("1.1 That the quay is lit at night.", "Harbor Master", more.lamps, "June 2027")}
   ${row("1.2 That the steps are mended. That the rails are painted.", "Head of Works", "Stone is cut.", "May 2027")}
   ${row("1.3 That the log of", "Clerk", "Begun.", "July 2027")}
   ${row("1.4 the tides is kept.", "Clerk", "", "")}
   ${row("1.5 Notes of the chair", "None", "None", "")}
   ${row("1.6 That the crane is tested.", "Head of Works", "Booked.", "August 2027")}
   </table></body></html>`;

const folder = emptyFolder("decisions");
const board = (name: string, meetings: string[]) => ({
  name,
  meetings,
  agendaItem: null,
  purpose: "For decision",
  marking: null,
  wordTemplate: null,
});
const office = testOffice({
  author: "Ada Quill",
  boards: [board("Quay Board", ["2026-10-15"]), board("Harbour Committee", ["2026-10-29"])],
});
let desk: OpenDesk;
let origin = "";
const SEPTEMBER = "/p/quay-plan/2026-09-04";
const OCTOBER = "/p/quay-plan/2026-10-02";

beforeAll(async () => {
  desk = await testDesk(office);
  origin = new URL(desk.address).origin;
  if (browser === null) return;
  const page = await newPage();
  await page.goto(desk.address);
  await page.close();
});
afterAll(async () => {
  await desk.close();
  await browser?.close();
});

async function newPage(width = 1280): Promise<Page> {
  if (browser === null) throw new Error("no browser");
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  page.on("pageerror", (error) => expect.unreachable(`a script of the page failed: ${String(error)}`));
  return page;
}

/** Where pictures of the pages are put for a person to look at; nowhere unless it is asked for. */
async function look(page: Page, name: string): Promise<void> {
  const to = process.env["ACTIONPLAN_PICTURES"];
  if (to !== undefined) await page.screenshot({ path: path.join(to, `${name}.png`), fullPage: true });
}

async function drop(page: Page, date: string, lamps: string, to: string): Promise<void> {
  const file = path.join(folder, `plan-${date}.html`);
  fs.writeFileSync(file, plan(date, { lamps }));
  await page.goto(`${origin}/`);
  await ((await page.$("#new")) as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(file);
  await press(page, "Read the plan");
  await page.waitForFunction((at) => location.pathname === `${at}/`, { timeout: 60_000 }, to);
}

const now = (edition: string) => office.archive.read(edition.slice(3));
const rows = (edition: string) => now(edition).edition.recommendations.map((r) => r.id);
const rec = (edition: string, id: string) => now(edition).edition.recommendations.find((r) => r.id === id);
const at = (id: string, edition = SEPTEMBER) => `${origin}${edition}/review?rec=${id}`;
const why = (page: Page, id: string) => page.type(`#${id}`, "As the owner says");

async function correct(page: Page, id: string, field: string, value: string): Promise<void> {
  await page.goto(at(id));
  await unfold(page, `Correct ${field}`);
  const name = await page.evaluate(
    () => document.querySelector<HTMLDetailsElement>("details.do[open]")?.closest(".field")?.className.split("f-")[1],
  );
  const control = `#e-${name}`;
  if ((await page.$eval(control, (e) => e.tagName)) === "SELECT") await page.select(control, value);
  else await fill(page, control, value);
  await why(page, `e-${name}-why`);
  await Promise.all([page.waitForNavigation(), page.$eval(control, (e) => (e as HTMLInputElement).form?.requestSubmit())]);
}

describe.skipIf(browser === null)("a badly read plan is put right at the desk alone", () => {
  it("column by column and row by row, each with a reason, each to be undone", { timeout: 180_000 }, async () => {
    const page = await newPage();
    await drop(page, "4 September 2026", "Lamps are ordered.", SEPTEMBER);

    await page.goto(`${origin}${SEPTEMBER}/columns`);
    expect(await violations(page)).toEqual([]);
    await look(page, "columns");
    await unfold(page, "It is another column: Wharf notes");
    await page.select("#c-0-is", "update");
    await press(page, "Save what Wharf notes is");
    expect(rec(SEPTEMBER, "1.2")?.update).toBe("Stone is cut.");

    await page.goto(at("1.2"));
    await unfold(page, "Split this row");
    const cut = await page.$$eval("#sp-text option", (all) =>
      all.find((o) => o.textContent?.startsWith("from “That the rails"))?.getAttribute("value"),
    );
    await page.select("#sp-text", cut ?? "");
    await fill(page, "#sp-id", "1.2a");
    await why(page, "sp-why");
    await look(page, "split");
    await press(page, "Split here");
    expect(rec(SEPTEMBER, "1.2a")).toMatchObject({ text: "That the rails are painted.", owner: "Head of Works" });
    await press(page, "Undo");
    expect(rows(SEPTEMBER)).not.toContain("1.2a");
    await page.goto(at("1.2"));
    await unfold(page, "Split this row");
    await page.type("#sp-words", "That the rails");
    await fill(page, "#sp-id", "1.2a");
    await press(page, "Split here");

    await page.goto(at("1.4"));
    await unfold(page, "Join it with another row");
    await page.select("#jo", "1.3");
    await press(page, "Join the two rows");
    expect(await words(page)).toContain("Rec 1.3 as read");
    expect(rec(SEPTEMBER, "1.3")?.text).toBe("That the log of the tides is kept.");

    await page.goto(at("1.5"));
    await unfold(page, "It is no recommendation");
    await press(page, "Leave it out");
    expect(rows(SEPTEMBER)).toEqual(["1.1", "1.2", "1.2a", "1.3", "1.6"]);
    await page.close();
  });

  it("every field of it", { timeout: 180_000 }, async () => {
    const page = await newPage();
    await correct(page, "1.1", "Owner", "Harbour Master");
    await correct(page, "1.1", "Text", "That the quay is lit by night.");
    await correct(page, "1.1", "Update", "Lamps are ordered and paid.");
    await correct(page, "1.1", "Delivery date", "September 2027");
    await correct(page, "1.1", "Section", "Quays");
    await correct(page, "1.1", "Sub-heading", "Light");
    await correct(page, "1.6", "Status", "on-hold");
    await correct(page, "1.6", "Number", "1.7");
    expect(rec(SEPTEMBER, "1.1")).toMatchObject({
      ...{ owner: "Harbour Master", text: "That the quay is lit by night.", update: "Lamps are ordered and paid." },
      ...{ section: "Quays", subsection: "Light", delivery: { date: "2027-09-30" } },
    });
    expect(rec(SEPTEMBER, "1.7")).toMatchObject({ status: "on-hold" });
    expect(now(SEPTEMBER).decisions.at(-1)).toMatchObject({ reason: "As the owner says", was: "1.6", now: "1.7", by: "Ada Quill" });
    await correct(page, "1.3", "Number", "1.7");
    expect(await words(page)).toContain("There is a Rec 1.7 already");
    expect(rec(SEPTEMBER, "1.3")?.owner).toBe("Clerk");
    await page.close();
  });

  it("several rows at once, without script", { timeout: 60_000 }, async () => {
    const page = await newPage(400);
    await page.setJavaScriptEnabled(false);
    await page.goto(`${origin}${SEPTEMBER}/recommendations`);
    await press(page, "Correct several at once");
    await press(page, "Choose all shown");
    await page.focus("#mn");
    await page.keyboard.type("Works of the quay");
    await press(page, "Save the corrections");
    expect(now(SEPTEMBER).edition.recommendations.map((r) => r.section)).toEqual(Array.from({ length: 5 }, () => "Works of the quay"));
    await page.setJavaScriptEnabled(true);
    await page.reload();
    await look(page, "several-400");
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.close();
  });

  it("records what the board agreed, and when", { timeout: 60_000 }, async () => {
    const page = await newPage();
    await page.goto(at("1.2"));
    await unfold(page, "Record that the board agreed a closing or a date");
    await page.click("input[value=agreed-date]");
    await fill(page, "#ag-now", "2027-12-31");
    await fill(page, "#ag-when", "2026-09-17");
    await page.select("#ag-board", "Harbour Committee");
    await why(page, "ag-why");
    await press(page, "Record");
    expect(now(SEPTEMBER).decisions.at(-1)).toMatchObject({
      ...{ kind: "agreed-date", now: "2027-12-31", meeting: "2026-09-17", board: "Harbour Committee", reason: "As the owner says" },
    });
    await page.close();
  });
});

describe.skipIf(browser === null)("next month", () => {
  it("all of it is decided again where the words stand, and asked again where they changed", { timeout: 120_000 }, async () => {
    const page = await newPage();
    await drop(page, "2 October 2026", "Lamps are ordered.\nThey came on Monday.", OCTOBER);
    expect(rows(OCTOBER)).toEqual(["1.1", "1.2", "1.2a", "1.3", "1.7"]);
    expect(rec(OCTOBER, "1.7")).toMatchObject({ status: "on-hold", update: "Booked." });
    expect(rec(OCTOBER, "1.1")).toMatchObject({ owner: "Harbour Master", update: "Lamps are ordered.\nThey came on Monday." });
    expect(await words(page)).toContain("One decision is asked again.");
    await look(page, "home-stale");
    await press(page, "Review Rec 1.1");
    await look(page, "stale");
    expect(await violations(page)).toEqual([]);
    expect(await words(page)).toMatch(/Decided then update corrected: .*Reason: As the owner says.*Words then Lamps are ordered/);
    await press(page, "Accept again");
    expect(rec(OCTOBER, "1.1")?.update).toBe("Lamps are ordered and paid.");
    await page.goto(`${origin}${OCTOBER}/`);
    expect(await words(page)).not.toContain("asked again");
    await page.goto(`${origin}${OCTOBER}/compare`);
    await look(page, "october-compare");
    await page.goto(`${origin}${OCTOBER}/preview`);
    expect(await words(page)).toMatch(/This paper rests on \d+ decisions/);
    await page.close();
  });
});

describe.skipIf(browser === null)("two boards", () => {
  const to = (name: string) => `${origin}${OCTOBER}/paper?board=${encodeURIComponent(name)}`;

  it("have a paper each: what is saved on one's page stays there, and the person too", { timeout: 60_000 }, async () => {
    const page = await newPage();
    await page.goto(to("Harbour Committee"));
    await look(page, "board-two");
    await page.type("#comment", "Only for the committee.");
    await press(page, "Keep the comment");
    expect(new URL(page.url()).searchParams.get("board")).toBe("Harbour Committee");
    await fill(page, "#r-0", "note the tide");
    await press(page, "Save the recommendations");
    expect(await words(page)).toMatch(/Paper for the Harbour Committee.*were saved|were saved.*Paper for the Harbour Committee/);
    await page.goto(`${origin}${OCTOBER}/preview?board=Harbour%20Committee`);
    expect(await words(page)).toMatch(/note the tide[\s\S]*Only for the committee|Only for the committee[\s\S]*note the tide/);
    await page.goto(`${origin}${OCTOBER}/preview?board=Quay%20Board`);
    expect(await words(page)).not.toMatch(/note the tide|Only for the committee/);
    await page.close();
  });

  it("have papers of their own names, and an edited one is kept beside", { timeout: 90_000 }, async () => {
    const page = await newPage();
    for (const name of ["Quay Board", "Harbour Committee"]) {
      await page.goto(to(name));
      await page.$$eval("input[name=format]", (all) => {
        for (const box of all) (box as HTMLInputElement).checked = (box as HTMLInputElement).value === "html";
      });
      await press(page, name === "Quay Board" ? "Write the papers again" : "Write the papers again");
      await page.waitForFunction(() => document.querySelector("#said")?.textContent?.includes("Written:"), { timeout: 60_000 });
    }
    const links = await page.$$eval("#writing a", (all) => all.map((a) => (a.textContent ?? "").trim()));
    expect(links.filter((l) => l.includes("for the Harbour Committee"))).toHaveLength(1);
    expect(links.filter((l) => l.includes("for the Quay Board")).length).toBeGreaterThan(0);
    const edited = path.join(folder, "Paper as sent.docx");
    fs.writeFileSync(edited, "PK\u0003\u0004 as sent");
    await ((await page.$("#edited")) as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(edited);
    await press(page, "Issue to the Harbour Committee");
    expect(await words(page)).toContain("Paper as sent.docx is kept beside what was written here.");
    expect(await words(page)).toContain("Paper for the Harbour Committee");
    await page.close();
  });
});

describe.skipIf(browser === null)("two windows", () => {
  it("are each told what was done in them, and nothing of the other", { timeout: 60_000 }, async () => {
    const [one, two] = [await newPage(), await newPage()];
    await one.goto(`${origin}${OCTOBER}/paper`);
    await one.type("#comment", "From the first window.");
    await press(one, "Keep the comment");
    const first = one.url();
    await two.goto(`${origin}${OCTOBER}/paper`);
    expect(await two.$("#said")).toBeNull();
    expect(await words(one)).toContain("comment “From the first window.”");
    await one.goto(first); // loaded again, it was told
    expect(await one.$("#said")).toBeNull();
    await Promise.all([one.close(), two.close()]);
  });
});
