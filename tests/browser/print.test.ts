import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, openBrowser } from "../../src/browser.ts";
import { readPdf } from "../../src/ingest/pdf/pdf.ts";
import { openPdf } from "../../src/ingest/pdf/pdfium.ts";

const folder = mkdtempSync(path.join(tmpdir(), "actionplan-test-print-"));
let browser: Browser | null = null;

beforeAll(async () => {
  browser = await openBrowser({ path: null, allowNoSandbox: true, scratch: folder }).catch(() => null);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const page = (body: string) => `<!doctype html><html lang="en"><title>A page</title><h1>A page</h1>${body}</html>`;

async function wordsOf(pdf: Uint8Array): Promise<string> {
  const { blocks } = await readPdf(pdf, { name: "page.pdf" });
  return blocks.flatMap((b) => (b.kind === "text" ? b.paragraph.runs.map((r) => r.text) : [])).join(" ");
}

describe("the browser that prints", () => {
  it("prints several pages at a time, each its own", async (t) => {
    if (browser === null) return t.skip("no browser is installed");
    const { print } = browser;
    const names = ["First", "Second", "Third", "Fourth"];
    const pdfs = await Promise.all(names.map((n) => print(page(`<p>${n}</p>`))));
    expect(await Promise.all(pdfs.map(wordsOf))).toEqual(names.map((n) => expect.stringContaining(n)));
    expect(await wordsOf(await print(page("<p>Fifth</p>")))).not.toMatch(/First|Second|Third|Fourth/); // in a page used before
  });

  it("leaves nothing behind, in the system's temporary folder neither", async (t) => {
    const own = mkdtempSync(path.join(tmpdir(), "ap-tmp-"));
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = own;
    const other = await openBrowser({ path: null, allowNoSandbox: true, scratch: folder }).catch(() => null);
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    if (other === null) return t.skip("no browser is installed");
    await other.close();
    expect(readdirSync(own)).toEqual([]);
    rmSync(own, { recursive: true });
  });

  it("runs no script and asks for nothing", async (t) => {
    if (browser === null) return t.skip("no browser is installed");
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end("");
    }).listen(0, "127.0.0.1");
    await new Promise((ready) => server.once("listening", ready));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = path.join(folder, "secret.html");
    writeFileSync(file, "<p>secret</p>");
    const reach = `<img src="${at}/img"><link rel="stylesheet" href="${at}/css"><iframe src="${at}/frame"></iframe><iframe src="file://${file}"></iframe>`;
    const pdf = await browser.print(
      page(`${reach}<p id="p">still</p><script>document.getElementById("p").textContent = "scripted";</script>`),
    );
    server.close();
    expect(asked).toEqual([]);
    const words = await wordsOf(pdf);
    expect(words).toContain("still");
    expect(words).not.toMatch(/scripted|secret/);
  });

  it("waits for the fonts that a page brings", async (t) => {
    if (browser === null) return t.skip("no browser is installed");
    const { fontFaces } = await import("../../src/render/fonts.ts");
    const pdf = await browser.print(
      page(`<style>${fontFaces("Arimo stands here")} p { font-family: Arimo }</style><p>Arimo stands here</p>`),
    );
    expect(Buffer.from(pdf).toString("latin1")).toMatch(/\/BaseFont \/\S*Arimo/);
    const file = await openPdf(pdf, null);
    expect(file.pages).toBe(1);
    file.close();
  });

  it("says why a program that is none did not start, and leaves nothing behind", async () => {
    const scratch = path.join(folder, "none");
    const none = openBrowser({ path: process.execPath, allowNoSandbox: true, scratch });
    await expect(none).rejects.toThrow(/no browser to print the PDF with: .*did not start/);
    await expect(openBrowser({ path: "/no/such/browser", allowNoSandbox: true, scratch })).rejects.toThrow(
      /\/no\/such\/browser: not found/,
    );
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("ends once it is closed: what is asked afterwards fails at once", async (t) => {
    if (browser === null) return t.skip("no browser is installed");
    const other = await openBrowser({ path: null, allowNoSandbox: true, scratch: path.join(folder, "other") });
    await other.close();
    await expect(other.print(page(""))).rejects.toThrow();
    expect(readdirSync(path.join(folder, "other"))).toEqual([]);
  });
});
