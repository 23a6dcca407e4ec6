import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, openBrowser } from "../../src/browser.ts";
import { paperHtml } from "../../src/render/html.ts";
import { finishPdf } from "../../src/render/pdf.ts";
import { paperToWord } from "../../src/render/word.ts";
import { everyByte } from "./print/every-byte.ts";
import { pageOfHeadings, printedWords, stranded, tagsOf, torn, within, wordsInTagOrder } from "./print/facts.ts";
import { papersToPrint, type ToPrint } from "./print/papers.ts";
import { type ReadPdf, readPdf } from "./print/read-pdf.ts";
import { isRequired, skipped } from "./print/required.ts";
import { type Verdict, validate, whyNoVeraPdf } from "./print/verapdf.ts";
import { wordsOfWord } from "./word-words.ts";

interface Printed extends ToPrint {
  readonly raw: Uint8Array;
  /** Milliseconds of the browser's printing, and of all up to the finished file. */
  readonly cost: { readonly print: number; readonly all: number };
  readonly bytes: Uint8Array;
  readonly read: ReadPdf;
}

const folder = mkdtempSync(path.join(tmpdir(), "actionplan-print-"));
const printed: Printed[] = [];
let browser: Browser | null = null;
let noBrowser = "";
let verdicts: Promise<Verdict[]> | null = null;

/** A browser whose clock stands in another part of the world and whose files lie elsewhere. */
async function open(scratch: string, zone: string): Promise<Browser> {
  const before = process.env["TZ"];
  process.env["TZ"] = zone;
  try {
    return await openBrowser({ path: null, allowNoSandbox: true, scratch: path.join(folder, scratch) });
  } finally {
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
  }
}

async function print(by: Browser, p: ToPrint): Promise<Printed> {
  const html = paperHtml(p.paper);
  const began = performance.now();
  const raw = await by.print(html);
  const print = performance.now() - began;
  const bytes = await finishPdf(raw, p.paper, { attachments: p.attachments });
  return { ...p, raw, bytes, cost: { print, all: performance.now() - began }, read: await readPdf(bytes) };
}

const named = (name: string): Printed => {
  const found = printed.find((p) => p.name === name);
  if (found === undefined) throw new Error(`${name} was not printed`);
  return found;
};

beforeAll(async () => {
  try {
    browser = await open("one", "Europe/London");
  } catch (error) {
    noBrowser = error instanceof Error ? error.message : String(error);
    return;
  }
  for (const p of await papersToPrint()) printed.push(await print(browser, p));
  // veraPDF works in a process of its own while the other tests run
  if (whyNoVeraPdf() === null) verdicts = validate(Object.fromEntries(printed.map((p) => [p.name, p.bytes])));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A test of what was printed; skipped, and said to be, where no browser could be started. */
function onPrint(name: string, body: () => Promise<void> | void, timeout = 120_000): void {
  it(
    name,
    async (t) => {
      if (browser === null) {
        if (isRequired("java") || isRequired("browser")) throw new Error(noBrowser);
        t.skip(`skipped: ${noBrowser}`);
      }
      await body();
    },
    timeout,
  );
}

describe("every paper, printed and finished", () => {
  onPrint("has its words in the tags' order: those of the paper, of HTML and of Word", async () => {
    for (const p of printed) expect(wordsInTagOrder(p.read), p.name).toBe(printedWords(p.paper));
    for (const name of ["month", "every-class", "public"]) {
      const { paper } = named(name);
      const word = wordsOfWord(await paperToWord(paper)).join("");
      const bare = printedWords({ ...paper, blocks: paper.blocks.map((b) => (b.kind === "paragraph" ? { ...b, number: null } : b)) });
      expect(word, name).toBe(bare);
    }
  });

  onPrint("leaves nothing untold: each object is in a tag that the page's own list names, or is furniture", () => {
    for (const { name, read } of printed) {
      const owned = read.owned.map((o) => `${o.page}:${o.mcid}`);
      expect(read.untold, name).toBe(0);
      expect(new Set(owned).size, name).toBe(owned.length);
      const told = new Set(owned);
      expect(
        read.shown.filter((s) => s.mcid !== null && !told.has(`${s.page}:${s.mcid}`)),
        name,
      ).toEqual([]);
    }
  });

  onPrint("has one Table for a table however many pages it covers, its header once, and a scope on every header", () => {
    for (const { name, paper, read } of printed) {
      const tables = paper.blocks.filter((b) => b.kind === "table");
      const tags = tagsOf(read, "Table");
      expect(tags.length, name).toBe(tables.length);
      tables.forEach((table, i) => {
        const tag = tags[i];
        if (table.kind !== "table" || tag === undefined) return;
        const heads = within(read, tag, "TH");
        const rows = table.groups.reduce((n, g) => n + g.rows.length + (g.heading === null ? 0 : 1), 0);
        expect(within(read, tag, "TR").length, `${name}: ${table.caption}`).toBe(rows + 1);
        expect(heads.filter((th) => th.scope === "Column").length, `${name}: ${table.caption}`).toBe(table.columns.length);
        expect(
          heads.filter((th) => !["Column", "Row"].includes(th.scope)),
          name,
        ).toEqual([]);
      });
    }
    expect(tagsOf(named("300").read, "Table").some((t) => t.pages.size > 20)).toBe(true);
  });

  onPrint("has bookmarks equal to its headings, with the words and the order", () => {
    for (const { name, paper, read } of printed) {
      const headings = [paper.head.title, ...paper.blocks.flatMap((b) => (b.kind === "heading" ? [b.text] : []))];
      expect(read.bookmarks, name).toEqual(headings.map((h) => h.replace(/\s+/g, " ")));
    }
  });

  onPrint("strands no heading, caption or header row at the foot of a page, and tears no row that fits on one", () => {
    for (const { name, read } of printed) {
      expect(stranded(read), name).toEqual([]);
      expect(torn(read), name).toEqual([]);
    }
  });

  onPrint("keeps page one on one page, and the sample's body within four", () => {
    for (const { name, paper, read } of printed.filter((p) => !["public", "owner"].includes(p.name))) {
      const at = pageOfHeadings(read, paper);
      const second = paper.blocks.find((b) => b.kind === "heading" && b.newPage === true);
      expect(second?.kind === "heading" ? at.get(second.anchor) : 0, name).toBe(2);
    }
    for (const name of ["baseline", "month", "every-class"])
      expect(pageOfHeadings(named(name).read, named(name).paper).get("appendix-a"), name).toBeLessThanOrEqual(5);
  });

  onPrint(
    "an extract for the public has nothing hidden in any byte, in PDF, Word or HTML; the board's own paper has all of it",
    async () => {
      const { paper, bytes, hidden } = named("public");
      const html = new TextEncoder().encode(paperHtml(paper));
      const bare = hidden.map((words) => words.replace(/\s+/g, ""));
      expect(hidden.length).toBeGreaterThan(30);
      for (const file of [bytes, await paperToWord(paper), html]) {
        const text = await everyByte(file);
        expect(text).toContain("Extractforthepublic");
        expect(bare.filter((words) => text.includes(words))).toEqual([]);
      }
      const board = await everyByte(named("month").bytes);
      expect(bare.filter((words) => board.includes(words)).length).toBeGreaterThan(20);
    },
  );

  onPrint("costs at most two and a half times what printing alone costs, for 300 recommendations too", () => {
    const { print, all } = named("300").cost;
    expect(all / print).toBeLessThan(2.5);
  });

  onPrint("gives the same bytes when printed again, in another folder and time zone", async () => {
    const again = await open("elsewhere", "Pacific/Auckland");
    try {
      const second = await print(again, named("every-class"));
      expect(Buffer.compare(second.bytes, named("every-class").bytes)).toBe(0);
    } finally {
      await again.close();
    }
  });
});

describe("checked by others", () => {
  onPrint(
    "veraPDF finds nothing against PDF/UA-1 and PDF/A-2a (3a with files inside)",
    async () => {
      const why = whyNoVeraPdf();
      if (why !== null) return skipped("java", why);
      const found = (await verdicts) ?? [];
      for (const { name, attachments } of printed) {
        const mine = found.filter((v) => v.file === name);
        expect(mine.map((v) => v.profile).sort(), name).toEqual([attachments.length > 0 ? "PDF/A-3A" : "PDF/A-2A", "PDF/UA-1"]);
        expect(
          mine.flatMap((v) => v.failed),
          name,
        ).toEqual([]);
      }
    },
    400_000,
  );

  onPrint("pikepdf finds marked content, parent tree and structure tree in agreement", () => {
    const check = (files: readonly string[]): string =>
      spawnSync("python3", [path.join(import.meta.dirname, "print/pdf-structure.py"), ...files], { encoding: "utf8" }).stdout;
    if (spawnSync("python3", ["-c", "import pikepdf"]).status !== 0) return skipped("pikepdf", "python3 has none");
    const write = (name: string, bytes: Uint8Array): string => {
      writeFileSync(path.join(folder, name), bytes);
      return path.join(folder, name);
    };
    expect(check([write("raw.pdf", named("month").raw)])).toContain("painted outside all marks");
    expect(check(printed.filter((p) => p.name !== "300").map((p) => write(`${p.name}.pdf`, p.bytes)))).toBe("");
  });
});
