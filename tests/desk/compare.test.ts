import { Writable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { diffCommand } from "../../src/cli/diff.ts";
import type { OpenDesk } from "../../src/desk/server.ts";
import { diff } from "../../src/diff/diff.ts";
import { ChangeSet } from "../../src/model/change.ts";
import { renumberingsOf } from "../../src/pipeline/compared.ts";
import { makeEdition } from "../render/make-edition.ts";
import { decided, keep, testDesk, testOffice } from "./office.ts";

const PLAN = "harbour-review";
let desk: OpenDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const SLIP = "Mend the slip before the spring tides and paint its rails.";
const CRANE = "Buy a second crane for the north quay.";
const LATE = "2031-06-30";

/**
 * Three months: 1.1 was reworded beyond recognition and renumbered in the second (a person said so) and renumbered again in the third; 1.2 was split
 * in the third, 1.9 left complete.
 */
const months = [
  makeEdition("2030-08-02", [
    { id: "1.1", text: CRANE, update: "Tenders are in.", due: "2031-03-31" },
    { id: "1.2", text: `${SLIP} Count the gulls on both piers and report the sum.` },
    { id: "1.9", text: "Sell the boat.", status: "complete" },
  ]),
  makeEdition("2030-09-06", [
    {
      id: "2.1",
      text: "Lifting gear: agree what the port needs.",
      owner: "Treasurer",
      update: "Nothing yet.",
      due: "2031-03-31",
      section: "Gear",
    },
    { id: "1.2", text: `${SLIP} Count the gulls on both piers and report the sum.` },
    { id: "1.9", text: "Sell the boat.", status: "complete" },
  ]),
  makeEdition("2030-10-04", [
    {
      id: "3.1",
      text: "Lifting gear: agree what the port needs.",
      owner: "Treasurer",
      update: "Nothing yet.\nDone in part.",
      due: LATE,
      section: "Gear",
    },
    { id: "1.2", text: SLIP },
    { id: "1.3", text: "Count the gulls on both piers and report the sum." },
  ]),
] as const;

async function office() {
  const at = testOffice({ author: "A. Clerk" });
  const says = decided({ kind: "renumbering", recommendation: "2.1", with: ["1.1"] });
  for (const [i, edition] of months.entries()) {
    const before = months[i - 1];
    const decisions = i === 1 ? [says] : [];
    const changes = before === undefined ? null : diff(before, edition, { renumberings: renumberingsOf(decisions) });
    const comparedWith = before === undefined ? [] : [`${PLAN}/${before.edition.date}/r1`];
    const source = { name: "plan.html", bytes: new TextEncoder().encode(String(edition.edition.date)) };
    await keep(at.archive, { source, edition, findings: [], decisions, changes, comparedWith });
  }
  return at;
}

type At = Awaited<ReturnType<typeof office>>;

async function told(at: At, old: string, now: string, asJson: boolean): Promise<string> {
  let out = "";
  const sink = new Writable({
    write: (chunk, _, done) => {
      out += chunk;
      done();
    },
  });
  const streams = { out: sink, err: sink, env: {} };
  await diffCommand(`${PLAN}/${old}`, `${PLAN}/${now}`, { archive: at.archive.folder, json: asJson }, streams);
  return out;
}

async function pagesOf(at: At): Promise<(path: string) => Promise<string>> {
  desk = await testDesk(at);
  const { origin } = new URL(desk.address);
  const cookie = String((await fetch(desk.address, { redirect: "manual" })).headers.get("set-cookie")).split(";")[0] ?? "";
  return async (path) => {
    const answer = await fetch(`${origin}/p/${PLAN}/${path}`, { headers: { cookie } });
    return (await answer.text()).replaceAll("&#x3D;", "=");
  };
}

/** Class heading to the ids under it, as the page lists them. */
function listed(page: string): Record<string, string[]> {
  const parts = page.slice(page.indexOf('id="h-list"')).split("<h3>").slice(1);
  return Object.fromEntries(parts.map((p) => [/^[^<]+/.exec(p)?.[0].trim(), [...p.matchAll(/>([^<>]+) <span>/g)].map((m) => m[1])]));
}

describe("a comparison of two editions", { timeout: 60_000 }, () => {
  it("says the same at the desk and on the command line, whichever two they are", async () => {
    const at = await office();
    const pageAt = await pagesOf(at);
    for (const since of ["2030-09-06", "2030-08-02"]) {
      const changes = ChangeSet.parse(JSON.parse(await told(at, since, "2030-10-04", true)));
      const page = await pageAt(`2030-10-04/compare?since=${since}`);
      const lists = listed(page);
      expect(lists).toMatchObject({ Slipped: changes.slipped, New: changes.added, Removed: changes.removed });
      expect(page).toContain(`Unchanged: ${changes.unchanged.length} of 3.`);
      expect(await told(at, since, "2030-10-04", false)).toContain(/Live: [^<]*? = \d+\./.exec(page)?.[0] ?? "no sum");
    }
  });

  it("over several editions follows what a person said of a number on the way", async () => {
    const changes = ChangeSet.parse(JSON.parse(await told(await office(), "2030-08-02", "2030-10-04", true)));
    expect(changes.renumbered).toContainEqual({ from: "1.1", to: "3.1" });
    expect(changes.matches.find((m) => m.to === "3.1")?.by).toBe("decision");
  });

  it("says what was split, that a removed one was complete, and from when to when a date went", async () => {
    const at = await office();
    const pageAt = await pagesOf(at);
    const words = await told(at, "2030-09-06", "2030-10-04", false);
    expect(words).toContain("Split: 1.2 into 1.2 and 1.3");
    expect(words).toContain("Removed: 1.9 (complete)");
    expect(words).toContain("Slipped: 3.1 (31 March 2031 to 30 June 2031, 91 days later)");
    expect(await pageAt("2030-10-04/compare?rec=1.3")).toContain("Rec 1.2 was split: its words now stand in Rec 1.2 and Rec 1.3.");
    expect(await pageAt("2030-10-04/compare?rec=1.9&gone=1")).toContain("It was complete when it last stood in it.");
  });

  it("gives in a recommendation's life the new entries that the comparison found", async () => {
    const pageAt = await pagesOf(await office());
    expect(await pageAt("2030-10-04/compare?rec=3.1")).toContain("New entry: “Done in part.”");
  });
});
