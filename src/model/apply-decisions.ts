import { column, eachOf, give, join, leaveOut, newRow, split } from "./apply-rows.ts";
import { type Decision, type DecisionKind, standingDecisions } from "./decision.ts";
import { readDelivery } from "./delivery.ts";
import { type Edition, type Recommendation, Status } from "./edition.ts";
import { readOwners } from "./owner.ts";
import { type Deriving, rerate } from "./rederive.ts";
import { readEntries } from "./update.ts";

/** The fields of a recommendation that a person can correct, and how. */
const CORRECTIONS: Readonly<Record<string, (r: Recommendation, now: string, from: Deriving) => Recommendation>> = {
  id: (r, now) => ({ ...r, id: now }),
  section: (r, now) => ({ ...r, section: now === "" ? null : now }),
  subsection: (r, now) => ({ ...r, subsection: now === "" ? null : now }),
  text: (r, now) => ({ ...r, text: now }),
  owner: (r, now) => ({ ...r, owner: now, owners: readOwners([now]) }),
  update: (r, now) => ({ ...r, update: now, entries: readEntries(now) }),
  delivery: (r, now, from) => rerate({ ...r, delivery: readDelivery(now, from.editionDate).delivery }, from),
  status: (r, now, from) => {
    const status = Status.safeParse(now);
    return status.success ? rerate({ ...r, status: status.data, statusEvidence: "corrected by the portfolio office" }, from) : r;
  },
  rag: (r, now) => ({ ...r, rag: now === "" ? null : now }),
};

type Applier = (edition: Edition, decision: Decision, from: Deriving) => Edition;

const same: Applier = (edition) => edition;
function correctHead(edition: Edition, field: string, now: string | null, from: Deriving): Edition {
  const head = { ...edition, edition: { ...edition.edition, [field]: now } };
  if (field !== "date" || now === edition.edition.date) return head;
  // What is overdue, and which year "June" means, hangs on the date of the edition.
  const dated = { ...from, editionDate: now };
  const read = (r: Recommendation, on: string | null) => readDelivery(r.delivery.raw, on, from.monthFirst).delivery;
  // a date that a person corrected in words of his own was read day first, and has its year
  const delivery = (r: Recommendation) => (read(r, edition.edition.date).date === r.delivery.date ? read(r, now) : r.delivery);
  const again = (r: Recommendation) => rerate({ ...r, delivery: delivery(r) }, dated);
  return { ...head, recommendations: edition.recommendations.map(again) };
}

const HEAD = /^edition\.(date|title|marking)$/;

const correct: Applier = (edition, d, from) => {
  const head = HEAD.exec(d.field ?? "")?.[1];
  if (head !== undefined) return correctHead(edition, head, d.now, from);
  const correction = Object.hasOwn(CORRECTIONS, d.field ?? "") ? CORRECTIONS[d.field ?? ""] : undefined;
  return correction === undefined ? edition : eachOf(edition, d.recommendation, (r) => [correction(r, d.now ?? "", from)]);
};

const appliers: Record<DecisionKind, Applier> = {
  correct,
  join,
  split,
  give,
  accept: same,
  "belongs-to-none": same,
  "new-row": newRow,
  "leave-out": leaveOut,
  column,
  renumbering: same,
  "agreed-closing": same,
  "agreed-date": same,
  name: same,
  comment: same,
  requests: same,
  issued: same,
  undo: same,
};

// The date first, for all else is read by it; a status last, for it stands whatever the words become.
function turn(d: Decision): number {
  if (d.kind === "column") return -1; // what a column is, before anything is said of one row
  if (d.kind !== "correct") return 0;
  return d.field === "edition.date" ? -2 : d.field === "status" ? 1 : 0;
}

/** The number that a row has after decisions: another one was given to it, or it was joined to another. */
export function idAfter(id: string, decisions: readonly Decision[]): string {
  return decisions.reduce((now, d) => {
    if (d.kind === "correct" && d.field === "id" && d.recommendation === now) return d.now ?? now;
    return d.kind === "join" && d.with[0] === now ? (d.recommendation ?? now) : now;
  }, id);
}

/** Standing decisions in the order in which they take effect; a status, which comes last, is that of the row as it is called by then. */
function inTurn(decisions: readonly Decision[]): Decision[] {
  const standing = standingDecisions(decisions);
  const called = standing.map((d, i) =>
    turn(d) === 1 && d.recommendation !== null ? { ...d, recommendation: idAfter(d.recommendation, standing.slice(i + 1)) } : d,
  );
  return called.sort((a, b) => turn(a) - turn(b));
}

/** What decisions are applied with. */
export interface Applying {
  readonly statusWords?: Readonly<Record<string, Status>>;
  readonly nextMeeting?: string | null;
}

const deriving = (e: Edition, settings: Applying): Deriving => ({
  editionDate: e.edition.date,
  nextMeeting: settings.nextMeeting ?? null,
  statusWords: settings.statusWords ?? {},
  monthFirst: e.findings.some((f) => f.code === "month-first" && f.recommendation === null),
});

/**
 * The edition with a person's standing decisions applied, in order; nothing of the edition given is changed. A correction of a status stands even
 * where a later one changes the words it was read from.
 */
export function applyDecisions(edition: Edition, decisions: readonly Decision[], settings: Applying = {}): Edition {
  return inTurn(decisions).reduce((e, d) => appliers[d.kind](e, d, deriving(e, settings)), edition);
}

/** The edition with its columns as a person named them: what decisions on its rows rest on. */
export function withColumns(edition: Edition, decisions: readonly Decision[]): Edition {
  return applyDecisions(
    edition,
    standingDecisions(decisions).filter((d) => d.kind === "column"),
  );
}

const ON_A_ROW: ReadonlySet<DecisionKind> = new Set(["correct", "join", "split", "leave-out"]);

/** Standing decisions about a row that is not there when their turn comes: the decision that made the row, or gave it its number, was undone. */
export function strayDecisions(edition: Edition, decisions: readonly Decision[]): Decision[] {
  const stray: Decision[] = [];
  inTurn(decisions).reduce((e, d) => {
    const id = d.kind === "give" ? d.with[0] : ON_A_ROW.has(d.kind) ? d.recommendation : null;
    if (id !== null && id !== undefined && !e.recommendations.some((r) => r.id === id)) stray.push(d);
    return appliers[d.kind](e, d, deriving(e, {}));
  }, edition);
  return stray;
}
