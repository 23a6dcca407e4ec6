import { idAfter } from "../../model/apply-decisions.ts";
import type { Carried } from "../../model/carry-decisions.ts";
import { longDay } from "../../model/day.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { settledBy } from "../../model/settled.ts";
import type { PlacedWord } from "../../reader-job.ts";
import { cutsAtPage } from "../cuts.ts";
import type { Seen } from "../desk.ts";
import { questionOf, statusWords } from "../questions.ts";
import { aboutWords, dayWords, decisionWords, when } from "../words.ts";
import { count, editionPath, toSettle } from "./frame.ts";
import { marked, type Piece, plain } from "./marked.ts";
import { marksOn } from "./marks.ts";
import { pageOf, pictureView } from "./picture.ts";
import { redlined, redPieces } from "./redline.ts";
import { rowsView } from "./rows.ts";
import { quotedIn } from "./source.ts";

/** Which finding or recommendation is looked at. */
export interface Looking {
  readonly finding: number | null;
  readonly rec: string | null;
  readonly page: number | null;
}

/** What speaks against the status that was read: the words that its finding quotes beside the evidence. */
export function wordsAgainst(rec: Recommendation | null, finding: Finding | null): string[] {
  if (rec === null || finding === null || (finding.code !== "status-conflict" && finding.code !== "rag-conflict")) return [];
  return quotedIn(finding.message).filter((q) => q !== rec.statusEvidence);
}

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

function chosen(seen: Seen, looking: Looking) {
  const asked = toSettle(seen);
  const byNumber = looking.finding === null ? undefined : seen.snapshot.findings[looking.finding];
  if (byNumber !== undefined) return { asked, finding: byNumber, index: looking.finding };
  if (looking.rec !== null) return { asked, finding: null, index: null };
  const first = asked.find((f) => !f.settled) ?? asked[0];
  return { asked, finding: first?.finding ?? null, index: first?.index ?? null };
}

/** Where two cells of a recommendation speak against each other: both, and how it was read. */
function bothCells(rec: Recommendation | null, finding: Finding | null) {
  if (rec === null || (finding?.code !== "status-conflict" && finding?.code !== "rag-conflict")) return null;
  const against = wordsAgainst(rec, finding);
  const quoted = (text: string): Piece[] => (text === "" ? plain("nothing") : marked(`“${text}”`, rec.statusEvidence, against));
  return [
    { label: "Delivery date", shown: quoted(rec.delivery.raw) },
    { label: "Update", shown: quoted(rec.update) },
    ...(rec.rag === null ? [] : [{ label: "The plan’s own rating", shown: quoted(rec.rag) }]),
    { label: "Read as", shown: plain(statusWords(rec.status)) },
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

/** The decisions of last month whose words have changed: what they were, the words then and now. */
function lastMonth(stale: Carried["asked"]) {
  const [first] = stale;
  if (first === undefined) return null;
  const then = first.decision.rests?.words ?? "";
  return {
    decided: stale.map(({ decision: d }) => ({ words: `${decisionWords(d)}, ${d.by}, ${when(d.when)}`, reason: d.reason })),
    then,
    pieces: redlined(then, first.words),
  };
}

/** Where it is asked whether a recommendation is the one of last month: both texts. */
function formerly(seen: Seen, rec: Recommendation | null, finding: Finding | null) {
  if (rec === null || finding?.code !== "close-match") return null;
  const { changes } = seen.snapshot;
  const id = changes?.renumbered.find((r) => r.to === rec.id)?.from ?? rec.id;
  const old = seen.before?.edition.recommendations.find((r) => r.id === id);
  if (old === undefined || changes?.added.includes(rec.id)) return null;
  const pieces = redPieces(changes?.changes.find((c) => c.id === rec.id && c.field === "text")?.redline ?? []);
  return { id, was: old.text, now: rec.text, pieces };
}

/** The recommendation that is looked at: a finding's own, by the number that it has now. */
export function recAt(seen: Seen, finding: Finding | null, looking: Looking): Recommendation | null {
  const { edition, decisions } = seen.snapshot;
  const asked = finding?.recommendation ?? null;
  const is = (id: string | null) => edition.recommendations.find((r) => r.id === id);
  return (asked === null ? is(looking.rec) : (is(asked) ?? is(idAfter(asked, standingDecisions(decisions))))) ?? null;
}

const ON_ROWS: ReadonlySet<Finding["code"]> = new Set(["joined-rows", "inferred-boundary", "shared-cell", "truncated", "duplicate-id"]);

/** The question of a finding, with what its fields to fill in can be chosen from. */
function asking(finding: Finding, edition: Seen["snapshot"]["edition"]) {
  const question = questionOf(finding, edition);
  const blanks = question.blanks.map((b) => ({ ...b, choices: (b.choose ?? []).map((id) => ({ id, selected: id === b.after })) }));
  return { ...question, blanks };
}

/** What a recommendation says, as it was read and as it stands: the source says the first. */
export function textsOf(seen: Seen, rec: Recommendation | null): string[] {
  if (rec === null) return [];
  const standing = standingDecisions(seen.snapshot.decisions);
  const read = seen.asRead.recommendations.filter((r) => idAfter(r.id, standing) === rec.id);
  return [...read.map((r) => r.text), rec.text];
}

/** Data of the review page: the question first, then the picture, then the fields. */
export function reviewView(
  seen: Seen,
  looking: Looking,
  size: { readonly width: number; readonly height: number } | null,
  boards: readonly string[],
  words: readonly PlacedWord[],
  stale: Carried["asked"],
) {
  const { asked, finding, index } = chosen(seen, looking);
  const base = editionPath(seen);
  const { edition, decisions } = seen.snapshot;
  const place = asked.findIndex((f) => f.index === index);
  const rec = recAt(seen, finding, looking);
  const id = rec?.id ?? null;
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
            ...asking(finding, edition),
            rows: rec !== null && ON_ROWS.has(finding.code),
            cells: bothCells(rec, finding),
            moves: settled === null ? moves(seen, rec, finding) : null,
            lastMonth: lastMonth(stale),
            formerly: formerly(seen, rec, finding),
            recommendation: finding.recommendation,
            settled:
              settled === null ? null : { words: decisionWords(settled), when: `${when(settled.when)}, ${settled.by}`, id: settled.id },
          },
    splitAsked: rec !== null && settled === null && finding?.code === "joined-rows" && cutsAtPage(rec, words) !== null,
    picture: pictureView(seen, rec, page, size, marksOn(page, words, rec, finding, wordsAgainst(rec, finding))),
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
            fields: fieldsOf(
              rec,
              edition.recommendations.some((r) => r.rag !== null),
            ),
            others: rec.other.map((o) => ({ name: o.name, words: o.text === "" ? "None" : o.text })),
            life: seen.snapshot.changes === null ? null : `${base}/compare?rec=${encodeURIComponent(rec.id)}`,
            rows: rowsView(edition, rec, words),
            delivery: dayWords(rec.delivery.date),
            decisions: mine.map((d) => ({ id: d.id, about: aboutWords(d), words: decisionWords(d), when: `${when(d.when)}, ${d.by}` })),
            comment: mine.findLast((d) => d.kind === "comment")?.now ?? null,
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
