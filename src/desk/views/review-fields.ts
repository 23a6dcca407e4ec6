import { longDay } from "../../model/day.ts";
import type { Decision } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { PlacedWord } from "../../reader-job.ts";
import { statusWords } from "../answers.ts";
import type { Seen } from "../desk.ts";
import { aboutWords, dayWords, decisionWords, when } from "../words.ts";
import { editionPath } from "./frame.ts";
import { marked, plain } from "./marked.ts";
import { rowsView } from "./rows.ts";

/** Every field with what corrects it. `rated`: the plan has ratings of its own. */
function fieldsOf(r: Recommendation, rated: boolean) {
  const edit = (field: string, label: string, value: string, more: { long?: boolean; statuses?: boolean } = {}) => ({
    field,
    label,
    value,
    long: more.long === true,
    statuses: more.statuses === true,
    id: `e-${field}`,
  });
  const because = (field: string) => r.evidence.filter((e) => e.field === field).map((e) => e.why);
  const proof = r.statusEvidence;
  return [
    { ...edit("id", "Number", r.id), shown: marked(r.id, null), gloss: null, why: because("id") },
    { ...edit("section", "Section", r.section ?? ""), shown: marked(r.section ?? "None", null), gloss: null, why: because("section") },
    {
      ...edit("subsection", "Sub-heading", r.subsection ?? ""),
      shown: marked(r.subsection ?? "None", null),
      gloss: null,
      why: because("subsection"),
    },
    { ...edit("text", "Text", r.text, { long: true }), shown: marked(r.text, null), gloss: null, why: because("text") },
    { ...edit("owner", "Owner", r.owner), shown: marked(r.owner === "" ? "None" : r.owner, null), gloss: null, why: because("owner") },
    {
      ...edit("update", "Update", r.update, { long: true }),
      shown: marked(r.update === "" ? "None" : r.update, proof),
      gloss: null,
      why: because("update"),
    },
    {
      ...edit("delivery", "Delivery date", r.delivery.raw),
      shown: marked(r.delivery.raw === "" ? "None" : r.delivery.raw, proof),
      gloss: r.delivery.date === null ? "no date is read from it" : `read as ${longDay(r.delivery.date)}`,
      why: because("delivery"),
    },
    {
      ...edit("status", "Status", r.status, { statuses: true }),
      shown: plain(statusWords(r.status)),
      gloss: r.overdue ? "overdue" : null,
      why: because("status"),
    },
    ...(rated
      ? [{ ...edit("rag", "The plan’s own rating", r.rag ?? ""), shown: marked(r.rag ?? "None", null), gloss: null, why: because("rag") }]
      : []),
  ];
}

/** A recommendation with its fields, rows and decisions; `back`: the finding to go back to. */
export function recommendationView(
  seen: Seen,
  rec: Recommendation,
  { words, mine, back }: { words: readonly PlacedWord[]; mine: readonly Decision[]; back: number | null },
) {
  const { edition, changes } = seen.snapshot;
  const rated = edition.recommendations.some((r) => r.rag !== null);
  return {
    id: rec.id,
    fields: fieldsOf(rec, rated),
    others: rec.other.map((o) => ({ name: o.name, words: o.text === "" ? "None" : o.text })),
    life: changes === null ? null : `${editionPath(seen)}/compare?rec=${encodeURIComponent(rec.id)}`,
    rows: rowsView(edition, rec, words),
    delivery: dayWords(rec.delivery.date),
    decisions: mine.map((d) => ({ id: d.id, about: aboutWords(d), words: decisionWords(d), when: `${when(d.when)}, ${d.by}` })),
    comment: mine.findLast((d) => d.kind === "comment")?.now ?? null,
    back,
  };
}
