import { longDay } from "../../model/day.ts";
import type { PlanHistory } from "../../model/history.ts";
import type { BarPart, Mark, PaperBlock, TableColumn, TableRow } from "../blocks.ts";
import { and, atStart, be, days, inSentence, type Piece, plural, rec, times } from "../wording.ts";
import { cell, countCell, heading, plainGroup, plainParagraph, subheading, table } from "./cells.ts";
import { type Counts, countMarks, openOf, totalOf } from "./counts.ts";
import type { Material } from "./facts.ts";
import { standing } from "./standing.ts";
import { MARKS, markWords } from "./status-words.ts";
import { grouped, type Item, type View } from "./view.ts";

/** What page one had no room for of its table, status by section and by owner, the dates where the body had no room to draw them, and the way since the first edition, with words beside it. */
export function appendixA(material: Material, dates: PaperBlock | null, position: PaperBlock | null): PaperBlock[] {
  const { view } = material;
  return [
    heading("Appendix A: status by section and by owner", "appendix-a", true),
    ...(position === null ? [] : [position]),
    sectionTable(view),
    ...lostSentence(view.input.history),
    ...standing(view),
    ...(dates === null ? [] : [dates]),
    ...burnUp(view),
    ...ownerTable(view),
  ];
}

const SECTION = 48;
const WIDTHS: Record<Mark, number> = { complete: 14.5, overdue: 13, soon: 14, ahead: 11, "no-date": 12, "on-hold": 12, withdrawn: 16 };

/** Marks that the plan has at all; what it never has needs no column. */
function shownMarks(all: Counts): Mark[] {
  return MARKS.filter((mark) => mark === "complete" || mark === "overdue" || all[mark] > 0);
}

interface Section {
  readonly name: string;
  readonly counts: Counts;
}

function sectionTable(view: View): PaperBlock {
  const all: Section = { name: "All sections", counts: countMarks(view.items.map((item) => item.mark)) };
  const sections = [...grouped(view.items, (item) => item.r.section ?? "No section")].map(([name, items]) => ({
    name,
    counts: countMarks(items.map((item) => item.mark)),
  }));
  const [columns, row] = view.input.settings.largePrint ? [LARGE_COLUMNS, wordsRow] : figures(shownMarks(all.counts), sections);
  const rows: TableRow[] = [...sections.map((s) => row(s)), { ...row(all), kind: "total" }];
  return table("sections", `Status by section at ${longDay(view.date)}`, columns, [plainGroup(rows)]);
}

function figures(marks: readonly Mark[], sections: readonly Section[]): [TableColumn[], (s: Section) => TableRow] {
  const most = Math.max(...sections.map((s) => totalOf(s.counts)));
  const columns: TableColumn[] = [
    { heading: "Section", kind: "words", width: SECTION },
    ...marks.map((mark) => ({
      heading: mark === "soon" ? "Soon or at risk" : markWords[mark],
      kind: "number" as const,
      width: WIDTHS[mark],
    })),
    { heading: "All, in proportion", kind: "words", width: null },
  ];
  return [columns, (s) => sectionRow(s.name, s.counts, marks, sections.includes(s) ? most : null)];
}

/** 12 pt leaves no room for eight columns of figures: they are said in words. */
const LARGE_COLUMNS: TableColumn[] = [
  { heading: "Section", kind: "words", width: 62 },
  { heading: "Of these", kind: "words", width: null },
  { heading: "All", kind: "number", width: 12 },
];

function wordsRow({ name, counts }: Section): TableRow {
  const words = MARKS.filter((mark) => counts[mark] > 0).map((mark) => `${counts[mark]} ${markWords[mark].toLowerCase()}`);
  return { cells: [cell(name), cell(words.join(", ")), cell(totalOf(counts))] };
}

function sectionRow(name: string, counts: Counts, marks: readonly Mark[], most: number | null): TableRow {
  const all = cell(totalOf(counts));
  const parts: BarPart[] = marks
    .filter((mark) => counts[mark] > 0)
    .map((mark) => ({ mark, label: markWords[mark].toLowerCase(), count: counts[mark] }));
  return {
    cells: [cell(name), ...marks.map((mark) => countCell(counts[mark])), most === null ? all : { ...all, bar: { parts, of: most } }],
  };
}

/** Where dates have moved most, by the history. */
function lostSentence(history: PlanHistory): PaperBlock[] {
  const worst = [...history.slippageBySection].sort((a, b) => b.daysLost - a.daysLost)[0];
  if (worst === undefined || worst.daysLost <= 0 || history.slippageBySection.length < 2) return [];
  return [
    plainParagraph(
      `Most days against first dates were lost under ${worst.name}: ${days(worst.daysLost)} in ${inSentence(worst.recommendations)} ${plural(worst.recommendations, "recommendation")}, ${worst.recommendations === 1 ? "whose date" : "whose dates"} moved ${times(worst.slips)}.`,
    ),
  ];
}

const FEWEST = 4; // editions that make a line worth drawing
const TOLD = 12; // points that the alternative text names one by one

function burnUp({ input }: View): PaperBlock[] {
  const editions = input.history.editions;
  const [first, last] = [editions[0], editions.at(-1)];
  if (editions.length < FEWEST || first === undefined || last === undefined) return [];
  const points = editions.map((e) => ({ day: e.edition, all: e.total + e.completeAndGone, done: e.complete + e.completeAndGone }));
  const series = [
    { name: "in the plan", points: points.map((p) => ({ day: p.day, value: p.all })) },
    { name: "complete", points: points.map((p) => ({ day: p.day, value: p.done })) },
  ];
  const told = points.length <= TOLD ? points : [...points.slice(0, 1), ...points.slice(-TOLD + 1)];
  const alt = `In the plan and complete, by edition. ${told.map((p) => `${longDay(p.day)}: ${p.all} in the plan, ${p.done} complete`).join("; ")}.`;
  const [from, to] = [points[0], points.at(-1)];
  const gone =
    last.completeAndGone === 0
      ? []
      : [
          plainParagraph(
            `${atStart(last.completeAndGone)} that left the plan after completion ${be(last.completeAndGone)} counted as complete.`,
          ),
        ];
  return [
    subheading("Since the first edition", "since-first"),
    { kind: "chart", caption: "In the plan, and complete, by edition", alt, chart: { kind: "burn-up", series } },
    plainParagraph(
      `At ${longDay(first.edition)}, ${from?.done === 0 ? "none" : (from?.done ?? 0)} of ${from?.all ?? 0} ${(from?.done ?? 0) < 2 ? "was" : "were"} complete; by ${longDay(last.edition)}, ${to?.done ?? 0} of ${to?.all ?? 0} were.`,
    ),
    plainParagraph(paceWords(editions)),
    ...gone,
  ];
}

function paceWords(editions: PlanHistory["editions"]): string {
  const since = editions.slice(-FEWEST + 1).reduce((n, e) => n + e.completedSinceLast, 0);
  return `${atStart(since)} ${plural(since, "was", "were")} reported complete in the last three editions.`;
}

const RUN = 4; // neighbours in the plan that are named by the first and the last of them

const order = new Intl.Collator("en", { numeric: true }); // made once: to make it takes longer than all that it compares
const follows = (id: string, next: string): boolean => order.compare(id, next) < 0;

/** "Rec 1.1, Rec 2.4 to Rec 2.9": neighbours in the plan's own order, with nobody else's between. */
function recRuns(items: readonly Item[], all: readonly Item[]): Piece[] {
  const place = new Map(all.map((item, at) => [item.id, at]));
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const id = last?.at(-1)?.id ?? "";
    if (last !== undefined && place.get(item.id) === (place.get(id) ?? Number.NaN) + 1 && follows(id, item.id)) last.push(item);
    else runs.push([item]);
  }
  return and(
    runs.flatMap((run): Piece[] =>
      run.length < RUN ? run.map((item) => rec(item.id)) : [[rec(run[0]?.id ?? ""), " to ", rec(run.at(-1)?.id ?? "")]],
    ),
  );
}

const OWNER_COLUMNS: readonly TableColumn[] = [
  { heading: "Owner", kind: "words", width: 46 },
  { heading: "Live", kind: "number", width: 10 },
  { heading: "Overdue", kind: "number", width: 14 },
  { heading: "Soon or at risk", kind: "number", width: 14 },
  { heading: "No date", kind: "number", width: 12 },
];

function ownerTable(view: View): PaperBlock[] {
  const live = view.items.filter((item) => item.r.status === "open" || item.r.status === "on-hold");
  if (live.length === 0) return [];
  // Counted over the rows themselves: the history's table is by person, and this one by owner cell.
  const lostIn = (items: readonly Item[]): number => items.reduce((sum, item) => sum + Math.max(0, item.history?.daysLost ?? 0), 0);
  const lost = lostIn(live);
  const owners = [...grouped(live, (item) => item.r.owner.trim() || "No owner")].map(([name, items]) => ({
    name,
    items,
    counts: countMarks(items.map((i) => i.mark)),
  }));
  const sorted = owners.sort(
    (a, b) => b.counts.overdue - a.counts.overdue || b.items.length - a.items.length || (a.name < b.name ? -1 : 1),
  );
  const columns = [
    ...OWNER_COLUMNS,
    ...(lost === 0 ? [] : [{ heading: "Days lost", kind: "number" as const, width: 12 }]),
    { heading: "Which", kind: "words" as const, width: null },
  ];
  const row = (name: string, items: readonly Item[], which: Piece[]): TableRow => {
    const c = countMarks(items.map((i) => i.mark));
    const figures = [openOf(c) + c["on-hold"], c.overdue, c.soon, c["no-date"], ...(lost === 0 ? [] : [lostIn(items)])];
    return { cells: [cell(name), ...figures.map(countCell), cell(...which)] };
  };
  const rows = sorted.map((o) => row(o.name, o.items, recRuns(o.items, view.items)));
  const total: TableRow = { ...row("All owners", live, ["–"]), kind: "total" };
  return [table("owners", `Live recommendations by owner at ${longDay(view.date)}`, columns, [plainGroup([...rows, total])])];
}
