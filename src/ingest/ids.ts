import { type Finding, finding } from "../model/finding.ts";
import { compareIds, missingBetween } from "../model/identifier.ts";
import type { Assembly, Draft } from "./draft.ts";

interface Ids {
  readonly ids: readonly string[];
  readonly findings: readonly Finding[];
}

/** Every draft's id, unique: a second "4.2.1" is "4.2.1~2"; rows without numbers are "#1", "#2" … */
export function draftIds(found: Assembly): Ids {
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  const ids = found.drafts.map((draft, i) => {
    const printed = found.numbered ? draft.id : null;
    if (printed === null || printed === "") {
      if (found.numbered) findings.push(noNumber(draft, `#${i + 1}`));
      return `#${i + 1}`;
    }
    const times = (seen.get(printed) ?? 0) + 1;
    seen.set(printed, times);
    if (times === 1) return printed;
    findings.push(duplicate(draft, printed, `${printed}~${times}`));
    return `${printed}~${times}`;
  });
  return { ids, findings: [...findings, ...gaps(found.drafts, found.numbered)] };
}

function noNumber(draft: Draft, id: string): Finding {
  return finding("inferred-boundary", `A row has no number though the plan is numbered; it is listed as ${id}.`, {
    recommendation: id,
    pages: draft.pages,
  });
}

function duplicate(draft: Draft, printed: string, id: string): Finding {
  return finding("duplicate-id", `The number ${printed} stands more than once; this one is listed as ${id}.`, {
    recommendation: id,
    pages: draft.pages,
    text: printed,
  });
}

const MOST_NAMED = 5;

/** Numbers that a series leaves out between neighbours. */
function gaps(drafts: readonly Draft[], numbered: boolean): Finding[] {
  if (!numbered) return [];
  const present = new Set(drafts.map((d) => d.id));
  return drafts.flatMap((draft, i) => {
    const before = drafts[i - 1]?.id;
    if (before == null || draft.id === null || compareIds(before, draft.id) >= 0) return [];
    const missing = missingBetween(before, draft.id).filter((id) => !present.has(id));
    if (missing.length === 0) return [];
    const named = missing.length <= MOST_NAMED ? missing.join(", ") : `${missing[0]} to ${missing.at(-1)}`;
    return [
      finding(
        "numbering-gap",
        `The numbering goes from ${before} to ${draft.id}: ${named} ${missing.length === 1 ? "is" : "are"} not in the plan.`,
        { recommendation: draft.id, pages: draft.pages, text: named },
      ),
    ];
  });
}
