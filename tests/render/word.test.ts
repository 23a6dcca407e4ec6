import { describe, expect, it } from "vitest";
import { paperToWord } from "../../src/render/word.ts";
import { paperWords } from "../../src/render/words.ts";
import { ooxmlErrors } from "./ooxml.ts";
import { harbourPaper } from "./word-paper.ts";
import { part, wordsOfWord } from "./word-words.ts";

const docx = await paperToWord(harbourPaper);
const document = part(docx, "word/document.xml");

describe("the Word paper", () => {
  it("says the words of the paper, all of them, in order, and no others", () => {
    expect(wordsOfWord(docx)).toEqual(paperWords(harbourPaper).join(" ").split(/\s+/));
  });

  it("has the same bytes every time", async () => {
    expect(await paperToWord(harbourPaper)).toEqual(docx);
  });

  it("is without fault to the Open XML SDK", async (context) => {
    const errors = await ooxmlErrors(docx, "docx");
    if (errors === null) return context.skip("skipped: the Open XML validator cannot run on this machine");
    expect(errors).toEqual([]);
  });

  it("leads every reference to a recommendation's row, and leaves one without a row as words", () => {
    const anchors = [...document.matchAll(/<w:hyperlink[^>]*w:anchor="([^"]*)"/g)].map((m) => m[1]);
    const bookmarks = new Set([...document.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]*)"/g)].map((m) => m[1]));
    expect(anchors.length).toBeGreaterThan(5);
    expect(anchors.filter((a) => !bookmarks.has(a))).toEqual([]);
    expect(document).not.toMatch(/<w:hyperlink[^>]*>(?:(?!<\/w:hyperlink>).)*Rec\u00a09\.9/);
  });
});
