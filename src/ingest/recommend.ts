import { readDelivery } from "../model/delivery.ts";
import { doneOn } from "../model/done-on.ts";
import { type Evidence, isOverdue, type Place, type Recommendation, rate } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";
import type { Outcome } from "../model/outcome.ts";
import { readOwners } from "../model/owner.ts";
import { colourName, ragContradicts } from "../model/rag.ts";
import { settleStatus } from "../model/settle-status.ts";
import { readEntries } from "../model/update.ts";
import { type DateOrder, orderDoubts } from "./date-order.ts";
import type { Draft, Field, FieldName } from "./draft.ts";
import { lineOf, runsOf, textOf } from "./paragraphs.ts";
import { placesOf } from "./places.ts";
import { findReferences, type knownIds } from "./references.ts";
import { markDoubts, statusOfColumn, unknownStatus } from "./status-column.ts";
import type { IngestOptions, SourceDocument } from "./table.ts";

/** What the fields of a recommendation are read with. */
export interface Reading {
  readonly source: SourceDocument;
  readonly options: IngestOptions;
  readonly editionDate: string | null;
  readonly order: DateOrder;
  readonly known: ReturnType<typeof knownIds>;
}

/** A draft's words read: dates, status, owners, entries; and every doubt there was. */
export function draftToRecommendation(draft: Draft, id: string, reading: Reading): Outcome<Recommendation> {
  const text = textOf(words(draft, "text"));
  const entries = readEntries(textOf(words(draft, "update")));
  const update = entries.map((e) => e.text).join("\n");
  const delivery = readDelivery(lineOf(words(draft, "delivery")), reading.editionDate, reading.order.monthFirst);
  const other = draft.other.map((o) => ({ name: o.name, text: textOf(o.field.paragraphs) }));
  const status = settleStatus(
    {
      entries,
      delivery: delivery.delivery.raw,
      cell: statusOfColumn(draft),
      done: doneOn(other, reading.editionDate),
      section: draft.section?.text ?? null,
    },
    reading.options.statusWords,
  );
  const rag = lineOf(words(draft, "rag")) || (draft.shade === null ? "" : (colourName(draft.shade) ?? ""));
  const owner =
    draft.headingOwner === null
      ? words(draft, "owner")
          .map((p) => lineOf([p]))
          .filter((l) => l !== "")
      : [draft.headingOwner];
  const base = { status: status.status, delivery: delivery.delivery };
  const value: Recommendation = {
    id,
    section: draft.section?.text ?? null,
    subsection: draft.subsection?.text ?? null,
    text,
    owner: owner.join(" "),
    owners: readOwners(owner),
    update,
    entries,
    ...base,
    statusEvidence: status.evidence,
    overdue: isOverdue(base, reading.editionDate),
    rating: rate(base, { editionDate: reading.editionDate, nextMeeting: null }),
    rag: rag === "" ? null : rag,
    other,
    refersTo: findReferences([text, update, delivery.delivery.raw].join("\n"), reading.known, id),
    trust: draft.pages.some((p) => reading.source.ocrPages.includes(p)) ? "ocr" : null,
    evidence: evidenceOf(draft, status.why, delivery.why),
    source: sourceOf(draft),
  };
  return {
    value,
    findings: [
      ...layoutDoubts(draft, value),
      ...wordDoubts(draft, value, [...delivery.doubts, ...orderDoubts(value.delivery.raw, reading.order)], status.conflict),
    ],
  };
}

function words(draft: Draft, field: FieldName): Field["paragraphs"] {
  return draft.fields[field]?.paragraphs ?? [];
}

const FIELDS: readonly FieldName[] = ["text", "owner", "update", "delivery", "status", "rag"];

function sourceOf(draft: Draft): Place[] {
  const id =
    draft.idRuns.length === 0 ? [] : placesOf("id", { paragraphs: [{ runs: draft.idRuns, list: null, gapBefore: false }], cell: null });
  const fields = FIELDS.flatMap((name) => (draft.fields[name] === undefined ? [] : placesOf(name, draft.fields[name])));
  const headings = [
    ...(draft.section === null ? [] : placesOf("section", headingField(draft.section.runs))),
    ...(draft.subsection === null ? [] : placesOf("subsection", headingField(draft.subsection.runs))),
  ];
  return [...id, ...fields, ...headings];
}

function headingField(runs: Draft["idRuns"]): Field {
  return { paragraphs: [{ runs, list: null, gapBefore: false }], cell: null };
}

function evidenceOf(draft: Draft, status: string, delivery: string): Evidence[] {
  const joins = draft.joins.map((j) => ({ field: "rows", why: `joined over the end of page ${j.page}: ${j.evidence}` }));
  const shared = draft.shared.map((f) => ({ field: f, why: "one cell for several recommendations" }));
  const inferred = draft.inferred.map((f) => ({ field: f, why: "where it begins or ends was inferred from its words" }));
  return [...draft.evidence, ...joins, ...shared, ...inferred, { field: "delivery", why: delivery }, { field: "status", why: status }];
}

function layoutDoubts(draft: Draft, r: Recommendation): Finding[] {
  const at = { recommendation: r.id, pages: draft.pages };
  const unsure = draft.joins.filter((j) => !j.sure);
  return [
    ...draft.shared.map((f) =>
      finding("shared-cell", `The ${f} of ${r.id} stands in a cell that it shares with other recommendations.`, at),
    ),
    ...draft.inferred.map((f) =>
      finding("inferred-boundary", `Where the ${f} of ${r.id} begins or ends is not marked; it was told by its words.`, at),
    ),
    ...(draft.guessed
      ? [
          finding(
            "inferred-boundary",
            `Where the row of ${r.id} begins or ends is not marked; it was told by the white and the words about it.`,
            at,
          ),
        ]
      : []),
    ...unsure.map((j) =>
      finding("inferred-boundary", `${r.id} was joined over the end of page ${j.page} on weak evidence: ${j.evidence}.`, {
        ...at,
        pages: [j.page, j.page + 1],
      }),
    ),
    ...(draft.joins.length > 0
      ? [finding("joined-rows", `${r.id} is cut by the end of page ${draft.joins.map((j) => j.page).join(", ")} and was joined.`, at)]
      : []),
    ...(draft.fragments > 0
      ? [finding("joined-rows", `${r.id} is made of ${draft.fragments + 1} rows: those without a number begin inside a sentence.`, at)]
      : []),
    ...(breaksOff(r.text)
      ? [finding("truncated", `The text of ${r.id} breaks off: "… ${r.text.split(/\s+/).slice(-6).join(" ")}".`, at)]
      : []),
  ];
}

/** Words that no text ends with. */
const BREAKS_OFF =
  /(?:\b(?:the|a|an|of|and|or|to|for|with|in|on|by|at|from|as|that|which|who|is|are|be|was|were|will|should|its|their|into|than|between|including|through)|[,(\u2013-])$/i;

function breaksOff(text: string): boolean {
  return /\s/.test(text) && BREAKS_OFF.test(text.trim());
}

function wordDoubts(draft: Draft, r: Recommendation, dates: ReturnType<typeof readDelivery>["doubts"], conflict: string | null): Finding[] {
  const at = { recommendation: r.id, pages: draft.pages };
  return [
    ...dates.map((d) => finding(d.code, `${r.id}: ${d.message}`, { ...at, text: r.delivery.raw })),
    ...(draft.originalDate
      ? [
          finding("two-dates", `${r.id}: no revised date is given; the original one, "${r.delivery.raw}", is taken.`, {
            ...at,
            text: r.delivery.raw,
          }),
        ]
      : []),
    ...(conflict === null ? [] : [finding("status-conflict", `${r.id}: ${conflict}.`, { ...at, text: r.statusEvidence })]),
    ...(r.rag !== null && ragContradicts(r.rag, r.status)
      ? [finding("rag-conflict", `${r.id} is rated ${r.rag} but reads as ${r.status}.`, { ...at, text: r.rag })]
      : []),
    ...markDoubts(draft, at),
    ...unknownStatus(draft, r.statusEvidence, at),
    ...strange(draft, at),
  ];
}

/** Marks that turn the direction of writing, and control characters. */
const STRANGE = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]|(?![\n\t\r])\p{Cc}/u;

function strange(draft: Draft, at: { recommendation: string; pages: readonly number[] }): Finding[] {
  const runs = [...draft.idRuns, ...FIELDS.flatMap((f) => runsOf(words(draft, f)))].filter((r) => STRANGE.test(r.text));
  return runs.length === 0
    ? []
    : [
        finding("strange-characters", `${at.recommendation} has characters that cannot be seen or turn the text round.`, {
          ...at,
          text: runs[0]?.text ?? null,
        }),
      ];
}
