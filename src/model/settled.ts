import { otherName } from "./apply-rows.ts";
import { type Decision, type DecisionKind, standingDecisions } from "./decision.ts";
import type { Finding, FindingCode } from "./finding.ts";
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

const corrects =
  (...fields: readonly string[]) =>
  (d: Decision) =>
    d.kind === "correct" && fields.includes(d.field ?? "");
const either =
  (...all: readonly ((d: Decision) => boolean)[]) =>
  (d: Decision) =>
    all.some((is) => is(d));
const kinds =
  (...some: readonly DecisionKind[]) =>
  (d: Decision) =>
    some.includes(d.kind);

/** What mends the thing that a finding is about, though it does not answer the finding: nothing is left to ask. */
const MENDS: Partial<Record<FindingCode, (d: Decision) => boolean>> = {
  truncated: either(corrects("text"), kinds("join")),
  "joined-rows": kinds("split"),
  "inferred-boundary": either(corrects("text", "update"), kinds("split", "join")),
  "duplicate-id": either(corrects("id"), kinds("join")),
  "two-dates": corrects("delivery"),
  "impossible-date": corrects("delivery"),
  "ambiguous-quarter": corrects("delivery"),
  "month-first": corrects("delivery"),
  "inferred-year": corrects("delivery"),
  "status-conflict": corrects("status"),
  "rag-conflict": either(corrects("status"), corrects("rag")),
};

function mends(d: Decision, f: Finding): boolean {
  if (f.code === "unknown-column") return d.kind === "column" && otherName(d.was ?? "") === f.text;
  if (f.recommendation === null || (d.recommendation !== f.recommendation && !d.with.includes(f.recommendation))) return false;
  return d.kind === "leave-out" || MENDS[f.code]?.(d) === true;
}

function settles(d: Decision, f: Finding): boolean {
  if (mends(d, f)) return true;
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
