import { applyDecisions, withColumns } from "./apply-decisions.ts";
import { cutsOf, inColumn, otherName } from "./apply-rows.ts";
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
  "new-row": "words",
  "leave-out": "words",
  column: "words",
  renumbering: "never",
  comment: "never",
  requests: "never",
  issued: "never",
  undo: "never",
};

type Asked = Pick<Decision, "kind" | "field" | "was" | "recommendation" | "finding" | "with" | "now" | "cuts">;
type Words = (edition: Edition, d: Asked) => string | null;

const rowOf = (edition: Edition, id: string | null | undefined) => edition.recommendations.find((r) => r.id === id);
const both = (a: string | null, b: string | null) => (a === null || b === null ? null : `${a}\n${b}`);

const fieldWordsOf: Words = (edition, d) => {
  const head = /^edition\.(date|title|marking)$/.exec(d.field ?? "")?.[1] as "date" | "title" | "marking" | undefined;
  if (head !== undefined) return edition.edition[head] ?? "";
  const r = rowOf(edition, d.recommendation);
  return r === undefined ? null : fieldWords(r, d.field ?? "text");
};

/** What a row is split at in its other fields; all of the field where these words are gone from it. */
const splitWords: Words = (edition, d) => {
  const r = rowOf(edition, d.recommendation);
  if (r === undefined) return null;
  const cuts = cutsOf({ ...d, cuts: d.cuts } as Decision).map((c) => {
    const value = fieldWords(r, c.field) ?? "";
    return c.field === "text" || !value.includes(c.from) ? value : c.from;
  });
  return cuts.join("\n");
};

/** The heading of a column that was not understood; of another, what its first row says. */
function columnWords(edition: Edition, column: string): string | null {
  const name = otherName(column);
  if (name !== null) return edition.recommendations.some((r) => r.other.some((o) => o.name === name)) ? name : null;
  const [first] = edition.recommendations;
  return first === undefined ? null : inColumn(first, column);
}

/** Decisions about a row rest on its own words, whichever finding they answer. */
const ROW_WORDS: Partial<Record<DecisionKind, Words>> = {
  correct: fieldWordsOf,
  split: splitWords,
  join: (edition, d) => both(rowOf(edition, d.recommendation)?.text ?? null, rowOf(edition, d.with[0])?.text ?? null),
  "leave-out": (edition, d) => rowOf(edition, d.recommendation)?.text ?? null,
  column: (edition, d) => columnWords(edition, d.was ?? ""),
  "new-row": (edition, d) =>
    d.finding !== null ? wordsOfFinding(edition, d) : d.with[1] === undefined ? "" : (rowOf(edition, d.with[1])?.text ?? null),
};

/** The words of an edition, as read, that a decision is about; null where there are none. */
export function sourceWords(edition: Edition, d: Asked): string | null {
  const own = ROW_WORDS[d.kind];
  if (own !== undefined) return own(edition, d);
  // A decision taken again rests on the words of its field: what asked for it was no finding of the reading.
  if (d.finding !== null && d.finding.code !== "decision-stale") return wordsOfFinding(edition, d);
  return fieldWordsOf(edition, d);
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
    section: r.section ?? "", // that there is none can be corrected, too
    subsection: r.subsection ?? "",
    text: r.text,
    owner: r.owner,
    update: r.update,
    delivery: r.delivery.raw,
    rag: r.rag ?? "",
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
  const take = (d: Decision, words: string | null) => {
    if (words === null || d.rests === null) return;
    if (normalForm(words) === normalForm(d.rests.words)) decisions.push(d);
    else asked.push({ decision: d, words });
  };
  const standing = standingDecisions(before);
  for (const d of standing.filter((x) => x.kind === "column")) take(d, sourceWords(edition, d));
  const named = withColumns(edition, decisions);
  for (const d of standing.filter((x) => x.kind !== "column")) {
    const how = carries(d, sameMonth);
    if (how === "always") decisions.push(d);
    else if (how === "words") take(d, wordsHere(named, d, decisions));
  }
  return { decisions, asked, findings: staleFindings(asked) };
}

/** A row that a decision made, or gave its number, is there only once that one is applied. */
function wordsHere(edition: Edition, d: Decision, soFar: readonly Decision[]): string | null {
  const others = soFar.filter((x) => x.kind !== "column"); // those are in the edition already
  return sourceWords(edition, d) ?? (others.length === 0 ? null : sourceWords(applyDecisions(edition, others), d));
}

/** One question for all decisions that rest on the same words. */
function staleFindings(asked: Carried["asked"]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { decision: d, words } of asked) {
    const f = finding(
      "decision-stale",
      `a decision of ${d.by} rests on words that have changed: it is not applied until it is taken again`,
      {
        recommendation: d.recommendation,
        text: words,
      },
    );
    if (!found.has(findingKey(f))) found.set(findingKey(f), f);
  }
  return [...found.values()];
}

/** Of the decisions that are asked again, those that a finding asks about. */
export function askedBy(asked: Carried["asked"], f: Finding): Carried["asked"] {
  return asked.filter(
    (a) => findingKey({ code: "decision-stale", recommendation: a.decision.recommendation, text: a.words }) === findingKey(f),
  );
}
