import { type Inline, inlineWords, type Line, type Paper, type PaperBlock } from "./blocks.ts";

/**
 * The words of a paper in reading order, a string a line: what HTML, PDF and Word all say. Without what stands in the margins of every page, without
 * the words inside drawings, and without the numbers of paragraphs and list items.
 */
export function paperWords(paper: Paper): string[] {
  const { head } = paper;
  const place = [head.organisation, head.board].filter((s) => s !== null).join(" – ");
  const facts = head.facts.flatMap((f) => [f.label, f.value]);
  return [place, head.title, ...facts, ...paper.blocks.flatMap(blockWords)].filter((line) => line.trim() !== "");
}

function blockWords(block: PaperBlock): string[] {
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "paragraph":
      return [plain(block.inlines)];
    case "requests":
      return block.items.map(plain);
    case "chart":
      return block.caption === null ? [] : [block.caption];
    case "table":
      return [block.caption, ...block.columns.map((c) => c.heading), ...block.groups.flatMap(groupWords)];
  }
}

function groupWords(group: Extract<PaperBlock, { kind: "table" }>["groups"][number]): string[] {
  const heading = group.heading === null ? [] : [plain(group.heading)];
  return [...heading, ...group.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.map(lineWords)))];
}

function lineWords(line: Line): string {
  return plain(line.inlines);
}

function plain(inlines: readonly Inline[]): string {
  return inlines.map(inlineWords).join("");
}
