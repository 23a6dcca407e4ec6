import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { machinePorts } from "../../src/archive/machine.ts";
import { openArchive } from "../../src/archive/store.ts";
import { type Limits, usualLimits } from "../../src/ingest/limits.ts";
import type { Edition } from "../../src/model/edition.ts";
import { CannotUse } from "../../src/model/outcome.ts";
import { readInChild } from "../../src/reader.ts";
import { byTheClock } from "../../src/reader-job.ts";
import { nasties } from "../nasties.ts";
import { htmls, words, wordsPlan } from "./html.ts";
import { offices } from "./office.ts";
import { pdfs } from "./pdf.ts";
import { bytes, escapeHtml, htmlPlan, type Row } from "./plan.ts";

const built = fs.existsSync(fileURLToPath(new URL("../../dist/reader-child.js", import.meta.url)));
// Narrower than the usual ones, so that the whole set is done in a minute or two; a plan of 300 recommendations needs a tenth of them.
const limits = { seconds: 6, megabytes: 700 };
const SLACK = 20_000; // ms: to start a process and to end it on a busy machine

const heard: string[] = [];
const listener = net.createServer((socket) => {
  heard.push("a connection");
  socket.destroy();
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((up) => listener.listen(0, "127.0.0.1", up));
  port = (listener.address() as net.AddressInfo).port;
});

afterAll(() => listener.close());

/** The edition, or the one line that says why there is none. Anything else fails. */
async function read(name: string, given: Uint8Array, within: Partial<Limits> = limits): Promise<Edition | string> {
  const calling = Buffer.from(Buffer.from(given).toString("latin1").replaceAll("127.0.0.1:9/", `127.0.0.1:${port}/`), "latin1");
  const began = Date.now();
  try {
    return (await readInChild(given.length < 10_000 && !name.endsWith("x") ? calling : given, { name }, within)).value;
  } catch (error) {
    expect(error).toBeInstanceOf(CannotUse);
    const { message } = error as CannotUse;
    expect(message).not.toMatch(/\n|^\s|TypeError|RangeError|undefined|\bat .*\.[jt]s:/);
    expect(message.length).toBeLessThan(400);
    expect(message).toContain(name);
    return message;
  } finally {
    expect(Date.now() - began).toBeLessThan(byTheClock(within.seconds ?? usualLimits.seconds) * 1000 + SLACK);
  }
}

const documents = [...pdfs, ...htmls, ...offices];

describe.skipIf(!built)("a hostile document (needs npm run build)", () => {
  it.each(documents.filter((d) => d.plan !== true))(
    "$name ends within its limits in an edition or one clear line",
    async ({ name, make }) => {
      await read(name, make());
    },
  );

  it.each(documents.filter((d) => d.plan === true))("$name is read for the plan that is in it", async ({ name, make }) => {
    const edition = await read(name, make(), {});
    expect(edition).toMatchObject({ recommendations: expect.arrayContaining([expect.objectContaining({ owner: "Mara Ostler" })]) });
  });

  it("called nobody", () => {
    expect(heard).toEqual([]);
  });

  it("wrote nothing outside", () => {
    for (const folder of ["/tmp", path.dirname(os.tmpdir()), os.tmpdir()])
      expect(fs.existsSync(path.join(folder, "actionplan-slip.txt"))).toBe(false);
  });

  const entries = Array.from({ length: 30_000 }, (_, n) => `<p>${(n % 28) + 1}.05.${1700 + Math.floor(n / 100)} Begun step ${n}.</p>`);

  it.each([
    ["30,000 dated entries", entries.join(""), 30_000],
    ["20,000 statements that it is complete", "Completed. ".repeat(20_000), 1],
  ])("with %s in one update costs no more than its length", async (_, update, many) => {
    const edition = await read("entries.html", bytes(htmlPlan([{ id: "1.1", update }])), { seconds: 12 });
    expect(edition).toMatchObject({ recommendations: [{ entries: { length: many } }] });
  });
});

const columns: readonly (keyof Row)[] = ["id", "text", "owner", "update", "delivery"];

describe.skipIf(!built)("words that a careless expression would choke on", () => {
  it.each(words)("$name: the plan around them is read, or one clear line says why not", async ({ name, text }) => {
    const done = await Promise.all(columns.map((column) => read(`${column}.html`, wordsPlan(text, column))));
    for (const edition of done) if (typeof edition !== "string") expect(edition.recommendations.length).toBeGreaterThanOrEqual(2);
    expect(name).not.toBe("");
  });
});

describe.skipIf(!built)("nasty words in every cell, and in the title", () => {
  const cells = nasties.filter((n) => n.text.trim() !== "" && n.text.length < 1000);
  const rows = cells.map(
    ({ text }, n): Row => ({ id: `${n + 1}`, text: escapeHtml(text), owner: escapeHtml(text), update: escapeHtml(text) }),
  );

  const harmless = read("sound.html", bytes(htmlPlan([{ id: "1.1" }])), {});

  it("are kept as words, none lost, none obeyed", async () => {
    const edition = await read("nasty.html", bytes(htmlPlan(rows)), {});
    expect(typeof edition).not.toBe("string");
    if (typeof edition === "string") return;
    expect(edition.recommendations).toHaveLength(rows.length);
    expect(edition.edition.words.placed).toBe(edition.edition.words.source);
    const script = edition.recommendations.find((r) => r.text.includes("alert(1)</script>"));
    expect(script?.text).toBe("<script>alert(1)</script>");
  });

  it("in the page's title alone turn no reading order", async () => {
    const titled = htmlPlan([{ id: "1.1" }])
      .replace(/<title>.*?<\/title>/, "<title>Quay \u202eAction\u200b Plan\u001b[2J</title>")
      .replace(/<h1>.*?<\/h1>/, "");
    const edition = await read("titled.html", bytes(titled), {});
    if (typeof edition === "string") throw new Error(edition);
    expect(edition.edition.title).toBe("Quay Action Plan\ufffd[2J");
  });

  it("as ids stay ids of their own, unique", async () => {
    const edition = await read(
      "ids.html",
      bytes(htmlPlan([{ id: "1.1" }, { id: "__proto__" }, { id: "constructor" }, { id: "1.2\u202e1.3" }, { id: "1.4" }])),
    );
    if (typeof edition === "string") throw new Error(edition);
    const ids = edition.recommendations.map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.join()).not.toMatch(/[\u200b-\u200f\u202a-\u202e]/);
  });

  it.each(nasties)("a plan called $name is archived whole, and nothing beside the archive", async ({ text }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "actionplan-test-nasty-"));
    const archive = openArchive(path.join(folder, "archive"), machinePorts());
    const edition = await harmless;
    if (typeof edition === "string") throw new Error(edition);
    const source = { name: text === "" ? "plan" : text, bytes: bytes("x") };
    const paper = { name: `${text}.pdf`, bytes: bytes("paper") };
    const rest = {
      findings: [],
      decisions: [],
      changes: null,
      organisation: text,
      retention: { rule: text, reviewOn: "2040-01-01" },
      madeBy: [text],
      comparedWith: [],
    };
    const titled = { ...edition, edition: { ...edition.edition, plan: "harbour", title: text, marking: text } };
    await archive.add({ ...rest, source, edition: titled, papers: [paper] });
    expect(archive.verify()).toEqual([]);
    expect(fs.readdirSync(folder)).toEqual(["archive"]);
    expect(archive.read("latest").edition.edition.title).toBe(text);
    fs.rmSync(folder, { recursive: true });
  });
});
