import { describe, expect, it } from "vitest";
import { inlineWords, type Paper, type PaperBlock } from "../../src/render/blocks.ts";
import { paperToWord } from "../../src/render/word.ts";
import { ooxmlErrors } from "./ooxml.ts";
import { harbourPaper } from "./word-paper.ts";
import { part, wordsOfWord } from "./word-words.ts";

const docx = await paperToWord(harbourPaper);
const document = part(docx, "word/document.xml");

function blockText(block: PaperBlock): string[] {
  const inlines = (list: readonly Parameters<typeof inlineWords>[0][]) => list.map(inlineWords).join("");
  if (block.kind === "heading") return [block.text];
  if (block.kind === "paragraph") return [inlines(block.inlines)];
  if (block.kind === "requests") return block.items.map(inlines);
  if (block.kind === "chart") return block.caption === null ? [] : [block.caption];
  const rows = block.groups.flatMap((g) => [
    inlines(g.heading ?? []),
    ...g.rows.flatMap((r) => r.cells.flatMap((c) => c.lines.map((l) => `${l.list?.ordinal ?? ""} ${inlines(l.inlines)}`))),
  ]);
  return [block.caption, ...block.columns.map((c) => c.heading), ...rows];
}

function paperText(paper: Paper): string[] {
  const facts = paper.head.facts.flatMap((f) => [f.label, f.value]);
  const all = [`${paper.head.organisation} – ${paper.head.board}`, paper.head.title, ...facts, ...paper.blocks.flatMap(blockText)];
  return all.join(" ").split(/\s+/).filter(Boolean);
}

describe("the Word paper", () => {
  it("says the words of the paper, all of them, in order, and no others", () => {
    expect(wordsOfWord(docx)).toEqual(paperText(harbourPaper));
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
