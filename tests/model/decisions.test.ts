import { describe, expect, it } from "vitest";
import { applyDecisions } from "../../src/model/apply-decisions.ts";
import { carryDecisions } from "../../src/model/carry-decisions.ts";
import type { Decision } from "../../src/model/decision.ts";
import { BLANK, type Edition, type Recommendation } from "../../src/model/edition.ts";
import { finding } from "../../src/model/finding.ts";
import { settledBy, unsettled } from "../../src/model/settled.ts";

function rec(id: string, more: Partial<Recommendation> = {}): Recommendation {
  return {
    ...BLANK,
    id,
    section: "Stores",
    subsection: null,
    text: `Text of ${id}.`,
    owner: "Head of Stores",
    update: "Under way.",
    delivery: { raw: "September 2026", date: "2026-09-30", precision: "month" },
    overdue: true,
    rating: "red",
    ...more,
  };
}

const edition = (recommendations: Recommendation[], findings: Edition["findings"] = []): Edition => ({
  schemaVersion: 1,
  edition: {
    plan: "stores",
    title: "Stores Review",
    date: "2026-10-02",
    marking: null,
    numbered: true,
    source: { name: "a.pdf", mediaType: "application/pdf", sha256: "0", pages: 1 },
    words: { source: 0, placed: 0 },
    ledger: {},
  },
  recommendations,
  findings,
});

let n = 0;
function decide(more: Partial<Decision>): Decision {
  n += 1;
  return {
    id: `d${n}`,
    kind: "correct",
    recommendation: "1",
    field: null,
    was: null,
    now: null,
    by: "A. Clerk",
    when: "2026-10-05T09:00:00Z",
    reason: null,
    rests: null,
    finding: null,
    with: [],
    board: null,
    meeting: null,
    undoes: null,
    ...more,
  };
}

describe("a person's decisions", () => {
  it("a corrected delivery date moves overdue and rating with it", () => {
    const [r] = applyDecisions(edition([rec("1")]), [decide({ field: "delivery", now: "31 March 2027" })]).recommendations;
    expect(r).toMatchObject({ delivery: { date: "2027-03-31" }, overdue: false, rating: "green" });
  });

  it("a corrected status says whose it is, and stands against a later correction of the update", () => {
    const all = [decide({ field: "status", now: "open" }), decide({ field: "update", now: "Complete." })];
    expect(applyDecisions(edition([rec("1", { status: "complete", rating: "blue" })]), all).recommendations[0]).toMatchObject({
      status: "open",
      statusEvidence: "corrected by the portfolio office",
      update: "Complete.",
    });
  });

  it("joined rows are one recommendation with the words of both; a split row is two", () => {
    const two = edition([rec("1"), rec("#2", { text: "and its annex", update: "", owner: "" })]);
    const one = applyDecisions(two, [decide({ kind: "join", with: ["#2"] })]);
    expect(one.recommendations.map((r) => [r.id, r.text])).toEqual([["1", "Text of 1.\nand its annex"]]);
    const again = applyDecisions(one, [decide({ kind: "split", field: "text", now: "and its annex", with: ["1a"] })]);
    expect(again.recommendations.map((r) => [r.id, r.text])).toEqual([
      ["1", "Text of 1."],
      ["1a", "and its annex"],
    ]);
  });

  it("an orphan fragment is given to a recommendation, and the finding is settled", () => {
    const orphan = finding("orphan-fragment", "whose words are these?", { text: "SRO to report." });
    const d = decide({ kind: "give", recommendation: null, with: ["1"], finding: { code: "orphan-fragment", text: "SRO to report." } });
    expect(applyDecisions(edition([rec("1")], [orphan]), [d]).recommendations[0]?.text).toBe("Text of 1.\nSRO to report.");
    expect(settledBy(orphan, [d])).toBe(d);
    expect(unsettled([orphan], [d, decide({ kind: "undo", undoes: d.id })])).toEqual([orphan]);
  });

  it("words that a page break cut off go on in the line that breaks off; others are a paragraph of their own, after or before", () => {
    const give = (words: string, more: Partial<Decision> = {}) =>
      applyDecisions(edition([rec("1", { text: "The strategic direction of" })]), [
        decide({ kind: "give", recommendation: null, with: ["1"], finding: { code: "orphan-fragment", text: words }, ...more }),
      ]).recommendations[0];
    expect(give("the sponsor, each month.")?.text).toBe("The strategic direction of the sponsor, each month.");
    expect(give("A note.")?.text).toBe("The strategic direction of\nA note.");
    expect(give("A note.", { was: "start" })?.text).toBe("A note.\nThe strategic direction of");
    expect(give("Two are done.", { field: "update" })?.update).toBe("Under way.\nTwo are done.");
    expect(give("and Deputy", { field: "owner" })?.owner).toBe("Head of Stores and Deputy");
  });

  it("a corrected date of the edition decides anew what is overdue", () => {
    const now = applyDecisions(edition([rec("1")]), [decide({ recommendation: null, field: "edition.date", now: "2026-09-04" })]);
    expect(now.edition.date).toBe("2026-09-04");
    expect(now.recommendations[0]?.overdue).toBe(false);
  });

  it("an undone decision has no effect, and undoing the undoing brings it back", () => {
    const d = decide({ field: "text", now: "Other." });
    const undo = decide({ kind: "undo", undoes: d.id });
    const redo = decide({ kind: "undo", undoes: undo.id });
    expect(applyDecisions(edition([rec("1")]), [d, undo]).recommendations[0]?.text).toBe("Text of 1.");
    expect(applyDecisions(edition([rec("1")]), [d, undo, redo]).recommendations[0]?.text).toBe("Other.");
  });

  it("nothing of the edition given is changed", () => {
    const before = edition([rec("1")]);
    const copy = structuredClone(before);
    applyDecisions(before, [decide({ field: "text", now: "Other." }), decide({ field: "edition.title", recommendation: null, now: "T" })]);
    expect(before).toEqual(copy);
  });
});

describe("next month", () => {
  const d = decide({ field: "delivery", was: "Sept 2026", now: "30 September 2027", rests: { digest: "x", words: "September 2026" } });

  it("a decision is applied again where the same words stand, however they are wrapped", () => {
    expect(
      carryDecisions([d], edition([rec("1", { delivery: { raw: "September  2026", date: null, precision: null } })])).decisions,
    ).toEqual([d]);
  });

  it("is asked again where they changed, and not applied", () => {
    const carried = carryDecisions([d], edition([rec("1", { delivery: { raw: "October 2026", date: null, precision: null } })]));
    expect(carried.decisions).toEqual([]);
    expect(carried.findings).toMatchObject([{ code: "decision-stale", recommendation: "1", text: "October 2026" }]);
  });

  it("is dropped with the recommendation it was about; what the board agreed is kept for ever", () => {
    const agreed = decide({ kind: "agreed-date", now: "2027-09-30", board: "SAS", meeting: "2026-10-20" });
    const carried = carryDecisions([d, agreed], edition([rec("2")]));
    expect(carried).toMatchObject({ decisions: [agreed], asked: [], findings: [] });
  });

  it("the date of one edition is never taken for another's", () => {
    const dated = decide({ recommendation: null, field: "edition.date", now: "2026-09-04", rests: { digest: "x", words: "2026-10-02" } });
    expect(carryDecisions([dated], edition([rec("1")]))).toEqual({ decisions: [], asked: [], findings: [] });
  });

  it("the same month's plan sent again keeps what belongs to that month: comments, requests, what was issued", () => {
    const own = [decide({ kind: "comment", now: "Ours." }), decide({ kind: "issued", board: "SAS" })];
    expect(carryDecisions(own, edition([rec("1")])).decisions).toEqual([]);
    expect(carryDecisions(own, edition([rec("1")]), true).decisions).toEqual(own);
  });

  it("what is asked again is settled by any decision on the words as they are now", () => {
    const [asked] = carryDecisions([d], edition([rec("1", { delivery: { raw: "October 2026", date: null, precision: null } })])).findings;
    const anew = decide({ field: "delivery", now: "1 May 2027", rests: { digest: "y", words: "October 2026" } });
    expect(settledBy(asked as NonNullable<typeof asked>, [d])).toBeNull();
    expect(settledBy(asked as NonNullable<typeof asked>, [d, anew])).toBe(anew);
  });
});
