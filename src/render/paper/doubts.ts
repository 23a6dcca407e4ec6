import { type Finding, findingAbout } from "../../model/finding.ts";
import { unsettled } from "../../model/settled.ts";
import type { Mark } from "../blocks.ts";
import { hasOwnEvidence } from "./evidence.ts";
import type { View } from "./view.ts";

/** What may be wrong with the figures of page one. */
export interface Doubts {
  /** Findings that nobody has settled, of this edition and of its comparison. */
  readonly findings: readonly Finding[];
  /** Those of severity error: while there are any, the paper is a draft. */
  readonly errors: readonly Finding[];
  /** Complete by words that only point elsewhere, or that say no more than that. */
  readonly bare: readonly string[];
  /** Whose words contradict the status that was read. */
  readonly conflicts: readonly string[];
  /** Whose delivery date is in doubt. */
  readonly dates: readonly string[];
  /** Figures that an error touches: a mark, or "all". */
  readonly touched: ReadonlySet<Mark | "all">;
}

/** Gathers the doubts of a view; one that a person has settled is none. */
export function doubtsOf(view: View): Doubts {
  const all = [...view.input.edition.findings, ...(view.input.changes?.findings ?? [])];
  const findings = unlike(unsettled(all, view.decisions));
  const errors = findings.filter((f) => f.severity === "error");
  const of = (...codes: readonly Finding["code"][]) => idsOf(findings.filter((f) => codes.includes(f.code)));
  return {
    findings,
    errors,
    bare: view.items.filter((item) => item.mark === "complete" && !hasOwnEvidence(item.r)).map((item) => item.id),
    conflicts: of("status-conflict").filter((id) => view.find(id) !== undefined),
    dates: of("impossible-date", "two-dates").filter((id) => view.find(id) !== undefined),
    touched: new Set(errors.map((f) => (f.recommendation === null ? "all" : (view.find(f.recommendation)?.mark ?? "all")))),
  };
}

/** About the plan itself, for its editor to settle. */
export function pointsOf(doubts: Doubts): Finding[] {
  return doubts.findings.filter((f) => findingAbout(f.code) === "plan");
}

/** About how the document was read. */
export function readingOf(doubts: Doubts): Finding[] {
  return doubts.findings.filter((f) => findingAbout(f.code) === "reading");
}

function unlike(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((f) => [JSON.stringify([f.code, f.recommendation, f.message, f.text]), f])).values()];
}

function idsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map((f) => f.recommendation).filter((id) => id !== null))];
}
