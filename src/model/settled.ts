import { type Decision, type DecisionKind, standingDecisions } from "./decision.ts";
import type { Finding } from "./finding.ts";
import { normalForm } from "./text.ts";

const SETTLES: Record<DecisionKind, boolean> = {
  accept: true,
  correct: true,
  join: true,
  split: true,
  give: true,
  "belongs-to-none": true,
  "new-row": true,
  "leave-out": true,
  column: true,
  renumbering: true,
  "agreed-closing": false,
  "agreed-date": false,
  name: false,
  comment: false,
  requests: false,
  issued: false,
  undo: false,
};

/** What a finding is known by from edition to edition: its code, its recommendation and the words it is about. */
export function findingKey(f: Pick<Finding, "code" | "recommendation" | "text">): string {
  return JSON.stringify([f.code, f.recommendation, normalForm(f.text ?? "")]);
}

function settles(d: Decision, f: Finding): boolean {
  // Asked again because its words changed: settled by any decision that rests on the words as they are now.
  if (f.code === "decision-stale" && SETTLES[d.kind] && d.recommendation === f.recommendation && d.rests !== null)
    if (normalForm(d.rests.words) === normalForm(f.text ?? "")) return true;
  if (!SETTLES[d.kind] || d.finding === null || d.finding.code !== f.code) return false;
  if (normalForm(d.finding.text ?? "") !== normalForm(f.text ?? "")) return false;
  return (
    f.recommendation === null || d.recommendation === null || d.recommendation === f.recommendation || d.with.includes(f.recommendation)
  );
}

/** The decision that settles a finding; null while it is open. */
export function settledBy(f: Finding, decisions: readonly Decision[]): Decision | null {
  return standingDecisions(decisions).find((d) => settles(d, f)) ?? null;
}

/** The findings that nobody has settled yet. */
export function unsettled(findings: readonly Finding[], decisions: readonly Decision[]): Finding[] {
  const standing = standingDecisions(decisions);
  return findings.filter((f) => !standing.some((d) => settles(d, f)));
}
