import type { ChangeSet, FieldChange } from "../../model/change.ts";
import { type Piece, quoted } from "../wording.ts";

/** Columns that the whole plan gained or lost since the last paper: told once, not of each recommendation. */
export interface PlanColumns {
  readonly gained: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
}

const MOST = 0.5; // of the recommendations in both editions: fewer are cells that were filled or emptied
const FEW = 3;

/** From the changes of other columns: a heading with words in most recommendations of one edition and in none of the other. */
export function planColumns(changes: ChangeSet | null): PlanColumns {
  const others = (changes?.changes ?? []).filter((c) => c.field === "other");
  const least = Math.max(FEW, (changes?.matches.length ?? 0) * MOST);
  const wholly = (blank: "before" | "after") => {
    const counts = new Map<string, number>();
    for (const c of others) if (isBlank(c[blank])) counts.set(nameOf(c[blank]), (counts.get(nameOf(c[blank])) ?? 0) + 1);
    const kept = new Set(others.filter((c) => !isBlank(c[blank])).map((c) => nameOf(c[blank])));
    return new Set([...counts].filter(([name, n]) => n >= least && !kept.has(name)).map(([name]) => name));
  };
  return { gained: wholly("before"), lost: wholly("after") };
}

/** The changes of a recommendation's other columns, without those that are the whole plan's. */
export function columnChanges(changes: readonly FieldChange[], columns: PlanColumns): FieldChange[] {
  return changes.filter((c) => c.field === "other" && c.kind !== "cosmetic" && !isOfPlan(c, columns));
}

/** Whether a change is no more than that the plan gained or lost the column. */
function isOfPlan(change: FieldChange, { gained, lost }: PlanColumns): boolean {
  return (isBlank(change.before) && gained.has(nameOf(change.before))) || (isBlank(change.after) && lost.has(nameOf(change.after)));
}

/** "The plan has a new column, “Progress”." */
export function columnsSentence({ gained, lost }: PlanColumns): Piece[] {
  const said = [
    ...[...gained].map((name) => `The plan has a new column${name === "" ? " without a heading" : `, ${quoted(name)}`}.`),
    ...[...lost].map((name) => `Its column ${name === "" ? "without a heading" : quoted(name)} is gone.`),
  ];
  return said.length === 0 ? [] : [said.join(" ")];
}

/** The heading that a change of another column carries; "Another column" where it has none. */
export function columnName(change: FieldChange): string {
  return nameOf(change.after) || nameOf(change.before) || "Another column";
}

/** The change of the cell alone: its heading is told beside it. */
export function cellChange(change: FieldChange): FieldChange {
  const [first, ...rest] = change.redline;
  const heading = `${columnName(change) === "Another column" ? "" : columnName(change)}: `;
  const cut = first?.op === "equal" && `${first.text} `.startsWith(heading) ? first.text.slice(heading.trimEnd().length).trimStart() : null;
  return {
    ...change,
    before: textOf(change.before),
    after: textOf(change.after),
    redline: first === undefined || cut === null ? [] : [...(cut === "" ? [] : [{ ...first, text: cut }]), ...rest],
  };
}

function nameOf(cell: string): string {
  return cell.slice(0, Math.max(0, cell.indexOf(": ")));
}

function textOf(cell: string): string {
  return cell.slice(cell.indexOf(": ") + 2);
}

function isBlank(cell: string): boolean {
  return textOf(cell).trim() === "";
}
