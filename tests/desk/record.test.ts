import { describe, expect, it } from "vitest";
import { DecidedElsewhere, record, seeEdition } from "../../src/desk/desk.ts";
import { diff } from "../../src/diff/diff.ts";
import type { Office } from "../../src/pipeline/office.ts";
import { makeEdition } from "../render/make-edition.ts";
import { decided, keep, testOffice } from "./office.ts";

const PLAN = "harbour-review";
const source = (words: string) => ({ name: "plan.html", bytes: new TextEncoder().encode(words) });
const october = () =>
  makeEdition("2026-10-02", [
    { id: "1.1", owner: "Harbor Master" },
    { id: "1.2", due: "2026-09-30" },
  ]);

async function officeWith(date = "2026-10-02"): Promise<Office> {
  const office = testOffice();
  const edition = { ...october(), edition: { ...october().edition, date } };
  await keep(office.archive, { source: source(date), edition, findings: [], decisions: [], changes: null });
  return office;
}

const owner = (now: string) => decided({ recommendation: "1.1", field: "owner", was: "Harbor Master", now });

describe("decisions of two people on one edition", () => {
  it("on different fields are both kept, though the second was made from an older page", async () => {
    const office = await officeWith();
    const seen = seeEdition(office, PLAN, "2026-10-02");
    await record(office, seen, [owner("Harbour Master")], 1);
    await record(office, seen, [decided({ recommendation: "1.2", field: "owner", now: "Dock Office" })], 1);
    const now = seeEdition(office, PLAN, "2026-10-02").snapshot;
    expect(now.info.revision).toBe(3);
    expect(now.edition.recommendations.map((r) => r.owner)).toEqual(["Harbour Master", "Dock Office"]);
  });

  it("on the same field: the second is refused and told the first, and nothing is written", async () => {
    const office = await officeWith();
    const seen = seeEdition(office, PLAN, "2026-10-02");
    await record(office, seen, [owner("Harbour Master")], 1);
    const second = record(office, seen, [owner("Harbour Board")], 1);
    await expect(second).rejects.toBeInstanceOf(DecidedElsewhere);
    await expect(second).rejects.toMatchObject({ theirs: [{ now: "Harbour Master" }] });
    expect(seeEdition(office, PLAN, "2026-10-02").snapshot.info.revision).toBe(2);
  });

  it("at the same moment in one desk: one is kept, the other is told", async () => {
    const office = await officeWith();
    const seen = seeEdition(office, PLAN, "2026-10-02");
    const both = await Promise.allSettled([record(office, seen, [owner("One")], 1), record(office, seen, [owner("Two")], 1)]);
    expect(both.map((b) => b.status)).toEqual(["fulfilled", "rejected"]);
  });

  it("at the same moment in two desks: neither is lost", async () => {
    const office = await officeWith();
    const other = { ...office }; // another process: it does not know of the first one's turn
    const seen = seeEdition(office, PLAN, "2026-10-02");
    await Promise.all([
      record(office, seen, [owner("Harbour Master")], 1),
      record(other, seen, [decided({ recommendation: "1.2", field: "owner", now: "Dock Office" })], 1),
    ]);
    const { edition, decisions } = seeEdition(office, PLAN, "2026-10-02").snapshot;
    expect(decisions).toHaveLength(2);
    expect(edition.recommendations.map((r) => r.owner)).toEqual(["Harbour Master", "Dock Office"]);
  });

  it("taken back leaves the words as they were read, and both steps in the history", async () => {
    const office = await officeWith();
    const seen = seeEdition(office, PLAN, "2026-10-02");
    const first = owner("Harbour Master");
    await record(office, seen, [first], 1);
    await record(office, seen, [decided({ kind: "undo", recommendation: "1.1", field: "owner", undoes: first.id })], 2);
    const { edition, decisions } = seeEdition(office, PLAN, "2026-10-02").snapshot;
    expect(edition.recommendations[0]?.owner).toBe("Harbor Master");
    expect(decisions).toHaveLength(2);
  });
});

describe("a decision on an older edition", () => {
  it("changes what the newer one is compared with", async () => {
    const office = await officeWith("2026-09-04");
    const before = seeEdition(office, PLAN, "2026-09-04").snapshot.edition;
    const now = { ...october(), recommendations: october().recommendations.map((r) => ({ ...r, owner: "Dock Office" })) };
    const changes = diff(before, now);
    await office.archive.add({
      ...{ source: source("october"), edition: now, findings: [], decisions: [], changes, asRead: null, papers: [] },
      ...{ organisation: null, retention: null, madeBy: [], comparedWith: [`${PLAN}/2026-09-04/r1`] },
    });
    expect(seeEdition(office, PLAN, "2026-10-02").snapshot.changes?.ownerChanged).toContain("1.1");
    await record(office, seeEdition(office, PLAN, "2026-09-04"), [owner("Dock Office")], 1);
    const seen = seeEdition(office, PLAN, "2026-10-02");
    expect(seen.snapshot.changes?.ownerChanged).not.toContain("1.1");
    expect(seeEdition(office, PLAN, "2026-09-04").newest).toMatchObject({ info: { date: "2026-10-02" }, moved: false });
  });
});

describe("a corrected date", () => {
  const moved = (now: string) => decided({ field: "edition.date", was: "2026-10-02", now });

  it("moves the edition to its place in the series; what stood under the old date stays in the archive", async () => {
    const office = await officeWith();
    const info = await record(office, seeEdition(office, PLAN, "2026-10-02"), [moved("2026-09-04")], 1);
    expect(info).toMatchObject({ date: "2026-09-04", revision: 1 });
    expect(office.archive.history(PLAN).map((e) => e.info.date)).toEqual(["2026-09-04"]);
    expect(office.archive.list(PLAN).map((s) => s.date)).toEqual(["2026-09-04", "2026-10-02"]);
    expect(seeEdition(office, PLAN, "2026-10-02").newest).toMatchObject({ info: { date: "2026-09-04" }, moved: true });
  });

  it("decides anew what is overdue", async () => {
    const office = await officeWith();
    expect(seeEdition(office, PLAN, "2026-10-02").snapshot.edition.recommendations[1]?.overdue).toBe(true);
    await record(office, seeEdition(office, PLAN, "2026-10-02"), [moved("2026-09-04")], 1);
    expect(seeEdition(office, PLAN, "2026-09-04").snapshot.edition.recommendations[1]?.overdue).toBe(false);
  });

  it("taken back brings it back", async () => {
    const office = await officeWith();
    const step = moved("2026-09-04");
    await record(office, seeEdition(office, PLAN, "2026-10-02"), [step], 1);
    await record(
      office,
      seeEdition(office, PLAN, "2026-09-04"),
      [{ ...step, id: "back", kind: "undo", now: null, was: null, undoes: step.id }],
      1,
    );
    expect(office.archive.history(PLAN).map((e) => e.info.date)).toEqual(["2026-10-02"]);
  });
});
