import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/ingest.ts";

async function read(headings: readonly string[], ...rows: readonly (readonly string[])[]) {
  const cells = (row: readonly string[], tag: string) => row.map((c) => `<${tag}>${c}</${tag}>`).join("");
  const body = [cells(headings, "th"), ...rows.map((row) => cells(row, "td"))].map((row) => `<tr>${row}</tr>`).join("");
  const page = `<h1>Harbour Plan</h1><p>2 March 2021</p><table>${body}</table>`;
  const { value, findings } = await ingest(new TextEncoder().encode(page), { name: "plan.html" });
  return { recommendations: value.recommendations, codes: findings.map((f) => f.code) };
}

describe("a plan with a column of updates for each month", () => {
  const HEAD = ["Ref", "Action", "Owner", "Due", "Update January 2021", "Update February 2021"];
  const rows = [
    ["1", "Paint the net sheds.", "M. Tench", "May 2021", "Primed.", "Painted the first shed."],
    ["2", "Sweep the east quay.", "M. Tench", "May 2021", "Complete – swept.", ""],
  ];

  it("is told by the latest that has words; the others are kept beside it", async () => {
    const { recommendations } = await read(HEAD, ...rows);
    expect(recommendations.map((r) => [r.update, r.status, r.other.map((o) => o.text)])).toEqual([
      ["Painted the first shed.", "open", ["Primed."]],
      ["Complete – swept.", "complete", []],
    ]);
  });
});

describe("a plan with a rating for each month", () => {
  const rows = [
    ["1", "Paint.", "May 2021", "A", "R"],
    ["2", "Sweep.", "May 2021", "G", "A"],
  ];
  it.each([
    ["RAG (Oct)", "RAG (Nov)"],
    ["RAG Q3", "RAG Q4"],
    ["December RAG", "January RAG"],
    ["RAG Dec 2020", "RAG Mar 2021"],
  ])("is rated by the later of %s and %s, wherever it stands", async (before, after) => {
    const there = await read(["Ref", "Action", "Due", before, after], ...rows);
    expect(there.recommendations.map((r) => [r.rag, r.other.map((o) => o.text)])).toEqual([
      ["R", ["A"]],
      ["A", ["G"]],
    ]);
    const turned = await read(["Ref", "Action", "Due", after, before], ...rows);
    expect(turned.recommendations.map((r) => r.rag)).toEqual(["A", "G"]);
  });

  it("and a status is known by the later one", async () => {
    const { recommendations } = await read(
      ["Ref", "Action", "Due", "Status Q1", "Status Q2", "Narrative Q2"],
      ["1", "Paint.", "May 2021", "Open", "Complete", "Painted."],
      ["2", "Sweep.", "May 2021", "Complete", "Open", "Begun again."],
    );
    expect(recommendations.map((r) => [r.status, r.update])).toEqual([
      ["complete", "Painted."],
      ["open", "Begun again."],
    ]);
  });
});

describe("a date that stands in for another", () => {
  it("is the target date where no revised one is given", async () => {
    const { recommendations } = await read(
      ["Ref", "Action", "Owner", "Target date", "Revised date"],
      ["1", "Paint.", "M. Tench", "May 2021", ""],
      ["2", "Sweep.", "M. Tench", "May 2021", "July 2021"],
    );
    expect(recommendations.map((r) => r.delivery.date)).toEqual(["2021-05-31", "2021-07-31"]);
  });

  it("is the first date where the revised one says that there is none, which is kept beside it", async () => {
    const { recommendations, codes } = await read(
      ["Ref", "Action", "Owner", "Original due date", "Revised due date"],
      ["1", "Paint.", "M. Tench", "May 2021", "N/A"],
      ["2", "Sweep.", "M. Tench", "May 2021", "July 2021"],
      ["3", "Oil.", "M. Tench", "", "n/a"],
    );
    expect(recommendations.map((r) => [r.delivery.raw, r.delivery.date])).toEqual([
      ["May 2021", "2021-05-31"],
      ["July 2021", "2021-07-31"],
      ["n/a", null],
    ]);
    expect(recommendations[0]?.other.map((o) => o.text)).toEqual(["N/A"]);
    expect(codes.filter((c) => c === "two-dates")).toHaveLength(1);
  });

  it("is doubted where its heading says no more than another column of dates", async () => {
    const rows = [
      ["1", "2 May 2021", "Paint.", "3 June 2021", "M. Tench", "Primed."],
      ["2", "9 May 2021", "Sweep.", "7 June 2021", "M. Tench", "Begun."],
    ];
    const { codes } = await read(["Ref", "Date", "Action", "Exec Date", "Owner", "Update"], ...rows);
    expect(codes).toContain("unknown-column");
    const { codes: told } = await read(["Ref", "Date", "Action", "Date raised", "Owner", "Update"], ...rows);
    expect(told).not.toContain("unknown-column");
  });

  it("is that of a column headed By, where its cells are dates", async () => {
    const { recommendations } = await read(
      ["Ref", "Action", "Who", "By"],
      ["1", "Paint.", "M. Tench", "3 May 2021"],
      ["2", "Oil.", "B. Quay", "June 2021"],
    );
    expect(recommendations.map((r) => [r.owner, r.delivery.date])).toEqual([
      ["M. Tench", "2021-05-03"],
      ["B. Quay", "2021-06-30"],
    ]);
  });

  it("is that in the owner's cell, where one column is for both", async () => {
    const { recommendations, codes } = await read(
      ["Ref", "Action", "Responsible officer and date", "Current position"],
      ["1", "Paint the net sheds.", "Quay Manager<br>31 March 2021", "Begun with the first of them."],
      ["2", "Sweep the east quay.", "Head of Sheds, by end of June 2021", "Begun with the second of them."],
      ["3", "Oil the bollards too.", "M. Tench (TBC)", "Begun with the third of them."],
    );
    expect(recommendations.map((r) => [r.owner, r.delivery.date])).toEqual([
      ["Quay Manager", "2021-03-31"],
      ["Head of Sheds", "2021-06-30"],
      ["M. Tench (TBC)", null],
    ]);
    expect(codes).not.toContain("two-dates");
  });
});

describe("a status", () => {
  it("is complete at 100 % of a column that counts", async () => {
    const { recommendations } = await read(
      ["Ref", "Action", "Owner", "Due", "% complete"],
      ["1", "Paint.", "M. Tench", "May 2021", "60%"],
      ["2", "Sweep.", "M. Tench", "May 2021", "100%"],
    );
    expect(recommendations.map((r) => r.status)).toEqual(["open", "complete"]);
  });

  it("is complete where a column tells the day it was done; one that is to come says nothing, one against the status is told", async () => {
    const { recommendations, codes } = await read(
      ["Ref", "Action", "Due", "Actual date", "Status", "Notes"],
      ["1", "Paint.", "May 2020", "3 May 2020", "", "Two coats."],
      ["2", "Sweep.", "May 2021", "3 May 2021", "", "Booked."],
      ["3", "Oil.", "May 2020", "", "", "Stock bought."],
      ["4", "Tar.", "May 2020", "4 May 2020", "Open", "To be looked at again."],
    );
    expect(recommendations.map((r) => [r.status, r.statusEvidence])).toEqual([
      ["complete", "3 May 2020"],
      ["open", null],
      ["open", null],
      ["open", "Open"],
    ]);
    expect(codes).toContain("status-conflict");
  });

  it("of several rows is that of the one furthest behind, which is said", async () => {
    const page =
      "<h1>Harbour Plan</h1><p>2 March 2021</p><table><tr><th>Ref<th>Recommendation<th>Step<th>Owner<th>Due<th>Status" +
      "<tr><td rowspan=2>R1<td rowspan=2>Paint the net sheds.<td>Prime<td>M. Tench<td>May 2021<td>In progress<tr><td>Paint<td>B. Quay<td>June 2021<td>Complete" +
      "<tr><td>R2<td>Sweep the quay.<td>Sweep<td>B. Quay<td>June 2021<td>Complete</table>";
    const { value, findings } = await ingest(new TextEncoder().encode(page), { name: "plan.html" });
    expect(value.recommendations.map((r) => r.status)).toEqual(["open", "complete"]);
    expect(findings.filter((f) => f.code === "status-conflict").map((f) => f.recommendation)).toEqual(["R1"]);
  });

  it("is told by the current position, not by the response that was given once", async () => {
    const { recommendations } = await read(
      ["Ref", "Recommendation", "Management response", "Owner", "Due", "Current position"],
      ["1", "Paint the net sheds.", "Agreed.", "M. Tench", "May 2021", "Implemented"],
      ["2", "Sweep the east quay.", "Agreed.", "M. Tench", "May 2021", "Not yet due"],
    );
    expect(recommendations.map((r) => [r.update, r.status])).toEqual([
      ["Implemented", "complete"],
      ["Not yet due", "open"],
    ]);
  });
});
