import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Paper } from "../../src/render/blocks.ts";
import { paperToWord } from "../../src/render/word.ts";
import { paperWords } from "../../src/render/words.ts";
import { ooxmlErrors } from "./ooxml.ts";
import { harbourPaper } from "./word-paper.ts";
import { linesOf, part, wordsOfWord } from "./word-words.ts";

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

  it("uses Word's built-in styles alone, headings with their outline levels", () => {
    const styles = part(docx, "word/styles.xml");
    const nameOf = (id: string) => new RegExp(`w:styleId="${id}"[^>]*><w:name w:val="([^"]*)"`).exec(styles)?.[1];
    const used = new Set([...document.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g)].map((m) => nameOf(m[1] ?? "")));
    const builtIn =
      "Title,Subtitle,heading 1,heading 2,Body Text,Body Text 3,List Number,List Number 2,List Bullet,caption,Table Grid,Strong,Hyperlink";
    expect([...used].filter((name) => !builtIn.split(",").includes(name ?? "none"))).toEqual([]);
    for (const level of [0, 1, 2])
      expect(styles).toMatch(new RegExp(`w:val="heading ${level + 1}"/>(?:(?!</w:style>).)*<w:outlineLvl w:val="${level}"/>`));
    expect(styles).toContain('<w:lang w:val="en-GB"');
  });

  it("repeats each table's heading row, keeps short rows whole and lets long ones run on", () => {
    const tables = (document.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? []).slice(1); // the first holds the facts of the head
    expect(tables).toHaveLength(3);
    for (const table of tables) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const rows = (tables[2]?.match(/<w:tr>[\s\S]*?<\/w:tr>/g) ?? []).map((row) => [
      row.includes("Note 30"),
      row.includes("<w:cantSplit/>"),
    ]);
    expect(rows.filter(([long]) => long)).toEqual([[true, false]]);
    expect(rows.filter(([long, whole]) => !long && !whole)).toEqual([]);
  });

  it("says every chart and table in words to those who cannot see it, and is silent on ornaments", () => {
    const drawings = (document.match(/<wp:docPr [\s\S]*?(?:\/>|<\/wp:docPr>)/g) ?? []).map((d) => [
      /descr="([^"]*)"/.exec(d)?.[1] ?? "",
      d.includes("decorative"),
    ]);
    const said = drawings.filter(([, ornament]) => !ornament).map(([words]) => words);
    expect(said).toEqual(harbourPaper.blocks.flatMap((b) => (b.kind === "chart" ? [b.alt] : [])));
    expect(document.match(/<w:tblCaption w:val="[^"]+"\/><w:tblDescription w:val="[^"]+"\/>/g)).toHaveLength(4);
  });

  it("keeps a caption with its table, and with both the paragraph that leads up to them", () => {
    expect(part(docx, "word/styles.xml")).toMatch(/w:val="caption"\/>(?:(?!<\/w:style>).)*<w:keepNext\/>/);
    const paragraphs = document.match(/<w:p>[\s\S]*?<\/w:p>/g) ?? [];
    const captions = paragraphs.filter((p) => p.includes('<w:pStyle w:val="Caption"/>'));
    expect(captions.map((p) => linesOf(p)[0]?.split(".")[0])).toEqual(["Table 1", "Figure 1", "Table 2", "Table 3"]);
    const lead = paragraphs.filter((p) => p.includes("Of 30 recommendations") || p.includes("Two doubts"));
    expect(lead.map((p) => p.includes("<w:keepNext/>"))).toEqual([true, false]);
  });

  it("counts paragraphs by Word's own numbering, and prints the plan's ordinals as they are", () => {
    const numbering = part(docx, "word/numbering.xml");
    expect(numbering).toContain('<w:lvlText w:val="(%1)"/>');
    expect(numbering).toContain('<w:lvlText w:val="2."/>');
    expect(document).not.toMatch(/<w:t[^>]*>2\. ?<\/w:t>/);
  });

  it("leaves no trace but the edition's day", () => {
    const all = Object.keys(unzipSync(docx))
      .filter((name) => /\.(xml|rels)$/.test(name))
      .map((name) => part(docx, name))
      .join("");
    expect([...new Set(all.match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g))]).toEqual(["2031-03-03T00:00:00Z"]);
    expect(part(docx, "docProps/core.xml")).toContain("<dc:creator>Clerk to the Harbour</dc:creator>");
  });

  it("prints whatever characters a plan holds, and takes none of its words for a placeholder", async (context) => {
    const words = "{{body}} {{title}} ]]> &amp; \u0007\u000b\ufffe\ud800 😀 مرحبا <w:p> $1 $& \\";
    const strange: Paper = { ...harbourPaper, blocks: [{ kind: "paragraph", number: 1, inlines: [{ t: "text", text: words }] }] };
    const bytes = await paperToWord({ ...strange, head: { ...harbourPaper.head, marking: words.replace(/\{\{body\}\} /, "") } });
    expect(wordsOfWord(bytes).join(" ")).toContain(
      "{{body}} {{title}} ]]> &amp; [U+0007][U+FFFE U+D800] [U+1F600] [U+0645 U+0631 U+062D U+0628 U+0627] <w:p> $1 $& \\",
    );
    const errors = await ooxmlErrors(bytes, "docx");
    if (errors === null) return context.skip("skipped: the Open XML validator cannot run on this machine");
    expect(errors).toEqual([]);
  });
});
