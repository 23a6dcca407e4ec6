import type { ChangeField, ChangeSet, FieldChange } from "../model/change.ts";
import { type Edition, type Recommendation, Status } from "../model/edition.ts";
import { comparisonKey } from "../model/text.ts";
import { columnCell, columnKey, type OtherColumn } from "./other-columns.ts";

/**
 * The edition before with the changes made in it: the edition after, under the comparison's normal form (`normalRows`). A change set names what was
 * added but does not hold it: `added` gives those recommendations.
 */
export function applyChanges(before: Edition, changes: ChangeSet, added: readonly Recommendation[] = []): Edition {
  const old = new Map(before.recommendations.map((r) => [r.id, r]));
  const kept = changes.matches.flatMap((m) => {
    const r = old.get(m.from);
    return r === undefined
      ? []
      : [
          applyTo(
            { ...r, id: m.to },
            changes.changes.filter((c) => c.id === m.to),
          ),
        ];
  });
  const fresh = added.filter((r) => changes.added.includes(r.id));
  return { ...before, edition: { ...before.edition, date: changes.to }, recommendations: [...kept, ...fresh] };
}

function applyTo(r: Recommendation, changes: readonly FieldChange[]): Recommendation {
  return Object.assign({}, r, ...changes.map((c) => appliers[c.field](r, c)), withColumns(r, changes));
}

const orNull = (text: string) => (text === "" ? null : text);

/** What each field takes over from a change of it. */
const appliers: Readonly<Record<ChangeField, (r: Recommendation, c: FieldChange) => Partial<Recommendation>>> = {
  id: (_, c) => ({ id: c.after }),
  section: (_, c) => ({ section: orNull(c.after) }),
  subsection: (_, c) => ({ subsection: orNull(c.after) }),
  text: (_, c) => ({ text: c.after }),
  owner: (_, c) => ({ owner: c.after }),
  update: (_, c) => ({ update: c.after }),
  delivery: (r, c) => ({ delivery: { ...r.delivery, raw: c.after } }),
  status: (_, c) => ({ status: Status.parse(c.after) }),
  rag: (_, c) => ({ rag: orNull(c.after) }),
  other: () => ({}),
};

/** Several named columns may change at once, each by a change of its own. */
function withColumns(r: Recommendation, changes: readonly FieldChange[]): Pick<Recommendation, "other"> {
  const other = [...r.other];
  for (const c of changes) if (c.field === "other") putColumn(other, c);
  return { other };
}

/** "Priority: High" put in place of what the column Priority held. */
function putColumn(columns: OtherColumn[], { before, after }: FieldChange): void {
  const at = columns.findIndex((c) => columnCell(c) === before);
  const colon = after.indexOf(": ");
  const column = { name: after.slice(0, colon), text: after.slice(colon + 2) };
  columns.splice(at < 0 ? columns.length : at, at < 0 ? 0 : 1, column);
}

/** What the comparison sees of an edition: its recommendations by id, each field without what does not count. */
export function normalRows(edition: Edition): string[] {
  return edition.recommendations.map(normalRow).sort();
}

function normalRow(r: Recommendation): string {
  const other = r.other.filter((c) => c.text !== "").map((c) => `${columnKey(c.name)}=${c.text}`);
  const cells = [r.section, r.subsection, r.text, r.owner, r.update, r.delivery.raw, r.status, r.rag, ...other.sort()];
  return [r.id, ...cells.map((c) => comparisonKey(c ?? ""))].join(" | ");
}
