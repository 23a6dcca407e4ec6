import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { paperHtml } from "../../src/render/html.ts";
import { toPaper } from "../../src/render/paper.ts";
import { unseenLine } from "../../src/render/seen.ts";
import { paperToWord } from "../../src/render/word.ts";
import { paperWords } from "../../src/render/words.ts";
import { everyClass } from "./every-class.ts";
import { makeEdition, makeInput } from "./make-edition.ts";
import { wordsOfWord } from "./word-words.ts";

const paper = toPaper(everyClass());
const html = paperHtml(paper);
const $ = load(html);
const squeezed = (text: string): string => text.replace(/\s+/g, "");

describe("the paper as HTML", () => {
  it("says the words of the paper, all of them, in their order, and no others", () => {
    const page = load(html);
    page("svg, style, .furniture, .number").remove();
    expect(squeezed(page("main").text())).toBe(squeezed(paperWords(paper).join("")));
  });

  it("is one file: no script, nothing asked from outside", () => {
    expect($("script, link, iframe, object, img").length).toBe(0);
    expect(html.match(/https?:\/\/(?!www\.w3\.org\/2000\/svg)[^"' ]*/g)).toBeNull();
    expect(html.match(/@import|url\((?!(?:["']|&#x27;)?(?:data:|#|%23))[^)]*/g)).toBeNull();
  });

  it("has one title, no level of heading left out, and no empty cell", () => {
    const levels = $("h1, h2, h3")
      .toArray()
      .map((h) => Number(h.tagName.slice(1)));
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(
      $("td, th")
        .toArray()
        .filter((c) => $(c).text().trim() === ""),
    ).toHaveLength(0);
  });

  it("gives every table a caption, column headings and row headings with their scope", () => {
    expect($("table").length).toBeGreaterThan(5);
    for (const table of $("table").toArray()) {
      expect($(table).find("caption").text()).toMatch(/^Table \d+\. /);
      expect($(table).find("thead th[scope=col]").length).toBe($(table).find("thead tr").first().children().length);
      for (const row of $(table).find("tbody tr").toArray()) expect($(row).children("th[scope=row], th[scope=rowgroup]").length).toBe(1);
    }
  });

  it("gives every drawing its figures in words", () => {
    expect($("main svg").length).toBeGreaterThan(1);
    for (const svg of $("main svg").toArray()) expect($(svg).attr("aria-label")?.length).toBeGreaterThan(20);
    expect($("main svg[role=img]").length).toBe($("main svg").length);
  });

  it("leads every link to a place in the paper, and no two places have one name", () => {
    const ids = $("[id]")
      .toArray()
      .map((e) => $(e).attr("id"));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = $("a")
      .toArray()
      .map((a) => $(a).attr("href")?.slice(1));
    expect(targets.length).toBeGreaterThan(30);
    for (const target of targets) expect(ids).toContain(target);
  });

  it("gives the same bytes for the same paper", () => {
    expect(paperHtml(toPaper(everyClass()))).toBe(html);
  });

  it("prints what the plan says as text, whatever it looks like", () => {
    const nasty = makeEdition(
      "2026-11-06",
      [{ id: "1.1", text: "<script>alert(1)</script> & {{title}}", owner: '"><img src=x>', update: "</style>" }],
      {
        title: "</style><script>",
        marking: '"; } body { display: none',
      },
    );
    const page = load(paperHtml(toPaper(makeInput(nasty))));
    expect(page("script, img").length).toBe(0);
    expect(page("h1").text()).toContain("</style><script>: position");
    expect(page("style").length).toBe(1);
    expect(page("tbody").text()).toContain("<script>alert(1)</script> & {{title}}");
  });

  it("shows a sign for a letter that the face lacks, says which, and so does Word", async () => {
    const ship = toPaper(
      makeInput(makeEdition("2026-11-06", [{ id: "1.1", text: "● ✓ Paint the hull \u{1F6A2} at Ærøskøbing, Łódź and Πειραιάς." }])),
    );
    const seen = "• [tick] Paint the hull [U+1F6A2] at Ærøskøbing, Łódź and Πειραιάς.";
    expect(load(paperHtml(ship))("main").text()).toContain(seen);
    expect(wordsOfWord(await paperToWord(ship)).join(" ")).toContain(seen);
    expect(unseenLine(ship)).toBe("the papers' typeface has no sign for U+1F6A2 \u{1F6A2}: printed by code, as [U+1F6A2]");
    expect(unseenLine(paper)).toBeNull();
  });
});
