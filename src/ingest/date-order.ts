import { dayAndMonth, type ReadDelivery, writesMonthFirst } from "../model/delivery.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Draft } from "./draft.ts";
import { lineOf } from "./paragraphs.ts";

/** Which of the two figures before a year is the day, as the delivery dates of a plan tell. `mixed`: some are written the one way, some the other. */
export interface DateOrder {
  readonly monthFirst: boolean;
  readonly mixed: boolean;
  readonly findings: readonly Finding[];
}

/** A sheet that was saved under another country's settings writes "3/14/2018": where no date can be read day first, all are month first. */
export function dateOrder(drafts: readonly Draft[]): DateOrder {
  const cells = drafts.map((d) => lineOf(d.fields.delivery?.paragraphs ?? []));
  const pairs = cells.flatMap(dayAndMonth);
  const american = pairs.filter(([a, b]) => a <= 12 && b > 12 && b <= 31);
  const usual = pairs.filter(([a, b]) => a > 12 && a <= 31 && b <= 12);
  const monthFirst = writesMonthFirst(cells);
  const message = `Dates such as ${american[0]?.join("/")} can only be month first: all ${pairs.length} delivery dates of this kind were read so.`;
  return {
    monthFirst,
    mixed: american.length > 0 && usual.length > 0,
    findings: monthFirst ? [finding("month-first", message, { text: american[0]?.join("/") ?? null })] : [],
  };
}

/** In a plan that writes its dates both ways, one whose figures fit both may mean either day. */
export function orderDoubts(raw: string, order: DateOrder): ReadDelivery["doubts"] {
  const either = order.mixed && dayAndMonth(raw).some(([a, b]) => a <= 12 && b <= 12 && a !== b);
  const message = `"${raw}" is read day first, but other dates of the plan are month first.`;
  return either ? [{ code: "month-first", message }] : [];
}
