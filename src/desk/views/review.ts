import { carryDecisions } from "../../model/carry-decisions.ts";
import { longDay } from "../../model/day.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { settledBy } from "../../model/settled.ts";
import type { PlacedWord } from "../../reader-job.ts";
import type { Seen } from "../desk.ts";
import { questionOf, statusWords } from "../questions.ts";
import { aboutWords, dayWords, decisionWords, when } from "../words.ts";
import { count, editionPath, toSettle } from "./frame.ts";
import { marksOn } from "./marks.ts";
import { pageOf, pictureView } from "./picture.ts";

/** Which finding or recommendation is looked at. */
export interface Looking {
  readonly finding: number | null;
  readonly rec: string | null;
  readonly page: number | null;
}

/** Words with the evidence in them marked; the whole in one piece where it is not found. */
function marked(text: string, evidence: string | null): { readonly text: string; readonly mark: boolean }[] {
  const at = evidence === null || evidence === "" ? -1 : text.indexOf(evidence);
  if (at < 0 || evidence === null) return [{ text, mark: false }];
  return [
    { text: text.slice(0, at), mark: false },
    { text: evidence, mark: true },
    { text: text.slice(at + evidence.length), mark: false },
  ].filter((p) => p.text !== "");
}

function fieldsOf(r: Recommendation) {
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
    ...(r.subsection === null
      ? []
      : [
          {
            ...edit("subsection", "Sub-heading", r.subsection),
            shown: marked(r.subsection, null),
            gloss: null,
            why: because("subsection"),
          },
        ]),
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
      shown: [{ text: statusWords(r.status), mark: false }],
      gloss: r.overdue ? "overdue" : null,
      why: because("status"),
    },
    ...(r.rag === null
      ? []
      : [{ ...edit("rag", "The plan’s own rating", r.rag), shown: marked(r.rag, null), gloss: null, why: because("rag") }]),
  ];
}

function chosen(seen: Seen, looking: Looking) {
  const asked = toSettle(seen);
  const byNumber = looking.finding === null ? undefined : seen.snapshot.findings[looking.finding];
  if (byNumber !== undefined) return { asked, finding: byNumber, index: looking.finding };
  if (looking.rec !== null) return { asked, finding: null, index: null };
  const first = asked.find((f) => !f.settled) ?? asked[0];
  return { asked, finding: first?.finding ?? null, index: first?.index ?? null };
}

/** Where two cells of a recommendation speak against each other: both, and how it was read. */
function bothCells(rec: Recommendation | null, code: string | undefined) {
  if (rec === null || (code !== "status-conflict" && code !== "rag-conflict")) return null;
  const quoted = (text: string) => (text === "" ? [{ text: "nothing", mark: false }] : marked(`“${text}”`, rec.statusEvidence));
  return [
    { label: "Delivery date", shown: quoted(rec.delivery.raw) },
    { label: "Update", shown: quoted(rec.update) },
    ...(rec.rag === null ? [] : [{ label: "The plan’s own rating", shown: quoted(rec.rag) }]),
    { label: "Read as", shown: [{ text: statusWords(rec.status), mark: false }] },
  ];
}

/** Which figure of the paper hangs on the answer; null where none does. */
function moves(seen: Seen, rec: Recommendation | null, finding: Finding | null): string | null {
  if (finding === null) return null;
  if (rec !== null && (finding.code === "status-conflict" || finding.code === "rag-conflict")) {
    const complete = seen.snapshot.edition.recommendations.filter((r) => r.status === "complete").length;
    const other = rec.status === "complete" ? complete - 1 : complete + 1;
    return `This changes a figure in the paper: ${complete} complete, or ${other}.`;
  }
  return finding.severity === "error" ? "Until it is settled, every page of the paper says DRAFT." : null;
}

/** A decision of last month whose words have changed: what it was, the words then and now. */
function lastMonth(seen: Seen, finding: Finding | null) {
  if (finding?.code !== "decision-stale") return null;
  const { asked } = carryDecisions(seen.earlier.at(-1)?.decisions ?? [], seen.asRead);
  const found = asked.find((a) => a.decision.recommendation === finding.recommendation && a.words === finding.text);
  if (found === undefined) return null;
  const d = found.decision;
  return { decided: `${decisionWords(d)}, ${d.by}, ${when(d.when)}`, reason: d.reason, words: d.rests?.words ?? "", now: found.words };
}

/** Where it is asked whether a recommendation is the one of last month: both texts. */
function formerly(seen: Seen, rec: Recommendation | null, finding: Finding | null) {
  if (rec === null || finding?.code !== "close-match") return null;
  const { changes } = seen.snapshot;
  const id = changes?.renumbered.find((r) => r.to === rec.id)?.from ?? rec.id;
  const old = seen.before?.edition.recommendations.find((r) => r.id === id);
  if (old === undefined || changes?.added.includes(rec.id)) return null;
  const redline = changes?.changes.find((c) => c.id === rec.id && c.field === "text")?.redline ?? [];
  const pieces = redline.map((p) => ({ text: p.text, inserted: p.op === "insert", deleted: p.op === "delete" }));
  return { id, was: old.text, now: rec.text, pieces };
}

/** Data of the review page: the question first, then the picture, then the fields. */
export function reviewView(
  seen: Seen,
  looking: Looking,
  size: { readonly width: number; readonly height: number } | null,
  boards: readonly string[],
  words: readonly PlacedWord[],
) {
  const { asked, finding, index } = chosen(seen, looking);
  const base = editionPath(seen);
  const { edition, decisions } = seen.snapshot;
  const place = asked.findIndex((f) => f.index === index);
  const id = finding?.recommendation ?? looking.rec;
  const rec = edition.recommendations.find((r) => r.id === id) ?? null;
  const page = pageOf(rec, finding?.pages ?? [], looking.page);
  const to = (at: number) => (asked[at] === undefined ? null : `${base}/review?finding=${asked[at].index}`);
  const settled = finding === null ? null : settledBy(finding, decisions);
  const done = asked.filter((f) => f.settled).length;
  const others = seen.snapshot.findings
    .map((f, i) => ({ f, i }))
    .filter(({ f, i }) => i !== index && ((size !== null && f.pages.includes(page)) || (rec !== null && f.recommendation === rec.id)))
    .map(({ f, i }) => ({
      href: `${base}/review?finding=${i}`,
      asks: questionOf(f, edition).asks,
      words: f.message,
      settled: settledBy(f, decisions) !== null,
    }));
  const mine = standingDecisions(decisions).filter((d) => rec !== null && d.recommendation === rec.id);
  const ids = edition.recommendations.map((r) => r.id);
  return {
    path: base,
    base: seen.snapshot.info.revision,
    heading:
      finding === null
        ? rec === null
          ? "No findings"
          : `Rec ${rec.id}`
        : place < 0
          ? "Read, and noted"
          : `Finding ${place + 1} of ${asked.length}`,
    gloss: [rec === null || finding === null ? "" : `Rec ${rec.id}`, edition.edition.source.pages > 1 ? `page ${page}` : ""]
      .filter(Boolean)
      .join(", "),
    settledCount: done,
    askedCount: asked.length,
    allSettled: asked.length > 0 && done === asked.length,
    previous: place > 0 ? to(place - 1) : null,
    next: place >= 0 ? to(place + 1) : to(0),
    compare: seen.snapshot.changes === null ? null : `${base}/compare`,
    question:
      finding === null
        ? null
        : {
            index,
            ...questionOf(finding, edition),
            cells: bothCells(rec, finding.code),
            moves: moves(seen, rec, finding),
            lastMonth: lastMonth(seen, finding),
            formerly: formerly(seen, rec, finding),
            recommendation: finding.recommendation,
            settled:
              settled === null ? null : { words: decisionWords(settled), when: `${when(settled.when)}, ${settled.by}`, id: settled.id },
          },
    picture: pictureView(seen, rec, page, size, marksOn(page, words, rec, finding)),
    page,
    pages: edition.edition.source.pages,
    pageBefore:
      page > 1 ? `${base}/review?${index === null ? `rec=${encodeURIComponent(id ?? "")}` : `finding=${index}`}&page=${page - 1}` : null,
    pageAfter:
      page < edition.edition.source.pages
        ? `${base}/review?${index === null ? `rec=${encodeURIComponent(id ?? "")}` : `finding=${index}`}&page=${page + 1}`
        : null,
    rec:
      rec === null
        ? null
        : {
            id: rec.id,
            fields: fieldsOf(rec),
            paragraphs: rec.text.split("\n").slice(1),
            below: ids[ids.indexOf(rec.id) + 1] ?? null,
            delivery: dayWords(rec.delivery.date),
            decisions: mine.map((d) => ({ id: d.id, about: aboutWords(d), words: decisionWords(d), when: `${when(d.when)}, ${d.by}` })),
            back: index,
          },
    statuses: (["open", "on-hold", "complete", "withdrawn"] as const).map((s) => ({
      value: s,
      label: statusWords(s),
      selected: rec?.status === s,
    })),
    boards,
    others,
    findings: `${base}/findings`,
    othersCount: count(others.length, "other finding"),
  };
}
