import { daysBetween, longDay } from "../../model/day.ts";
import type { PaperBlock } from "../blocks.ts";
import { atStart, be, plural, recs } from "../wording.ts";
import { firstDate } from "./arrange.ts";
import { cell, dayCell, heading, paragraph, plainGroup, table } from "./cells.ts";
import type { Material } from "./facts.ts";
import { fullColumns, fullRow } from "./full-row.ts";

const MOST = 8; // named one by one

/** What falls due before the Board meets again, besides what needs attention already. */
export function due(material: Material): PaperBlock[] {
  const { view } = material;
  const told = material.groups.get("due") ?? [];
  const elsewhere = material.told.filter((t) => t.facts.includes("due") && t.home !== "due").map((t) => t.item.id);
  if (told.length + elsewhere.length === 0) return [];
  const meeting = view.input.nextMeeting === view.horizon;
  const until = meeting ? `before the Board meets on ${longDay(view.horizon)}` : `by ${longDay(view.horizon)}`;
  const rows = told.map((t) => {
    const date = t.item.r.delivery.date;
    return fullRow(t, material, [dayCell(firstDate(t.item)), dayCell(date), cell(daysBetween(view.date, date ?? view.date))]);
  });
  const words =
    elsewhere.length === 0
      ? []
      : [
          paragraph(
            ...(elsewhere.length > MOST ? [`${atStart(elsewhere.length)} others`] : recs(elsewhere)),
            ` ${be(elsewhere.length)} due too and ${plural(elsewhere.length, "stands", "stand")} above.`,
          ),
        ];
  const shown = {
    ...table("list", `Due ${until}, besides those listed above`, fullColumns("Present date", "Days left"), [plainGroup(rows)]),
    anchor: "table-due",
  };
  return [heading(meeting ? "Due before the next meeting" : "Due within a month", "due"), ...words, ...(rows.length === 0 ? [] : [shown])];
}
