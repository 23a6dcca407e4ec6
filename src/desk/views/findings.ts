import { settledBy } from "../../model/settled.ts";
import type { Seen } from "../desk.ts";
import { questionOf } from "../questions.ts";
import { decisionWords } from "../words.ts";
import { count, editionPath, isAboutReading, toSettle } from "./frame.ts";

/** Data of the list of all findings: those that a person is asked, and those that are only noted. */
export function findingsView(seen: Seen) {
  const asked = new Set(toSettle(seen).map((f) => f.index));
  const rows = seen.snapshot.findings.map((f, i) => {
    const settled = settledBy(f, seen.snapshot.decisions);
    return {
      asked: asked.has(i),
      href: `${editionPath(seen)}/review?finding=${i}`,
      asks: questionOf(f, seen.snapshot.edition).asks,
      rec: f.recommendation === null ? "The plan" : `Rec ${f.recommendation}`,
      why: questionOf(f, seen.snapshot.edition).why,
      about: isAboutReading(f) ? "How it was read" : "The plan itself",
      page: f.pages.length === 0 ? "None" : f.pages.join(", "),
      state: settled !== null ? `Settled: ${decisionWords(settled)}` : asked.has(i) ? "To settle" : "Noted",
    };
  });
  const notes = rows.filter((r) => !r.asked);
  return {
    path: editionPath(seen),
    asked: rows.filter((r) => r.asked),
    notes,
    shown: `${count(rows.length - notes.length, "finding")} and ${count(notes.length, "note")}`,
  };
}
