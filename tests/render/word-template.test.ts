import { readFileSync } from "node:fs";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { CannotUse } from "../../src/model/outcome.ts";
import { boardTemplateFile } from "../../src/render/word/board-template.ts";
import { paperToWord, unmarkedLine } from "../../src/render/word.ts";
import { ooxmlErrors } from "./ooxml.ts";
import { harbourPaper } from "./word-paper.ts";
import { linesOf, part, wordsOfWord } from "./word-words.ts";

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, import.meta.url)));
const heronmouth = file("templates/heronmouth.docx");
const curlew = file("templates/curlew.docx");
const heronPaper = await paperToWord(harbourPaper, heronmouth);
const curlewPaper = await paperToWord(harbourPaper, curlew);
const plainWords = wordsOfWord(await paperToWord(harbourPaper)).join(" ");

function partsKept(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  return Object.keys(old).filter((name) => Buffer.from(old[name] ?? []).equals(Buffer.from(now[name] ?? [])));
}

/** The template with one part changed. */
function changed(template: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(template);
  return zipSync({ ...parts, [name]: strToU8(change(new TextDecoder().decode(parts[name]))) });
}

const refusal = async (template: Uint8Array): Promise<string> => {
  const error = await paperToWord(harbourPaper, template).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(CannotUse);
  expect((error as Error).message).not.toContain("\n");
  return (error as Error).message;
};

describe("a force's own template", () => {
  it("keeps its label, custom properties, header, logo and relationships byte for byte", () => {
    const kept = partsKept(heronmouth, heronPaper);
    const expected = [
      "docMetadata/LabelInfo.xml",
      "docProps/custom.xml",
      "word/header1.xml",
      "word/_rels/header1.xml.rels",
      "word/media/logo.png",
      "_rels/.rels",
    ];
    expect(expected.filter((name) => !kept.includes(name))).toEqual([]);
  });

  it("keeps its sections, its own words and its own styles as they were", () => {
    const before = part(heronmouth, "word/document.xml");
    const after = part(heronPaper, "word/document.xml");
    const sections = (xml: string) => xml.match(/<w:sectPr[\s>][\s\S]*?<\/w:sectPr>/g);
    expect(sections(after)).toEqual(sections(before));
    expect(linesOf(after)).toContain("End of paper. Office use only.");
    const styles = part(heronmouth, "word/styles.xml");
    expect(part(heronPaper, "word/styles.xml").startsWith(styles.slice(0, -"</w:styles>".length))).toBe(true);
  });

  it("takes the template's style of the same built-in name, whatever its id", () => {
    const after = part(heronPaper, "word/document.xml");
    expect(after).toContain('<w:pStyle w:val="Pennawd1"/>');
    expect(after).toContain('<w:tblStyle w:val="GridTabl"/>');
    expect(after).not.toContain('<w:pStyle w:val="Heading1"/>');
    expect(part(curlewPaper, "word/looks.xml")).toContain('<w:name w:val="heading 1"/>');
    expect(part(curlewPaper, "word/main.xml")).not.toContain('<w:pStyle w:val="Heading1"/>'); // there it is "Curlew banner"
  });

  it("fills a placeholder that Word has cut into runs, and says in the body what has no place of its own", () => {
    const lines = linesOf(part(heronPaper, "word/document.xml"));
    expect(lines).toContain("Jetties and Moorings Review: progress at 3\u00a0March\u00a02031");
    expect(lines).toContain("Meeting of 20\u00a0March 2031, item 7, by Clerk to the Harbour");
    expect(lines.filter((l) => l.startsWith("Jetties and Moorings Review:"))).toHaveLength(1);
    expect(lines).toContain("Purpose");
    expect(lines).not.toContain("Agenda item");
    expect(linesOf(part(heronPaper, "word/footer1.xml"))[0]).toBe("OFFICIAL");
    expect(part(heronPaper, "word/document.xml")).not.toContain("{{");
  });

  it("says the whole paper where the body is the only place, marked at the head and foot of every page", () => {
    const words = wordsOfWord(curlewPaper, "word/main.xml").join(" ");
    expect(words).toBe(`CURLEW BAY POLICE AUTHORITY ${plainWords}`);
    for (const kind of ["header", "footer"]) {
      expect(linesOf(part(curlewPaper, `word/paper-${kind}1.xml`))[0]).toBe("OFFICIAL");
      for (const type of ["default", "first", "even"])
        expect(part(curlewPaper, "word/main.xml")).toMatch(new RegExp(`<w:${kind}Reference [^>]*w:type="${type}" r:id="rIdPaper`));
    }
  });

  it("with headers and footers of its own that leave no place for the marking is told of, and they stay as they are", async () => {
    expect(unmarkedLine(harbourPaper, heronmouth)).toBeNull();
    expect(unmarkedLine(harbourPaper, curlew)).toBeNull();
    const bare = changed(heronmouth, "word/footer1.xml", (xml) => xml.replace("{{marking}}", "Heronmouth"));
    expect(unmarkedLine(harbourPaper, bare)).toContain("{{marking}}");
    const paper = await paperToWord(harbourPaper, bare);
    expect(partsKept(bare, paper)).toEqual(expect.arrayContaining(["word/header1.xml", "word/footer1.xml"]));
    expect(linesOf(part(paper, "word/document.xml"))).toContain("OFFICIAL");
  });

  it("becomes a document where it was saved as a template", () => {
    expect(part(curlewPaper, "[Content_Types].xml")).toContain("wordprocessingml.document.main+xml");
  });

  it("carries the paper's title and day, and keeps what else it says of itself", () => {
    const core = part(heronPaper, "docProps/core.xml");
    expect(core).toContain("<dc:title>Jetties and Moorings Review: progress at 3\u00a0March\u00a02031</dc:title>");
    expect(core).toContain("<cp:keywords>template; board</cp:keywords>");
    expect([...core.matchAll(/\d{4}-\d{2}-\d{2}T[^<]*/g)].map((m) => m[0])).toEqual(["2031-03-03T00:00:00Z", "2031-03-03T00:00:00Z"]);
  });

  it("numbers its own lists and ours apart", () => {
    const numbering = part(heronPaper, "word/numbering.xml");
    const nums = [...numbering.matchAll(/<w:num [^>]*w:numId="(\d+)"/g)].map((m) => m[1]);
    expect(new Set(nums).size).toBe(nums.length);
    const used = [...part(heronPaper, "word/document.xml").matchAll(/<w:numId w:val="(\d+)"/g)].map((m) => m[1]);
    expect(used.filter((n) => !nums.includes(n))).toEqual([]);
    expect(numbering).toContain('<w:numFmt w:val="lowerRoman"/>');
  });

  it("is without fault to the Open XML SDK, whichever it is", async (context) => {
    for (const docx of [heronPaper, curlewPaper]) {
      const errors = await ooxmlErrors(docx, "docx");
      if (errors === null) return context.skip("skipped: the Open XML validator cannot run on this machine");
      expect(errors).toEqual([]);
    }
  });

  it("gives the same bytes every time", async () => {
    expect(await paperToWord(harbourPaper, heronmouth)).toEqual(heronPaper);
  });
});

describe("a template that cannot be used", () => {
  it("is told to have no place for the body, by the placeholder's name", async () => {
    expect(await refusal(changed(curlew, "word/main.xml", (xml) => xml.replace("{{body}}", "body")))).toContain("{{body}}");
  });

  it("is refused where a placeholder is mistyped, with the names there are", async () => {
    const message = await refusal(changed(heronmouth, "word/footer1.xml", (xml) => xml.replace("{{marking}}", "{{markng}}")));
    expect(message).toContain("{{markng}}");
    expect(message).toContain("{{marking}}");
  });

  it("is refused where the body would stand twice or in a text box", async () => {
    expect(await refusal(changed(curlew, "word/main.xml", (xml) => xml.replace("CURLEW", "{{body}}")))).toContain("2 times");
    const boxed = (xml: string) =>
      xml.replace(
        /(<w:p><w:r><w:t xml:space="preserve">{{body}}<\/w:t><\/w:r><\/w:p>)/,
        "<w:p><w:r><w:txbxContent>$1</w:txbxContent></w:r></w:p>",
      );
    expect(await refusal(changed(curlew, "word/main.xml", boxed))).toContain("text box");
  });

  it("is refused where it is no Word document", async () => {
    expect(await refusal(strToU8("%PDF-1.7"))).toContain("not a Word document");
    expect(await refusal(zipSync({ "a.txt": strToU8("a") }))).toContain("not a Word document");
  });
});

describe("the default template", () => {
  it("is the one that the code makes, so that a copy of it gives the same paper", async () => {
    const board = file("../../templates/board.docx");
    expect(boardTemplateFile()).toEqual(board);
    expect(wordsOfWord(await paperToWord(harbourPaper, board))).toEqual(wordsOfWord(await paperToWord(harbourPaper)));
  });

  it("prints marking and page of pages on every page, and the draft line while there is one", async () => {
    const draft = { ...harbourPaper, head: { ...harbourPaper.head, draft: "DRAFT – 2 points to settle" } };
    const docx = await paperToWord(draft);
    expect(linesOf(part(docx, "word/header1.xml"))).toEqual(["", "OFFICIAL", "DRAFT – 2 points to settle", ""]);
    const footer = part(docx, "word/footer1.xml");
    expect(linesOf(footer)).toContain("OFFICIAL");
    expect(footer).toMatch(/PAGE[\s\S]*NUMPAGES/);
    expect(part(docx, "word/document.xml").match(/<w:sectPr/g)).toHaveLength(1);
  });
});
