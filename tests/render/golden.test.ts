import { describe, expect, it } from "vitest";
import { inlineWords, type Paper, type PaperBlock } from "../../src/render/blocks.ts";
import { toOwnerPapers } from "../../src/render/by-owner.ts";
import { toPaper } from "../../src/render/paper.ts";
import { toPublicPaper } from "../../src/render/public.ts";
import { everyClass } from "./every-class.ts";
import { makeEdition, makeInput } from "./make-edition.ts";

// Whole papers as text and structure, to be read by a person: `npx vitest run tests/render/golden.test.ts -u` accepts, then read the difference.
const words = (inlines: Parameters<typeof inlineWords>[0][]): string =>
  inlines
    .map((i) =>
      i.t === "mark" ? `(${i.mark}) ${i.text}` : i.t === "deleted" ? `~${i.text}~` : i.t === "inserted" ? `_${i.text}_` : inlineWords(i),
    )
    .join("");

function lines(block: PaperBlock): string[] {
  switch (block.kind) {
    case "heading":
      return ["", `${"#".repeat(block.level)} ${block.text}${block.newPage ? " (new page)" : ""}`];
    case "paragraph":
      return [`${block.number === null ? "" : `${block.number}  `}${words([...block.inlines])}`];
    case "requests":
      return block.items.map((item, i) => `(${String.fromCharCode(97 + i)}) ${words([...item])}`);
    case "chart":
      return [`[${block.chart.kind}: ${block.caption ?? "no caption"}] ${block.alt}`];
    case "table":
      return [
        block.caption,
        `| ${block.columns.map((c) => c.heading).join(" | ")} |`,
        ...block.groups.flatMap((g) => [
          ...(g.heading === null ? [] : [`> ${words([...g.heading])}`]),
          ...g.rows.map(
            (row) =>
              `| ${row.cells.map((c) => c.lines.map((l) => `${l.list ? "- " : ""}${words([...l.inlines])}`).join(" / ")).join(" | ")} |`,
          ),
        ]),
      ];
  }
}

function asText({ head, blocks }: Paper): string {
  const facts = head.facts.map((f) => `${f.label}: ${f.value}`).join("; ");
  const page = [head.marking, head.draft, head.notice, ...head.footer].filter((t) => t).join(" · ");
  const place = [head.organisation, head.board].filter((t) => t !== null).join(" – ");
  return `${[`[every page: ${page}]`, place, `# ${head.title}`, facts, ...blocks.flatMap(lines)].join("\n")}\n`.replace(/\u00a0/g, " ");
}

describe("whole papers, read by a person", () => {
  it.each([
    ["every-class", () => toPaper(everyClass())],
    ["every-class-large-print", () => toPaper(everyClass({ settings: { ...everyClass().settings, largePrint: true } }))],
    ["every-class-public", () => toPublicPaper(everyClass(), { paperNumber: "7" }).paper],
    ["every-class-owner", () => (toOwnerPapers(everyClass())[0] as { paper: Paper }).paper],
    [
      "first-edition",
      () =>
        toPaper(
          makeInput(
            makeEdition("2026-11-06", [
              { id: "1.1", due: "2026-09-30", update: "Awaits the harbour bill." },
              { id: "1.2", due: "2026-08-31", update: "Awaits the harbour bill." },
              { id: "2.1", due: "2027-06-30", section: "Docks", owner: "Pilot" },
              { id: "2.2", section: "Docks", owner: "Pilot", update: "" },
              { id: "2.3", section: "Docks", status: "on-hold", raw: "TBC" },
              { id: "3.1", section: "Lights", status: "complete", statusEvidence: "Complete", update: "Complete", due: "2026-06-30" },
            ]),
          ),
        ),
    ],
  ])("%s", async (name, paper) => {
    await expect(asText(paper())).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});
