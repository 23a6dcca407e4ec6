import { describe, expect, it } from "vitest";
import { Settings } from "../../src/model/settings.ts";
import { paperHtml } from "../../src/render/html.ts";
import { toPublicPaper } from "../../src/render/public.ts";
import { paperWords } from "../../src/render/words.ts";
import { makeEdition, makeInput } from "./make-edition.ts";

const owner = { name: "Wilma Quist", role: "Harbour Master", unit: null };
const edition = makeEdition("2026-11-06", [
  {
    id: "1.1",
    owner: "Wilma Quist, Harbour Master",
    owners: [owner],
    text: "Mend the slip as Wilma Quist asked, with Otto Brandvold of the yard.",
    update: "Ms Quist and W. Quist met. T. Lund 04.05.26",
    entries: [{ date: "2026-05-04", author: "T. Lund", text: "Ms Quist and W. Quist met. T. Lund 04.05.26" }],
    due: "2027-03-01",
    raw: "March 2027, says Quist",
  },
]);
const allow = (fields: string[]) =>
  Settings.parse({ organisation: "Wenfold", author: "Portfolio Office", public: { fields, marking: "OFFICIAL" } });

describe("the extract for the public", () => {
  const { paper, confirm } = toPublicPaper(makeInput(edition), { paperNumber: "7" });
  const everything = JSON.stringify(paper) + paperHtml(paper);

  it("holds number, wording, role, date and status, and nothing of updates, authors, board or archive", () => {
    const words = paperWords(paper)
      .join("\n")
      .replace(/\u00a0/g, " ");
    for (const shown of ["1.1", "Mend the slip", "Harbour Master", "1 March 2027", "Open"]) expect(words).toContain(shown);
    for (const hidden of ["Quist", "Lund", "met.", "Collaboration Board", "Head of the Portfolio Office", "7c41", "says"])
      expect(everything).not.toContain(hidden);
  });

  it("lists what else looks like a name, for a person to agree to", () => {
    expect(confirm).toEqual(["Otto Brandvold"]);
  });

  it("changes the marking, carries a number instead of the digest, and says on each page that it is an extract", () => {
    expect(paper.head).toMatchObject({
      marking: "OFFICIAL",
      editionDigest: null,
      notice: "Extract for the public, paper 7",
      author: null,
      draft: null,
    });
    expect(paperHtml(paper)).toContain('@top-left { content: "Extract for the public, paper 7"');
  });

  it("carries the edition's day as its number where none is given", () => {
    const unnumbered = toPublicPaper(makeInput(edition), { paperNumber: "" }).paper;
    expect(unnumbered.head.notice).toBe("Extract for the public, paper 2026-11-06");
  });

  it("replaces owners and authors in running text where updates are allowed", () => {
    const allowed = toPublicPaper(makeInput(edition, { settings: allow(["id", "text", "update"]) }), { paperNumber: "8" });
    const text = JSON.stringify(allowed.paper);
    expect(text).toContain("[Harbour Master] and [Harbour Master] met. [name withheld] 04.05.26");
    expect(text).not.toMatch(/Quist|Lund/);
  });
});
