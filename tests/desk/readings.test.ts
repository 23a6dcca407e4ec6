import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { plainly, type Reading, Readings } from "../../src/desk/reading.ts";
import { lacking } from "../../src/desk/reading-actions.ts";
import { testOffice } from "./office.ts";

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const plan = (date: string) =>
  file(
    "plan.html",
    `<html><body><h1>Quay Plan</h1><p>${date}</p><table>
     <tr><th>Recommendation No</th><th>Owner</th><th>Update</th><th>Delivery Date</th></tr>
     <tr><td>1.1 That the quay is lit at night.</td><td>Harbour Master</td><td>Lamps are ordered.</td><td>June 2027</td></tr>
     <tr><td>1.2 That the steps are mended.</td><td>Harbour Master</td><td>Stone is cut.</td><td>May 2027</td></tr></table></body></html>`,
  );

async function ended(reading: Reading): Promise<Reading> {
  await expect.poll(() => reading.state, { timeout: 30_000 }).not.toBe("reading");
  return reading;
}

describe("what a refused document is asked for", () => {
  it("is its password, where it is locked", () => {
    const failed = [
      {
        file: file("a.pdf", ""),
        words: plainly("the PDF is encrypted: give its password with --password-file", "a.pdf"),
        fault: false,
        newPlan: null,
      },
    ];
    expect(failed[0]?.words).toBe("a.pdf: The PDF is encrypted: give the password of the document below.");
    expect(lacking({ failed })).toEqual({ date: false, plan: false, password: true });
  });

  it("is the plan, where it may be an edition of one that is there", () => {
    const words = plainly(
      'is "Quay" an edition of the plan quay-plan? Say so with --plan quay-plan, or name a new plan with --plan quay',
      "a.pdf",
    );
    expect(words).toBe("a.pdf: Is “Quay” an edition of the plan quay-plan? Say so below.");
    expect(lacking({ failed: [{ file: file("a.pdf", ""), words, fault: false, newPlan: "quay" }] })).toMatchObject({
      plan: true,
      password: false,
    });
  });
});

describe("documents given to the desk together", () => {
  it("where one holds no plan: the others are kept, and it is told which and why", async () => {
    const office = testOffice();
    const given = [file("letter.txt", "Dear all, the meeting is on Monday.\n"), plan("2 October 2026")];
    const reading = await ended(new Readings(office).start(given, {}));
    expect(reading.done.map((d) => d.snapshot.date)).toEqual(["2026-10-02"]);
    expect(reading.failed.map((f) => f.file.name)).toEqual(["letter.txt"]);
    expect(reading.failed[0]?.words).toContain("letter.txt");
  });

  it("where the date is missing: it is asked for in words of the desk, and the document is kept in mind until then", async () => {
    const office = testOffice();
    const readings = new Readings(office);
    const first = await ended(readings.start([plan("")], {}));
    expect(first.failed[0]?.words).not.toContain("--");
    expect(lacking(first)).toMatchObject({ date: true, plan: false, password: false });
    expect(office.archive.plans()).toEqual([]);
    const second = await ended(
      readings.start(
        first.failed.map((f) => f.file),
        { date: "2026-10-02" },
      ),
    );
    expect(second.done.map((d) => d.snapshot.date)).toEqual(["2026-10-02"]);
  });

  it("stopped before it has ended: nothing is kept, and no file stays in the scratch folder", async () => {
    const scratch: string[] = [];
    const office = testOffice();
    const watched = {
      ...office,
      scratch: async () => {
        scratch.push(await office.scratch());
        return scratch.at(-1) ?? "";
      },
    };
    const readings = new Readings(watched);
    const reading = readings.start([plan("2 October 2026")], {});
    await readings.stop(reading.id);
    expect(reading.state).toBe("stopped");
    expect(office.archive.plans()).toEqual([]);
    for (const folder of scratch) expect(fs.readdirSync(path.resolve(folder))).toEqual([]);
  });

  it("stopped while its pages are read: the process that reads ends at once, and the next document is read", {
    timeout: 60_000,
  }, async () => {
    const office = testOffice();
    const readings = new Readings(office);
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<tr><td>${i + 1}.1 That step ${i} is taken.</td><td>Clerk</td><td>Open.</td><td>June 2027</td></tr>`,
    );
    const long = file("long.html", new TextDecoder().decode(plan("2 October 2026").bytes).replace("</table>", `${rows.join("")}</table>`));
    const reading = readings.start([long], {});
    await expect.poll(() => reading.words, { timeout: 20_000 }).toMatch(/reading/i);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const began = performance.now();
    await readings.stop(reading.id);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(office.archive.plans()).toEqual([]);
    const next = await ended(readings.start([plan("2 October 2026")], {}));
    expect(next.done).toHaveLength(1);
  });
});
