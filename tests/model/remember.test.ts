import { describe, expect, it } from "vitest";
import { remembering } from "../../src/model/remember.ts";

describe("a function that remembers", () => {
  it("is told once what it is asked twice, null too", () => {
    const asked: string[] = [];
    const first = remembering((text) => {
      asked.push(text);
      return text === "" ? null : text[0];
    });
    expect([first("one"), first("one"), first(""), first("")]).toEqual(["o", "o", null, null]);
    expect(asked).toEqual(["one", ""]);
  });

  it("lets go of what would fill the memory, and still answers", () => {
    let asked = 0;
    const long = remembering((text) => {
      asked += 1;
      return text.length;
    });
    const texts = Array.from({ length: 30 }, (_, i) => `${i}`.repeat(100_000));
    for (const text of texts) expect(long(text)).toBe(text.length);
    expect(long(texts[0] ?? "")).toBe(100_000);
    expect(asked).toBe(31);
  });
});
