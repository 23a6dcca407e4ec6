import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../src/ingest/ingest.ts";
import type { Edition } from "../../../src/model/edition.ts";
import { endRecognition, recognise } from "../../../src/recognise.ts";

const file = (path: string) => fs.readFileSync(new URL(path, import.meta.url));
const scan = new Uint8Array(file("./scanned.pdf")); // tests/editions/make/scan.py of ../../editions/shared-cells/libreoffice.pdf
const truth = JSON.parse(file("../../editions/shared-cells/edition.json").toString()) as Edition;
const built = fs.existsSync(new URL("../../../dist/recognise-worker.js", import.meta.url));

const words = (text: string | null) => (text ?? "").split(/\s+/).filter((w) => w !== "");
const fieldsOf = (r: Edition["recommendations"][number]) => [r.section ?? "", r.text, r.owner, r.update, r.delivery.raw];

/** How many of the wanted words stand in the field in their order. */
function rightWords(want: readonly string[], got: readonly string[]): number {
  let row = new Array<number>(got.length + 1).fill(0);
  for (const w of want) {
    const next = [0];
    got.forEach((g, k) => {
      next.push(w === g ? (row[k] as number) + 1 : Math.max(row[k + 1] as number, next[k] as number));
    });
    row = next;
  }
  return row[got.length] as number;
}

describe("a scan without text recognition", () => {
  it("is refused in one line that says what it is", async () => {
    await expect(ingest(scan, { name: "scan.pdf", witness: false })).rejects.toThrow(
      /is a scan \(2 of 2 pages are pictures without text\)/,
    );
  });
});

describe.skipIf(!built)("a scan at 300 dpi, leaning by a degree (needs npm run build)", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = (await ingest(scan, { name: "scan.pdf", recognise })).value;
  }, 240_000);
  afterAll(endRecognition);

  it("has every recommendation, under its number, and no other", () => {
    expect(edition.recommendations.map((r) => r.id)).toEqual(truth.recommendations.map((r) => r.id));
  });

  it("has at least 97 of 100 words right and in the right cell", () => {
    const pairs = truth.recommendations.flatMap((want, k) => {
      const got = edition.recommendations[k];
      return fieldsOf(want).map((text, i) => [words(text), words(got === undefined ? "" : (fieldsOf(got)[i] ?? ""))] as const);
    });
    const right = pairs.reduce((sum, [want, got]) => sum + rightWords(want, got), 0);
    const all = pairs.reduce((sum, [want]) => sum + want.length, 0);
    expect(right / all).toBeGreaterThan(0.97);
  });

  it("has title, date, marking, delivery dates and statuses exactly", () => {
    const head = ({ edition: e }: Edition) => [e.title, e.date, e.marking];
    expect(head(edition)).toEqual(head(truth));
    const dated = (e: Edition) => e.recommendations.map((r) => [r.id, r.delivery.date, r.status]);
    expect(dated(edition)).toEqual(dated(truth));
  });

  it("trusts none of its words: one finding a page, every recommendation marked", () => {
    const said = edition.findings.filter((f) => f.code === "ocr");
    expect(said.map((f) => f.pages)).toEqual([[1], [2]]);
    expect(said.every((f) => f.severity === "warning")).toBe(true);
    expect(edition.recommendations.every((r) => r.trust === "ocr")).toBe(true);
  });

  it("places every word it saw", () => {
    expect(edition.edition.words.placed).toBe(edition.edition.words.source);
  });
});
