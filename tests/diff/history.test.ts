import { describe, expect, it } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { history } from "../../src/diff/history.ts";
import { historyCsv } from "../../src/diff/history-csv.ts";
import { findHistory, historyText } from "../../src/diff/history-print.ts";
import type { ArchivedEdition } from "../../src/diff/series.ts";
import { PlanHistory } from "../../src/model/history.ts";
import { edition, type Said } from "./plan.ts";

const dredge: Said = {
  id: "1",
  text: "Dredge the outer channel to nine metres at all states of the tide",
  section: "Traffic",
  owner: "Nora Sandvik",
  owners: [{ name: "Nora Sandvik" }],
};
const paint: Said = {
  id: "2",
  text: "Paint every bollard on the fish quay white and number it",
  section: "Quays",
  owner: "T. Yew",
  owners: [{ name: "T. Yew" }],
};
const lamps: Said = {
  id: "3",
  text: "Replace the lamps on the leading lights with lower ones",
  section: "Traffic",
  owner: "T. Yew",
  owners: [{ name: "T. Yew" }],
};

type Month = readonly [date: string, rows: readonly Said[]];
const archived = ([date, rows]: Month, i = 0): ArchivedEdition => ({ edition: edition(date, rows), revision: 1, sequence: i + 1 });
const recall = (...months: Month[]) => PlanHistory.parse(history(months.map(archived), { staleMonths: 3 }));
const of = (h: PlanHistory, id: string) => {
  const found = findHistory(h, id);
  if (found === null) throw new Error(`no ${id}`);
  return found;
};

describe("dates", () => {
  const march = ["March 2030", "2030-03-31"] as const;
  const june = ["June 2030", "2030-06-30"] as const;
  const h = recall(
    ["2030-01-07", [{ ...dredge, delivery: march }]],
    ["2030-02-04", [{ ...dredge, delivery: "TBC" }]],
    ["2030-03-04", [{ ...dredge, delivery: june }]],
    ["2030-04-08", [{ ...dredge, delivery: ["31 August 2030", "2030-08-31"] }]],
    ["2030-05-06", [{ ...dredge, delivery: ["April 2030", "2030-04-30"] }]],
  );

  it("the first one stays, every revised one stands with its edition", () => {
    expect(of(h, "1").firstDelivery?.raw).toBe("March 2030");
    expect(of(h, "1").deliveries.map((d) => [d.edition, d.delivery.raw])).toEqual([
      ["2030-01-07", "March 2030"],
      ["2030-02-04", "TBC"],
      ["2030-03-04", "June 2030"],
      ["2030-04-08", "31 August 2030"],
      ["2030-05-06", "April 2030"],
    ]);
  });

  it("a slip across an edition without a date is a slip; the days count from the first date", () => {
    expect(of(h, "1")).toMatchObject({ slips: 2, daysLost: 30 });
  });

  it("overdue goes by the present date and by the first", () => {
    expect(of(h, "1")).toMatchObject({ overdueDays: 6, overdueDaysAgainstFirst: 36 });
  });

  it("slippage is summed by owner and section, and only of those that slipped", () => {
    const two = recall(["2030-01-07", [{ ...dredge, delivery: march }, paint]], ["2030-02-04", [{ ...dredge, delivery: june }, paint]]);
    expect(two.slippageByOwner).toEqual([{ name: "Nora Sandvik", recommendations: 1, slips: 1, daysLost: 91 }]);
    expect(two.slippageBySection).toEqual([{ name: "Traffic", recommendations: 1, slips: 1, daysLost: 91 }]);
  });
});

describe("through renumberings", () => {
  const h = recall(
    ["2030-01-07", [dredge, { ...paint, delivery: ["March 2030", "2030-03-31"] }]],
    ["2030-02-04", [dredge, { ...lamps, id: "2" }, { ...paint, id: "3", delivery: ["May 2030", "2030-05-31"] }]],
    [
      "2030-03-04",
      [
        { ...dredge, id: "A.1" },
        { ...lamps, id: "A.2" },
        { ...paint, id: "B.1", delivery: ["July 2030", "2030-07-31"] },
      ],
    ],
  );

  it("one recommendation is one, under whatever number", () => {
    expect(h.recommendations).toHaveLength(3);
    expect(of(h, "B.1")).toMatchObject({ firstSeen: "2030-01-07", slips: 2 });
    expect(of(h, "B.1").ids.map((x) => x.id)).toEqual(["2", "3", "B.1"]);
  });

  it("a former number leads to it", () => {
    expect(findHistory(h, "1")?.id).toBe("A.1");
  });
});

describe("closing and leaving", () => {
  const done = { ...paint, status: "complete" as const };
  const h = recall(
    ["2030-01-07", [dredge, paint, lamps]],
    ["2030-02-04", [dredge, done, lamps]],
    ["2030-03-04", [{ ...dredge, status: "complete" }]],
    ["2030-04-08", [dredge]],
  );

  it("a completed one that leaves stays complete in the totals", () => {
    expect(h.editions.map((e) => [e.complete, e.completeAndGone, e.completedSinceLast])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [1, 1, 1],
      [0, 1, 0],
    ]);
    expect(of(h, "2")).toMatchObject({ completedIn: "2030-02-04", left: { edition: "2030-03-04", status: "complete" }, daysOpen: 28 });
  });

  it("one removed while live says so", () => {
    expect(of(h, "3").left).toEqual({ edition: "2030-03-04", status: "open" });
  });

  it("a reopening is remembered and the closing before it is not", () => {
    expect(of(h, "1")).toMatchObject({ reopenings: [{ edition: "2030-04-08" }], completedIn: null });
  });

  it("the rate of closing names what it rests on", () => {
    expect(h.closing).toEqual({ from: "2030-01-07", to: "2030-04-08", completed: 2, perMonth: 0.67 });
  });

  it("one that comes back goes on where it left", () => {
    const back = recall(["2030-01-07", [dredge, paint]], ["2030-02-04", [dredge]], ["2030-03-04", [dredge, paint]]);
    expect(of(back, "2")).toMatchObject({ firstSeen: "2030-01-07", left: null });
  });
});

describe("silence", () => {
  const entry = ["2030-01-03", "03.01.30 Tender out"] as const;
  it("a live one without a new entry for the configured months is stale", () => {
    const months = ["2030-01-07", "2030-02-04", "2030-03-04", "2030-04-08"].map((d): Month => [d, [{ ...dredge, entries: [entry] }]]);
    expect(of(recall(...months), "1")).toMatchObject({ lastNewEntry: "2030-01-03", monthsWithoutEntry: 3, stale: true });
    expect(of(recall(...months.slice(0, 3)), "1").stale).toBe(false);
  });

  it("in a first edition it comes from the dated entries", () => {
    expect(of(recall(["2030-06-03", [{ ...dredge, entries: [entry] }]]), "1")).toMatchObject({ monthsWithoutEntry: 5, stale: true });
  });

  it("new words without a date are news of their edition", () => {
    const h = recall(["2030-01-07", [{ ...dredge, update: "Tender out" }]], ["2030-02-04", [{ ...dredge, update: "Four bids in hand" }]]);
    expect(of(h, "1").lastNewEntry).toBe("2030-02-04");
  });

  it("a past entry that was altered is no new one", () => {
    const entry = (words: string) => ({ ...dredge, entries: [["2029-11-05", `05.11.29 ${words}`]] as const });
    const h = recall(["2030-01-07", [entry("40 moorings")]], ["2030-03-04", [entry("14 moorings")]]);
    expect(of(h, "1")).toMatchObject({ lastNewEntry: "2029-11-05", monthsWithoutEntry: 3, stale: true });
  });

  it("a typing correction is no news", () => {
    const h = recall(
      ["2030-01-07", [{ ...dredge, update: "Tendre out to yards" }]],
      ["2030-02-04", [{ ...dredge, update: "Tender out to yards" }]],
    );
    expect(of(h, "1").lastNewEntry).toBeNull();
  });

  it("one on hold or complete is not stale", () => {
    const h = recall([
      "2030-06-03",
      [
        { ...dredge, status: "on-hold", entries: [entry] },
        { ...paint, status: "complete", entries: [entry] },
      ],
    ]);
    expect(h.recommendations.map((r) => r.stale)).toEqual([false, false]);
  });
});

describe("at risk before its date", () => {
  const late = ["December 2030", "2030-12-31"] as const;
  const h = recall(
    [
      "2030-01-07",
      [
        { ...dredge, delivery: ["March 2030", "2030-03-31"], update: "a" },
        { ...paint, delivery: late, refersTo: ["1"] },
      ],
    ],
    [
      "2030-02-04",
      [
        { ...dredge, delivery: ["April 2030", "2030-04-30"], update: "b" },
        { ...paint, delivery: late, refersTo: ["1"] },
      ],
    ],
    [
      "2030-03-04",
      [
        { ...dredge, delivery: ["May 2030", "2030-05-31"], update: "c" },
        { ...paint, delivery: late, refersTo: ["1"] },
      ],
    ],
  );

  it("is one that slipped twice, and one that refers to it, with the reason", () => {
    expect(of(h, "1").atRisk).toBe("slipped twice");
    expect(of(h, "2").atRisk).toBe("refers to 1 (slipped twice)");
  });

  it("a stale one says since when", () => {
    const stale = recall(["2030-06-03", [{ ...dredge, entries: [["2030-01-03", "03.01.30 Tender out"]] }]]);
    expect(of(stale, "1").atRisk?.replace("\u00a0", " ")).toBe("no update since 3 January 2030");
  });

  it("is none that is overdue already", () => {
    const over = recall([
      "2030-06-03",
      [{ ...dredge, delivery: ["May 2030", "2030-05-31"], entries: [["2030-01-03", "03.01.30 Tender out"]] }],
    ]);
    expect(of(over, "1").atRisk).toBeNull();
  });
});

describe("what an update promised", () => {
  const promises = (update: string, said: Partial<Said> = {}) =>
    of(recall(["2030-06-03", [{ ...dredge, update, ...said }]]), "1").promisesPassed;

  it("for a date that has passed, with its words", () => {
    expect(promises("Under way. Report to the pilotage board May 2030. Costs known.")).toEqual([
      { date: "2030-05-31", words: "Report to the pilotage board May 2030." },
    ]);
  });

  it("not what was done on a date, nor what is promised for a date to come, nor of one complete", () => {
    expect(promises("Agreed at the pilotage board in May 2030")).toEqual([]);
    expect(promises("Report to the pilotage board July 2030")).toEqual([]);
    expect(promises("Report to the pilotage board May 2030", { status: "complete" })).toEqual([]);
  });

  it("a date after the entry's own was ahead when it was written", () => {
    const entries = [["2030-04-08", "08.04.30 With the pilots on 12 May 2030"]] as const;
    expect(promises("", { entries }).map((p) => p.date)).toEqual(["2030-05-12"]);
  });
});

describe("the plan as it stands", () => {
  it("the same words and pointers to one place are grouped", () => {
    const h = recall([
      "2030-01-07",
      [
        { ...dredge, update: "Waits for the survey" },
        { ...paint, update: "waits for the survey" },
        { ...lamps, update: "See 1 above", refersTo: ["1"] },
        { id: "4", update: "As 1", refersTo: ["1"] },
      ],
    ]);
    expect(h.sameUpdate.map((g) => g.ids)).toEqual([
      ["1", "2"],
      ["1", "3", "4"],
    ]);
  });

  it("those due in the month that follows are named", () => {
    const h = recall([
      "2030-01-07",
      [
        { ...dredge, delivery: ["7 February 2030", "2030-02-07"] },
        { ...paint, delivery: ["8 February 2030", "2030-02-08"] },
        { ...lamps, delivery: ["6 January 2030", "2030-01-06"] },
      ],
    ]);
    expect(h.dueBeforeNext).toEqual(["1"]);
  });

  it("open ones are aged by when they were first seen", () => {
    const h = recall(["2030-01-07", [dredge]], ["2030-05-06", [dredge, paint]]);
    expect(h.ageing?.map((a) => [a.fromMonths, a.ids])).toEqual([
      [0, ["2"]],
      [3, ["1"]],
      [6, []],
      [12, []],
      [24, []],
    ]);
  });

  it("its life is the share of words that changed, edition by edition", () => {
    const h = recall(
      ["2030-01-07", [dredge]],
      ["2030-02-04", [dredge]],
      ["2030-03-04", [{ ...dredge, update: "Tender out to four yards in all" }]],
    );
    expect(of(h, "1").life.map((l) => l.changed)[0]).toBe(0);
    expect(of(h, "1").life[1]?.changed).toBeGreaterThan(0.1);
  });

  it("a past entry that was altered is kept, as it was and as it is", () => {
    const h = recall(
      ["2030-01-07", [{ ...dredge, entries: [["2029-12-03", "03.12.29 Survey of 40 moorings"]] }]],
      ["2030-02-04", [{ ...dredge, entries: [["2029-12-03", "03.12.29 Survey of 14 moorings"]] }]],
    );
    expect(of(h, "1").alteredEntries).toEqual([
      { edition: "2030-02-04", before: "03.12.29 Survey of 40 moorings", after: "03.12.29 Survey of 14 moorings" },
    ]);
  });

  it("owners are those it has had; another spelling is not another", () => {
    const owners = (owner: string) => ({ ...dredge, owner, owners: [{ name: owner }] });
    const h = recall(["2030-01-07", [dredge]], ["2030-02-04", [owners("N. Sandvik")]], ["2030-03-04", [owners("Tom Yew")]]);
    expect(of(h, "1").owners.map((o) => o.owner)).toEqual(["Nora Sandvik", "Tom Yew"]);
  });
});

describe("the series", () => {
  const codes = (...months: Month[]) => recall(...months).findings.map((f) => f.code);

  it("a month missing from a monthly series is a finding", () => {
    const h = recall(["2030-01-07", [dredge]], ["2030-02-04", [dredge]], ["2030-04-08", [dredge]]);
    expect(h.findings.map((f) => f.code)).toEqual(["missing-edition"]);
    expect(h.findings[0]?.message).toContain("March 2030");
  });

  it("an edition a fortnight late, and a plan kept by the quarter, miss none", () => {
    expect(codes(["2030-01-07", [dredge]], ["2030-02-19", [dredge]], ["2030-03-04", [dredge]])).toEqual([]);
    expect(codes(["2030-01-07", [dredge]], ["2030-04-08", [dredge]], ["2030-07-08", [dredge]], ["2030-10-07", [dredge]])).toEqual([]);
  });

  it("a corrected edition takes the place of the first, in its place by date", () => {
    const first = archived(["2030-01-07", [dredge]]);
    const next = archived(["2030-02-04", [dredge]], 1);
    const corrected = { ...archived(["2030-01-07", [dredge, paint]], 2), revision: 2 };
    const h = history([first, next, corrected], { staleMonths: 3 });
    expect(h.editions.map((e) => [e.edition, e.revision, e.total])).toEqual([
      ["2030-01-07", 2, 2],
      ["2030-02-04", 1, 1],
    ]);
    expect(of(h, "2").left?.edition).toBe("2030-02-04");
  });

  it("what was written before a late edition came in is named", () => {
    const january = archived(["2030-01-07", [dredge]]);
    const march = { ...archived(["2030-03-04", [dredge]], 1), papers: ["harbour-2030-03-04.pdf"] };
    const compared = { ...march, changes: diff(january.edition, march.edition) };
    const february = archived(["2030-02-04", [dredge]], 2);
    const h = history([january, compared, february], { staleMonths: 3 });
    expect(h.writtenWithout).toEqual([{ edition: "2030-02-04", papers: ["harbour-2030-03-04.pdf"] }]);
    expect(h.findings).toEqual([]);
  });

  it("two documents for one date are a finding", () => {
    const other = edition("2030-01-07", [dredge, paint]);
    const twice = { ...other, edition: { ...other.edition, source: { ...other.edition.source, sha256: "ff" } } };
    const h = history([archived(["2030-01-07", [dredge]]), { edition: twice, revision: 2 }], { staleMonths: 3 });
    expect(h.findings.map((f) => f.code)).toEqual(["same-date"]);
  });

  const written = (date: string, sequence: number, document: string, revision = 1) => ({
    date,
    revision,
    sequence,
    source: { name: `${document}.pdf`, sha256: document },
    papers: [`harbour-${date}-r${revision}-paper`],
  });
  const series = [archived(["2030-01-07", [dredge]]), archived(["2030-02-04", [dredge]], 1)];

  it("a former revision is no edition of its own, but the record tells of it: two documents, and what was written from the first", () => {
    const record = [written("2030-01-07", 1, "plan"), written("2030-02-04", 2, "feb"), written("2030-01-07", 3, "plan-final", 2)];
    const h = history(series, { staleMonths: 3, written: record });
    expect(h.findings.map((f) => [f.code, f.message])).toEqual([
      [
        "same-date",
        "Two documents are editions of 7\u00a0January 2030: plan.pdf (revision 1), plan-final.pdf (revision 2). The newest revision is used; if one of them is of another date, say so with --date.",
      ],
    ]);
    expect(h.writtenWithout).toEqual([{ edition: "2030-01-07", papers: ["harbour-2030-01-07-r1-paper", "harbour-2030-02-04-r1-paper"] }]);
  });

  it("a decision about the same document makes a revision, no second document", () => {
    const record = [written("2030-01-07", 1, "plan"), written("2030-01-07", 2, "plan", 2), written("2030-02-04", 3, "feb")];
    const h = history(series, { staleMonths: 3, written: record });
    expect(h.findings).toEqual([]);
    expect(h.writtenWithout).toEqual([]);
  });

  it("a late edition names all that was written after its date before it came, not what came after it", () => {
    const record = [
      written("2030-01-07", 1, "jan"),
      written("2030-03-04", 2, "mar"),
      written("2030-04-08", 3, "apr"),
      written("2030-02-04", 4, "feb"),
      written("2030-05-06", 5, "may"),
    ];
    expect(history(series, { staleMonths: 3, written: record }).writtenWithout).toEqual([
      { edition: "2030-02-04", papers: ["harbour-2030-03-04-r1-paper", "harbour-2030-04-08-r1-paper"] },
    ]);
  });

  it("a match that a person decided is kept", () => {
    const a = archived(["2030-01-07", [dredge]]);
    const b = archived(["2030-02-04", [{ ...dredge, id: "9", text: "Keep the channel deep" }]], 1);
    const changes = diff(a.edition, b.edition, { renumberings: [{ recommendation: "9", with: ["1"] }] });
    expect(of(history([a, { ...b, changes }], { staleMonths: 3 }), "9").firstSeen).toBe("2030-01-07");
  });
});

describe("printed", () => {
  const h = recall(
    ["2030-01-07", [{ ...dredge, delivery: ["March 2030", "2030-03-31"], owner: '=cmd, "x"' }]],
    ["2030-02-04", [{ ...dredge, delivery: ["June 2030", "2030-06-30"], owner: '=cmd, "x"' }]],
  );

  it("as text: the plan, and one recommendation", () => {
    expect(historyText(h)).toContain("harbour: 2 editions, 7 January 2030 to 4 February 2030");
    expect(historyText(h, "1")).toContain("1 slip, 91 days from the first date to the present one");
  });

  it("the plan's text tells what a portfolio office looks for: gone while live, reopened, altered, how old the open ones are", () => {
    const told = historyText(
      recall(
        ["2030-01-07", [dredge, { ...paint, status: "complete" }, { ...lamps, entries: [["2030-01-02", "02.01.30 40 lamps ordered"]] }]],
        ["2030-02-04", [{ ...paint }, { ...lamps, entries: [["2030-01-02", "02.01.30 14 lamps ordered"]] }]],
      ),
    );
    expect(told).toContain(`Removed while live\n  1: open when it was gone, 4 February 2030. "Dredge the outer channel`);
    expect(told).toContain("Reopened\n  2: 4 February 2030");
    expect(told).toContain(`Past entries altered\n  3: 4 February 2030: "02.01.30 40 lamps ordered" became "02.01.30 14 lamps ordered"`);
    expect(told).toContain("Open ones by months since first seen\n  0 to 3: 2 (2, 3)");
  });

  it("the plan's rows stand in the order of the newest edition, those that left below; without numbers their words tell them apart", () => {
    const told = historyText(
      recall(
        [
          "2030-01-07",
          [
            { ...dredge, id: "#1" },
            { ...paint, id: "#2" },
            { ...lamps, id: "#3" },
          ],
        ],
        [
          "2030-02-04",
          [
            { ...lamps, id: "#1" },
            { ...paint, id: "#2" },
          ],
        ],
      ),
    );
    const rows = told.split("\n").filter((l) => /^ {2}#\d {2}/.test(l));
    expect(rows.map((l) => l.trim().split(/\s+/).slice(0, 2))).toEqual([
      ["#1", "Replace"],
      ["#2", "Paint"],
      ["#1", "Dredge"],
    ]);
  });

  it("one recommendation's begins with what it asks for", () => {
    expect(historyText(h, "1").split("\n").slice(0, 3)).toEqual([
      "1: open, in the plan since 7 January 2030, open 28 days",
      "  Dredge the outer channel to nine metres at all states of the tide",
      "  Section: Traffic",
    ]);
  });

  it("as CSV: a row for each recommendation, no cell a formula", () => {
    const rows = historyCsv(h).split("\r\n");
    expect(rows[0]).toMatch(/^\ufeffRecommendation,/);
    expect(rows[1]).toContain(`"'=cmd, ""x"""`);
    expect(rows).toHaveLength(3);
  });

  it("as CSV of one recommendation: a row for each edition", () => {
    expect(
      historyCsv(h, "1")
        .split("\r\n")
        .slice(1, 3)
        .map((r) => r.split(",").slice(0, 5)),
    ).toEqual([
      ["2030-01-07", "1", "open", "March 2030", "2030-03-31"],
      ["2030-02-04", "1", "open", "June 2030", "2030-06-30"],
    ]);
  });
});

it("one that a person called new stays new where the edition before it is corrected and they are compared again", () => {
  const words = "Replace the rotten piles under the north pier before winter storms";
  const stood = (id: string) => [{ id, text: words }];
  const decided = { recommendation: "2.1", with: [] };
  const series = [
    { edition: edition("2030-01-07", stood("1.1")), revision: 2, name: "p/2030-01-07/r2" },
    {
      edition: edition("2030-02-04", stood("2.1")),
      revision: 1,
      name: "p/2030-02-04/r1",
      comparedWith: ["p/2030-01-07/r1"],
      renumberings: [decided],
    },
  ];
  expect(history(series, { staleMonths: 3 }).recommendations.map((r) => [r.id, r.firstSeen])).toEqual([
    ["1.1", "2030-01-07"],
    ["2.1", "2030-02-04"],
  ]);
});
