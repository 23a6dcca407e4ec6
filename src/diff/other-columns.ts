import { findDates } from "../model/dates.ts";
import type { Recommendation } from "../model/edition.ts";
import { remembering } from "../model/remember.ts";
import { comparisonKey } from "../model/text.ts";

/** A named column that has no field of its own: its heading as printed, and the cell's text. */
export type OtherColumn = Recommendation["other"][number];

/** A heading without the day that it names: "Position at 4 October 2030" and "Position at 1 November 2030" head one column. */
export const columnKey: (name: string) => string = remembering((name) =>
  comparisonKey(findDates(name).reduceRight((left, d) => left.slice(0, d.start) + left.slice(d.end), name)),
);

/** The other columns of a recommendation by their headings; several of one heading, or of none, by their order too. */
export function otherColumns(r: Recommendation): ReadonlyMap<string, OtherColumn> {
  const times = new Map<string, number>();
  return new Map(
    r.other.map((column) => {
      const key = columnKey(column.name);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      return [`${key} ${time}`, column];
    }),
  );
}

/** Heading and text, as the changes of other columns carry them. */
export function columnCell({ name, text }: OtherColumn): string {
  return `${name}: ${text}`;
}
