import type { ChangeSet } from "../../src/model/change.ts";
import { type Edition, isOverdue, type Recommendation, rate } from "../../src/model/edition.ts";
import type { PlanHistory, RecommendationHistory } from "../../src/model/history.ts";
import { Settings } from "../../src/model/settings.ts";
import type { PaperInput } from "../../src/render/paper-input.ts";

/** What a test says of a recommendation; the rest is filled in. */
export interface Made extends Partial<Omit<Recommendation, "delivery" | "id">> {
  readonly id: string;
  readonly due?: string | null;
  readonly raw?: string;
}

/** An invented edition: only what a test states matters. */
export function makeEdition(date: string | null, made: readonly Made[], head: Partial<Edition["edition"]> = {}): Edition {
  return {
    schemaVersion: 1,
    edition: {
      plan: "harbour-review",
      title: "Harbour Review",
      date,
      marking: "OFFICIAL-SENSITIVE",
      numbered: true,
      source: { name: "harbour.pdf", mediaType: "application/pdf", sha256: "0".repeat(64), pages: 9 },
      words: { source: 1200, placed: 1200 },
      ledger: { text: 1200 },
      ...head,
    },
    recommendations: made.map((m) => makeRecommendation(date, m)),
    findings: [],
  };
}

function makeRecommendation(date: string | null, { due = null, raw, ...made }: Made): Recommendation {
  const update = made.update ?? made.entries?.map((e) => e.text).join("\n") ?? "Work goes on at the yard.";
  const base: Recommendation = {
    section: "Piers",
    subsection: null,
    text: `Review matter ${made.id} and report to the group.`,
    owner: "Harbour Master",
    owners: [{ name: null, role: "Harbour Master", unit: null }],
    update,
    entries: [{ date: null, author: null, text: update }],
    delivery: { raw: raw ?? due ?? "", date: due, precision: due === null ? null : "day" },
    status: "open",
    statusEvidence: null,
    overdue: false,
    rating: "green",
    rag: null,
    other: [],
    refersTo: [],
    trust: null,
    evidence: [],
    source: [{ page: 2, box: null, field: "text" }],
    ...made,
  };
  return { ...base, overdue: isOverdue(base, date), rating: rate(base, { editionDate: date, nextMeeting: null }) };
}

/** A history that knows of each recommendation only what the edition says, with what a test adds by id. */
export function makeHistory(
  edition: Edition,
  facts: Readonly<Record<string, Partial<RecommendationHistory>>> = {},
  plan: Partial<PlanHistory> = {},
): PlanHistory {
  const day = edition.edition.date ?? "2026-11-06";
  const known = edition.recommendations.map((r) => ({ ...quiet(r, day), ...facts[r.id] }));
  const others = Object.entries(facts).filter(
    ([id, f]) => f.left !== undefined && f.left !== null && !edition.recommendations.some((r) => r.id === id),
  );
  return {
    schemaVersion: 1,
    plan: edition.edition.plan,
    editions: [],
    recommendations: [
      ...known,
      ...others.map(([id, f]) => ({
        ...quiet({ id, status: "open", delivery: { raw: "", date: null, precision: null }, owner: "" }, day),
        ...f,
      })),
    ],
    slippageByOwner: [],
    slippageBySection: [],
    sameUpdate: [],
    dueBeforeNext: [],
    writtenWithout: [],
    findings: [],
    ...plan,
  };
}

function quiet(r: Pick<Recommendation, "id" | "status" | "delivery" | "owner">, day: string): RecommendationHistory {
  return {
    id: r.id,
    ids: [{ edition: day, id: r.id }],
    firstSeen: day,
    lastSeen: day,
    status: r.status,
    statuses: [{ edition: day, status: r.status }],
    firstDelivery: r.delivery.date === null ? null : r.delivery,
    deliveries: [{ edition: day, delivery: r.delivery }],
    slips: 0,
    daysLost: null,
    overdueDays: null,
    overdueDaysAgainstFirst: null,
    completedIn: null,
    reopenings: [],
    owners: [{ edition: day, owner: r.owner }],
    alteredEntries: [],
    lastNewEntry: null,
    monthsWithoutEntry: null,
    stale: false,
    daysOpen: 0,
    life: [],
    promisesPassed: [],
    atRisk: null,
    left: null,
  };
}

/** A change set in which nothing happened, with what a test adds. */
export function makeChanges(part: Partial<ChangeSet> = {}): ChangeSet {
  const none = {
    added: [],
    removed: [],
    renumbered: [],
    completed: [],
    reopened: [],
    withdrawn: [],
    reinstated: [],
    putOnHold: [],
    resumed: [],
  };
  const fields = {
    updateChanged: [],
    textChanged: [],
    ownerChanged: [],
    deliveryChanged: [],
    statusChanged: [],
    slipped: [],
    broughtForward: [],
  };
  const rest = { dateGiven: [], dateRemoved: [], moved: [], unchanged: [], split: [], merged: [], matches: [], changes: [], findings: [] };
  const live = { before: 0, addedLive: 0, reopened: 0, reinstated: 0, completedFromLive: 0, withdrawnFromLive: 0, removedLive: 0, now: 0 };
  return { schemaVersion: 1, from: "2026-10-02", to: "2026-11-06", ...none, ...fields, ...rest, live, ...part };
}

/** A paper's input for a baseline, with what a test adds. */
export function makeInput(edition: Edition, part: Partial<PaperInput> = {}): PaperInput {
  return {
    edition,
    before: null,
    changes: null,
    history: makeHistory(edition),
    decisions: [],
    settings: Settings.parse({ organisation: "Wenfold Collaboration", author: "Head of the Portfolio Office" }),
    board: { name: "Collaboration Board", meetings: [], agendaItem: "7", purpose: "For decision", marking: null, wordTemplate: null },
    meeting: "2026-11-26",
    nextMeeting: "2027-01-28",
    editionDigest: "7c41e09b52d81fa690c34be7a815d26f3370bc9e04a16d58f2e48b17c56a9d03",
    snapshotName: "harbour-review/2026-11-06/r1",
    revision: 1,
    since: null,
    ...part,
  };
}
