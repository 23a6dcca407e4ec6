import { readDelivery } from "./delivery.ts";
import { doneOn } from "./done-on.ts";
import { isOverdue, type Recommendation, rate, type Status } from "./edition.ts";
import { readOwners } from "./owner.ts";
import { settleStatus } from "./settle-status.ts";
import { readEntries } from "./update.ts";

export interface Deriving {
  readonly editionDate: string | null;
  readonly nextMeeting: string | null;
  readonly statusWords: Readonly<Record<string, Status>>;
  /** The plan writes "3/14/2018" for 14 March. */
  readonly monthFirst: boolean;
}

/** What follows from the words of a recommendation: owners, entries, date and status with its evidence, overdue, rating. */
export function rederive(r: Recommendation, from: Deriving): Recommendation {
  const entries = readEntries(r.update);
  const { delivery } = readDelivery(r.delivery.raw, from.editionDate, from.monthFirst);
  const cell = r.other.find((o) => /^(?:status|state)$/i.test(o.name))?.text ?? null;
  const done = doneOn(r.other, from.editionDate);
  const status = settleStatus({ entries, delivery: r.delivery.raw, cell, done, section: r.section }, from.statusWords);
  const now = { ...r, entries, delivery, owners: readOwners([r.owner]), status: status.status, statusEvidence: status.evidence };
  return rerate(now, from);
}

/** Overdue and rating again, from status and dates as they stand. */
export function rerate(r: Recommendation, from: Pick<Deriving, "editionDate" | "nextMeeting">): Recommendation {
  return { ...r, overdue: isOverdue(r, from.editionDate), rating: rate(r, from) };
}
