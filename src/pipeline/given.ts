import type { Decision } from "../model/decision.ts";
import type { Edition } from "../model/edition.ts";
import type { Given } from "./office.ts";

const FIELDS = ["date", "title", "marking"] as const;

/** What was given on the command line in place of what was read, recorded as decisions. `when` is an ISO time. */
export function givenAsDecisions(edition: Edition, given: Given, by: string, when: string): Decision[] {
  return FIELDS.filter((f) => given[f] !== undefined).map((field) => ({
    id: `given-${field}`,
    kind: "correct",
    recommendation: null,
    field: `edition.${field}`,
    was: edition.edition[field],
    now: given[field] ?? null,
    by,
    when,
    reason: "given on the command line",
    rests: null,
    finding: null,
    with: [],
    board: null,
    meeting: null,
    undoes: null,
  }));
}
