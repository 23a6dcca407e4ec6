import type { Carried } from "../../model/carry-decisions.ts";
import type { Decision } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { statusWords } from "../answers.ts";
import type { Seen } from "../desk.ts";
import { questionOf } from "../questions.ts";
import { decisionWords, when } from "../words.ts";
import { marked, type Piece, plain } from "./marked.ts";
import { redlined, redPieces } from "./redline.ts";
import { quotedIn } from "./source.ts";

/** What speaks against the status that was read: the words that its finding quotes beside the evidence. */
export function wordsAgainst(rec: Recommendation | null, finding: Finding | null): string[] {
  if (rec === null || finding === null || (finding.code !== "status-conflict" && finding.code !== "rag-conflict")) return [];
  return quotedIn(finding.message).filter((q) => q !== rec.statusEvidence);
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

const ON_ROWS: ReadonlySet<Finding["code"]> = new Set(["joined-rows", "inferred-boundary", "shared-cell", "truncated", "duplicate-id"]);

/** The question of a finding, with what its fields to fill in can be chosen from. */
function asking(finding: Finding, edition: Seen["snapshot"]["edition"]) {
  const question = questionOf(finding, edition);
  const blanks = question.blanks.map((b) => ({ ...b, choices: (b.choose ?? []).map((id) => ({ id, selected: id === b.after })) }));
  return { ...question, blanks };
}

/** A finding as the page asks it, with what a person needs to answer it. */
export function questionView(
  seen: Seen,
  rec: Recommendation | null,
  finding: Finding,
  { index, settled, stale }: { index: number | null; settled: Decision | null; stale: Carried["asked"] },
) {
  return {
    index,
    ...asking(finding, seen.snapshot.edition),
    rows: rec !== null && ON_ROWS.has(finding.code),
    cells: bothCells(rec, finding),
    moves: settled === null ? moves(seen, rec, finding) : null,
    lastMonth: lastMonth(stale),
    formerly: formerly(seen, rec, finding),
    recommendation: finding.recommendation,
    settled: settled === null ? null : { words: decisionWords(settled), when: `${when(settled.when)}, ${settled.by}`, id: settled.id },
  };
}
