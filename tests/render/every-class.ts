import { diff } from "../../src/diff/diff.ts";
import { history } from "../../src/diff/history.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Edition } from "../../src/model/edition.ts";
import type { PaperInput } from "../../src/render/paper-input.ts";
import { type Made, makeEdition, makeInput } from "./make-edition.ts";

type Stage = "august" | "september" | "october" | "november";
const DAYS: Record<Stage, string> = { august: "2026-08-07", september: "2026-09-04", october: "2026-10-02", november: "2026-11-06" };
const AHEAD = "2027-09-30";

const entry = (date: string | null, text: string) => ({ date, author: null, text });
const spring = entry("2026-04-03", "3 April 2026: Tide tables bought and hung in the hut.");
const autumn = entry("2026-09-01", "1 September 2026: Divers looked at the footings.");
const complete = { status: "complete" as const, statusEvidence: "Complete." };
const closing = entry("2026-10-20", "20 October 2026: Complete. Lamps fitted on all nine piles and signed off.");

/** What differs from "open, due in a year, an entry in September", by stage; null is "not in the plan". */
type Story = Partial<Record<Stage, Partial<Made> | null>> & { readonly all?: Partial<Made> };

const stories: Record<string, Story> = {
  "1.1": { all: { text: "Dredge the north channel to six metres." }, november: null },
  "1.2": { all: { text: "Paint every bollard on the fish quay." }, august: complete, september: complete, october: complete },
  "1.3": {
    all: { text: "Count the mooring rings and mark the worn ones." },
    november: { entries: [entry("2026-09-01", "1 September 2026: Divers looked at some of the footings only.")] },
  },
  "1.4": { all: { text: "Mend the slip beside the lifeboat house.", due: "2026-10-15" } },
  "1.5": { all: { text: "Agree rents for the net lofts.", due: "2026-11-30" }, november: { due: "2027-03-31" } },
  "1.6": { all: { text: "Name a keeper for the tide gauge.", due: null } },
  "1.7": { all: { text: "Print a chart of the inner basin.", entries: [spring] } },
  "1.8": {
    all: { text: "Order a crane of ten tons." },
    november: { entries: [autumn, entry("2026-11-02", "2 November 2026: At risk: the maker is late.")] },
  },
  "2.1": { all: { text: "Light the east mole." }, november: { ...complete, entries: [autumn, closing] } },
  "2.2": {
    all: { text: "Fence the coal yard." },
    november: { ...complete, entries: [autumn, entry("2026-10-21", "21 October 2026: Completed see above")] },
  },
  "2.3": { all: { text: "Close the old weighbridge." }, november: { ...complete, entries: [autumn, closing] } },
  "2.4": { all: { text: "Survey the sluice gates.", due: "2026-12-15" } },
  "3.1": { all: { text: "Buy a second pilot boat." }, november: { status: "withdrawn" } },
  "3.2": {
    all: { text: "Rent out the customs house." },
    august: { status: "withdrawn" },
    september: { status: "withdrawn" },
    october: { status: "withdrawn" },
  },
  "3.3": { all: { text: "Rebuild the ice store." }, november: { status: "on-hold" } },
  "3.4": { all: { text: "Move the fuel berth." }, august: { status: "on-hold" }, september: { status: "on-hold" } },
  "3.5": { all: { text: "Teach watchmen to splice." }, october: complete },
  "3.6": { all: { text: "Replace the fog bell." }, november: { due: "2027-06-30" } },
  "3.7": { all: { text: "Label the fire hoses." }, august: { due: null }, september: { due: null }, october: { due: null } },
  "3.8": { all: { text: "Insure the paddle tug." }, november: { due: null } },
  "3.9": { all: { text: "Draw up a berthing plan.", raw: "September 2027" }, november: { raw: "30 September 2027" } },
  "4.1": { all: { text: "Keep a log of oil spills." }, august: null, september: null, october: null },
  "4.3": {
    all: { text: "Train two more linesmen." },
    november: { owner: "Mooring Foreman", owners: [{ name: null, role: "Mooring Foreman", unit: null }] },
  },
  "4.4": { all: { text: "Review harbour dues within a year." }, november: { text: "Review harbour dues and wharfage within two years." } },
  "4.5": { all: { text: "Clear weed from the dry dock." }, november: { section: "Docks" } },
  "4.6": {
    all: { text: "Test the storm signals.", entries: [entry(null, "Signals were heard at all five stations.")] },
    november: { entries: [entry(null, "Only the brass horn is left and nobody has tried it since.")] },
  },
  "4.7": {
    all: { text: "Catalogue the spare chains." },
    november: { entries: [autumn, entry("2026-10-30", "30 October 2026: Half of the loft is listed.")] },
  },
  "4.8": { all: { text: "Replace the ferry ramp.", rag: "Green" }, november: { rag: "Amber" } },
  "4.10": {
    all: { text: "Fit ladders on the west quay.", other: [{ name: "Priority", text: "High" }] },
    november: { other: [{ name: "Priority", text: "Low" }] },
  },
  "4.11": { all: { text: "Sell the disused winch.", ...complete }, november: null },
  "4.13": { all: { text: "Recieve visiting yachts at the pontoon." }, november: { text: "Receive visiting yachts at the pontoon." } },
  "5.1": { all: { text: "Keep the tide bell rung." } },
};

/** The recommendation that was 4.9 and is 4.2. */
const renumbered = { text: "Weigh and stamp every anchor that leaves the chandlery before dusk." };

function edition(stage: Stage): Edition {
  const made = Object.entries(stories).flatMap(([id, story]) => {
    const own = story[stage];
    return own === null ? [] : [{ id, due: AHEAD, entries: [autumn], ...story.all, ...own }];
  });
  const moved = { id: stage === "november" ? "4.2" : "4.9", due: AHEAD, entries: [autumn], ...renumbered };
  const all = [...made, moved].map((m: Made & { due: string | null }) => ({
    ...m,
    raw: m.raw ?? m.due ?? "",
    update: (m.entries ?? []).map((e) => e.text).join("\n"),
  }));
  return makeEdition(DAYS[stage], all);
}

const agreed: Decision = {
  id: "d1",
  kind: "agreed-closing",
  recommendation: "2.3",
  field: null,
  was: null,
  now: null,
  by: "Clerk",
  when: "2026-11-06T09:00:00Z",
  reason: null,
  rests: null,
  finding: null,
  with: [],
  board: null,
  meeting: "2026-10-29",
  undoes: null,
};

/** A month in which everything happened that a paper can tell of, each to a recommendation of its own. */
export function everyClass(part: Partial<PaperInput> = {}): PaperInput {
  const all = (Object.keys(DAYS) as Stage[]).map(edition);
  const [, before, , now] = all as [Edition, Edition, Edition, Edition];
  const told = history(
    all.map((e) => ({ edition: e, revision: 1 })),
    { staleMonths: 3 },
  );
  return makeInput(now, { before, changes: diff(before, now), history: told, decisions: [agreed], ...part });
}
