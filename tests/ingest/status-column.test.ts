import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/ingest.ts";

async function read(heading: string, ...cells: readonly string[]) {
  const rows = cells.map((c, i) => `<tr><td>${i + 1}<td>Paint the shed ${i + 1}.<td>Moira Tench<td>May 2021<td>${c}`).join("");
  const page = `<h1>Harbour Plan</h1><p>2 March 2021</p><table><tr><th>Ref<th>Action<th>Owner<th>Due<th>${heading}${rows}</table>`;
  const { value, findings } = await ingest(new TextEncoder().encode(page), { name: "plan.html" });
  const doubts = findings.filter((f) => f.code === "status-conflict" || f.code === "unlikely-cell");
  return { status: value.recommendations.map((r) => r.status), doubts: doubts.map((f) => [f.code, f.recommendation]) };
}

describe("a column for the status", () => {
  it("that asks whether it is done is answered by a tick or a word", async () => {
    expect(await read("Complete?", "✓", "Y", "Yes", "No", "")).toEqual({
      status: ["complete", "complete", "complete", "open", "open"],
      doubts: [],
    });
  });

  it("says by a tick that it is done", async () => {
    expect((await read("Status", "✔", "In progress", "In progress")).status).toEqual(["complete", "open", "open"]);
  });

  it("that holds a cross is doubted, for it may mean either", async () => {
    expect(await read("Completed", "✓", "x", "")).toEqual({
      status: ["complete", "open", "open"],
      doubts: [["status-conflict", "2"]],
    });
  });

  it("leaves open what it calls by a word of the office's own, and says so", async () => {
    expect(await read("Status", "Complete", "Merged", "At risk", "Amber")).toEqual({
      status: ["complete", "open", "open", "open"],
      doubts: [["unlikely-cell", "2"]],
    });
  });
});

describe("a sub-heading over the columns of numbers and texts", () => {
  it("heads what stands below it, and is no recommendation", async () => {
    const rows = (id: string) => `<tr><td>${id}<td>Paint the shed.<td>Moira Tench<td>Begun.<td>May 2021`;
    const sub = "<tr><td colspan=2><b>2.1 Eastern Quay:</b><td><td>See 1.1 above<td>";
    const head = "<tr><th>Ref<th>Action<th>Owner<th>Update<th>Due";
    const page = `<h1>Harbour Plan</h1><p>2 March 2021</p><table>${head}${rows("1.1")}${rows("1.2")}${sub}${rows("2.1.1")}</table>`;
    const { value, findings } = await ingest(new TextEncoder().encode(page), { name: "plan.html" });
    expect(value.recommendations.map((r) => [r.id, r.subsection])).toEqual([
      ["1.1", null],
      ["1.2", null],
      ["2.1.1", "2.1 Eastern Quay"],
    ]);
    expect(findings.filter((f) => f.code === "sub-heading-update").map((f) => f.text)).toEqual(["See 1.1 above"]);
  });
});

describe("an original date over several recommendations", () => {
  it("stands for each of them where no revised one is given", async () => {
    const head = "<tr><th>Ref<th>Action<th>Owner<th>Original date<th>Revised date";
    const rows =
      "<tr><td>1<td>Paint.<td rowspan=2>M. Tench<td rowspan=2>May 2021<td rowspan=2><tr><td>2<td>Sweep.<tr><td>3<td>Oil.<td>B. Quay<td>June 2021<td>July 2021";
    const page = `<h1>Harbour Plan</h1><p>2 March 2021</p><table>${head}${rows}</table>`;
    const { value } = await ingest(new TextEncoder().encode(page), { name: "plan.html" });
    expect(value.recommendations.map((r) => r.delivery.date)).toEqual(["2021-05-31", "2021-05-31", "2021-07-31"]);
  });
});
