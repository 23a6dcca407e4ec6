import type { Mark } from "../blocks.ts";

/** A day as a day, not as words. */
export interface DayValue {
  readonly day: string;
}

/** A rating: its words, and the colour behind them. */
export interface MarkValue {
  readonly mark: Mark;
  readonly words: string;
}

/** What a cell of a list holds. */
export type Value = string | number | null | DayValue | MarkValue;

/** One list of the workbook and the CSV files: columns with what they say of an item. */
export interface Column<T> {
  readonly heading: string;
  /** In letters. */
  readonly width: number;
  readonly value: (item: T) => Value;
}

/** A day's value, nothing for none. */
export function dayValue(day: string | null | undefined): DayValue | null {
  return day ? { day } : null;
}
