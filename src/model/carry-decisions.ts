import { type Decision, type DecisionKind, standingDecisions } from "./decision.ts";
import type { Edition } from "./edition.ts";
import { type Finding, finding } from "./finding.ts";
import { findingKey } from "./settled.ts";
import { normalForm } from "./text.ts";

/** What becomes of last month's decisions: applied again, or asked again because the words they rest on changed. */
export interface Carried {
  readonly decisions: readonly Decision[];
  readonly asked: readonly { readonly decision: Decision; readonly words: string }[];
  readonly findings: readonly Finding[];
}

/** always: stands by itself; words: only where the same source words stand; never: belonged to its own month. */
const CARRIES: Record<DecisionKind, "always" | "words" | "never"> = {
  "agreed-closing": "always",
  "agreed-date": "always",
  name: "always",
  accept: "words",
  correct: "words",
  join: "words",
  split: "words",
  give: "words",
  "belongs-to-none": "words",
  renumbering: "never",
  comment: "never",
  requests: "never",
  issued: "never",
  undo: "never",
};

/** The words of an edition, as read, that a decision is about; null where there are none. */
export function sourceWords(edition: Edition, d: Pick<Decision, "field" | "recommendation" | "finding">): string | null {
  // A decision taken again rests on the words of its field: what asked for it was no finding of the reading.
  if (d.finding !== null && d.finding.code !== "decision-stale") return wordsOfFinding(edition, d);
  const head = /^edition\.(date|title|marking)$/.exec(d.field ?? "")?.[1] as "date" | "title" | "marking" | undefined;
  if (head !== undefined) return edition.edition[head];
  const r = edition.recommendations.find((x) => x.id === d.recommendation);
  return r === undefined ? null : fieldWords(r, d.field ?? "text");
}

function wordsOfFinding(edition: Edition, d: Pick<Decision, "recommendation" | "finding">): string | null {
  const wanted = findingKey({ code: d.finding?.code as Finding["code"], recommendation: d.recommendation, text: d.finding?.text ?? null });
  const same = edition.findings.find(
    (f) =>
      findingKey(f) === wanted ||
      (f.recommendation === null && f.code === d.finding?.code && normalForm(f.text ?? "") === normalForm(d.finding?.text ?? "")),
  );
  if (same !== undefined) return same.text ?? same.message;
  const alike = edition.findings.find(
    (f) => f.code === d.finding?.code && f.recommendation === d.recommendation && d.recommendation !== null,
  );
  return alike === undefined ? null : (alike.text ?? alike.message);
}

function fieldWords(r: Edition["recommendations"][number], field: string): string | null {
  const words: Readonly<Record<string, string | null>> = {
    id: r.id,
    section: r.section,
    subsection: r.subsection,
    text: r.text,
    owner: r.owner,
    update: r.update,
    delivery: r.delivery.raw,
    rag: r.rag,
    status: `${r.delivery.raw}\n${r.update}`, // a status is read from these two
  };
  return words[field] ?? null;
}

/** A month's own date is no other's; what belongs to one month alone stays with it when its plan is sent again. */
function carries(d: Decision, sameMonth: boolean): "always" | "words" | "never" {
  if (d.field === "edition.date") return "never";
  const how = CARRIES[d.kind];
  return sameMonth && how === "never" ? "always" : how;
}

/**
 * Last month's standing decisions against this month's edition as read, or (`sameMonth`) those of this month's plan against the same plan sent again.
 * Where nothing of the kind stands any more, nothing is asked.
 */
export function carryDecisions(before: readonly Decision[], edition: Edition, sameMonth = false): Carried {
  const decisions: Decision[] = [];
  const asked: { decision: Decision; words: string }[] = [];
  for (const d of standingDecisions(before)) {
    const how = carries(d, sameMonth);
    const words = how === "words" ? sourceWords(edition, d) : null;
    if (how === "always") decisions.push(d);
    else if (words === null || d.rests === null) continue;
    else if (normalForm(words) === normalForm(d.rests.words)) decisions.push(d);
    else asked.push({ decision: d, words });
  }
  const findings = asked.map(({ decision: d, words }) =>
    finding("decision-stale", `a decision of ${d.by} rests on words that have changed: it is not applied until it is taken again`, {
      recommendation: d.recommendation,
      text: words,
    }),
  );
  return { decisions, asked, findings };
}
