import type { ChangeSet, FieldChange } from "../model/change.ts";
import { wordsApart } from "./words.ts";

/** What the history needs of a comparison: who was who, what was completed, and of each recommendation that changed what its life tells. */
export interface StageChanges {
  readonly matches: readonly { readonly from: string; readonly to: string }[];
  readonly completed: readonly string[];
  readonly told: ReadonlyMap<string, Told>;
}

/** What changed in one recommendation. */
export interface Told {
  /** Past entries that were altered, or taken out (`after` null). */
  readonly altered: FieldChange["alteredEntries"];
  /** New words in the update. */
  readonly news: boolean;
  /** Words that stand on one side only, in text, update, owner and date. */
  readonly apart: number;
}

/** Made once of each comparison; all that is told of it later is in it. */
export function stageChanges(changes: ChangeSet): StageChanges {
  const told = new Map<string, Told>();
  for (const c of changes.changes) {
    const own = told.get(c.id) ?? { altered: [], news: false, apart: 0 };
    told.set(c.id, { altered: [...own.altered, ...c.alteredEntries], news: own.news || tellsNews(c), apart: own.apart + apart(c) });
  }
  return { matches: changes.matches, completed: changes.completed, told };
}

/** New words in the update; a past entry that was altered is none. */
function tellsNews(c: FieldChange): boolean {
  return c.field === "update" && c.kind !== "cosmetic" && (c.kind !== "history-altered" || c.appended.length > 0);
}

const COUNTED: ReadonlySet<FieldChange["field"]> = new Set(["text", "update", "owner", "delivery"]);

function apart(c: FieldChange): number {
  return COUNTED.has(c.field) ? wordsApart(c.before, c.after) : 0;
}
