import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/ingest.ts";
import { compareEdition } from "./compare.mjs";
import { goldenDocuments } from "./documents.mjs";

interface Reached {
  readonly perfect: number;
  readonly of: number;
  readonly invented: number;
  readonly head: readonly string[];
}

// What was reached when it was last accepted (`node tests/editions/golden.mjs --accept`): no document may fall below it.
const reached: Record<string, Reached> = JSON.parse(readFileSync(new URL("reached.json", import.meta.url), "utf8"));
const documents = goldenDocuments(import.meta.dirname, { readdirSync, readFileSync });

describe("a plan in one layout, as several engines print it, is the same edition", () => {
  it("has a level to hold for every golden document", () => {
    expect(documents.map((d) => d.key).sort()).toEqual(Object.keys(reached).sort());
  });

  for (const { key, path, truth } of documents) {
    const floor = reached[key] ?? { perfect: 0, of: 0, invented: 0, head: [] };
    it(`${key}: ${floor.perfect} of ${floor.of} recommendations are perfect`, async () => {
      const bytes = new Uint8Array(readFileSync(path));
      const { value } = await ingest(bytes, { name: key.slice(key.indexOf("/") + 1), witness: false });
      const got = compareEdition(truth, value);
      const misses = got.misses.map((m) => `${m.id} ${m.field}: want «${m.want}» got «${m.got}»`);
      expect(got.perfect, misses.join("\n")).toBeGreaterThanOrEqual(floor.perfect);
      expect(got.invented.length, `invented: ${got.invented.join(" ")}`).toBeLessThanOrEqual(floor.invented);
      expect(got.head.map((h) => h.field).filter((f) => !floor.head.includes(f))).toEqual([]);
    });
  }
});
