import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { history } from "../../src/diff/history.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import type { Edition } from "../../src/model/edition.ts";
import { Settings } from "../../src/model/settings.ts";
import { inlineWords, type Paper } from "../../src/render/blocks.ts";
import { bodyHeight, PAGE_HEIGHT, pageHeight } from "../../src/render/paper/page-height.ts";
import { toPaper } from "../../src/render/paper.ts";
import { paperWords } from "../../src/render/words.ts";
import { everyClass } from "./every-class.ts";
import { makeEdition, makeHistory, makeInput } from "./make-edition.ts";

const bodyOf = (paper: Paper) => {
  const start = paper.blocks.findIndex((b) => b.kind === "heading" && b.newPage === true);
  return paper.blocks.slice(
    start,
    paper.blocks.findIndex((b) => b.kind === "heading" && b.anchor === "appendix-a"),
  );
};
const read = async (name: string): Promise<Edition> => {
  const bytes = readFileSync(new URL(`../../input/sample/${name}`, import.meta.url));
  return (await ingest(new Uint8Array(bytes), { name, witness: false })).value;
};

describe("the body between page one and the appendices", () => {
  it("takes at most three pages for the sample's month of 32 recommendations", async () => {
    const [before, now] = await Promise.all([read("beacon-2026-09-04.pdf"), read("beacon-2026-10-02.html")]);
    const told = history(
      [before, now].map((edition) => ({ edition, revision: 1 })),
      { staleMonths: 3 },
    );
    const paper = toPaper(
      makeInput(now, { before, changes: diff(before, now), history: told, meeting: "2026-10-22", nextMeeting: "2026-11-26" }),
    );
    expect(bodyHeight(bodyOf(paper), 1)).toBeLessThanOrEqual(3 * PAGE_HEIGHT);
  }, 60_000);

  it("takes at most three pages for a month in which everything happened, the figure among them", () => {
    const body = bodyOf(toPaper(everyClass()));
    expect(bodyHeight(body, 1)).toBeLessThanOrEqual(3 * PAGE_HEIGHT);
    expect(body.some((b) => b.kind === "chart")).toBe(true);
  });

  it("in large print dates stand under one another, so that the words have more than half of the line", () => {
    const every = everyClass();
    const paper = toPaper({ ...every, settings: Settings.parse({ ...every.settings, largePrint: true }) });
    const tables = bodyOf(paper).flatMap((b) => (b.kind === "table" ? [b] : []));
    expect(tables.map((t) => t.columns.filter((c) => c.kind === "date").length)).toEqual([1, 1, 1, 0]);
    expect(tables[0]?.columns.map((c) => c.heading)).toEqual([
      "Rec",
      "Short name, owner and the plan’s words",
      "First date, present date",
      "Days",
    ]);
    expect(bodyHeight(bodyOf(paper), 1.2)).toBeLessThanOrEqual(6 * pageHeight(1.2));
  });

  it("shortens long words of the plan at a sentence's end; the whole stands in Appendix B", () => {
    const update = `The crane was ordered. ${"It waits for the tide and for the men from the yard. ".repeat(30)}`.trim();
    const paper = toPaper(makeInput(makeEdition("2026-11-06", [{ id: "1.1", due: "2026-03-01", update }])));
    const lines = paperWords(paper);
    expect(lines.filter((line) => line.includes("[…]"))).toHaveLength(1);
    expect(lines).toContain(update);
  });

  it("a first edition says that it is a baseline and tells of no change", () => {
    const words = paperWords(toPaper(makeInput(makeEdition("2026-11-06", [{ id: "1.1", due: "2026-03-01" }])))).join("\n");
    expect(words).toContain("To give a baseline, this being the first paper on the plan");
    expect(words).not.toMatch(/Other changes|since the last paper|Difference/);
  });

  it("those with the same update stand together, and the words once", () => {
    const same = "Awaits the harbour bill.";
    const edition = makeEdition("2026-11-06", [
      { id: "1.1", due: "2026-03-01", update: same },
      { id: "1.2", due: "2026-04-01", update: "Piles driven." },
      { id: "1.3", due: "2026-05-01", update: same },
    ]);
    const told = history([{ edition, revision: 1 }], { staleMonths: 30 });
    const table = bodyOf(toPaper(makeInput(edition, { history: told }))).find((b) => b.kind === "table");
    const rows = table?.kind === "table" ? table.groups.flatMap((g) => g.rows) : [];
    expect(rows.map((row) => JSON.stringify(row.cells[0]))).toEqual(["1.1", "1.3", "1.2"].map((id) => expect.stringContaining(`"${id}"`)));
    expect(JSON.stringify(rows[1]?.cells[1])).toContain("The same update as ");
    expect(paperWords(toPaper(makeInput(edition, { history: told }))).join("\n")).toContain(
      "Two of the three wait for the same thing (“Awaits the harbour bill”).",
    );
  });
});

describe("what the archive remembers of those live", () => {
  it("names the longest open, with the day they were first seen, and those in which no word has changed for three editions", () => {
    const edition = makeEdition("2026-11-06", [{ id: "1.1" }, { id: "1.2" }, { id: "1.3", status: "complete" }]);
    const still = ["2026-09-04", "2026-10-02", "2026-11-06"].map((day) => ({ edition: day, changed: 0 }));
    const told = makeHistory(edition, {
      "1.1": { daysOpen: 91, firstSeen: "2026-08-07", life: still },
      "1.2": { daysOpen: 35, firstSeen: "2026-10-02", life: still.slice(1) },
      "1.3": { daysOpen: 400, firstSeen: "2025-08-07", life: still },
    });
    const words = paperWords(toPaper(makeInput(edition, { history: told })))
      .join("\n")
      .replace(/\u00a0/g, " ");
    expect(words).toContain("The longest open of two live recommendations is Rec 1.1: 91 days, first seen on 7 August 2026.");
    expect(words).toContain("Not a word has changed in the last three editions of Rec 1.1.");
  });
});

describe("the table of owners", () => {
  it("gives the days that each owner's live recommendations lost, whatever else stands in the owner cell, and names neighbours as a run", () => {
    const owner = "Wilma Quist Harbour Office";
    const ids = ["1.1", "1.2", "1.3", "1.4", "2.1"];
    const edition = makeEdition(
      "2026-11-06",
      [...ids, "3.1"].map((id) => ({
        id,
        due: "2027-03-01",
        owner: id === "3.1" ? "Pilot" : owner,
        owners: [{ name: "Wilma Quist", role: null, unit: "Harbour Office" }],
      })),
    );
    const told = makeHistory(edition, { "1.2": { daysLost: 30, slips: 1 }, "2.1": { daysLost: 61, slips: 2 } });
    const table = toPaper(makeInput(edition, { history: told })).blocks.find((b) => b.kind === "table" && b.look === "owners");
    const rows = table?.kind === "table" ? (table.groups[0]?.rows ?? []) : [];
    const said = rows.map((row) =>
      row.cells.map((c) =>
        c.lines
          .flatMap((l) => l.inlines.map(inlineWords))
          .join("")
          .replace(/\u00a0/g, " "),
      ),
    );
    expect(said).toEqual([
      [owner, "5", "–", "–", "–", "91", "Rec 1.1 to Rec 2.1"],
      ["Pilot", "1", "–", "–", "–", "–", "Rec 3.1"],
      ["All owners", "6", "–", "–", "–", "91", "–"],
    ]);
  });
});

describe("a plan with long numbers", () => {
  it("has a column for them in which none is torn, in the body and in the appendices", () => {
    const ids = ["HR/2023/04", "FIN/2024/11"];
    const columns = (made: readonly { id: string; due: string }[]) =>
      toPaper(makeInput(makeEdition("2026-11-06", made))).blocks.flatMap((b) =>
        b.kind === "table" ? b.columns.filter((c) => c.kind === "rec").map((c) => c.width) : [],
      );
    const wide = columns(ids.map((id) => ({ id, due: "2026-03-01" })));
    expect(wide.length).toBeGreaterThan(1);
    expect(new Set(wide).size).toBe(1);
    expect(wide[0]).toBeGreaterThan(18);
    expect(new Set(columns([{ id: "4.2.1", due: "2026-03-01" }]))).toEqual(new Set([12.5]));
  });
});
