import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, normalRows } from "../../src/diff/apply.ts";
import { diff } from "../../src/diff/diff.ts";
import { redline } from "../../src/diff/words.ts";
import { ChangeSet } from "../../src/model/change.ts";
import { comparisonKey } from "../../src/model/text.ts";
import { month, plan, restyled } from "./generated.ts";

const runs = { numRuns: 300 };

describe("law 4, for any plan", () => {
  it("an edition has no changes against itself", () => {
    fc.assert(
      fc.property(plan, (a) => {
        const found = diff(a, a);
        expect(found.changes).toEqual([]);
        expect(found.unchanged).toEqual(a.recommendations.map((r) => r.id));
      }),
      runs,
    );
  });

  it("restyling changes nothing", () => {
    fc.assert(
      fc.property(plan, (a) => {
        const found = diff(a, restyled(a));
        expect(found.changes).toEqual([]);
        expect([...found.added, ...found.removed]).toEqual([]);
        expect(found.unchanged.length).toBe(a.recommendations.length);
      }),
      runs,
    );
  });

  it("what is added one way is removed the other way", () => {
    fc.assert(
      fc.property(month, ({ before, after }) => {
        expect([...diff(before, after).added].sort()).toEqual([...diff(after, before).removed].sort());
      }),
      runs,
    );
  });

  it("the changes made in the edition before give the edition after", () => {
    fc.assert(
      fc.property(month, ({ before, after }) => {
        const changes = ChangeSet.parse(diff(before, after));
        expect(normalRows(applyChanges(before, changes, after.recommendations))).toEqual(normalRows(after));
      }),
      runs,
    );
  });
});

it("law 5: the live ones before, with what came and without what went, are the live ones now", () => {
  fc.assert(
    fc.property(month, ({ before, after }) => {
      const { live } = diff(before, after);
      const came = live.addedLive + live.reopened + live.reinstated;
      const went = live.completedFromLive + live.withdrawnFromLive + live.removedLive;
      expect(live.before + came - went).toBe(live.now);
    }),
    runs,
  );
});

it("every recommendation of a month is matched, added or removed, once", () => {
  fc.assert(
    fc.property(month, ({ before, after }) => {
      const found = diff(before, after);
      expect([...found.matches.map((m) => m.to), ...found.added].sort()).toEqual(after.recommendations.map((r) => r.id).sort());
      expect([...found.matches.map((m) => m.from), ...found.removed].sort()).toEqual(before.recommendations.map((r) => r.id).sort());
    }),
    runs,
  );
});

it("a recommendation unchanged stands in no other list", () => {
  fc.assert(
    fc.property(month, ({ before, after }) => {
      const { unchanged, added, renumbered, updateChanged, textChanged, ownerChanged, deliveryChanged, statusChanged, moved } = diff(
        before,
        after,
      );
      const changed = [
        added,
        updateChanged,
        textChanged,
        ownerChanged,
        deliveryChanged,
        statusChanged,
        moved,
        renumbered.map((r) => r.to),
      ].flat();
      expect(unchanged.filter((id) => changed.includes(id))).toEqual([]);
    }),
    runs,
  );
});

const line = fc
  .tuple(
    fc.constantFrom("", "- ", "1. ", "\u2022 ", "(a) "),
    fc.array(fc.constantFrom("the", "Board", "will", "meet,", "2017.", "re-focus", "\u2013", "it's", "(A)"), {
      minLength: 1,
      maxLength: 9,
    }),
  )
  .map(([mark, words]) => mark + words.join(" "));
const words = fc.array(line, { maxLength: 5 });

const unmarked = (text: string) => text.replace(/(?<=^|\s)(?:1\.|\u2022|\(a\))(?=\s)/g, "");

it("a redline holds the text after word for word, and the text before under the normal form", () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [before, after] = [a.join("\n"), b.join("\n")];
      const pieces = redline(before, after);
      const without = (op: string) =>
        pieces
          .filter((p) => p.op !== op)
          .map((p) => unmarked(p.text))
          .join("");
      expect(pieces.map((p) => (p.op === "delete" ? "" : p.text)).join("")).toBe(after);
      expect(comparisonKey(without("insert"))).toBe(comparisonKey(unmarked(before)));
    }),
    { numRuns: 2000 },
  );
});
