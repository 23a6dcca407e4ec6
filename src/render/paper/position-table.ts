import { longDay, shortDay } from "../../model/day.ts";
import type { Inline, Mark, PaperBlock, TableRow } from "../blocks.ts";
import { type Piece, share, signed } from "../wording.ts";
import { cell, plainGroup, table } from "./cells.ts";
import { type Counts, countsOf, openOf, totalOf } from "./counts.ts";
import type { Doubts } from "./doubts.ts";
import { markWords } from "./status-words.ts";
import { marked, type View } from "./view.ts";

interface StatusRow {
  readonly key: Mark | "open" | "all";
  readonly count: (c: Counts) => number;
  readonly meaning: string;
}

/** What each row of table 1 counts. */
export function meanings(view: View): readonly StatusRow[] {
  const risky = marked(view, "soon").filter((item) => item.risk !== null).length;
  const due = marked(view, "soon").length - risky;
  const undatedRisk = marked(view, "soon").some((item) => item.r.delivery.date === null);
  const of = (mark: Mark, meaning: string): StatusRow => ({ key: mark, count: (c) => c[mark], meaning });
  return [
    of("complete", "as the plan says"),
    { key: "open", count: openOf, meaning: "those that follow, to “No date”" },
    of("overdue", "delivery date past"),
    of("soon", soonMeaning(due, risky, view.input.nextMeeting === null ? "within a month" : "before next meeting")),
    of("ahead", "due later, no risk found"),
    of("no-date", undatedRisk ? "no delivery date, not at risk" : "no delivery date given"),
    of("on-hold", "paused"),
    of("withdrawn", "no longer pursued"),
    { key: "all", count: totalOf, meaning: "all of the above, once each" },
  ];
}

function soonMeaning(due: number, risky: number, until: string): string {
  if (due > 0 && risky > 0) return `${due} ${until}, ${risky} at risk`;
  return due > 0 ? `due ${until}` : risky > 0 ? "at risk, not yet due" : `due ${until}, or at risk`;
}

/** Rows that stand only where there is, or was, something to count. */
const RARE: ReadonlySet<string> = new Set(["soon", "on-hold", "withdrawn"]);
const SUB: ReadonlySet<string> = new Set(["overdue", "soon", "ahead", "no-date"]);

/** How much of table 1 stands. */
export type TableOne = "all" | "main" | "none";

/** Table 1: now, last time, difference, share; the key is printed beside each mark. "main" leaves out what the open ones are made of. */
export function positionTable(view: View, doubts: Doubts, withMeaning: boolean, shown: TableOne): PaperBlock {
  const { now, before } = countsOf(view);
  const row = ({ key, count, meaning }: StatusRow): TableRow => {
    const n = count(now);
    const last = before === null ? [] : [cell(count(before)), cell(signed(n - count(before)))];
    const label: Inline =
      key === "all"
        ? { t: "text", text: "In the plan" }
        : key === "open"
          ? { t: "text", text: "Open" }
          : { t: "mark", mark: key, text: markWords[key] };
    const figure: Piece = isTouched(key, doubts) ? { t: "doubtful", text: String(n) } : n;
    const cells = [
      cell(label),
      ...(withMeaning ? [cell({ t: "soft", text: meaning })] : []),
      cell(figure),
      ...last,
      cell(share(n, totalOf(now))),
    ];
    return key === "all" ? { cells, kind: "total" } : SUB.has(key) ? { cells, kind: "sub" } : { cells };
  };
  const columns = [
    { heading: "Status", kind: "words" as const, width: withMeaning ? 43 : null },
    ...(withMeaning ? [{ heading: "Meaning here", kind: "words" as const, width: null }] : []),
    { heading: shortDay(view.date), kind: "number" as const, width: 20 },
    ...(before === null
      ? []
      : [
          { heading: shortDay(view.since ?? ""), kind: "number" as const, width: 20 },
          { heading: "Difference", kind: "number" as const, width: 18 },
        ]),
    { heading: "Share now", kind: "number" as const, width: 18 },
  ];
  const caption =
    before === null ? `Status at ${longDay(view.date)}; shares are rounded` : "Status at this paper and the last; shares are rounded";
  const asked = meanings(view).filter((m) => shown === "all" || !SUB.has(m.key));
  const rows = asked.filter((m) => !RARE.has(m.key) || m.count(now) > 0 || (before !== null && m.count(before) > 0));
  return table("position", caption, columns, [plainGroup(rows.map(row))]);
}

const OPEN_MARKS: readonly Mark[] = ["overdue", "soon", "ahead", "no-date"];

function isTouched(key: StatusRow["key"], doubts: Doubts): boolean {
  if (key === "all") return doubts.touched.has("all");
  return key === "open" ? OPEN_MARKS.some((mark) => doubts.touched.has(mark)) : doubts.touched.has(key);
}
