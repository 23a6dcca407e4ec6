import { expect, it } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { columnChanges, columnsSentence, planColumns } from "../../src/render/paper/plan-columns.ts";
import { makeEdition } from "./make-edition.ts";

const IDS = ["1.1", "1.2", "1.3", "1.4"];
const month = (date: string, columns: (id: string) => Record<string, string>) =>
  makeEdition(
    date,
    IDS.map((id) => ({ id, other: Object.entries(columns(id)).map(([name, text]) => ({ name, text })) })),
  );
const turned = (before: (id: string) => Record<string, string>, after: (id: string) => Record<string, string>) => {
  const changes = diff(month("2026-10-02", before), month("2026-11-06", after));
  const columns = planColumns(changes);
  return [columnsSentence(columns).join(""), columnChanges(changes.changes, columns).map((c) => [c.id, c.before, c.after])];
};

it("a column that the plan gained or lost is told once, not of each recommendation", () => {
  const found = turned(
    (id) => ({ Risk: `R${id}` }),
    (id) => ({ Progress: `On track ${id}` }),
  );
  expect(found).toEqual(["The plan has a new column, “Progress”. Its column “Risk” is gone.", []]);
});

it("a cell that was filled in a column that was there is told of its recommendation", () => {
  const risk = (low: string) => (id: string) =>
    id === "1.1" ? { Risk: low } : id === "1.2" ? { Risk: "High" } : ({} as Record<string, string>);
  expect(turned(risk(""), risk("Low"))).toEqual(["", [["1.1", "Risk: ", "Risk: Low"]]]);
});
