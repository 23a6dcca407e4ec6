import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyChanges, normalRows } from "../../src/diff/apply.ts";
import { diff } from "../../src/diff/diff.ts";
import { ChangeSet } from "../../src/model/change.ts";
import { Edition } from "../../src/model/edition.ts";
import { type GoldenMonth, months } from "./months.ts";

// ACCEPT=1 npx vitest run tests/diff/months.test.ts writes the files anew: then read the difference.
const accept = process.env["ACCEPT"] === "1";

function golden<T>(m: GoldenMonth, file: string, value: T): unknown {
  const folder = new URL(`../months/${m.name}/`, import.meta.url);
  const path = new URL(`${file}.json`, folder);
  if (accept) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  }
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

describe.each(months)("$name", (m) => {
  const before = Edition.parse(golden(m, "before", m.before));
  const after = Edition.parse(golden(m, "after", m.after));
  const changes = diff(before, after);

  it("its editions are those told here", () => {
    expect(before).toEqual(m.before);
    expect(after).toEqual(m.after);
  });

  it("its changes are those accepted", () => {
    expect(changes).toEqual(ChangeSet.parse(golden(m, "changes", changes)));
  });

  it("its changes made in the edition before give the edition after", () => {
    expect(normalRows(applyChanges(before, changes, after.recommendations))).toEqual(normalRows(after));
  });
});

const changesOf = (name: string) => {
  const m = months.find((x) => x.name === name);
  if (m === undefined) throw new Error(`no month ${name}`);
  return diff(m.before, m.after);
};

it("every class of change stands once in the month of that name", () => {
  const found = changesOf("every-class");
  const once = [
    "completed",
    "reopened",
    "withdrawn",
    "reinstated",
    "putOnHold",
    "resumed",
    "slipped",
    "broughtForward",
    "dateGiven",
    "dateRemoved",
  ] as const;
  const others = ["ownerChanged", "moved", "renumbered", "added", "removed"] as const;
  expect(Object.fromEntries([...once, ...others].map((l) => [l, found[l].length]))).toEqual(
    Object.fromEntries([...once, ...others].map((l) => [l, 1])),
  );
  expect(found.changes.filter((c) => c.field === "update").map((c) => c.kind)).toEqual([
    "appended",
    "rewritten",
    "history-altered",
    "history-altered",
    "cosmetic",
  ]);
  expect(found.unchanged).toEqual(["1.1", "2.9"]);
});

it("noise alone is no change", () => {
  const found = changesOf("noise");
  expect(found.changes).toEqual([]);
  expect(found.unchanged).toEqual(["1", "2"]);
});
