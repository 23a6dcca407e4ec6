import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/ingest.ts";

const plan = (...dates: readonly string[]) =>
  new TextEncoder().encode(
    `Harbour Plan,,,\n02/01/2021,,,\n\nRef,Action,Owner,Due\n${dates.map((d, i) => `H${i + 1},Paint the shed ${i + 1},Moira Tench,${d}\n`).join("")}`,
  );
const read = async (...dates: readonly string[]) => {
  const { value, findings } = await ingest(plan(...dates), { name: "plan.csv" });
  const doubts = findings.filter((f) => f.code === "month-first" || f.code === "impossible-date");
  return { dates: value.recommendations.map((r) => r.delivery.date), doubts: doubts.map((f) => [f.code, f.recommendation]) };
};

describe("the order of day and month", () => {
  it("is the day first", async () => {
    expect(await read("3/4/2021", "25/4/2021")).toEqual({ dates: ["2021-04-03", "2021-04-25"], doubts: [] });
  });

  it("is the month first in all dates of a plan that can only be read so, which is said", async () => {
    expect(await read("3/4/2021", "4/25/2021", "05.06.2021")).toEqual({
      dates: ["2021-03-04", "2021-04-25", "2021-06-05"],
      doubts: [["month-first", null]],
    });
  });

  it("is doubted where some dates are written the one way and some the other", async () => {
    expect(await read("3/4/2021", "4/25/2021", "25/4/2021", "5/5/2021")).toEqual({
      dates: ["2021-04-03", null, "2021-04-25", "2021-05-05"],
      doubts: [
        ["month-first", "H1"],
        ["impossible-date", "H2"],
      ],
    });
  });
});

describe("a column without a heading", () => {
  const numbered = (first: number) =>
    new TextEncoder().encode(
      `,Action,Owner,Due\n${[0, 1, 2].map((i) => `${first + i},Paint the shed ${i},Moira Tench,May 2021\n`).join("")}`,
    );

  it("that counts from nought is a program's, and numbers no recommendation", async () => {
    const { value } = await ingest(numbered(0), { name: "plan.csv" });
    expect([value.edition.numbered, value.recommendations.map((r) => r.id)]).toEqual([false, ["#1", "#2", "#3"]]);
  });

  it("that counts from one holds the numbers", async () => {
    const { value } = await ingest(numbered(1), { name: "plan.csv" });
    expect(value.recommendations.map((r) => r.id)).toEqual(["1", "2", "3"]);
  });
});
