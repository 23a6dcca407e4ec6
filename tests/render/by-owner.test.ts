import { describe, expect, it } from "vitest";
import { toOwnerPapers } from "../../src/render/by-owner.ts";
import { paperWords } from "../../src/render/words.ts";
import { makeEdition, makeInput } from "./make-edition.ts";

const pilot = { name: null, role: "Pilot", unit: null };
const clerk = { name: null, role: "Clerk of Wörks", unit: null };
const edition = makeEdition("2026-11-06", [
  { id: "1.1", owner: "Pilot", owners: [pilot], due: "2026-10-06" },
  { id: "1.2", owner: "Pilot and Clerk of Wörks", owners: [pilot, clerk], due: null },
  { id: "1.3", owner: "Pilot", owners: [pilot], status: "complete" },
]);

describe("papers for owners", () => {
  const papers = toOwnerPapers(makeInput(edition));

  it("there is one for each who has something live, a shared one in both", () => {
    expect(papers.map((p) => [p.owner, p.file])).toEqual([
      ["Clerk of Wörks", "clerk-of-works"],
      ["Pilot", "pilot"],
    ]);
    const words = paperWords((papers[1] as (typeof papers)[number]).paper).join("\n");
    expect(words).toContain("Two live recommendations at 6\u00a0November 2026: one overdue and one without a delivery date.");
    expect(words).not.toContain("1.3");
    expect(words).toContain("report to the group – with Clerk of Wörks");
    expect(words).not.toContain("– Pilot");
  });

  it("one that is on hold past its date is asked for nothing, and has no days counted", () => {
    const held = makeEdition("2026-11-06", [{ id: "1.1", owner: "Pilot", owners: [pilot], due: "2026-10-06", status: "on-hold" }]);
    const words = paperWords((toOwnerPapers(makeInput(held))[0] as (typeof papers)[number]).paper);
    expect(words).toContain("One live recommendation at 6\u00a0November 2026; nothing is asked today.");
    expect(words).not.toContain("31");
  });

  it("the letter is a draft without address, in an encoding that every mail program reads", () => {
    const eml = papers[0]?.eml ?? "";
    const [head = "", body = ""] = eml.split("\r\n\r\n");
    expect(head).toMatch(/^To: \r\nSubject: =\?utf-8\?B\?[^?]+\?=\r\nX-Unsent: 1\r\n/);
    expect(head).not.toMatch(/Date:|From:/);
    const letter = Buffer.from(body, "base64").toString("utf8");
    expect(letter.split("\r\n")).toEqual([
      "OFFICIAL-SENSITIVE",
      "",
      "To Clerk of Wörks",
      "",
      "Harbour Review: Clerk of Wörks at 6 November 2026",
      "",
      "One live recommendation at 6 November 2026: one without a delivery date.",
      "",
      "No delivery date – please give one",
      "",
      "Rec 1.2: Review matter 1.2 and report to the group – with Pilot",
      "  “Work goes on at the yard.”",
      "  First date: None; Present date: None; Days: –",
      "",
      "OFFICIAL-SENSITIVE",
      "",
    ]);
  });
});
