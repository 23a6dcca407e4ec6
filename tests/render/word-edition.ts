import type { ChangeSet } from "../../src/model/change.ts";
import type { Edition, Recommendation } from "../../src/model/edition.ts";

/** An invented recommendation; what a test does not name is plain. */
export function recommendation(id: string, over: Partial<Recommendation> = {}): Recommendation {
  return {
    id,
    section: "Jetties",
    subsection: null,
    text: `Mend jetty ${id} before the winter.`,
    owner: "Keeper of Jetties",
    owners: [{ name: null, role: "Keeper of Jetties", unit: null }],
    update: "Timber ordered.",
    entries: [{ date: null, author: null, text: "Timber ordered." }],
    delivery: { raw: "June 2031", date: "2031-06-30", precision: "month" },
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
    ...over,
  };
}

/** An invented edition of these recommendations. */
export function edition(date: string | null, recommendations: readonly Recommendation[], over: Partial<Edition> = {}): Edition {
  return {
    schemaVersion: 1,
    edition: {
      plan: "jetties",
      title: "Jetties and Moorings Review",
      date,
      marking: "OFFICIAL",
      numbered: true,
      source: { name: "jetties.html", mediaType: "text/html", sha256: "0".repeat(64), pages: 3 },
      words: { source: 100, placed: 100 },
      ledger: {},
    },
    recommendations: [...recommendations],
    findings: [],
    ...over,
  };
}

/** A change set that says only who is whom, and what the test adds. */
export function changeSet(pairs: readonly (readonly [from: string, to: string])[], over: Partial<ChangeSet> = {}): ChangeSet {
  const none = { before: 0, addedLive: 0, reopened: 0, reinstated: 0, completedFromLive: 0, withdrawnFromLive: 0, removedLive: 0, now: 0 };
  return {
    schemaVersion: 1,
    from: "2031-02-03",
    to: "2031-03-03",
    added: [],
    removed: [],
    renumbered: [],
    completed: [],
    reopened: [],
    withdrawn: [],
    reinstated: [],
    putOnHold: [],
    resumed: [],
    updateChanged: [],
    textChanged: [],
    ownerChanged: [],
    deliveryChanged: [],
    statusChanged: [],
    slipped: [],
    broughtForward: [],
    dateGiven: [],
    dateRemoved: [],
    moved: [],
    unchanged: [],
    split: [],
    merged: [],
    matches: pairs.map(([from, to]) => ({ from, to, by: from === to ? ("id" as const) : ("text" as const), score: 1 })),
    changes: [],
    live: none,
    findings: [],
    ...over,
  };
}
