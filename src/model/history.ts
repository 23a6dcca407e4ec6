import { z } from "zod";
import { Day, Delivery, Status } from "./edition.ts";
import { Finding } from "./finding.ts";

const at = z.object({ edition: Day });

/** What a series of editions knows of one recommendation, through renumberings. `id` is its present (or last) id. */
export const RecommendationHistory = z.object({
  id: z.string(),
  /** As it last stood. */
  text: z.string().optional(),
  section: z.string().nullable().optional(),
  ids: z.array(at.extend({ id: z.string() })),
  firstSeen: Day,
  lastSeen: Day,
  status: Status,
  statuses: z.array(at.extend({ status: Status })),
  firstDelivery: Delivery.nullable(),
  /** Every different delivery cell in order, with the edition in which it first stood. */
  deliveries: z.array(at.extend({ delivery: Delivery })),
  slips: z.number().int(),
  /** Days the present date lies after the first one; negative where before; null without both. */
  daysLost: z.number().int().nullable(),
  overdueDays: z.number().int().nullable(),
  overdueDaysAgainstFirst: z.number().int().nullable(),
  completedIn: Day.nullable(),
  reopenings: z.array(at),
  owners: z.array(at.extend({ owner: z.string() })),
  alteredEntries: z.array(at.extend({ before: z.string(), after: z.string().nullable() })),
  lastNewEntry: Day.nullable(),
  monthsWithoutEntry: z.number().int().nullable(),
  stale: z.boolean(),
  daysOpen: z.number().int(),
  /** How much changed from edition to edition: the share of words inserted or deleted, 0 to 1. */
  life: z.array(at.extend({ changed: z.number() })),
  /** Dates that the update promised and that have passed, with the words. */
  promisesPassed: z.array(z.object({ date: Day, words: z.string() })),
  /** In words, e.g. "two slips", "no update since 4 July 2017"; null where not at risk. */
  atRisk: z.string().nullable(),
  /** The edition in which it was gone, and its status before; null while it stands in the newest. */
  left: z.object({ edition: Day, status: Status }).nullable(),
});
export type RecommendationHistory = z.infer<typeof RecommendationHistory>;

export const EditionFigures = z.object({
  edition: Day,
  revision: z.number().int(),
  total: z.number().int(),
  open: z.number().int(),
  onHold: z.number().int(),
  complete: z.number().int(),
  withdrawn: z.number().int(),
  overdue: z.number().int(),
  /** Completed ones that have left the plan: they stay complete in totals and burn-up. */
  completeAndGone: z.number().int(),
  completedSinceLast: z.number().int(),
});
export type EditionFigures = z.infer<typeof EditionFigures>;

/** `recommendations` that slipped; `daysLost` is the sum of days their present dates lie after their first ones. */
const slippage = z.object({ name: z.string(), recommendations: z.number().int(), slips: z.number().int(), daysLost: z.number().int() });

export const PlanHistory = z.object({
  schemaVersion: z.literal(1),
  plan: z.string(),
  editions: z.array(EditionFigures),
  recommendations: z.array(RecommendationHistory),
  slippageByOwner: z.array(slippage),
  slippageBySection: z.array(slippage),
  /** Recommendations of the newest edition whose update is the same words or points to the same one; `words` is what they share. */
  sameUpdate: z.array(z.object({ words: z.string(), ids: z.array(z.string()) })),
  /** Live ones due before the next edition (expected a month after the newest). */
  dueBeforeNext: z.array(z.string()),
  /** Papers written before a late or corrected edition came in: the edition, and those compared without it. */
  writtenWithout: z.array(z.object({ edition: Day, papers: z.array(z.string()) })),
  /** Rate of closing over the whole series; null without two editions half a month apart. */
  closing: z.object({ from: Day.nullable(), to: Day.nullable(), completed: z.number().int(), perMonth: z.number().nullable() }).optional(),
  /** Live ones of the newest edition by whole months since first seen, from `fromMonths` to under `underMonths`. */
  ageing: z
    .array(z.object({ fromMonths: z.number().int(), underMonths: z.number().int().nullable(), ids: z.array(z.string()) }))
    .optional(),
  findings: z.array(Finding),
});
export type PlanHistory = z.infer<typeof PlanHistory>;
