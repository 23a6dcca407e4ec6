import { afterEach, describe, expect, it } from "vitest";
import type { OpenDesk } from "../../src/desk/server.ts";
import { diff } from "../../src/diff/diff.ts";
import { makeEdition } from "../render/make-edition.ts";
import { keep, testDesk, testOffice } from "./office.ts";

const PAGES = [
  "/",
  "/review",
  "/review?rec=9.9",
  "/review?finding=7",
  "/paper",
  "/preview",
  "/recommendations",
  "/recommendations?several=all",
  "/columns",
];
let desk: OpenDesk | null = null;
afterEach(() => desk?.close());

/** A desk over editions, and what asks it for a page as its one person does. */
async function deskOver(...editions: readonly ReturnType<typeof makeEdition>[]) {
  const office = testOffice({ author: "A. Clerk" });
  for (const [i, edition] of editions.entries()) {
    const before = editions[i - 1];
    const source = { name: "plan.html", bytes: new TextEncoder().encode(edition.edition.date ?? "") };
    const changes = before === undefined ? null : diff(before, edition);
    await keep(office.archive, { source, edition, findings: edition.findings, decisions: [], changes });
  }
  desk = await testDesk(office);
  const { origin } = new URL(desk.address);
  const cookie = String((await fetch(desk.address, { redirect: "manual" })).headers.get("set-cookie")).split(";")[0] ?? "";
  return async (path: string) => {
    const answer = await fetch(`${origin}/p/harbour-review/${path}`, { headers: { cookie }, redirect: "manual" });
    return { status: answer.status, text: await answer.text() };
  };
}

describe("every page of the desk stands", () => {
  it("over an edition without any recommendation", { timeout: 30_000 }, async () => {
    const page = await deskOver(makeEdition("2026-10-02", []));
    for (const at of PAGES) expect(await page(`2026-10-02${at}`), at).toMatchObject({ status: 200 });
    expect((await page("2026-10-02/")).text).not.toContain("/compare");
    expect((await page("2026-10-02/compare")).status).toBe(400);
  });

  it("over one that lost every recommendation since the edition before", { timeout: 30_000 }, async () => {
    const page = await deskOver(makeEdition("2026-09-04", [{ id: "1.1" }, { id: "1.2" }]), makeEdition("2026-10-02", []));
    for (const at of [...PAGES, "/compare", "/compare?rec=1.1&gone=1", "/compare?rec=1.1"])
      expect(await page(`2026-10-02${at}`), at).toMatchObject({ status: 200 });
  });

  it("over one in which nothing changed: each recommendation has its life all the same", { timeout: 30_000 }, async () => {
    const same = (date: string) => makeEdition(date, [{ id: "1.1", due: "2027-06-30" }]);
    const page = await deskOver(same("2026-09-04"), same("2026-10-02"));
    expect((await page("2026-10-02/compare")).text).toMatch(/Nothing changed since 4\sSeptember\s2026/);
    const life = (await page("2026-10-02/compare?rec=1.1")).text;
    expect(life).toContain("Rec 1.1 <span>unchanged");
    expect(life).toContain("Delivery date of Rec 1.1 in each of 2 editions");
  });

  it("says of a date that slipped how often, by how much, and whether a board agreed", { timeout: 30_000 }, async () => {
    const due = (date: string, day: string) => makeEdition(date, [{ id: "1.1", due: day }]);
    const page = await deskOver(due("2026-08-07", "2026-09-30"), due("2026-09-04", "2026-10-31"), due("2026-10-02", "2026-12-31"));
    expect((await page("2026-10-02/compare?rec=1.1")).text).toContain(
      "The delivery date moved 61 days later, for the second time: 92 days after its first date. No agreement of a board to it is recorded.",
    );
  });
});
