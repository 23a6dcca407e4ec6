import type { Status } from "../../model/edition.ts";
import type { Mark } from "../blocks.ts";

/** A status as a table cell prints it. */
export const statusWords: Record<Status, string> = { open: "Open", "on-hold": "On hold", complete: "Complete", withdrawn: "Withdrawn" };

/** A rating as a table cell prints it. */
export const markWords: Record<Mark, string> = {
  complete: "Complete",
  overdue: "Overdue",
  soon: "Due soon or at risk",
  ahead: "Date ahead",
  "no-date": "No date",
  "on-hold": "On hold",
  withdrawn: "Withdrawn",
};

/** Ratings in the order of bar and tables. */
export const MARKS = Object.keys(markWords) as Mark[];
