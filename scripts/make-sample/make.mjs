// node scripts/make-sample/make.mjs [CHROMIUM]: writes the two editions of the sample plan into input/sample/. Only needed when the sample changes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "puppeteer-core";
import { head, october, september } from "./plan.mjs";
import { toPrint } from "./to-print.mjs";
import { toWord } from "./to-word.mjs";

const out = new URL("../../input/sample/", import.meta.url).pathname;
const executablePath = process.argv[2] ?? "/usr/bin/chromium";

async function print(html, path) {
  const folder = mkdtempSync(join(tmpdir(), "make-sample-"));
  const browser = await launch({ executablePath, pipe: true, userDataDir: folder, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  const page = await browser.newPage();
  await page.setContent(html);
  await page.pdf({ path, preferCSSPageSize: true, tagged: true });
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

await print(toPrint(head, september), `${out}beacon-2026-09-04.pdf`);
writeFileSync(`${out}beacon-2026-10-02.html`, toWord(head, october));
console.log(`written into ${out}`);
