import type { ChangeField, FieldChange, RedlinePiece } from "../model/change.ts";
import { daysBetween } from "../model/day.ts";
import type { Recommendation } from "../model/edition.ts";
import { sameWords } from "../model/text.ts";
import { isTypingCorrection, type Vocabulary } from "./cosmetic.ts";
import { compareUpdates, type UpdateChange } from "./entries.ts";
import { isPosition, printedId } from "./ids.ts";
import { columnCell, otherColumns } from "./other-columns.ts";
import { sameOwners } from "./people.ts";
import type { SectionsRenamed } from "./sections.ts";

/** Finds what differs in one field; nothing where only case, white space, marks or markup do. */
export type Comparer = (a: Recommendation, b: Recommendation, ways: Ways) => FieldChange[];

export interface Ways {
  readonly vocabulary: Vocabulary;
  readonly renamed: SectionsRenamed;
  /** How the words of a change are marked; where many editions are compared nobody reads them. */
  readonly redline: (before: string, after: string) => RedlinePiece[];
}

interface Judged extends UpdateChange {
  readonly days?: number | null;
}

const plain: Judged = { kind: "rewritten", appended: [], alteredEntries: [] };

/** One comparer a field: a new field then does not compile until it is compared. */
export const comparers: Readonly<Record<ChangeField, Comparer>> = {
  id: (a, b, ways) => (isRenumbered(a, b) ? [change("id", b.id, [a.id, b.id], plain, ways)] : []),
  section: words(
    "section",
    (r) => r.section ?? "",
    (a, b, { renamed }) => (renamed(a.section, b.section) ? { ...plain, kind: "cosmetic" } : plain),
  ),
  subsection: words("subsection", (r) => r.subsection ?? ""),
  text: words(
    "text",
    (r) => r.text,
    (a, b, { vocabulary }) => (isTypingCorrection(a.text, b.text, vocabulary) ? { ...plain, kind: "cosmetic" } : plain),
  ),
  owner: words(
    "owner",
    (r) => r.owner,
    (a, b) => (sameOwners(a, b) ? { ...plain, kind: "cosmetic" } : plain),
  ),
  update: words(
    "update",
    (r) => r.update,
    (a, b, { vocabulary }) => compareUpdates(a, b, vocabulary),
  ),
  delivery: words(
    "delivery",
    (r) => r.delivery.raw,
    (a, b) => ({ ...plain, days: daysMoved(a, b) }),
  ),
  status: words("status", (r) => r.status),
  rag: words("rag", (r) => r.rag ?? ""),
  other: compareOtherColumns,
};

/** A comparer of one text: equal words are no change, else `judge` says of what kind. */
function words(
  field: ChangeField,
  of: (r: Recommendation) => string,
  judge: (a: Recommendation, b: Recommendation, ways: Ways) => Judged = () => plain,
): Comparer {
  return (a, b, ways) => {
    const [before, after] = [of(a), of(b)];
    return sameWords(before, after) ? [] : [change(field, b.id, [before, after], judge(a, b, ways), ways)];
  };
}

function change(field: ChangeField, id: string, [before, after]: readonly [string, string], judged: Judged, ways: Ways): FieldChange {
  return { id, field, before, after, redline: ways.redline(before, after), days: null, ...judged };
}

/** Another number as printed; a place in the order of a plan without numbers is none. */
export function isRenumbered(a: Recommendation, b: Recommendation): boolean {
  return a.id !== b.id && !isPosition(a.id) && !isPosition(b.id) && printedId(a.id) !== printedId(b.id);
}

function daysMoved(a: Recommendation, b: Recommendation): number | null {
  return a.delivery.date === null || b.delivery.date === null ? null : daysBetween(a.delivery.date, b.delivery.date);
}

/** Other named columns, matched by their headings; before and after carry the heading. */
function compareOtherColumns(a: Recommendation, b: Recommendation, ways: Ways): FieldChange[] {
  if (a.other.length + b.other.length === 0) return [];
  const [was, now] = [otherColumns(a), otherColumns(b)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key) => {
    const name = (now.get(key) ?? was.get(key))?.name ?? "";
    const [before, after] = [was.get(key) ?? { name, text: "" }, now.get(key) ?? { name, text: "" }];
    if (sameWords(before.text, after.text)) return [];
    return [change("other", b.id, [columnCell(before), columnCell(after)], plain, ways)];
  });
}
