import { idAfter } from "../model/apply-decisions.ts";
import type { Decision } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import type { DecideForm } from "./decide.ts";
import type { Seen } from "./desk.ts";
import { editionPath, toSettle } from "./views/frame.ts";

/** The page of the paper for a board. */
export function paperPath(seen: Seen, board: string | null): string {
  return `${editionPath(seen)}/paper${board === null ? "" : `?board=${encodeURIComponent(board)}`}`;
}

/** The page of a recommendation; the list where it is there no more. */
export function reviewPath(seen: Seen, id: string | null): string {
  if (id === null) return `${editionPath(seen)}/review`;
  const there = seen.snapshot.edition.recommendations.some((r) => r.id === id);
  return there ? `${editionPath(seen)}/review?rec=${encodeURIComponent(id)}` : `${editionPath(seen)}/recommendations`;
}

/** The recommendation that a decision leads to: the one that it made, else the one it was about, by the number that it has now. */
function aboutNow(d: Decision | undefined): string | null {
  if (d === undefined) return null;
  const id = d.kind === "new-row" || d.kind === "give" ? (d.with[0] ?? null) : d.recommendation;
  return id === null ? null : idAfter(id, [d]);
}

/** Where the work goes on after a decision: the next open finding, else where the person was. */
export function nextPlace(before: Seen, after: Seen, form: DecideForm, made: readonly Decision[]): string {
  const path = editionPath(after);
  const about = aboutNow(made[0]);
  if (form.recommendation !== null && form.back === "compare") return `${path}/compare?rec=${encodeURIComponent(form.recommendation)}`;
  if (form.action === "comment" && form.recommendation === null) return paperPath(after, form.board);
  if (form.action === "column") return `${path}/columns`;
  if (form.back === "list") return `${path}/recommendations`;
  if (form.finding === null) return reviewPath(after, about);
  const decided = before.snapshot.findings[form.finding];
  const open = toSettle(after).filter((f) => !f.settled);
  const next = open.find((f) => f.index > (form.finding ?? 0)) ?? open[0];
  if (next !== undefined && made[0]?.kind !== "new-row" && made[0]?.kind !== "split") return `${path}/review?finding=${next.index}`;
  return decided === undefined || about === null ? `${path}/review` : reviewPath(after, about);
}

const ON_PAPER: ReadonlySet<Decision["kind"]> = new Set(["requests", "issued", "comment"]);

/** Where an undoing leads: to what was undone. */
export function afterUndo(of: Decision, after: Seen): string {
  if (ON_PAPER.has(of.kind) && of.recommendation === null) return paperPath(after, of.board);
  if (of.kind === "renumbering" && of.finding === null && of.recommendation !== null)
    return `${editionPath(after)}/compare?rec=${encodeURIComponent(of.recommendation)}`;
  if (of.kind === "column") return `${editionPath(after)}/columns`;
  const { finding } = of;
  const same = (f: Finding) => finding !== null && f.code === finding.code && f.text === finding.text;
  const index = after.snapshot.findings.findIndex((f) => same(f) && (of.recommendation === null || f.recommendation === of.recommendation));
  if (index >= 0) return `${editionPath(after)}/review?finding=${index}`;
  return of.recommendation === null ? `${editionPath(after)}/` : reviewPath(after, of.recommendation);
}
