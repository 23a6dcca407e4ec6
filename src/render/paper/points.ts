import { longDay } from "../../model/day.ts";
import type { Finding, FindingCode } from "../../model/finding.ts";
import type { PaperBlock, TableColumn, TableRow } from "../blocks.ts";
import { and, dayOrNone, inSentence, plural, quoted } from "../wording.ts";
import { cell, heading, plainGroup, plainParagraph, recCell, table } from "./cells.ts";
import { type Doubts, pointsOf } from "./doubts.ts";
import { shorten } from "./shorten.ts";
import { statusWords } from "./status-words.ts";
import { grouped, type Item, type View } from "./view.ts";

const COLUMNS: readonly TableColumn[] = [
  { heading: "Rec", kind: "rec", width: 12.5 },
  { heading: "Point", kind: "words", width: null },
  { heading: "Read as", kind: "words", width: 44 },
];
const PAGE: TableColumn = { heading: "Plan page", kind: "number", width: 18 };

/** A plan of one page, as HTML is, needs no page numbers. */
const isPaged = (view: View): boolean => view.input.edition.edition.source.pages > 1;
const columnsOf = (view: View): readonly TableColumn[] => (isPaged(view) ? [...COLUMNS, PAGE] : COLUMNS);

const MOST = 12; // rows in the body; a plan in worse order is told so, and Appendix C has the rest
const WORST = { error: 0, warning: 1, info: 2 } as const;

/** Points about the plan itself, for its editor: the doubt, how it was read, the page. */
export function points(view: View, doubts: Doubts): PaperBlock[] {
  const all = sorted(pointsOf(doubts));
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST);
  const caption = `Points for the plan’s editor to settle, edition of ${longDay(view.date)}`;
  const more = all.length - shown.length;
  return [
    heading("Points about the plan itself", "points"),
    { ...table("points", caption, columnsOf(view), [plainGroup(shown.map((f) => row(f, view)))]), anchor: "table-points" },
    ...(more === 0
      ? []
      : [
          plainParagraph(
            `${inSentence(more).replace(/^./, (c) => c.toUpperCase())} more ${plural(more, "is", "are")} listed in Appendix C.`,
          ),
        ]),
  ];
}

/** The points that the body has no room for. */
export function furtherPoints(view: View, doubts: Doubts): PaperBlock[] {
  const rest = sorted(pointsOf(doubts)).slice(MOST);
  return rest.length === 0
    ? []
    : [table("points", "Further points about the plan", columnsOf(view), [plainGroup(rest.map((f) => row(f, view)))])];
}

/** Worst first, then by page; those of one kind about one recommendation together. */
function sorted(findings: readonly Finding[]): (readonly Finding[])[] {
  const alike = grouped(findings, (f) => (f.recommendation === null ? JSON.stringify(f) : `${f.code} ${f.recommendation}`));
  return [...alike.values()]
    .map((all, at) => ({ all, f: all[0] as Finding, at }))
    .sort((a, b) => WORST[a.f.severity] - WORST[b.f.severity] || (a.f.pages[0] ?? 9999) - (b.f.pages[0] ?? 9999) || a.at - b.at)
    .map(({ all }) => all);
}

function row(all: readonly Finding[], view: View): TableRow {
  const f = all[0] as Finding;
  const item = f.recommendation === null ? undefined : view.find(f.recommendation);
  const pages = [...new Set(all.flatMap((one) => one.pages))].sort((a, b) => a - b);
  const page = pages.length === 0 ? "–" : pages.length === 1 ? String(pages[0]) : `${pages[0]}–${pages.at(-1)}`;
  return {
    cells: [
      item === undefined ? cell(f.recommendation ?? "–") : recCell(item.id),
      cell(pointWords(all, Math.min(150, view.limits.words))),
      cell(readAs(f, item)),
      ...(isPaged(view) ? [cell(page)] : []),
    ],
  };
}

/** Findings of one kind about one recommendation, in one row: "Refers to “9.2.3” and “9.2.4”, …". */
function pointWords(all: readonly Finding[], limit: number): string {
  const texts = all.map((f) => f.text?.trim() ?? "").filter((t) => t !== "");
  const [f] = all;
  if (f === undefined) return "";
  if (f.code === "absent-reference" && texts.length > 0)
    return `Refers to ${and(texts.map(quoted)).join("")}, which the plan does not have.`;
  return all.map((one) => oneWords(one, limit)).join(" ");
}

function oneWords(f: Finding, limit: number): string {
  const said = f.message.replace(/"([^"]*)"/g, "“$1”");
  const message = /[.!?…]”?$/.test(said) ? said : `${said}.`;
  const text = f.text?.trim() ?? "";
  const told =
    text === "" || text.split(";").every((part) => said.includes(part.trim())) || message.includes(text.slice(0, 24).replace(/"/g, "”"));
  return told ? message : `${message} ${quoted(shorten(text, limit))}`;
}

type Reading = (item: Item | undefined) => string;
const status: Reading = (item) => (item === undefined ? "As printed" : statusWords[item.r.status]);
const date: Reading = (item) => (item === undefined ? "As printed" : dayOrNone(item.r.delivery.date));

const readings: Partial<Record<FindingCode, Reading>> = {
  "orphan-fragment": () => "Part of no recommendation",
  "sub-heading-update": () => "Part of no recommendation",
  "absent-reference": status,
  "duplicate-id": () => "Two recommendations",
  "impossible-date": date,
  "two-dates": date,
  "status-conflict": status,
  "rag-conflict": (item) => (item === undefined ? "As printed" : `${statusWords[item.r.status]}, due ${dayOrNone(item.r.delivery.date)}`),
  "tracked-changes": () => "With all changes accepted",
};

function readAs(f: Finding, item: Item | undefined): string {
  return (readings[f.code] ?? (() => "As printed"))(item);
}
