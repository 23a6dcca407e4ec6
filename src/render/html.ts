import { renderTemplate, templateFile } from "../template.ts";
import type { Paper, PaperBlock } from "./blocks.ts";
import { chartSvg } from "./chart.ts";
import { fontFaces } from "./fonts.ts";
import { inlineViews } from "./html/inline-view.ts";
import { paperStyle } from "./html/style.ts";
import { type TableSetting, tableView } from "./html/table-view.ts";
import { allWords, everyCharacterSeen } from "./seen.ts";

/** The paper as one HTML file: fonts, style and drawings inside, no script, no outside request. `templates` names a folder with changed ones. */
export function paperHtml(paper: Paper, options: { readonly templates?: string | null } = {}): string {
  const seen = everyCharacterSeen(paper);
  const changed = options.templates ?? null;
  const style = [fontFaces(allWords(seen)), templateFile("paper/paper.css", changed), paperStyle(seen)].join("\n");
  return renderTemplate("paper", paperView(seen, style), changed);
}

function paperView(paper: Paper, style: string): object {
  const { head } = paper;
  const setting = { colours: paper.colours, anchors: anchorsOf(paper), large: paper.largePrint };
  return {
    ...head,
    style,
    large: paper.largePrint,
    notice: head.notice ?? null,
    place: [head.organisation, head.board].filter((s) => s !== null).join(" – ") || null,
    parts: partsOf(paper).map((part) => ({ ...part, blocks: besides(part.blocks.map((b) => blockView(b, setting))) })),
  };
}

function anchorsOf(paper: Paper): ReadonlySet<string> {
  const anchors = paper.blocks.flatMap((b) => {
    if (b.kind === "heading") return [b.anchor];
    return b.kind === "table" ? [b.anchor, ...b.groups.flatMap((g) => g.rows.map((row) => row.anchor))] : [];
  });
  return new Set(anchors.filter((a) => a !== undefined));
}

interface Part {
  readonly newPage: boolean;
  readonly blocks: readonly PaperBlock[];
}

/** A part runs from one heading of the second level to the next. */
function partsOf(paper: Paper): Part[] {
  const parts: { newPage: boolean; blocks: PaperBlock[] }[] = [];
  for (const block of paper.blocks) {
    if ((block.kind === "heading" && block.level === 2) || parts.length === 0)
      parts.push({ newPage: block.kind === "heading" && block.newPage === true, blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

interface BlockView {
  readonly kind: string;
  readonly beside: readonly BlockView[] | null;
  readonly [field: string]: unknown;
}

const NOTHING = { heading2: null, heading3: null, paragraph: null, requests: null, table: null, chart: null, beside: null };

interface BlockSetting extends TableSetting {
  readonly large: boolean;
}

function blockView(block: PaperBlock, setting: BlockSetting): BlockView {
  switch (block.kind) {
    case "heading":
      return { ...NOTHING, kind: "heading", [`heading${block.level}`]: { text: block.text, anchor: block.anchor } };
    case "paragraph":
      return {
        ...NOTHING,
        kind: block.number === null ? "plain" : "paragraph",
        paragraph: { number: block.number, inlines: inlineViews(block.inlines, setting.anchors) },
      };
    case "requests":
      return { ...NOTHING, kind: "requests", requests: block.items.map((item) => ({ inlines: inlineViews(item, setting.anchors) })) };
    case "table":
      return { ...NOTHING, kind: "table", table: tableView(block, setting) };
    case "chart":
      return {
        ...NOTHING,
        kind: block.chart.kind,
        // Wider than a telephone: it is moved there, by keyboard too.
        chart: {
          kind: block.chart.kind,
          wide: block.chart.kind === "dates",
          caption: block.caption,
          svg: chartSvg(block.chart, block.alt, setting.colours, setting.large),
        },
      };
  }
}

/** The burn-up stands beside the paragraphs that follow it. */
function besides(blocks: readonly BlockView[]): BlockView[] {
  const at = blocks.findIndex((b) => b.kind === "burn-up");
  if (at < 0) return [...blocks];
  const after = blocks.slice(at + 1);
  const count = after.findIndex((b) => b.kind !== "plain");
  const words = after.slice(0, count < 0 ? after.length : count);
  return [...blocks.slice(0, at), { ...NOTHING, kind: "beside", chart: blocks[at]?.chart, beside: words }, ...after.slice(words.length)];
}
