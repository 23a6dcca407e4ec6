import type { Recommendation } from "../model/edition.ts";
import { type Finding, finding } from "../model/finding.ts";
import { personKey } from "../model/owner.ts";
import type { ColumnRole } from "../model/settings.ts";
import type { Assembly, Loose } from "./draft.ts";
import { lineOf, pagesOf } from "./paragraphs.ts";
import type { Table } from "./table.ts";

/** Doubts that only the whole plan shows: words without a recommendation, references to absent ones, one person in two spellings. */
export function planDoubts(found: Assembly, recommendations: readonly Recommendation[]): Finding[] {
  return [
    ...found.inferredColumns.map(columnDoubt),
    ...found.loose.map(looseDoubt),
    ...found.unread.map(unreadDoubt),
    ...absentReferences(recommendations),
    ...twoSpellings(recommendations),
  ];
}

const SAYS: Readonly<Record<Loose["code"], (l: Loose) => string>> = {
  "orphan-fragment": (l) =>
    `Words without a number${l.near === "" ? "" : `, after ${l.near}`}: it cannot be told which recommendation they belong to.`,
  "sub-heading-update": (l) => `What stands beside the sub-heading "${l.near}" belongs to no recommendation.`,
};

const TAKEN_FOR: Readonly<Record<ColumnRole, string>> = {
  id: "numbers",
  section: "sections",
  text: "recommendations",
  owner: "owners",
  update: "updates",
  delivery: "delivery dates",
  status: "statuses",
  rag: "ratings",
  other: "further words",
};

function columnDoubt(column: Assembly["inferredColumns"][number]): Finding {
  const why = column.role === "section" ? "its cells stand for several rows each" : "its cells read as such";
  if (column.rival !== null) {
    const told = `The column "${column.name}" is taken for the ${TAKEN_FOR[column.role]}, though "${column.rival}" holds dates too.`;
    return finding("unknown-column", told, { pages: [column.page], text: column.name, severity: "warning" });
  }
  const message = column.borrowed
    ? `A column without a heading on page ${column.page} is taken for the ${TAKEN_FOR[column.role]}: it stands where "${column.name}" does in the table before.`
    : `The column "${column.name}" is taken for the ${TAKEN_FOR[column.role]}: its heading says nothing, but ${why}.`;
  return finding("unknown-column", message, { pages: [column.page], text: column.name });
}

function unreadDoubt(table: Table): Finding {
  const text = lineOf(table.rows.flatMap((r) => r.cells.flatMap((c) => c.paragraphs)));
  const message = `A table on page ${table.page} stands among those of the plan, but was not read as recommendations.`;
  return finding("words-unaccounted", message, { pages: [table.page], text, severity: "warning" });
}

function looseDoubt(l: Loose): Finding {
  return finding(l.code, SAYS[l.code](l), { pages: pagesOf(l.runs), text: l.text });
}

function absentReferences(recommendations: readonly Recommendation[]): Finding[] {
  const ids = new Set(recommendations.map((r) => r.id));
  const first = new Map<string, Recommendation>();
  for (const r of recommendations) for (const id of r.refersTo) if (!ids.has(id) && !first.has(id)) first.set(id, r);
  return [...first].map(([id, r]) =>
    finding("absent-reference", `${r.id} refers to ${id}, which is not in the plan.`, {
      recommendation: r.id,
      pages: r.source.slice(0, 1).map((s) => s.page),
      text: id,
    }),
  );
}

/** "K. Georgiou" and "Karen Georgiou": one surname and initial, two spellings. */
function twoSpellings(recommendations: readonly Recommendation[]): Finding[] {
  const spellings = new Map<string, Set<string>>();
  for (const r of recommendations) {
    for (const { name } of r.owners) {
      const key = name === null ? null : personKey(name);
      if (key !== null && name !== null) spellings.set(key, (spellings.get(key) ?? new Set()).add(name));
    }
  }
  return [...spellings.values()]
    .filter((names) => names.size > 1)
    .map((names) =>
      finding("two-spellings", `${[...names].map((n) => `"${n}"`).join(" and ")} seem to be one person.`, { text: [...names].join("; ") }),
    );
}
