import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { diff } from "../../src/diff/diff.ts";
import { ChangeSet } from "../../src/model/change.ts";
import type { Edition } from "../../src/model/edition.ts";
import { edition } from "./plan.ts";

// Real action logs with their truths; not part of the project.
const real = new URL("../../../shared/real/", import.meta.url);

interface Truth {
  readonly edition: { readonly date: string | null };
  readonly recommendations: readonly {
    readonly key: string;
    readonly section: string | null;
    readonly text: string;
    readonly update: string;
    readonly delivery: { readonly raw: string; readonly date: string | null; readonly dateIfYearInferred: string | null };
    readonly status: "open" | "on-hold" | "complete" | "withdrawn";
  }[];
}

const load = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, real), "utf8"));

/** The log as an edition without numbers, and what key each of its rows has in the truth. */
function log(name: string): { plan: Edition; key: (id: string) => string } {
  const truth = load(name) as Truth;
  const plan = edition(
    truth.edition.date,
    truth.recommendations.map((r, i) => ({
      id: `#${i + 1}`,
      section: r.section,
      text: r.text,
      update: r.update,
      delivery: [r.delivery.raw, r.delivery.dateIfYearInferred ?? r.delivery.date],
      status: r.status,
    })),
  );
  return { plan, key: (id) => truth.recommendations[Number(id.slice(1)) - 1]?.key ?? id };
}

const lists = [
  "added",
  "removed",
  "completed",
  "reopened",
  "updateChanged",
  "textChanged",
  "ownerChanged",
  "deliveryChanged",
  "moved",
  "unchanged",
] as const;

it.skipIf(!existsSync(real)).each([
  ["tb07", "tb08"],
  ["tb08", "tb09"],
])("the action log %s against %s: every class exactly right (skipped where ../shared/real is absent)", (a, b) => {
  const [before, after] = [log(a), log(b)];
  const truth = load(`changes-${a}-${b}`) as Record<string, string[]>;
  const found = ChangeSet.parse(diff(before.plan, after.plan));
  for (const list of lists) {
    const keys = found[list].map((list === "removed" ? before : after).key);
    expect(keys.sort(), list).toEqual([...(truth[list] ?? [])].sort());
  }
  expect(found.slipped.map(after.key).sort()).toEqual([...(truth["slippedIfYearInferred"] ?? [])].sort());
  expect([found.renumbered, found.broughtForward, found.findings]).toEqual([[], [], []]);
});
