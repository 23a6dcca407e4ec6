import type { ChangeSet } from "../model/change.ts";
import type { Edition } from "../model/edition.ts";
import { type CsvValue, toCsv } from "./csv/write.ts";
import { changeColumns, changeRows } from "./sheet/change-rows.ts";
import { planColumns } from "./sheet/plan-columns.ts";
import type { Column, Value } from "./sheet/values.ts";

function csvValue(value: Value): CsvValue {
  if (value === null || typeof value !== "object") return value;
  return "day" in value ? value.day : value.words;
}

function list<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  return toCsv([columns.map((c) => c.heading), ...items.map((item) => columns.map((c) => csvValue(c.value(item))))]);
}

/** The plan as CSV, a line a recommendation; days are YYYY-MM-DD. */
export function planCsv(edition: Edition): string {
  return list(planColumns(edition), edition.recommendations);
}

/** The changes to `edition` as CSV, a line a change. */
export function changesCsv(changes: ChangeSet, edition: Edition): string {
  return list(changeColumns, changeRows(changes, edition));
}
