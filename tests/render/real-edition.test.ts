import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { history } from "../../src/diff/history.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import { inlineWords, type Paper } from "../../src/render/blocks.ts";
import { toPaper } from "../../src/render/paper.ts";
import { paperWords } from "../../src/render/words.ts";
import { makeInput } from "./make-edition.ts";

const file = new URL("../../../shared/editions/concerto-2017-10-04.txt", import.meta.url);

describe.skipIf(!existsSync(file))("page one of the real edition (skipped where ../shared is absent)", () => {
  let paper: Paper;
  let words: string;
  beforeAll(async () => {
    const { value: edition } = await ingest(new Uint8Array(readFileSync(file)), { name: "concerto-2017-10-04.txt" });
    const told = history([{ edition, revision: 1 }], { staleMonths: 3 });
    paper = toPaper(makeInput(edition, { history: told, board: null, meeting: null, nextMeeting: null }));
    const end = paper.blocks.findIndex((b) => b.kind === "heading" && b.anchor === "needs-attention");
    words = paperWords({ ...paper, blocks: paper.blocks.slice(0, end) })
      .join("\n")
      .replace(/\u00a0/g, " ");
  });

  it("counts 27: 10 complete, 14 open, 3 on hold", () => {
    expect(words).toContain("Of 27 recommendations, 10 are complete (37%), 14 open and 3 on hold.");
    expect(words).toContain("On hold are Rec 6.1, Rec 6.2 and Rec 6.3.");
  });

  it("of the open, names those overdue, with a date ahead, and without one", () => {
    expect(words).toContain("6 are overdue (Rec 1.1, Rec 3.6, Rec 4.0.1, Rec 5.2, Rec 9.2.1 and Rec 9.2.2)");
    expect(words).toContain("5 have a date ahead (Rec 4.1.1, Rec 4.1.2, Rec 4.1.3, Rec 4.2.3 and Rec 9.1.1)");
    expect(words).toContain("3 have none (Rec 4.2.1, Rec 4.2.2 and Rec 9.1.3)");
  });

  it("says that three of the six wait for the same thing, in the plan's words", () => {
    expect(words).toContain("Three of the six wait for the same thing (“Awaits agreement of new governance framework”).");
  });

  it("asks for evidence of what only says that it is complete", () => {
    expect(words).toContain("ask for evidence before Rec 4.3.2 is closed");
  });

  it("is a draft while a fragment belongs to no recommendation, and marks the figure", () => {
    expect(paper.head.draft).toBe("DRAFT – 1 point to settle");
    const total = paper.blocks.flatMap((b) => (b.kind === "table" && b.look === "position" ? (b.groups[0]?.rows.at(-1)?.cells ?? []) : []));
    expect(total.flatMap((c) => c.lines.flatMap((l) => l.inlines.map(inlineWords)))).toContain("27†");
  });
});
