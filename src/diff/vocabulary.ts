import type { Edition, Recommendation } from "../model/edition.ts";
import type { Vocabulary } from "./cosmetic.ts";
import { wordsOf } from "./likeness.ts";
import { once } from "./once.ts";

/** The words of two editions, gathered when first asked for: most comparisons never ask. */
export function vocabularyOf(editions: readonly Edition[]): Vocabulary {
  const all = () => editions.flatMap((e) => e.recommendations);
  const names = once(() => new Set(all().flatMap(namesOf)));
  const lower = once(() => new Set(all().flatMap((r) => `${r.text} ${r.update}`.match(/(?<![\p{L}\p{N}])\p{Ll}{3,}/gu) ?? [])));
  return { isName: (word) => names().has(word), isUsedInLowerCase: (word) => lower().has(word) };
}

function namesOf(r: Recommendation): string[] {
  return r.owners.flatMap((o) => wordsOf(o.name ?? "")).filter((w) => w.length > 1);
}
