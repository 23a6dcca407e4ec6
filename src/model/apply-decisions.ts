import type { Decision } from "./decision.ts";
import { standingDecisions } from "./decision.ts";
import type { Edition } from "./edition.ts";

type HeadField = "date" | "title" | "marking";
const headFields: readonly string[] = ["edition.date", "edition.title", "edition.marking"];

function correctHead(edition: Edition, decision: Decision): Edition {
  const field = (decision.field ?? "").replace("edition.", "") as HeadField;
  return { ...edition, edition: { ...edition.edition, [field]: decision.now } };
}

/** The edition with a person's standing decisions applied, in order. Nothing of the edition given is changed. */
export function applyDecisions(edition: Edition, decisions: readonly Decision[]): Edition {
  return standingDecisions(decisions)
    .filter((d) => d.kind === "correct" && d.field !== null && headFields.includes(d.field))
    .reduce(correctHead, edition);
}
