import { idAfter } from "../../model/apply-decisions.ts";
import type { Carried } from "../../model/carry-decisions.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Recommendation } from "../../model/edition.ts";
import type { Finding } from "../../model/finding.ts";
import { settledBy } from "../../model/settled.ts";
import type { PlacedWord } from "../../reader-job.ts";
import { statusWords } from "../answers.ts";
import { cutsAtPage } from "../cuts.ts";
import type { Seen } from "../desk.ts";
import { questionOf } from "../questions.ts";
import { count, editionPath, toSettle } from "./frame.ts";
import { marksOn } from "./marks.ts";
import { pageOf, pictureView } from "./picture.ts";
import { recommendationView } from "./review-fields.ts";
import { questionView, wordsAgainst } from "./review-question.ts";

/** Which finding or recommendation is looked at. */
export interface Looking {
  readonly finding: number | null;
  readonly rec: string | null;
  readonly page: number | null;
}

function chosen(seen: Seen, looking: Looking) {
  const asked = toSettle(seen);
  const byNumber = looking.finding === null ? undefined : seen.snapshot.findings[looking.finding];
  if (byNumber !== undefined) return { asked, finding: byNumber, index: looking.finding };
  if (looking.rec !== null) return { asked, finding: null, index: null };
  const first = asked.find((f) => !f.settled) ?? asked[0];
  return { asked, finding: first?.finding ?? null, index: first?.index ?? null };
}

/** The recommendation that is looked at: a finding's own, by the number that it has now. */
export function recAt(seen: Seen, finding: Finding | null, looking: Looking): Recommendation | null {
  const { edition, decisions } = seen.snapshot;
  const asked = finding?.recommendation ?? null;
  const is = (id: string | null) => edition.recommendations.find((r) => r.id === id);
  return (asked === null ? is(looking.rec) : (is(asked) ?? is(idAfter(asked, standingDecisions(decisions))))) ?? null;
}

/** What a recommendation says, as it was read and as it stands: the source says the first. */
export function textsOf(seen: Seen, rec: Recommendation | null): string[] {
  if (rec === null) return [];
  const standing = standingDecisions(seen.snapshot.decisions);
  const read = seen.asRead.recommendations.filter((r) => idAfter(r.id, standing) === rec.id);
  return [...read.map((r) => r.text), rec.text];
}

/** The other findings of the page or of the recommendation, each with its link. */
function otherFindings(seen: Seen, stands: (finding: Finding, index: number) => boolean) {
  const { findings, edition, decisions } = seen.snapshot;
  return findings.flatMap((f, i) =>
    stands(f, i)
      ? [
          {
            href: `${editionPath(seen)}/review?finding=${i}`,
            asks: questionOf(f, edition).asks,
            words: f.message,
            settled: settledBy(f, decisions) !== null,
          },
        ]
      : [],
  );
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
  const isHere = (f: Finding) => (size !== null && f.pages.includes(page)) || (rec !== null && f.recommendation === rec.id);
  const others = otherFindings(seen, (f, i) => i !== index && isHere(f));
  const here = `${base}/review?${index === null ? `rec=${encodeURIComponent(id ?? "")}` : `finding=${index}`}`;
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
    question: finding === null ? null : questionView(seen, rec, finding, { index, settled, stale }),
    splitAsked: rec !== null && settled === null && finding?.code === "joined-rows" && cutsAtPage(rec, words) !== null,
    picture: pictureView(seen, rec, page, size, marksOn(page, words, rec, finding, wordsAgainst(rec, finding))),
    page,
    pages: edition.edition.source.pages,
    pageBefore: page > 1 ? `${here}&page=${page - 1}` : null,
    pageAfter: page < edition.edition.source.pages ? `${here}&page=${page + 1}` : null,
    rec: rec === null ? null : recommendationView(seen, rec, { words, mine, back: index }),
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
