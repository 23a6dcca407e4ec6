import { askedBy, type Carried, carryDecisions } from "../model/carry-decisions.ts";
import type { Finding } from "../model/finding.ts";
import { nameOf } from "../pipeline/compared.ts";
import type { Office } from "../pipeline/office.ts";
import type { Seen } from "./desk.ts";

/**
 * The decisions that a finding asks again: of the edition before, else of this month's plan as it was sent earlier. Each with the words that it would
 * rest on now.
 */
export function staleDecisions(office: Office, seen: Seen, finding: Finding): Carried["asked"] {
  const last = askedBy(carryDecisions(seen.earlier.at(-1)?.decisions ?? [], seen.asRead).asked, finding);
  if (last.length > 0) return last;
  const { plan, date, revision } = seen.snapshot.info;
  for (const info of office.archive
    .list(plan)
    .filter((s) => s.date === date && s.revision < revision && !s.disposed)
    .reverse()) {
    const sent = askedBy(carryDecisions(office.archive.read(nameOf(info)).decisions, seen.asRead, true).asked, finding);
    if (sent.length > 0) return sent;
  }
  return [];
}
