import { describe, expect, it } from "vitest";
import { inlineWords, type PaperBlock } from "../../src/render/blocks.ts";
import type { FactKind, Group } from "../../src/render/paper/fact-kinds.ts";
import { toMaterial } from "../../src/render/paper/facts.ts";
import { toView } from "../../src/render/paper/view.ts";
import { toPaper } from "../../src/render/paper.ts";
import { paperWords } from "../../src/render/words.ts";
import { everyClass } from "./every-class.ts";

const expected: readonly (readonly [string, FactKind, Group])[] = [
  ["1.1", "removed-live", "removed"],
  ["1.2", "reopened", "reopened"],
  ["1.3", "history-altered", "altered"],
  ["1.4", "overdue", "overdue"],
  ["1.5", "slipped", "slipped"],
  ["1.6", "no-date", "no-date"],
  ["1.7", "stale", "stale"],
  ["1.8", "at-risk", "at-risk"],
  ["2.1", "closed", "closed"],
  ["2.2", "closed-bare", "closed-bare"],
  ["2.3", "closed-agreed", "closed-agreed"],
  ["2.4", "due", "due"],
  ["3.1", "withdrawn", "other"],
  ["3.2", "reinstated", "other"],
  ["3.3", "put-on-hold", "other"],
  ["3.4", "resumed", "other"],
  ["3.5", "undone", "other"],
  ["3.6", "brought-forward", "other"],
  ["3.7", "date-given", "other"],
  ["3.8", "date-removed", "no-date"],
  ["3.9", "date-reworded", "other"],
  ["4.1", "added", "other"],
  ["4.2", "renumbered", "other"],
  ["4.3", "owner", "other"],
  ["4.4", "text", "other"],
  ["4.5", "section", "other"],
  ["4.6", "update-rewritten", "other"],
  ["4.7", "update-appended", "other"],
  ["4.8", "rag", "other"],
  ["4.10", "other-column", "other"],
  ["4.11", "left", "other"],
];

/** The ids of the first cells of the body's tables, in order. */
function rowsInFull(blocks: readonly PaperBlock[]): string[] {
  const end = blocks.findIndex((b) => b.kind === "heading" && b.anchor === "appendix-a");
  return blocks.slice(0, end).flatMap((b) => {
    if (b.kind !== "table" || b.look === "position" || b.look === "points") return [];
    return b.groups.flatMap((g) => g.rows.map((row) => row.cells[0]?.lines[0]?.inlines.map(inlineWords).join("") ?? ""));
  });
}

describe("a month in which everything happened", () => {
  const input = everyClass();
  const { told } = toMaterial(toView(input));
  const paper = toPaper(input);

  it.each(expected)("Rec %s is told as %s, in the group %s", (id, kind, home) => {
    const found = told.find((t) => t.item.id === id && t.item.former === (kind === "removed-live" || kind === "left"));
    expect(found?.facts).toContain(kind);
    expect(found?.home).toBe(home);
  });

  it("each stands in full exactly once, and what did not change nowhere but in the full plan", () => {
    const rows = rowsInFull(paper.blocks);
    expect(rows).toHaveLength(new Set(rows).size);
    expect(new Set(rows)).toEqual(new Set(expected.map(([id]) => id)));
    expect(paperWords(paper).join("\n")).toContain("Nothing of substance has changed in the two recommendations not listed");
  });

  it("a correction of spelling is no change and stands in Appendix C", () => {
    const words = paperWords(paper).join("\n");
    expect(words).toMatch(/Not counted as changes: Rec\u00a04\.13 \(text: “Recieve” now “Receive”\)/);
  });

  it("what happened and was undone between two papers is shown", () => {
    expect(paperWords(paper)).toContain("Complete on 2\u00a0October 2026, open again on 6\u00a0November 2026.");
  });

  it("the sum on page one closes", () => {
    const words = paperWords(paper).find((line) => line.startsWith("Live recommendations")) ?? "";
    const terms = [...words.replace(/\u00a0/g, " ").matchAll(/(?:^|: |[+\u2212] )(\d+)/g)].map((m) =>
      m[0].startsWith("\u2212") ? -Number(m[1]) : Number(m[1]),
    );
    const result = Number(/=\u00a0(\d+)/.exec(words)?.[1]);
    expect(terms.reduce((a, b) => a + b, 0)).toBe(result);
    expect(words).toContain(
      "Rec\u00a01.1 was removed while live, Rec\u00a01.2 was reopened and past entries of Rec\u00a01.3 were altered.",
    );
  });

  it("paragraphs, tables and figures are numbered in one run each", () => {
    const numbers = paper.blocks.flatMap((b) => (b.kind === "paragraph" && b.number !== null ? [b.number] : []));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const tables = paper.blocks.flatMap((b) => (b.kind === "table" ? [Number(/^Table (\d+)\. /.exec(b.caption)?.[1])] : []));
    expect(tables).toEqual(tables.map((_, i) => i + 1));
  });

  it("no sentence starts with a figure and every id is printed with Rec", () => {
    for (const block of paper.blocks) {
      if (block.kind !== "paragraph" || block.number === null) continue;
      const words = block.inlines.map(inlineWords).join("");
      expect(words).not.toMatch(/(?:^|[.!?] )\d/);
      expect(words.replace(/Rec\u00a0\d+(\.\d+)+/g, "")).not.toMatch(/\d\.\d/);
    }
  });
});
