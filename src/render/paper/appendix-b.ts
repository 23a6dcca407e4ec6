import { longDay } from "../../model/day.ts";
import { anchorOf, type PaperBlock, type TableColumn, type TableGroup, type TableRow } from "../blocks.ts";
import { joined, type Piece, quoted } from "../wording.ts";
import { cell, heading, linesCell, planLines, recCell, table } from "./cells.ts";
import { commentLine } from "./comments.ts";
import { markWords } from "./status-words.ts";
import { grouped, type Item, type View } from "./view.ts";

const ROOM = 107; // mm for recommendation and update together
const LEAST = 48;
const MOST = 70;

/** The longer words get the wider column: where updates are long, rows are then as low as they can be. */
function updateWidth(view: View): number {
  const updates = view.items.reduce((n, { r }) => n + r.update.length, 0);
  const all = view.items.reduce((n, { r }) => n + r.update.length + r.text.length + r.owner.length, 0);
  return Math.round(Math.min(MOST, Math.max(LEAST, (ROOM * updates) / Math.max(1, all))));
}

const columnsOf = (view: View): TableColumn[] => [
  { heading: "Rec", kind: "rec", width: 12.5 },
  { heading: "Recommendation and owner", kind: "words", width: null },
  { heading: "Update", kind: "words", width: updateWidth(view) },
  { heading: "Delivery date", kind: "words", width: 24 },
  { heading: "Rating", kind: "words", width: 20 },
];

/** The full plan in its own order and words; at its end what has left it since the last paper. */
export function appendixB(view: View): PaperBlock[] {
  const groups = [...grouped(view.items, sectionOf)].map(([section, items]) => group(section, items, view));
  const left = view.left.length === 0 ? [] : [group(`Left since ${longDay(view.since ?? view.date)}, as last printed`, view.left, view)];
  const n = view.items.length;
  const paged = view.input.edition.edition.source.pages > 1;
  const caption =
    n === 0
      ? "The plan holds no recommendations"
      : n === 1
        ? "The one recommendation of the plan"
        : `All ${n} recommendations in the order of the plan`;
  return [
    heading(`Appendix B: the full plan at ${longDay(view.date)}`, "appendix-b", true),
    table("plan", `${caption}${n > 0 && paged ? ", with its page numbers" : ""}`, columnsOf(view), [...groups, ...left]),
  ];
}

function sectionOf(item: Item): string {
  const parts = [item.r.section, item.r.subsection].filter((s): s is string => s !== null && s !== "");
  return parts.join(" – ");
}

function group(title: string, items: readonly Item[], view: View): TableGroup {
  return { heading: title === "" ? null : [{ t: "strong", text: title }], rows: items.map((item) => row(item, view)) };
}

function row(item: Item, view: View): TableRow {
  const { r } = item;
  const comment = item.former ? [] : joined(commentLine(view, item.id));
  return {
    anchor: anchorOf(item.id, item.former),
    cells: [
      recCell(item.id, item.former),
      {
        lines: [
          ...planLines(r.text),
          { inlines: [{ t: "soft", text: ownerLine(item, view.input.edition.edition.source.pages > 1 || item.former) }] },
          ...(comment.length === 0 ? [] : [{ inlines: comment }]),
        ],
      },
      r.update.trim() === "" ? cell() : { lines: planLines(r.update) },
      deliveryCell(item),
      item.former
        ? cell({ t: "soft", text: "Not in the plan" })
        : linesCell([[{ t: "mark", mark: item.mark, text: markWords[item.mark] }], ownRating(item), ...otherColumns(item)]),
    ],
  };
}

/** A plan of one page, as HTML is, needs no page numbers. */
function ownerLine(item: Item, paged: boolean): string {
  const pages = paged ? [...new Set(item.r.source.map((s) => s.page))].sort((a, b) => a - b) : [];
  const where = pages.length === 0 ? [] : [pages.length === 1 ? `page ${pages[0]}` : `pages ${pages[0]} to ${pages.at(-1)}`];
  return [item.r.owner.trim() === "" ? "No owner" : item.r.owner, ...where].join("; ");
}

/** The cell as printed; the day that was read from it beneath, where the cell does not say it. */
function deliveryCell({ r }: Item) {
  const raw = r.delivery.raw.trim();
  const day = r.delivery.date;
  if (day === null) return raw === "" ? cell("None") : cell(raw);
  // A month counts to its last day (Appendix C), and a day is a day: what else was read into a cell is said beside it.
  const plain = r.delivery.precision === "month" || r.delivery.precision === "day";
  const same = raw.replace(/\s+/g, " ") === longDay(day).replace(/\u00a0/g, " ");
  if (same) return { ...cell(longDay(day)), day };
  return plain ? cell(raw) : linesCell([[raw], [{ t: "soft", text: `read as ${longDay(day)}` }]]);
}

function ownRating({ r }: Item): Piece[] {
  return r.rag === null || r.rag.trim() === "" ? [] : [{ t: "soft", text: `The plan says ${quoted(r.rag)}` }];
}

function otherColumns({ r }: Item): Piece[][] {
  return r.other.filter((o) => o.text.trim() !== "").map((o) => joined([{ t: "soft", text: `${o.name}: ${o.text}` }]));
}
