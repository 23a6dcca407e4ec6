import type { ChangeField, ChangeKind, ChangeSet, FieldChange } from "../../model/change.ts";
import type { Edition, Recommendation, Status } from "../../model/edition.ts";
import { printedId } from "../blocks.ts";
import { statusWords } from "../paper/status-words.ts";
import type { Column } from "./values.ts";

/** One line of the list of changes. */
export interface ChangeRow {
  readonly id: string;
  readonly what: string;
  readonly field: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly days: number | null;
}

type Event =
  | "added"
  | "removed"
  | "completed"
  | "reopened"
  | "withdrawn"
  | "reinstated"
  | "putOnHold"
  | "resumed"
  | "slipped"
  | "broughtForward"
  | "dateGiven"
  | "dateRemoved"
  | "moved";

const EVENTS: Readonly<Record<Event, string>> = {
  added: "Added",
  removed: "Removed",
  completed: "Completed",
  reopened: "Reopened",
  withdrawn: "Withdrawn",
  reinstated: "Reinstated",
  putOnHold: "Put on hold",
  resumed: "Resumed",
  slipped: "Slipped",
  broughtForward: "Brought forward",
  dateGiven: "Date given",
  dateRemoved: "Date removed",
  moved: "Moved to another section",
};

// Of which field's change each is the meaning; the others are lines of their own.
const EVENT_FIELD: Partial<Record<Event, ChangeField>> = {
  completed: "status",
  reopened: "status",
  withdrawn: "status",
  reinstated: "status",
  putOnHold: "status",
  resumed: "status",
  slipped: "delivery",
  broughtForward: "delivery",
  dateGiven: "delivery",
  dateRemoved: "delivery",
  moved: "section",
};

const FIELDS: Readonly<Record<ChangeField, string>> = {
  id: "Number",
  section: "Section",
  subsection: "Sub-section",
  text: "Recommendation",
  owner: "Owner",
  update: "Update",
  delivery: "Delivery date",
  status: "Status",
  rag: "RAG of the plan",
  other: "Other column",
};

const KINDS: Readonly<Record<ChangeKind, string>> = {
  appended: "appended",
  rewritten: "rewritten",
  "history-altered": "past entries altered",
  cosmetic: "without meaning",
};

const events = Object.keys(EVENTS) as Event[];

function fieldRow(change: FieldChange, changes: ChangeSet): ChangeRow {
  const meant = events.filter((e) => EVENT_FIELD[e] === change.field && changes[e].includes(change.id)).map((e) => EVENTS[e]);
  const { id, days } = change;
  const [before, after] = [change.before, change.after].map((words) =>
    change.field === "status" ? (statusWords[words as Status] ?? words) : words,
  ) as [string, string];
  return {
    id,
    what: meant.join(", ") || `${FIELDS[change.field]} changed`,
    field: FIELDS[change.field],
    kind: KINDS[change.kind],
    before,
    after,
    days,
  };
}

const nothing = { field: "", kind: "", before: "", after: "", days: null };
const textOf = (id: string, edition: Edition): string => edition.recommendations.find((r: Recommendation) => r.id === id)?.text ?? "";

/** Events that no change of a field stands for: there the list of fields is silent, or the recommendation is in one edition alone. */
function eventRows(changes: ChangeSet, edition: Edition): ChangeRow[] {
  const told = (e: Event, id: string): boolean => changes.changes.some((c) => c.id === id && c.field === EVENT_FIELD[e]);
  return events.flatMap((e) =>
    changes[e]
      .filter((id) => !told(e, id))
      .map((id) => ({ ...nothing, id, what: EVENTS[e], after: e === "added" ? textOf(id, edition) : "" })),
  );
}

function pairRows(changes: ChangeSet): ChangeRow[] {
  const told = new Set(changes.changes.filter((c) => c.field === "id").map((c) => c.id));
  const renumbered = changes.renumbered
    .filter((r) => !told.has(r.to))
    .map((r) => ({ ...nothing, id: r.to, what: "Renumbered", field: FIELDS.id, before: r.from, after: r.to }));
  const split = changes.split.map((s) => ({ ...nothing, id: s.from, what: "Split", before: s.from, after: s.to.join(", ") }));
  const merged = changes.merged.map((m) => ({ ...nothing, id: m.to, what: "Merged", before: m.from.join(", "), after: m.to }));
  return [...renumbered, ...split, ...merged];
}

/** Every change as a line: one a field, and one for each event that is no field's. In the order of the new edition, what has left it last. */
export function changeRows(changes: ChangeSet, edition: Edition): ChangeRow[] {
  const place = new Map(edition.recommendations.map((r, i) => [r.id, i]));
  const at = (row: ChangeRow): number => place.get(row.id) ?? Number.MAX_SAFE_INTEGER;
  const rows = [...eventRows(changes, edition), ...pairRows(changes), ...changes.changes.map((c) => fieldRow(c, changes))];
  return rows.toSorted((a, b) => at(a) - at(b));
}

/** The columns of the list of changes. */
export const changeColumns: readonly Column<ChangeRow>[] = [
  { heading: "Rec", width: 9, value: (c) => printedId(c.id) },
  { heading: "What", width: 24, value: (c) => c.what },
  { heading: "Field", width: 18, value: (c) => c.field },
  { heading: "Kind", width: 18, value: (c) => c.kind },
  { heading: "Was", width: 60, value: (c) => c.before },
  { heading: "Now", width: 60, value: (c) => c.after },
  { heading: "Days later", width: 11, value: (c) => c.days },
];
