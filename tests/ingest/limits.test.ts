import { describe, expect, it } from "vitest";
import { checkEdition, checkSize, usualLimits } from "../../src/ingest/limits.ts";
import { Settings } from "../../src/model/settings.ts";
import { makeEdition } from "../render/make-edition.ts";

describe("an edition larger than any plan", () => {
  const of = (count: number) =>
    makeEdition(
      "2031-01-04",
      Array.from({ length: count }, (_, i) => ({ id: `${i + 1}` })),
    );

  it("is refused by the number of its recommendations, in a line that names the limit", () => {
    expect(() => checkEdition(of(3001), "plan.html", usualLimits)).toThrow(
      'plan.html has 3001 recommendations; at most 3000 are read. If it is a plan all the same, raise "limits": { "recommendations": … } in the configuration.',
    );
    expect(() => checkEdition(of(3000), "plan.html", usualLimits)).not.toThrow();
  });

  it("is refused by the number of its words", () => {
    const plan = of(2);
    const long = { ...plan, edition: { ...plan.edition, words: { source: 400_001, placed: 400_001 } } };
    expect(() => checkEdition(long, "plan.html", usualLimits)).toThrow(/400001 words; at most 400000 .*"words"/);
  });
});

describe("the limits", () => {
  it("can all be set in the configuration", () => {
    expect(Settings.parse({ limits: usualLimits }).limits).toEqual(usualLimits);
    expect(Object.keys(Settings.shape.limits.unwrap().shape).sort()).toEqual(Object.keys(usualLimits).sort());
  });

  it("name the size of a file that is too large to be looked at", () => {
    expect(() => checkSize(100_000_001, "plan.pdf", usualLimits)).toThrow("plan.pdf has 101 MB; at most 100 MB are read.");
  });
});
