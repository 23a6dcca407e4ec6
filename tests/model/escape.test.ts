import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forFileName, forTerminal } from "../../src/model/escape.ts";
import { nasties } from "../nasties.ts";

describe("a document's words on the terminal", () => {
  it.each(nasties)("$name: no control character and no unseen one is left", ({ text }) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(forTerminal(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
  });

  it("shows what would have been obeyed", () => {
    expect(forTerminal("\u001b[31m1.1\u202e")).toBe("<U+001B>[31m1.1<U+202E>");
  });

  it("leaves ordinary words alone", () => {
    expect(forTerminal("Überprüfung – 5 % of “all”\nnext line")).toBe("Überprüfung – 5 % of “all”\nnext line");
  });
});

const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

describe("a document's words as a file name", () => {
  it.each(nasties)("$name: stays one short, plain name in its folder", ({ text }) => {
    const name = forFileName(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*%]|^[.\s~-]|[.\s]$/);
    expect(name).not.toMatch(devices);
    expect(name.length).toBeGreaterThan(0);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(201);
  });

  it("keeps the ending of a long name", () => {
    expect(forFileName(`${"plan ".repeat(60)}.pdf`)).toMatch(/^plan .*plan\.pdf$/);
  });

  it("keeps letters of any language", () => {
    expect(forFileName("Maßnahmenplan März.pdf")).toBe("Maßnahmenplan März.pdf");
  });

  it("gives the same name when given its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(forFileName(forFileName(text))).toBe(forFileName(text));
      }),
    );
  });
});
