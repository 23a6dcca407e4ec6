// node scripts/make-guide.mjs: makes the pictures of docs/guide.md and of the README from the sample, with the desk as it is (npm run build first).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { zlibSync } from "fflate";
import { launch } from "puppeteer-core";
import { machinePorts } from "../dist/archive/machine.js";
import { openArchive } from "../dist/archive/store.js";
import { installedBrowsers } from "../dist/browser/find.js";
import { openBrowser } from "../dist/browser.js";
import { openDesk } from "../dist/desk/server.js";
import { Settings } from "../dist/model/settings.js";
import { run } from "../dist/pipeline.js";
import { pagePictureInChild } from "../dist/reader.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const sample = (name) => path.join(root, "input/sample", name);
const pictures = path.join(root, "docs/pictures");
const EDITION = "/p/beacon-improvement-plan/2026-10-02";
mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), "make-guide-"));

// The day on which the pictures are taken is always the same, so that they change only with the desk.
const now = () => new Date("2026-10-05T08:12:00Z");
process.env.TZ = "Europe/London";

const settings = Settings.parse({
  plan: "beacon-improvement-plan",
  author: "Portfolio officer",
  boards: [{ name: "Assurance Board", meetings: ["2026-10-15", "2026-11-19"], agendaItem: "7" }],
});
const printer = openBrowser({ path: null, allowNoSandbox: false, scratch: folder });
const office = {
  settings,
  settingsFolder: folder,
  output: path.join(folder, "output"),
  archive: openArchive(path.join(folder, "archive"), { ...machinePorts(), now }),
  now,
  say: () => undefined,
  warn: (line) => console.warn(line),
  browser: () => printer,
  scratch: async () => mkdtempSync(path.join(folder, "scratch-")),
};

/** The same picture with a palette of its commonest colours: screens of words compress to a third, and look the same. */
async function smaller(png) {
  const shrunk = await blank.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const c = canvas.getContext("2d");
    c.drawImage(image, 0, 0);
    const { data: rgba } = c.getImageData(0, 0, image.width, image.height);
    const keys = Array.from(
      { length: image.width * image.height },
      (_, i) => (rgba[i * 4] << 16) | (rgba[i * 4 + 1] << 8) | rgba[i * 4 + 2],
    );
    const often = new Map();
    for (const key of keys) often.set(key, (often.get(key) ?? 0) + 1);
    const apart = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
    const kept = [];
    // The commonest first, and of those that look alike only one: a small red mark keeps its red.
    for (const [key] of [...often].sort((a, b) => b[1] - a[1]))
      if (kept.length < 256 && kept.every((k) => apart(k, key) > 80)) kept.push(key);
    const colours = kept.map((key) => [key >> 16, (key >> 8) & 255, key & 255]);
    const place = new Map(kept.map((key, i) => [key, i]));
    const nearest = (key) => {
      const far = kept.map((k) => apart(k, key));
      place.set(key, far.indexOf(Math.min(...far)));
      return place.get(key);
    };
    return { width: image.width, height: image.height, colours, pixels: keys.map((key) => place.get(key) ?? nearest(key)) };
  }, Buffer.from(png).toString("base64"));
  return palettePng(shrunk);
}

function palettePng({ width, height, colours, pixels }) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(pixels.slice(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const parts = [
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(colours.flat())),
    chunk("IDAT", Buffer.from(zlibSync(rows, { level: 9 }))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts]);
}

function crc(bytes) {
  let c = ~0;
  for (const b of bytes) {
    c ^= b;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

async function keep(name, png) {
  const bytes = await smaller(png);
  writeFileSync(path.join(pictures, `${name}.png`), bytes);
  console.log(`${name}.png ${Math.round(bytes.length / 1000)} kB`);
}

async function shoot(page, name) {
  await page.evaluate(() => document.activeElement?.blur?.());
  await new Promise((done) => setTimeout(done, 300));
  await keep(name, await page.screenshot());
}

const press = (page, text) =>
  Promise.all([
    page.waitForNavigation(),
    page.$$eval("main a, main button", (all, t) => all.find((e) => e.textContent.trim().startsWith(t)).click(), text),
  ]);

async function month(page, origin) {
  await shoot(page, "desk-1-drop");
  await (await page.$("#new")).uploadFile(sample("beacon-2026-10-02.html"));
  await press(page, "Read the plan");
  await page.waitForFunction((at) => location.pathname === `${at}/`, { timeout: 120_000 }, EDITION);
  await shoot(page, "desk-2-home");
  await page.goto(`${origin}/p/beacon-improvement-plan/2026-09-04/review?rec=2.1`);
  await shoot(page, "desk-4-evidence");
  await page.goto(`${origin}${EDITION}/review`);
  for (let i = 0; i < 9 && !(await page.$eval("h2", (h) => h.textContent)).startsWith("Whose words"); i++)
    await press(page, "Next finding");
  await shoot(page, "desk-3-finding");
  await press(page, "Join to Rec");
  await page.goto(`${origin}${EDITION}/compare?rec=1.1`);
  await shoot(page, "desk-5-compare");
  await page.goto(`${origin}${EDITION}/paper`);
  await page.type("#comment", "Rec 2.3 waits for the new assurance framework, which the Authority takes in November.");
  await press(page, "Keep the comment");
  await shoot(page, "desk-6-paper");
  await press(page, "Write the papers");
  await page.waitForFunction(() => document.querySelector("#said")?.textContent.includes("Written:"), { timeout: 120_000 });
  await page.$eval("#h-3", (h) => h.scrollIntoView());
  await shoot(page, "desk-7-issue");
}

async function paperPages() {
  const newest = office.archive.resolve(EDITION.slice(3));
  const papers = office.archive.laterPapers(`${newest.plan}/${newest.date}/r${newest.revision}`).flatMap((l) => l.papers);
  const pdf = papers.find((p) => p.name.endsWith("-paper.pdf"));
  for (const n of [1, 2]) {
    const { png } = await pagePictureInChild(pdf.bytes, { name: "paper.pdf" }, n);
    await keep(`paper-${n}`, png);
  }
}

const browser = await launch({
  executablePath: process.argv[2] ?? installedBrowsers(process.platform, process.env)[0]?.path,
  pipe: true,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  env: { ...process.env, LANGUAGE: "en_GB" },
});
const blank = await browser.newPage(); // where pictures are made smaller: the desk's own pages load nothing
try {
  const fail = (_file, error) => {
    throw error;
  };
  await run([{ file: sample("beacon-2026-09-04.pdf"), folder: null }], office, {}, fail);
  const desk = await openDesk({ office, port: 0, idleMinutes: 60, onIdle: () => undefined });
  const page = await browser.newPage();
  await page.setViewport({ width: 1120, height: 760 });
  await page.goto(desk.address);
  await month(page, new URL(desk.address).origin);
  await paperPages();
  await desk.close();
} finally {
  await browser.close();
  await printer.then((p) => p.close());
  rmSync(folder, { recursive: true, force: true });
}
