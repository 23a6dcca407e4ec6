import { describe, expect, it } from "vitest";
import { Settings } from "../../src/model/settings.ts";
import { planHistory } from "../../src/pipeline/history.ts";
import { archiveIn, contents, emptyFolder } from "../archive/sample.ts";

const paper = (name: string) => ({ name, bytes: new TextEncoder().encode(name) });
const papersOf = (base: string) => [paper(`${base}-paper.pdf`), paper(`${base}-paper.docx`), paper(`${base}-plan.csv`)];

describe("the history of an archive", () => {
  it("names the papers that were written before a corrected and a late edition came in, and the two documents of one date", async () => {
    const archive = archiveIn(emptyFolder("plan-history"));
    await archive.add(contents("2031-01-06", "january", { papers: papersOf("harbour-2031-01-06") }));
    await archive.add(contents("2031-03-03", "march", { papers: papersOf("harbour-2031-03-03") }));
    await archive.add(contents("2031-02-03", "february", { papers: papersOf("harbour-2031-02-03") }));
    await archive.add(contents("2031-01-06", "january, sent again", { papers: papersOf("harbour-2031-01-06-r2") }));
    const made = await planHistory({ archive, settings: Settings.parse({}) }, "harbour");
    expect(made.writtenWithout).toEqual([
      { edition: "2031-01-06", papers: ["harbour-2031-01-06-paper", "harbour-2031-03-03-paper", "harbour-2031-02-03-paper"] },
      { edition: "2031-02-03", papers: ["harbour-2031-03-03-paper"] },
    ]);
    expect(made.findings.map((f) => f.code)).toEqual(["same-date"]);
    expect(made.editions.map((e) => [e.edition, e.revision])).toEqual([
      ["2031-01-06", 2],
      ["2031-02-03", 1],
      ["2031-03-03", 1],
    ]);
  });
});
