import { foldMarks } from "../model/text.ts";

/** "#3" is a place in the order of a plan without numbers, no identity. */
export function isPosition(id: string): boolean {
  return id.startsWith("#");
}

/** An id as it counts for sameness: without the "~2" that tells two rows of one printed id apart, case, and a trailing stop or colon. */
export function printedId(id: string): string {
  return foldMarks(id)
    .replace(/~\d+$/, "")
    .replace(/[.:\s]+$/, "")
    .replace(/\s+/g, "")
    .toLowerCase();
}
