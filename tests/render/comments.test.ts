import { describe, expect, it } from "vitest";
import { toPaper } from "../../src/render/paper.ts";
import { paperWords } from "../../src/render/words.ts";
import { decided } from "../desk/office.ts";
import { makeEdition, makeInput } from "./make-edition.ts";

const edition = makeEdition("2026-10-02", [
  { id: "1.1", due: "2026-09-01" },
  { id: "1.2", due: "2027-09-01" },
]);
const comment = (recommendation: string | null, now: string) => decided({ kind: "comment", recommendation, now });
const wordsWith = (...decisions: ReturnType<typeof comment>[]) => paperWords(toPaper({ ...makeInput(edition), decisions })).join(" ");

describe("a comment of the portfolio office", () => {
  it("on the paper stands on page one, before the first table of recommendations, as theirs", () => {
    const words = wordsWith(comment(null, "Two slips wait for one contract."));
    const at = words.indexOf("Two slips wait for one contract.");
    expect(at).toBeGreaterThan(words.indexOf("Comment of the portfolio office"));
    expect(at).toBeLessThan(words.indexOf("Appendix A"));
    expect(at).toBeLessThan(words.indexOf("Needs attention"));
  });

  it("on a recommendation stands beside it, also where nothing else is told of it", () => {
    expect(wordsWith(comment("1.1", "The berth is booked."))).toContain("Comment of the portfolio office: “The berth is booked.”");
    expect(wordsWith(comment("1.2", "No cause for concern."))).toContain("Comment of the portfolio office: “No cause for concern.”");
  });

  it("written anew takes the place of the one before; an empty one takes it away", () => {
    const words = wordsWith(comment("1.1", "First."), comment("1.1", "Second."));
    expect(words).toContain("Second.");
    expect(words).not.toContain("First.”");
    expect(wordsWith(comment(null, "Once."), comment(null, ""))).not.toContain("Comment of the portfolio office");
  });
});
