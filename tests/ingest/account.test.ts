import { expect, it } from "vitest";
import { account } from "../../src/ingest/account.ts";
import type { Run } from "../../src/ingest/table.ts";
import { document } from "./made.ts";

const source = document(["Keep a log", [["one two", "three"]]], "page 1");
const runs = source.blocks.flatMap((b) =>
  b.kind === "text" ? b.paragraph.runs : b.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs.flatMap((p) => p.runs))),
);
const named = (text: string) => runs.filter((r) => r.text === text);

it("words that nobody claims are a finding that quotes them, and so all have a place", () => {
  const done = account(source, [{ place: "text", runs: [...runs.slice(0, 3), ...source.furniture] }], []);
  expect(done.findings.map((f) => [f.code, f.pages, f.text])).toEqual([["words-unaccounted", [1], "one two three"]]);
  expect(done.words).toEqual({ source: 8, placed: 8 });
  expect(done.ledger).toEqual({ text: 5, finding: 3 });
});

it("a word that two places claim is a finding; one that was cut in two may have both", () => {
  const all = { place: "text" as const, runs: [...runs, ...source.furniture] };
  expect(account(source, [all, { place: "owner", runs: named("three") }], []).findings[0]?.message).toBe("1 words stand in two fields.");
  const half: Run = { ...(named("three")[0] as Run), text: "thr" };
  expect(account(source, [all, { place: "id", runs: [half] }], []).findings).toEqual([]);
});

it("a cell shared by several recommendations is one place", () => {
  const shared = { place: "owner" as const, runs: named("three") };
  const rest = { place: "text" as const, runs: [...runs.filter((r) => r.text !== "three"), ...source.furniture] };
  expect(account(source, [shared, shared, rest], []).ledger).toEqual({ owner: 1, text: 7 });
});
