import { type FileChild, HeadingLevel, LineRuleType, Paragraph, SimpleField, TextRun } from "docx";
import type { PaperBlock } from "../blocks.ts";
import { bookmarked, runsOf } from "./inline.ts";
import { paragraphLists, requestList } from "./numbering.ts";
import type { Setting } from "./setting.ts";
import { tableOf } from "./table.ts";

/** What a block needs to know of its neighbours. */
interface Place {
  readonly index: number;
  readonly list: string | undefined;
  /** The block before is a table, which has no space of its own after it. */
  readonly afterTable: boolean;
  /** The block after is a table or chart that this one leads up to. */
  readonly leadsUp: boolean;
}

type Printer<K extends PaperBlock["kind"]> = (block: Extract<PaperBlock, { kind: K }>, s: Setting, place: Place) => FileChild[];

const LEVELS = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
const AFTER_TABLE = 180;

const gap = (place: Place) => (place.afterTable ? { spacing: { before: AFTER_TABLE } } : {});
const bodyRun = (s: Setting) => (s.large ? { size: s.type.body[0] } : {});

// Our own headings keep their distance from a table; those of an office's template may not.
const heading: Printer<"heading"> = (block, s, place) => [
  new Paragraph({
    heading: LEVELS[block.level],
    ...(s.uprights ? gap(place) : {}),
    ...(block.newPage ? { pageBreakBefore: true, spacing: { before: 0 } } : {}),
    children: bookmarked([new TextRun(block.text)], s.bookmarks.get(block.anchor)),
  }),
];

const paragraph: Printer<"paragraph"> = (block, s, place) => [
  new Paragraph({
    style: place.list ? "ListNumber" : "BodyText",
    ...(place.list ? { numbering: { reference: place.list, level: 0 } } : {}),
    ...gap(place),
    keepNext: place.leadsUp,
    children: runsOf(block.inlines, s, bodyRun(s)),
  }),
];

const requests: Printer<"requests"> = (block, s, place) =>
  block.items.map(
    (item) =>
      new Paragraph({
        style: "ListNumber2",
        numbering: { reference: requestList(place.index), level: 0 },
        children: runsOf(item, s, bodyRun(s)),
      }),
  );

// "Table 3. …": the number is a field, so that Word's own references and lists of tables find it.
function captionRuns(text: string, s: Setting): (TextRun | SimpleField)[] {
  const size = s.large ? { size: s.type.table[0] } : {};
  const numbered = /^(Table|Figure) (\d+)(\. .*)$/s.exec(text);
  if (!numbered) return [new TextRun({ text, ...size })];
  const [, label = "", number = "", rest = ""] = numbered;
  return [
    new TextRun({ text: `${label} `, ...size }),
    new SimpleField(`SEQ ${label} \\* ARABIC`, number),
    new TextRun({ text: rest, ...size }),
  ];
}

function caption(text: string, bookmark: string | undefined, s: Setting, place: Place): Paragraph {
  return new Paragraph({ style: "Caption", ...gap(place), children: bookmarked(captionRuns(text, s), bookmark) });
}

const table: Printer<"table"> = (block, s, place) => [
  caption(block.caption, block.anchor === undefined ? undefined : s.bookmarks.get(block.anchor), s, place),
  tableOf(block, s),
];

const PIXELS = 96 / 25.4; // docx's, a mm

// The drawing's own size is in mm; a template's narrower page makes it smaller. A twip is a fifteenth of a pixel.
function chartParagraph(block: Extract<PaperBlock, { kind: "chart" }>, s: Setting): Paragraph {
  const picture = s.charts.get(block);
  if (!picture) return new Paragraph({ style: "BodyText", children: [new TextRun(block.alt)] });
  const width = s.large ? s.width / 15 : Math.min(s.width / 15, picture.width * PIXELS);
  const run = picture.run(width, (width * picture.height) / picture.width, { name: block.caption ?? "Chart", words: block.alt });
  return new Paragraph({
    style: "BodyText",
    spacing: { before: 60, after: 100, line: 240, lineRule: LineRuleType.AUTO },
    indent: { right: 0 },
    children: [run],
  });
}

const chart: Printer<"chart"> = (block, s, place) => [
  ...(block.caption === null ? [] : [caption(block.caption, undefined, s, place)]),
  chartParagraph(block, s),
];

const printers: { readonly [K in PaperBlock["kind"]]: Printer<K> } = { heading, paragraph, requests, table, chart };

/** The paper's blocks as Word's paragraphs and tables, in order. */
export function blocksToWord(blocks: readonly PaperBlock[], s: Setting): FileChild[] {
  const lists = paragraphLists(blocks);
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]?.kind;
    const place = {
      index,
      list: lists.get(block),
      afterTable: blocks[index - 1]?.kind === "table",
      leadsUp: next === "table" || next === "chart",
    };
    return (printers[block.kind] as Printer<PaperBlock["kind"]>)(block as never, s, place);
  });
}
