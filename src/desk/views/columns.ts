import { COLUMN_MEANINGS, inColumn, otherColumn } from "../../model/apply-rows.ts";
import { standingDecisions } from "../../model/decision.ts";
import type { Edition } from "../../model/edition.ts";
import type { Seen } from "../desk.ts";
import { decisionWords, fieldWords, firstWords, when } from "../words.ts";
import { editionPath } from "./frame.ts";

const capital = (text: string) => text.replace(/^./, (c) => c.toUpperCase());
const SAMPLES = 3; // rows shown of a column: enough to tell a date from a name

/** The columns that were not understood: their headings, in the order in which they stand. */
export function otherColumns(edition: Edition): string[] {
  const all = new Set(edition.recommendations.flatMap((r) => r.other.map((o) => o.name)));
  return [...all];
}

/** What stands in no row although nearly every plan has it. */
export function emptyColumns(edition: Edition): string[] {
  const lacking = (["update", "owner", "delivery"] as const).filter((c) =>
    edition.recommendations.every((r) => inColumn(r, c).trim() === ""),
  );
  return edition.recommendations.length === 0 ? [] : lacking.map((c) => fieldWords(c));
}

const otherWords = (name: string) =>
  /^(?:status|state)$/i.test(name) ? "Status, beside the delivery date and the update" : "Not understood: kept, and in no figure";

function columnView(edition: Edition, column: string, name: string, readAs: string, i: number) {
  const said = edition.recommendations.map((r) => ({ id: r.id, words: firstWords(inColumn(r, column), 90) })).filter((s) => s.words !== "");
  return {
    id: `c-${i}`,
    column,
    name,
    readAs,
    rows: `${said.length} of ${edition.recommendations.length} rows`,
    samples: said.slice(0, SAMPLES),
    meanings: COLUMN_MEANINGS.filter((m) => m !== column).map((value) => ({ value, label: capital(fieldWords(value)) })),
  };
}

/** Data of the page on which a person says what each column is. */
export function columnsView(seen: Seen) {
  const { edition, decisions, info } = seen.snapshot;
  const known = ["text", "owner", "update", "delivery", "section", "rag"].filter((c) =>
    edition.recommendations.some((r) => inColumn(r, c) !== ""),
  );
  const others = otherColumns(edition);
  return {
    path: editionPath(seen),
    base: info.revision,
    lacking: emptyColumns(edition).map(capital).join(", "),
    columns: [
      ...others.map((name, i) => columnView(edition, otherColumn(name), name, otherWords(name), i)),
      ...known.map((c, i) => columnView(edition, c, capital(fieldWords(c)), capital(fieldWords(c)), others.length + i)),
    ],
    decisions: standingDecisions(decisions)
      .filter((d) => d.kind === "column")
      .map((d) => ({ id: d.id, words: capital(decisionWords(d)), when: `${when(d.when)}, ${d.by}` })),
  };
}
